package cn.linli.residents;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether the registered home (户籍) and the actual one are the same (人户分离, three states). */
public enum Separation {
    /** 人户一致. */
    SAME,
    /** 人在户不在: lives here, registered elsewhere. */
    LIVES_HERE,
    /** 户在人不在: registered here, lives elsewhere. */
    REGISTERED_HERE;

    /** As it stands in the database and on the wire: {@code lives-here}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads {@link #code()}. */
    @JsonCreator
    public static Separation of(String code) {
        for (var one : values()) {
            if (one.code().equals(code)) {
                return one;
            }
        }
        throw ResidentsRefusal.WORD_UNKNOWN.refuse(code).at("separation");
    }
}
