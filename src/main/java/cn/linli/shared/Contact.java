package cn.linli.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;

/**
 * Word of somebody: they were seen, heard, or it was tried in vain. Three things that are never mixed.
 *
 * @param source the record it came from
 * @param revision 0 when first written down; a correction counts one up and stands instead of what was said before
 * @param station whose work it was
 * @param people whom it is about
 * @param by who went or called
 * @param byName their name as written
 * @param two whether two workers went
 * @param day the day of it, in China
 * @param way how it was tried
 * @param result what came of it
 */
public record Contact(
        Act.Source source,
        int revision,
        StationId station,
        Set<ResidentId> people,
        AccountId by,
        String byName,
        boolean two,
        LocalDate day,
        Way way,
        Result result) {

    /** Copies the set. */
    public Contact {
        people = Set.copyOf(people);
    }

    /** How somebody was reached, or was to be. */
    public enum Way {
        /** At their home. */
        HOME,
        /** By telephone. */
        PHONE,
        /** By video call. */
        VIDEO,
        /** At the station or anywhere else. */
        ELSEWHERE;

        /** As it stands in the database and on the wire: {@code home}. */
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Reads {@link #code()}. */
        @JsonCreator
        public static Way of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** What came of it. */
    public enum Result {
        /** Face to face, or on a screen. */
        SEEN,
        /** Their own voice, no more. */
        HEARD,
        /** Nobody home, no answer, a wrong number: no contact. */
        NO_ANSWER,
        /** They did not want it: no contact either. */
        REFUSED;

        /** Whether it is a contact; a try is none. */
        public boolean reached() {
            return this == SEEN || this == HEARD;
        }

        /** As it stands in the database and on the wire: {@code no-answer}. */
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Reads {@link #code()}. */
        @JsonCreator
        public static Result of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
