package cn.linli.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One installation's folder: database, keys, settings. It is stamped real or demo the first time and refuses to be the
 * other. One program at a time holds its lock.
 */
public final class Home implements AutoCloseable {

    private final Path folder;
    private @Nullable FileChannel channel;
    private @Nullable FileLock lock;

    private Home(Path folder) {
        this.folder = folder;
    }

    /** What a home is for. */
    public enum Kind {
        REAL,
        DEMO
    }

    /** The home named by {@code LINLI_HOME}, else the usual one of this kind. */
    static Path folder(Kind kind) {
        var named = System.getenv("LINLI_HOME");
        return (named == null || named.isBlank()
                        ? Path.of(System.getProperty("linli.checkout", ""), "data", word(kind))
                        : Path.of(named))
                .toAbsolutePath()
                .normalize();
    }

    /** Opens a home that must be of this kind, or becomes it when it is new. */
    public static Home open(Path folder, Kind kind) {
        try {
            OwnerOnly.folder(folder);
            var stamp = folder.resolve("stamp");
            if (!Files.exists(stamp)) {
                Files.writeString(stamp, word(kind), StandardOpenOption.CREATE_NEW);
            }
            var found = Files.readString(stamp).strip();
            if (!found.equals(word(kind))) {
                throw new NotPossible("This home is %s, not %s: %s. Name another one with LINLI_HOME."
                        .formatted(found, word(kind), folder));
            }
            return new Home(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("The home " + folder + " cannot be used", e);
        }
    }

    /** The kind an existing home is stamped with. */
    static Optional<Kind> kindOf(Path folder) {
        try {
            var stamp = folder.resolve("stamp");
            return Files.exists(stamp)
                    ? Optional.of(Kind.valueOf(Files.readString(stamp).strip().toUpperCase(Locale.ROOT)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the lock; false when another program has it. */
    boolean lock() {
        try {
            var file = channel;
            if (file == null) {
                file = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                channel = file;
            }
            lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder itself. */
    public Path path() {
        return folder;
    }

    /** A file inside. */
    Path file(String name) {
        return folder.resolve(name);
    }

    /** A secret kept in a file of this home that only its owner can read; made when missing. */
    String secret(String name) {
        var file = folder.resolve("keys").resolve(name);
        try {
            if (!Files.exists(file)) {
                var bytes = new byte[24];
                new SecureRandom().nextBytes(bytes);
                OwnerOnly.write(file, HexFormat.of().formatHex(bytes));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            if (lock != null) {
                lock.release();
            }
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
