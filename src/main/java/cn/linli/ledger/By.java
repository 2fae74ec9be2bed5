package cn.linli.ledger;

import java.util.Locale;

/** What the rows of a table of figures stand for. */
public enum By {
    STATION,
    FIELD,
    MONTH,
    KIND,
    PROJECT,
    COMMUNITY,
    /** The labels the people served had on that day; one person may have several, so the rows overlap. */
    LABEL,
    /** Who did it; in the order of names, never ranked. One piece of work may have several, so the rows overlap. */
    WORKER;

    /** As it stands on the wire: {@code station}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@link #code()}; refuses anything else. */
    public static By of(String code) {
        for (var by : values()) {
            if (by.code().equals(code)) {
                return by;
            }
        }
        throw LedgerRefusal.NO_SUCH_GROUPING.refuse(code).at("by");
    }

    /** Whether one line may count in several rows, so that the rows add up to more than the total. */
    public boolean overlaps() {
        return this == LABEL || this == WORKER;
    }
}
