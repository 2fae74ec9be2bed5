package cn.linli.requests;

import cn.linli.shared.SharedRefusal;
import java.util.Locale;

/** Reads the words of the wire; a word nobody knows is refused. */
final class Codes {

    private Codes() {}

    static <E extends Enum<E>> E read(Class<E> type, String code) {
        try {
            return Enum.valueOf(type, code.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw SharedRefusal.UNREADABLE.refuse();
        }
    }
}
