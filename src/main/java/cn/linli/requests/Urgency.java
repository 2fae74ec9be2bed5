package cn.linli.requests;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How pressing a request is; decides its due time. */
public enum Urgency {
    /** 紧急: within hours, with a sound on open screens. */
    URGENT,
    /** 一般: by the due time of its kind. */
    NORMAL,
    /** 不急: when the way leads there. */
    CAN_WAIT;

    /** As it stands in the database and on the wire. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads {@link #code()}. */
    @JsonCreator
    public static Urgency of(String code) {
        return Codes.read(Urgency.class, code);
    }
}
