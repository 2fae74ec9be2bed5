package cn.linli.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of one installation, in a file outside the database that only its owner can read: one for the encrypted
 * fields (AES-256), one for the blind index (HMAC-SHA256), one for the trail's chain (HMAC-SHA256).
 */
public final class Keys {

    private static final String FILE = "linli.keys";

    private final Map<String, byte[]> keys;

    private Keys(Map<String, byte[]> keys) {
        this.keys = keys;
    }

    /** Reads the keys of a home, or makes them when there are none yet. */
    public static Keys in(Path home) {
        var file = file(home);
        try {
            if (!Files.exists(file)) {
                write(file, fresh());
            }
            return read(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The keys in " + file + " cannot be read", e);
        }
    }

    /** Where the keys of a home lie. */
    public static Path file(Path home) {
        return home.resolve("keys").resolve(FILE);
    }

    /** Whether a home has keys. */
    public static boolean there(Path home) {
        return Files.exists(file(home));
    }

    /** Puts these keys into a home that has none. */
    public static void put(Path home, String text) {
        try {
            read(text).mark();
            write(file(home), text);
        } catch (IOException e) {
            throw new UncheckedIOException("The keys cannot be written to " + file(home), e);
        }
    }

    /** By this two sets of keys are known to be the same, without showing either. */
    public String mark() {
        try {
            var mac = javax.crypto.Mac.getInstance("HmacSHA256");
            mac.init(index());
            mac.update(fields().getEncoded());
            mac.update(trail().getEncoded());
            return HexFormat.of().formatHex(mac.doFinal(), 0, 8);
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Keys read(String text) {
        var keys = new LinkedHashMap<String, byte[]>();
        text.lines().filter(line -> line.contains("=")).forEach(line -> {
            var cut = line.indexOf('=');
            keys.put(
                    line.substring(0, cut).strip(),
                    HexFormat.of().parseHex(line.substring(cut + 1).strip()));
        });
        return new Keys(keys);
    }

    private static String fresh() {
        var chance = new SecureRandom();
        var text = new StringBuilder();
        for (var name : new String[] {"fields", "index", "trail"}) {
            var key = new byte[32];
            chance.nextBytes(key);
            text.append(name).append('=').append(HexFormat.of().formatHex(key)).append('\n');
        }
        return text.toString();
    }

    /** Writes a file that only its owner can read, whole or not at all. */
    static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        var draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(draft, text, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        Files.move(draft, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    SecretKey fields() {
        return new SecretKeySpec(key("fields"), "AES");
    }

    SecretKey index() {
        return new SecretKeySpec(key("index"), "HmacSHA256");
    }

    SecretKey trail() {
        return new SecretKeySpec(key("trail"), "HmacSHA256");
    }

    private byte[] key(String name) {
        var key = keys.get(name);
        if (key == null) {
            throw new IllegalStateException("The key file has no key named " + name);
        }
        return key;
    }
}
