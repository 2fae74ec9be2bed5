package cn.linli.residents;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A column of a roster, whatever the file calls it; the headings people write are in {@code roster-columns.txt}. */
public enum RosterField {
    ORDINAL,
    NAME,
    SEX,
    IDENTITY,
    BIRTH,
    ETHNIC,
    REGISTERED,
    HOME,
    COMMUNITY,
    GRID,
    PHONE,
    LABELS,
    DISABILITY_KIND,
    DISABILITY_LEVEL,
    DISABILITY_CARD,
    LIVING,
    HEALTH,
    KIN_NAME,
    KIN_RELATION,
    KIN_PHONE,
    WORKER,
    NOTES,
    /** The line in the roster a corrected row came from; only in the sheet of held rows handed out by us. */
    FORMER_LINE;

    private static final Map<String, RosterField> BY_CODE =
            Stream.of(values()).collect(Collectors.toMap(RosterField::code, Function.identity()));

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** As it stands on the wire: {@code kin-phone}. */
    public String code() {
        return code;
    }

    /** Reads {@link #code()}; refuses anything else. */
    static RosterField of(String code) {
        var field = BY_CODE.get(code);
        if (field == null) {
            throw new IllegalArgumentException("No such column: " + code);
        }
        return field;
    }

    static boolean known(String code) {
        return BY_CODE.containsKey(code);
    }
}
