package cn.linli.standins;

import cn.linli.shared.SharedRefusal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the enums of this module stand in the database and on the wire. */
final class Codes {

    private Codes() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads a code; refuses one that is none, and nothing at all. */
    static <E extends Enum<E>> E read(Class<E> type, @Nullable String code, String field) {
        if (code == null || code.isEmpty()) {
            throw SharedRefusal.MISSING.refuse().at(field);
        }
        for (var constant : type.getEnumConstants()) {
            if (of(constant).equals(code)) {
                return constant;
            }
        }
        throw SharedRefusal.UNREADABLE.refuse().at(field);
    }
}
