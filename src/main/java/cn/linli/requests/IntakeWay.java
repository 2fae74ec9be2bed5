package cn.linli.requests;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a request reached the desk. */
public enum IntakeWay {
    PHONE,
    COUNTER,
    VISIT,
    /** By the resident or a relative through the public page. */
    LINK,
    /** By another program. */
    API,
    /** By itself, when a medicine runs out. */
    REFILL,
    /** By itself, when nobody answers at somebody's door. */
    UNANSWERED;

    /** As it stands in the database and on the wire. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads {@link #code()}. */
    @JsonCreator
    public static IntakeWay of(String code) {
        return Codes.read(IntakeWay.class, code);
    }
}
