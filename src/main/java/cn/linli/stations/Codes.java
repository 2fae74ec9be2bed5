package cn.linli.stations;

import cn.linli.shared.SharedRefusal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the words of this module stand in the database and on the wire: {@code social-worker}. */
final class Codes {

    private Codes() {}

    static String of(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> E read(Class<E> kind, @Nullable String code, String field) {
        if (code == null) {
            throw SharedRefusal.MISSING.refuse().at(field);
        }
        try {
            return Enum.valueOf(kind, code.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw SharedRefusal.UNREADABLE.refuse().at(field);
        }
    }
}
