package cn.linli.residents;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows in PostgreSQL's binary COPY format. */
final class RosterCopy {

    private static final byte[] HEAD = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);
    private static final int TEXT = 25;
    private static final int UUID_TYPE = 2950;

    private final Bytes out = new Bytes();

    /** Grows once and stays. */
    private static final class Bytes extends ByteArrayOutputStream {

        Bytes() {
            super(1 << 22);
        }

        byte[] raw() {
            return buf;
        }
    }

    RosterCopy() {
        out.writeBytes(HEAD);
    }

    /** The bytes so far; {@link #length} of them count. */
    byte[] bytes() {
        return out.raw();
    }

    int length() {
        return out.size();
    }

    RosterCopy row(int columns) {
        return int2(columns);
    }

    /** Ends the rows. */
    RosterCopy end() {
        return int2(-1);
    }

    RosterCopy uuid(@Nullable UUID id) {
        if (id == null) {
            return nothing();
        }
        int4(16);
        bare(id);
        return this;
    }

    RosterCopy text(@Nullable String text) {
        return text == null ? nothing() : bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    RosterCopy bytes(byte @Nullable [] bytes) {
        if (bytes == null) {
            return nothing();
        }
        int4(bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    RosterCopy smallint(@Nullable Integer number) {
        if (number == null) {
            return nothing();
        }
        int4(2);
        return int2(number);
    }

    RosterCopy day(@Nullable LocalDate day) {
        if (day == null) {
            return nothing();
        }
        int4(4);
        return int4((int) ChronoUnit.DAYS.between(EPOCH, day));
    }

    RosterCopy texts(List<String> texts) {
        var encoded = texts.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        array(
                TEXT,
                encoded.size(),
                encoded.stream().mapToInt(bytes -> 4 + bytes.length).sum());
        encoded.forEach(this::bytes);
        return this;
    }

    RosterCopy uuids(List<UUID> ids) {
        array(UUID_TYPE, ids.size(), ids.size() * 20);
        ids.forEach(this::uuid);
        return this;
    }

    private void array(int type, int size, int bytes) {
        int4((size == 0 ? 12 : 20) + bytes);
        int4(size == 0 ? 0 : 1);
        int4(0);
        int4(type);
        if (size > 0) {
            int4(size);
            int4(1);
        }
    }

    private RosterCopy nothing() {
        return int4(-1);
    }

    private void bare(UUID id) {
        int4((int) (id.getMostSignificantBits() >>> 32));
        int4((int) id.getMostSignificantBits());
        int4((int) (id.getLeastSignificantBits() >>> 32));
        int4((int) id.getLeastSignificantBits());
    }

    private RosterCopy int2(int value) {
        out.write(value >>> 8);
        out.write(value);
        return this;
    }

    private RosterCopy int4(int value) {
        out.write(value >>> 24);
        out.write(value >>> 16);
        out.write(value >>> 8);
        out.write(value);
        return this;
    }
}
