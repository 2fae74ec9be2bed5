package cn.linli.residents;

import cn.linli.shared.Refusal;

/** The ways an import of a roster says no. */
public enum RosterRefusal implements Refusal {
    /** No station works in the area: set one up first. */
    ROSTER_NO_STATION(Kind.AGAINST_THE_RULES, "area"),
    /** The area is no county, street or community. */
    ROSTER_AREA(Kind.BAD_INPUT, "area"),
    /** Still being read, or confirmed, dropped or refused already. */
    ROSTER_NOT_READY(Kind.CHANGED_MEANWHILE, ""),
    /** The process stopped in the middle; nothing was written. */
    ROSTER_INTERRUPTED(Kind.LATER, ""),
    /** The same file was taken over before; nothing is new in it. */
    ROSTER_NOTHING_NEW(Kind.AGAINST_THE_RULES, ""),
    /** No such column. */
    ROSTER_COLUMN_UNKNOWN(Kind.BAD_INPUT, "columns");

    private final Kind kind;
    private final String field;

    RosterRefusal(Kind kind, String field) {
        this.kind = kind;
        this.field = field;
    }

    @Override
    public String module() {
        return "residents";
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String field() {
        return field;
    }
}
