package cn.linli.app;

import cn.linli.access.Keys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of a home in a file of their own, under a passphrase: PBKDF2 (HMAC-SHA256, 600,000 rounds) and AES-256-GCM.
 * Without it a backup's sealed fields stay sealed for ever; it is kept apart from the backup.
 */
final class KeyFile {

    private static final String FIRST = "linli-keys-1";
    private static final int ROUNDS = 600_000;
    private static final int SHORTEST = 10;

    private KeyFile() {}

    static int exportTo(Home home, List<String> words, Path folder) {
        var file = Standalone.file(words, 2, folder, "linli keys export FILE");
        if (!Keys.there(home.path())) {
            throw new NotPossible("There are no keys in " + home.path() + " yet.");
        }
        if (Files.exists(file)) {
            throw new NotPossible("There is a file already: " + file);
        }
        try {
            OwnerOnly.write(file, seal(Files.readString(Keys.file(home.path())), passphrase()));
            System.err.println("The keys are in " + file + ". Keep it, and the passphrase, apart from the backup.");
            return 0;
        } catch (IOException e) {
            throw new NotPossible("The keys could not be written to " + file + ": " + e.getMessage(), e);
        }
    }

    static int importFrom(Home home, List<String> words, Path folder) {
        var file = Standalone.file(words, 2, folder, "linli keys import FILE");
        try {
            var keys = open(Files.readString(file), passphrase());
            if (Keys.there(home.path())) {
                if (Files.readString(Keys.file(home.path())).equals(keys)) {
                    System.err.println("These keys are in " + home.path() + " already.");
                    return 0;
                }
                throw new NotPossible("This home has other keys, and data sealed with them: " + home.path());
            }
            Keys.put(home.path(), keys);
            System.err.println("The keys are in " + home.path() + " now.");
            return 0;
        } catch (IOException e) {
            throw new NotPossible("The key file cannot be read: " + e.getMessage(), e);
        }
    }

    static String seal(String keys, char[] passphrase) {
        var chance = new SecureRandom();
        var salt = new byte[16];
        var nonce = new byte[12];
        chance.nextBytes(salt);
        chance.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, passphrase, ROUNDS, salt, nonce);
            var text = Base64.getEncoder();
            return String.join(
                    "\n",
                    FIRST,
                    String.valueOf(ROUNDS),
                    text.encodeToString(salt),
                    text.encodeToString(nonce),
                    text.encodeToString(cipher.doFinal(keys.getBytes(StandardCharsets.UTF_8))),
                    "");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The keys cannot be sealed", e);
        }
    }

    static String open(String text, char[] passphrase) {
        try {
            var lines = text.lines().toList();
            if (lines.size() != 5 || !lines.get(0).equals(FIRST)) {
                throw new NotPossible("This is no key file of Linli, or not a whole one.");
            }
            var read = Base64.getDecoder();
            var cipher = cipher(
                    Cipher.DECRYPT_MODE,
                    passphrase,
                    Integer.parseInt(lines.get(1)),
                    read.decode(lines.get(2)),
                    read.decode(lines.get(3)));
            return new String(cipher.doFinal(read.decode(lines.get(4))), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new NotPossible("The passphrase is wrong, or the key file is damaged.", e);
        }
    }

    private static Cipher cipher(int mode, char[] passphrase, int rounds, byte[] salt, byte[] nonce)
            throws GeneralSecurityException {
        var spec = new PBEKeySpec(passphrase, salt, rounds, 256);
        SecretKey key = new SecretKeySpec(
                SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                        .generateSecret(spec)
                        .getEncoded(),
                "AES");
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(128, nonce));
        cipher.updateAAD(FIRST.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static char[] passphrase() {
        var named = System.getenv("LINLI_PASSPHRASE");
        var terminal = java.util.Objects.requireNonNull(System.console());
        var typed = named != null
                ? named.toCharArray()
                : terminal.isTerminal() ? terminal.readPassword("Passphrase: ") : null;
        if (typed == null || typed.length < SHORTEST) {
            throw new NotPossible(
                    "A passphrase of at least " + SHORTEST + " characters is needed (LINLI_PASSPHRASE, or typed).");
        }
        return typed;
    }
}
