package cn.linli.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded database's own start and end. */
class PostmasterTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aNumberThatSomebodyElseHasNowKeepsNothingClosed() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "Processes are looked into through /proc.");
        var programs = PostgresPrograms.in(Path.of("target/postgres").toAbsolutePath());
        var data = folder.resolve("postgres");
        var somebody = new ProcessBuilder("sleep", "600").start();
        try (var postmaster = new Postmaster(programs, data, folder.resolve("postgres.log"))) {
            postmaster.create("a-test-secret");
            postmaster.start();
            var left = Files.readString(data.resolve("postmaster.pid"));
            postmaster.stop();
            Files.writeString(
                    data.resolve("postmaster.pid"), left.replaceFirst("\\d+", String.valueOf(somebody.pid())));
            postmaster.clearAfterCrash();
            postmaster.start();
            assertThat(Postmaster.running(data)).isPresent();
            assertThat(somebody.isAlive()).isTrue();
        } finally {
            somebody.destroy();
        }
    }
}
