package cn.linli.standins;

import cn.linli.shared.Refusal;

/** The ways a pairing says no. */
public enum StandInRefusal implements Refusal {
    RHYTHM_OUT_OF_RANGE("rhythm"),
    PAIRED_ALREADY("helper"),
    HELPER_UNKNOWN("helper"),
    PERSON_GONE("resident"),
    AGREED_ALREADY(""),
    NOT_PROPOSED(""),
    NOT_ACTIVE(""),
    ENDED_ALREADY(""),
    DAY_OUT_OF_RANGE("day"),
    END_BEFORE_TODAY("day"),
    MINUTES_OUT_OF_RANGE("minutes"),
    TOO_MANY_WORDS("interests"),
    FLOOR_OUT_OF_RANGE("floor"),
    PAIRS_NEEDED("pairs"),
    HELD_ALREADY("");

    private final String field;

    StandInRefusal(String field) {
        this.field = field;
    }

    @Override
    public String module() {
        return "standins";
    }

    @Override
    public String field() {
        return field;
    }
}
