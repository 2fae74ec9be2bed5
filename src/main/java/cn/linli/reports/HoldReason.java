package cn.linli.reports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a row of a ledger is held back. The first that is found counts; one reason a row. */
public enum HoldReason {
    STATION_MISSING,
    /** No station of the area is called that. */
    STATION_UNKNOWN,
    /** A station whose ledger the importing person does not keep. */
    STATION_NOT_YOURS,
    DATE_MISSING,
    DATE_UNREADABLE,
    DATE_IN_FUTURE,
    DURATION_MISSING,
    DURATION_UNREADABLE,
    /** More than 24 hours: usually minutes written as hours. */
    DURATION_OVER_A_DAY,
    PERSON_TIMES_MISSING,
    PERSON_TIMES_UNREADABLE,
    TRAINING_KIND_MISSING,
    TEXT_TOO_LONG;

    /** The code on the wire: {@code station-unknown}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
