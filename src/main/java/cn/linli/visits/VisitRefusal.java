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
    TOO_MANY_PHOTOS,
    WRONG_NUMBER_BY_PHONE,
    MISSED_IS_NOT_VISITED,
    EVERYBODY_MISSED,
    OBSERVATION_OF_WHOM,
    WORKER_NOT_HERE,
    TWICE_THE_SAME,
    DAY_GONE_BY,
    NEED_OF_WHOM;

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
            case UNKNOWN_OBSERVATION, OBSERVATIONS_NEED_SOMEBODY, OBSERVATION_OF_WHOM -> "observations";
            case TOO_MANY_PHOTOS -> "photos";
            case WRONG_NUMBER_BY_PHONE -> "way";
            case MISSED_IS_NOT_VISITED, EVERYBODY_MISSED -> "missed";
            case WORKER_NOT_HERE -> "worker";
            case TWICE_THE_SAME -> "second";
            case DAY_GONE_BY -> "plannedFor";
            case NEED_OF_WHOM -> "needs";
            default -> "";
        };
    }
}
