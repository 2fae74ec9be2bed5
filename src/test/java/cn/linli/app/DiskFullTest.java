package cn.linli.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.linli.Browser;
import cn.linli.shared.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A home on a small disk of its own that runs full, and is made free again. Needs to be root: it mounts the disk. */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class DiskFullTest {

    private static final int MEGABYTE = 1 << 20;

    @TempDir
    private Path folder = Path.of("");

    private Path disk = Path.of("");

    @BeforeEach
    void aSmallDisk() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=512m", "linli-test", disk.toString()) == 0,
                "A small disk cannot be mounted here (it takes root); nothing is shown about a full one.");
    }

    @AfterEach
    void takeTheDiskOut() throws Exception {
        run("umount", "--lazy", disk.toString());
    }

    @Test
    void whenTheDiskGetsShortChangesAreRefusedAndEverythingCanStillBeRead() throws Exception {
        try (var program = program("64MB")) {
            var desk = new Desk(program);
            var kept = desk.takesACall();
            var ballast = fill(32 * MEGABYTE);
            var call = Callers.aCall(desk.worker);
            saysSo(Callers.send(desk.browser, call));
            saysSo(desk.paper());
            var refused = roster(program, "--confirm");
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.err()).contains("磁盘已满", "没有保存");
            assertThat(roster(program).exit()).as("looking only").isZero();
            assertThat(desk.browser.get("/api/requests/" + kept.id()).status()).isEqualTo(200);
            assertThat(new Browser(program.port).signIn(desk.worker.name()).status())
                    .isEqualTo(200);
            assertThat(program.health()).isEqualTo("UP");
            Files.delete(ballast);
            assertThat(Callers.send(desk.browser, call).status()).isEqualTo(200);
            assertThat(desk.paper().status()).isEqualTo(200);
            assertThat(roster(program, "--confirm").exit()).isZero();
        }
    }

    /** Without the reserve: what the database itself does when it finds no room. */
    @Test
    void aDiskThatIsFullLosesNothingThatWasAnswered() throws Exception {
        try (var program = program("0B")) {
            var desk = new Desk(program);
            try (var callers = Callers.begin(desk.browser, desk.worker)) {
                callers.answered(20);
                var ballast = fill(0);
                for (var papers = 0; callers.noes.isEmpty() && papers < 50; papers++) {
                    desk.paper();
                }
                callers.stop();
                assertThat(callers.noes).isNotEmpty().allSatisfy(DiskFullTest::saysSo);
                Files.delete(ballast);
                program.until("UP");
                for (var call : callers.unanswered) {
                    assertThat(Callers.send(desk.browser, call).status()).isEqualTo(200);
                }
                try (var owner = program.owner()) {
                    assertThat(callers.inTheBook(owner))
                            .hasSize(callers.answered.size() + callers.unanswered.size())
                            .containsKeys(callers.answered.stream()
                                    .map(Callers.Call::id)
                                    .toArray(java.util.UUID[]::new));
                }
                assertThat(desk.paper().status()).isEqualTo(200);
            }
        }
    }

    /** Imports a small roster on the command line, through the running server. */
    private AProgram.Said roster(AProgram program, String... words) throws IOException, InterruptedException {
        var file = folder.resolve("花名册.csv");
        Files.writeString(file, "姓名,性别,身份证号码,社区\n欧阳静,女,990101196404160501,东区社区\n");
        var command = Stream.concat(
                Stream.of("import", "roster", file.toString(), "--area", "370105005", "--json"), Stream.of(words));
        return AProgram.say(program.home, Map.of(), command.toArray(String[]::new));
    }

    private AProgram program(String reserve) throws IOException, InterruptedException {
        var uploads = Files.createDirectory(disk.resolve("uploads"));
        return AProgram.up(
                disk.resolve("home"),
                AProgram.freePort(),
                Map.of("LINLI_DISK_RESERVE", reserve, "-Djava.io.tmpdir", uploads.toString()),
                "up",
                "--area",
                "370105");
    }

    /** A worker who is signed in. */
    private static final class Desk {

        private final AProgram.Worker worker;
        private final Browser browser;

        Desk(AProgram program) throws Exception {
            try (var owner = program.owner()) {
                worker = AProgram.aWorker(owner);
            }
            browser = new Browser(program.port);
            assertThat(browser.signIn(worker.name()).status()).isEqualTo(200);
        }

        Callers.Call takesACall() throws Exception {
            var call = Callers.aCall(worker);
            assertThat(Callers.send(browser, call).status()).isEqualTo(200);
            return call;
        }

        Browser.Answer paper() throws Exception {
            var photo = new byte[3 * MEGABYTE];
            photo[0] = (byte) 0xFF;
            photo[1] = (byte) 0xD8;
            photo[2] = (byte) 0xFF;
            return browser.upload("/api/documents/papers", "a.jpg", photo, Ids.next());
        }
    }

    private static void saysSo(Browser.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(507);
        assertThat(answer.code()).isEqualTo("shared.disk-full");
        assertThat(answer.json().path("detail").asString()).contains("磁盘已满", "没有保存");
    }

    /** A file that leaves no more than this. */
    private Path fill(long left) throws IOException {
        var ballast = disk.resolve("ballast");
        try (var out = Files.newOutputStream(ballast)) {
            var megabyte = new byte[MEGABYTE];
            while (disk.toFile().getUsableSpace() > left) {
                out.write(megabyte);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
        return ballast;
    }

    private static int run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException noSuchProgram) {
            return 127;
        }
    }
}
