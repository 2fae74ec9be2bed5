package cn.linli.residents;

import cn.linli.access.Secrets;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keyed marks of what a roster said (SipHash-2-4, 32 bits a part, the key comes from the keys outside the database): two
 * rosters are compared without keeping what the first one said in the open.
 */
final class RosterMarks {

    private static final RosterPart[] PARTS = RosterPart.values();
    private static final int BYTES = 4;

    private final long k0;
    private final long k1;

    RosterMarks(Secrets secrets) {
        var key = ByteBuffer.wrap(Objects.requireNonNull(secrets.blind("roster-marks", "key")))
                .order(ByteOrder.LITTLE_ENDIAN);
        this.k0 = key.getLong();
        this.k1 = key.getLong();
    }

    /** The marks of all parts, one after the other; a part of which nothing is said has the mark 0. */
    byte[] of(RosterPerson person) {
        var marks = ByteBuffer.allocate(PARTS.length * BYTES);
        for (var part : PARTS) {
            var text = part.of(person);
            marks.putInt(text.isEmpty() ? 0 : (int) sip(text) | 1);
        }
        return marks.array();
    }

    /** The parts a newer roster says otherwise. What it is silent about has not changed. */
    static Set<RosterPart> changed(byte @Nullable [] before, byte[] now) {
        var changed = EnumSet.noneOf(RosterPart.class);
        for (int i = 0; i < PARTS.length; i++) {
            if (mark(now, i) != 0 && mark(now, i) != mark(before, i)) {
                changed.add(PARTS[i]);
            }
        }
        return changed;
    }

    /** What is known to have been said after a newer roster: the new marks, the old ones where it is silent. */
    static byte[] after(byte @Nullable [] before, byte[] now) {
        var marks = ByteBuffer.allocate(PARTS.length * BYTES);
        for (int i = 0; i < PARTS.length; i++) {
            marks.putInt(mark(now, i) == 0 ? mark(before, i) : mark(now, i));
        }
        return marks.array();
    }

    private static int mark(byte @Nullable [] marks, int part) {
        return marks == null || marks.length < (part + 1) * BYTES
                ? 0
                : ByteBuffer.wrap(marks).getInt(part * BYTES);
    }

    private long sip(String text) {
        var state = new Sip(k0, k1);
        for (int i = 0; i < text.length(); i += BYTES) {
            state.take(word(text, i));
        }
        state.take(text.length());
        return state.end();
    }

    /** SipHash-2-4 (Aumasson and Bernstein) over words of four characters. */
    private static final class Sip {

        private long v0;
        private long v1;
        private long v2;
        private long v3;

        Sip(long k0, long k1) {
            v0 = 0x736f6d6570736575L ^ k0;
            v1 = 0x646f72616e646f6dL ^ k1;
            v2 = 0x6c7967656e657261L ^ k0;
            v3 = 0x7465646279746573L ^ k1;
        }

        void take(long word) {
            v3 ^= word;
            round();
            round();
            v0 ^= word;
        }

        long end() {
            v2 ^= 0xff;
            for (int i = 0; i < 4; i++) {
                round();
            }
            return v0 ^ v1 ^ v2 ^ v3;
        }

        private void round() {
            v0 += v1;
            v2 += v3;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v1;
            v0 += v3;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 = Long.rotateLeft(v2, 32);
        }
    }

    private static long word(String text, int at) {
        long word = 0;
        for (int i = 0; i < 4 && at + i < text.length(); i++) {
            word |= (long) text.charAt(at + i) << (16 * i);
        }
        return word;
    }
}
