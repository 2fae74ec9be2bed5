package cn.linli.shared;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** The source of new ids: UUID version 7 (RFC 9562), ordered by time, so that an index grows at its end. */
public final class Ids {

    private Ids() {}

    /** A fresh id. */
    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    /** Reads an id from an address or a body; refuses what is none. */
    public static UUID read(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw SharedRefusal.UNREADABLE.refuse();
        }
    }
}
