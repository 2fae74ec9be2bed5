package cn.linli.visits;

import cn.linli.shared.Refusal;

/** The ways a visit says no. */
public enum VisitRefusal implements Refusal {
    ALREADY_RECORDED,
    CALLED_OFF,
    NOT_RECORDED_YET,
    NOBODY_TO_VISIT,
    PERSON_HAS_DIED,
    DAY_IN_THE_FUTURE,
    TOO_LONG_AGO,
    MINUTES_OUT_OF_RANGE,
    PRESENT_OUT_OF_RANGE,
    UNKNOWN_OBSERVATION,
    OBSERVATIONS_NEED_SOMEBODY,
    TOO_MANY_PHOTOS;

    @Override
    public String module() {
        return "visits";
    }

    @Override
    public String field() {
        return switch (this) {
            case NOBODY_TO_VISIT, PERSON_HAS_DIED -> "residents";
            case DAY_IN_THE_FUTURE, TOO_LONG_AGO -> "day";
            case MINUTES_OUT_OF_RANGE -> "minutes";
            case PRESENT_OUT_OF_RANGE -> "present";
            case UNKNOWN_OBSERVATION, OBSERVATIONS_NEED_SOMEBODY -> "observations";
            case TOO_MANY_PHOTOS -> "photos";
            default -> "";
        };
    }
}
