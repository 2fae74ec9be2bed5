package cn.linli.requests;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a request stands. */
public enum RequestState {
    /** 待派单: written down, nobody's yet. */
    RECEIVED,
    /** 已派单: somebody answers for it, not begun. */
    ASSIGNED,
    /** 办理中. */
    UNDER_WAY,
    /** 待回访: done; the resident has not yet said so. */
    DONE,
    /** 已办结: on the resident's word, or visibly unsolved. */
    CLOSED;

    /** As it stands in the database and on the wire: {@code under-way}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads {@link #code()}. */
    @JsonCreator
    public static RequestState of(String code) {
        return Codes.read(RequestState.class, code);
    }
}
