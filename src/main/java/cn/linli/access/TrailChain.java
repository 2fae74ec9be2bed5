package cn.linli.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** How one line of the trail is linked to the one before: HMAC-SHA256 over number, previous link and content. */
final class TrailChain {

    static final Head START = new Head(0, new byte[32]);

    private final SecretKey key;

    TrailChain(Keys keys) {
        this.key = keys.trail();
    }

    Head next(Head before, TrailLine line) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(ByteBuffer.allocate(8).putLong(before.no() + 1).array());
            mac.update(before.mac());
            feed(mac, line.id().toString());
            feed(mac, String.valueOf(line.at().toInstant()));
            feed(mac, line.account().toString());
            feed(mac, line.who());
            feed(mac, line.act());
            feed(mac, line.subject().toString());
            feed(mac, line.details());
            return new Head(before.no() + 1, mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The trail cannot be chained", e);
        }
    }

    /** The link from which the chain goes on after a restore; bound to the link before it, and no line of its own. */
    Head epoch(Head before, int epoch, String reason, java.time.OffsetDateTime at) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(ByteBuffer.allocate(8).putLong(-epoch).array());
            mac.update(ByteBuffer.allocate(8).putLong(before.no()).array());
            mac.update(before.mac());
            feed(mac, reason);
            feed(mac, String.valueOf(at.toInstant()));
            return new Head(before.no(), mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The trail cannot be chained", e);
        }
    }

    private static void feed(Mac mac, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        mac.update(bytes);
    }

    /** The last link: its number, counted from 1, and its hash. */
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere but by content, in TrailCheck
    record Head(long no, byte[] mac) {

        String text() {
            return no + " " + HexFormat.of().formatHex(mac) + "\n";
        }

        boolean same(Head other) {
            return no == other.no && java.security.MessageDigest.isEqual(mac, other.mac);
        }

        static Head read(String text) {
            var parts = text.strip().split(" ", -1);
            return new Head(Long.parseLong(parts[0]), HexFormat.of().parseHex(parts[1]));
        }
    }
}
