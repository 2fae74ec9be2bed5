package cn.linli.residents;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Away from home for a while, still looked after by the station.
 *
 * @param where where they are
 * @param from first day away
 * @param to last day away; null when nobody knows yet
 */
public record Away(Where where, LocalDate from, @Nullable LocalDate to) {

    /** Refuses an end before the beginning. */
    public Away {
        if (to != null && to.isBefore(from)) {
            throw ResidentsRefusal.ENDS_BEFORE_BEGIN.refuse().at("to");
        }
    }

    /** Where somebody is who is not at home. */
    public enum Where {
        /** 住院. */
        HOSPITAL,
        /** 投亲、随子女暂住. */
        RELATIVES,
        /** 外出. */
        ELSEWHERE;

        /** As it stands in the database and on the wire: {@code hospital}. */
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Reads {@link #code()}. */
        @JsonCreator
        public static Where of(String code) {
            for (var one : values()) {
                if (one.code().equals(code)) {
                    return one;
                }
            }
            throw ResidentsRefusal.WORD_UNKNOWN.refuse(code).at("where");
        }
    }
}
