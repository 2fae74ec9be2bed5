package cn.linli.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mirror of the trail's last line. */
class TrailHeadTest {

    @TempDir
    private Path home;

    private TrailHead mirror = new TrailHead(Path.of(""));

    @BeforeEach
    void anEmptyHome() throws IOException {
        Files.createDirectory(home.resolve("keys"));
        mirror = new TrailHead(home);
    }

    @Test
    void theSlowerOfTwoSealersDoesNotSetItBack() {
        mirror.advance(line(7));
        mirror.advance(line(6));
        assertThat(mirror.read().orElseThrow().no()).isEqualTo(7);
        mirror.advance(line(8));
        assertThat(mirror.read().orElseThrow().no()).isEqualTo(8);
    }

    @Test
    void anEpochSetsItBackToTheLineItBeginsAfter() {
        mirror.advance(line(7));
        mirror.write(line(3));
        assertThat(mirror.read().orElseThrow().no()).isEqualTo(3);
    }

    private static TrailChain.Head line(long no) {
        return new TrailChain.Head(no, new byte[] {(byte) no});
    }
}
