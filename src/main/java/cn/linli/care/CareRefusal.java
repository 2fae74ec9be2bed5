package cn.linli.care;

import cn.linli.shared.Refusal;

/** The ways care says no. */
public enum CareRefusal implements Refusal {
    INTERVAL_MISSING,
    INTERVAL_TOO_LONG,
    MINUTES_OUT_OF_RANGE,
    BEGINS_IN_THE_PAST,
    ENDS_BEFORE_BEGIN,
    MAY_ONLY_TIGHTEN,
    NOT_A_DISTRICT,
    NOT_YOUR_RULE,
    LABEL_UNKNOWN,
    NOT_WATCHED,
    NOT_ON_THE_STAFF,
    NOBODY_CHOSEN,
    TOO_MANY,
    DAY_AHEAD,
    NO_SUCH_STATE;

    @Override
    public String module() {
        return "care";
    }

    @Override
    public Kind kind() {
        return switch (this) {
            case NOT_YOUR_RULE -> Kind.NOT_YOURS;
            case NO_SUCH_STATE, TOO_MANY -> Kind.BAD_INPUT;
            default -> Kind.AGAINST_THE_RULES;
        };
    }

    @Override
    public String field() {
        return switch (this) {
            case INTERVAL_MISSING, INTERVAL_TOO_LONG -> "every";
            case MINUTES_OUT_OF_RANGE -> "minutes";
            case BEGINS_IN_THE_PAST -> "from";
            case ENDS_BEFORE_BEGIN -> "last";
            case LABEL_UNKNOWN -> "label";
            case NOT_ON_THE_STAFF -> "owner";
            case NOBODY_CHOSEN, TOO_MANY -> "people";
            case DAY_AHEAD -> "day";
            default -> "";
        };
    }
}
