package cn.linli.access;

import java.util.Locale;

/** One thing a role may be allowed to do. Which role may do what is data: table {@code access.role_right}. */
public enum Right {
    SEE_RESIDENTS,
    EDIT_RESIDENTS,
    REVEAL,
    IMPORT_ROSTER,
    SEE_REQUESTS,
    TAKE_REQUESTS,
    DO_REQUESTS,
    ASSIGN_REQUESTS,
    ANSWER_OPINIONS,
    SEE_VISITS,
    RECORD_VISITS,
    SEE_FIGURES,
    EXPORT_FIGURES,
    IMPORT_LEDGER,
    CORRECT_LEDGER,
    SEE_STATIONS,
    MANAGE_STATIONS,
    MANAGE_STAFF,
    MANAGE_PLACES,
    MANAGE_PROJECTS,
    MANAGE_SERVICES,
    MANAGE_VOLUNTEERS,
    MANAGE_ACCOUNTS,
    MANAGE_SECURITY,
    READ_TRAIL,
    LOOK_AT_NAMES;

    /** As it stands in the database and on the wire: {@code see-residents}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Right of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
