package cn.linli.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Seals what must not lie open in the database (AES-256-GCM) and makes the keyed fingerprint by which it can still be
 * found (blind index: HMAC-SHA256, 16 bytes). The keys are outside the database.
 */
@Component
public class Secrets {

    private static final byte FORMAT = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey fields;
    private final SecretKey index;
    private final SecureRandom chance = new SecureRandom();

    @org.springframework.beans.factory.annotation.Autowired
    Secrets(@Value("${linli.home}") String home) {
        this(Keys.in(java.nio.file.Path.of(home)));
    }

    Secrets(Keys keys) {
        this.fields = keys.fields();
        this.index = keys.index();
    }

    /** Seals a text; nothing or an empty text stays null. */
    public byte @Nullable [] seal(@Nullable String plain) {
        if (plain == null || plain.isEmpty()) {
            return null;
        }
        return sealBytes(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Seals bytes, a photo for example. */
    public byte[] sealBytes(byte[] plain) {
        try {
            var nonce = new byte[NONCE];
            chance.nextBytes(nonce);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, fields, new GCMParameterSpec(TAG_BITS, nonce));
            var sealed = cipher.doFinal(plain);
            return ByteBuffer.allocate(1 + NONCE + sealed.length)
                    .put(FORMAT)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Sealing failed", e);
        }
    }

    /** Opens what {@link #seal} sealed; null stays empty. Refuses what was sealed with other keys or tampered with. */
    public String open(byte @Nullable [] sealed) {
        return sealed == null ? "" : new String(openBytes(sealed), StandardCharsets.UTF_8);
    }

    /** Opens what {@link #sealBytes} sealed. */
    public byte[] openBytes(byte[] sealed) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, fields, new GCMParameterSpec(TAG_BITS, sealed, 1, NONCE));
            return cipher.doFinal(sealed, 1 + NONCE, sealed.length - 1 - NONCE);
        } catch (GeneralSecurityException e) {
            throw AccessRefusal.KEYS_DIFFER.refuse();
        }
    }

    /**
     * The fingerprint to find a sealed value by; null when there is nothing to find.
     *
     * @param what keeps the fingerprints of different fields apart, e.g. {@code identity}, {@code phone}
     * @param plain the value in its one normal form
     */
    public byte @Nullable [] blind(String what, @Nullable String plain) {
        if (plain == null || plain.isEmpty()) {
            return null;
        }
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(index);
            mac.update(what.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(plain.getBytes(StandardCharsets.UTF_8)), 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No fingerprint", e);
        }
    }
}
