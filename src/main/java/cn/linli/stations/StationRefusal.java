package cn.linli.stations;

import cn.linli.shared.Refusal;

/** The ways stations says no. */
public enum StationRefusal implements Refusal {
    /** The street has a station, the county a hub already. */
    REGION_TAKEN(Kind.AGAINST_THE_RULES, "region"),
    /** A station lies in a street, a hub in a county. */
    WRONG_LEVEL(Kind.BAD_INPUT, "region"),
    /** A colour is written as #RRGGBB. */
    NO_COLOUR(Kind.BAD_INPUT, "colour"),
    /** Running since before it was named, or without a day. */
    RUNS_SINCE_WHEN(Kind.BAD_INPUT, "runningOn"),
    CLOSES_BEFORE_IT_OPENS(Kind.BAD_INPUT, "closes"),
    /** There is an agency of this name. */
    OPERATOR_KNOWN(Kind.AGAINST_THE_RULES, "name"),
    /** The station is under contract in that time. */
    UNDER_CONTRACT(Kind.AGAINST_THE_RULES, "from"),
    /** Nobody is their own mentor, and a mentor's mentor is not the pupil. */
    MENTOR_IN_A_RING(Kind.AGAINST_THE_RULES, "mentor"),
    /** The account is another worker's of this station. */
    ACCOUNT_TAKEN(Kind.AGAINST_THE_RULES, "account"),
    /** They left the station. */
    HAS_LEFT(Kind.AGAINST_THE_RULES, "worker"),
    /** They left before they came. */
    LEFT_BEFORE_JOINING(Kind.BAD_INPUT, "last"),
    /** On duty twice in the same hours. */
    ON_DUTY_ALREADY(Kind.AGAINST_THE_RULES, "from"),
    /** What has begun is not laid out anew. */
    DAY_HAS_BEGUN(Kind.AGAINST_THE_RULES, "from"),
    /** A sign of more than 300 KB. */
    LOGO_TOO_LARGE(Kind.BAD_INPUT, "file"),
    /** A sign that is no PNG or JPEG, whatever its name says. */
    LOGO_NO_PICTURE(Kind.BAD_INPUT, "file");

    private final Kind kind;
    private final String field;

    StationRefusal(Kind kind, String field) {
        this.kind = kind;
        this.field = field;
    }

    @Override
    public String module() {
        return "stations";
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
