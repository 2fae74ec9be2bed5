package cn.linli.places;

import cn.linli.shared.Refusal;

/** The ways places says no. */
public enum PlacesRefusal implements Refusal {
    /** Not a line of a calendar. */
    NO_DAY_OFF(Kind.BAD_INPUT, "file"),
    /** No region has this code. */
    UNKNOWN_REGION(Kind.NOT_FOUND, "region"),
    /** The code is not a county's. */
    NO_COUNTY(Kind.BAD_INPUT, "area"),
    /** A grid belongs to a community. */
    NOT_A_COMMUNITY(Kind.BAD_INPUT, "community"),
    /** The community has a grid of this name already. */
    GRID_NAMED_TWICE(Kind.AGAINST_THE_RULES, "name");

    private final Kind kind;
    private final String field;

    PlacesRefusal(Kind kind, String field) {
        this.kind = kind;
        this.field = field;
    }

    @Override
    public String module() {
        return "places";
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
