package cn.linli.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The mirror of the trail's last link in a file outside the database: it shows when the tail was cut or sealed anew. */
final class TrailHead {

    private final Path file;

    TrailHead(Path home) {
        this.file = home.resolve("keys").resolve("trail.head");
    }

    Optional<TrailChain.Head> read() {
        try {
            return Files.exists(file) ? Optional.of(TrailChain.Head.read(Files.readString(file))) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("The trail's mirror " + file + " cannot be read", e);
        }
    }

    /** Mirrors a line sealed after the mirrored one. Of two sealers the slower does not set the mirror back. */
    void advance(TrailChain.Head head) {
        synchronized (TrailHead.class) {
            if (read().map(mirrored -> mirrored.no() < head.no()).orElse(true)) {
                write(head);
            }
        }
    }

    void write(TrailChain.Head head) {
        try {
            Keys.write(file, head.text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
