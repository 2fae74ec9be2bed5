package cn.linli.rounds;

import cn.linli.shared.Refusal;

/** The ways a day's plan says no. */
public enum RoundsRefusal implements Refusal {
    DAY_GONE,
    BEING_PLANNED,
    NO_PLAN_YET,
    NO_DRAFT,
    NOT_ABLE,
    TWO_ARE_ONE,
    NO_TIME,
    NOT_IN_A_ROUND,
    OUT_OF_RANGE,
    NO_SPOT,
    NO_ACCOUNT;

    @Override
    public String module() {
        return "rounds";
    }

    @Override
    public Kind kind() {
        return this == OUT_OF_RANGE || this == NO_SPOT ? Kind.BAD_INPUT : Kind.AGAINST_THE_RULES;
    }
}
