package cn.linli.shared;

import java.util.Locale;

/**
 * The sorts of work the ledger knows. Services to residents are counted together; training and supervision of the
 * workers are counted beside them and never mixed in.
 */
public enum WorkKind {
    VISIT,
    REQUEST,
    CASEWORK,
    GROUP,
    ACTIVITY,
    MEDIATION,
    AID,
    MEETING,
    VOLUNTEER_SHIFT,
    TRAINING,
    SUPERVISION;

    /** Whether it is service to residents; otherwise it is the workers' own training. */
    public boolean service() {
        return this != TRAINING && this != SUPERVISION;
    }

    /** As it stands in the database and on the wire: {@code volunteer-shift}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads {@link #code()}. */
    public static WorkKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
