package cn.linli.requests;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How the resident's word was taken (回访方式). */
public enum WordWay {
    CALL_BACK,
    COUNTER,
    LINK,
    /** Somebody who saw it speaks for a resident who cannot. */
    WITNESS;

    /** As it stands in the database and on the wire. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads {@link #code()}. */
    @JsonCreator
    public static WordWay of(String code) {
        return Codes.read(WordWay.class, code);
    }
}
