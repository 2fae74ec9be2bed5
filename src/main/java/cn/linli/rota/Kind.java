package cn.linli.rota;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What sort of day it is. */
public enum Kind {
    WORKING,
    /** A Saturday or Sunday that is free. */
    REST,
    /** Free by the State Council's yearly notice. */
    HOLIDAY;

    /** As it stands in the database and on the wire. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@link #code()}. */
    @JsonCreator
    public static Kind of(String code) {
        for (var kind : values()) {
            if (kind.code().equals(code)) {
                return kind;
            }
        }
        throw cn.linli.shared.SharedRefusal.UNREADABLE.refuse().at("days");
    }
}
