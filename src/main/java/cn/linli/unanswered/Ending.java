package cn.linli.unanswered;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a ladder ended. There is no way to end it by hand. */
enum Ending {
    /** Somebody saw or heard the person. */
    REACHED,
    /** What began it was corrected: it had not been in vain, or was about somebody else. */
    NOT_IN_VAIN,
    DIED,
    MOVED,
    /** The person was entered twice; the other entry's ladder goes on. */
    MERGED;

    /** As it stands in the database and on the wire: {@code not-in-vain}. */
    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Ending of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
