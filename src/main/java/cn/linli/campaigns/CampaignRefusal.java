package cn.linli.campaigns;

import cn.linli.shared.Refusal;

/** The ways a campaign says no. */
public enum CampaignRefusal implements Refusal {
    DAYS_BACKWARDS("to"),
    TOO_LONG("to"),
    BEGINS_IN_THE_PAST("from"),
    ENDS_IN_THE_PAST("to"),
    NO_STATION("stations"),
    LABEL_UNKNOWN("labels"),
    AGE_OUT_OF_RANGE("ageFrom"),
    COMMUNITY_NOT_HERE("communities"),
    NOBODY_PICKED(""),
    NOT_A_DRAFT(""),
    NOT_RUNNING(""),
    NOT_YET(""),
    NOT_YOURS_TO_RUN(""),
    GOODS_LEFT(""),
    NO_SUCH_WORKER("to"),
    DUE_OUT_OF_DAYS("due"),
    ALREADY_OUT(""),
    NOT_OUT(""),
    PERSON_GONE(""),
    NOTHING_TO_ASSIGN(""),
    DAY_OUT_OF_DAYS("day"),
    MINUTES_OUT_OF_RANGE("minutes"),
    HEADS_OUT_OF_RANGE("heads"),
    PLACE_NEEDED("subject"),
    QUANTITY_OUT_OF_RANGE("quantity"),
    MORE_THAN_LEFT("quantity"),
    GIVEN_LESS("quantity"),
    REASON_MISSING("note"),
    COUNT_AGREES("quantity"),
    GOODS_ELSEWHERE("goods");

    private final String field;

    CampaignRefusal(String field) {
        this.field = field;
    }

    @Override
    public String module() {
        return "campaigns";
    }

    @Override
    public Kind kind() {
        return this == NOT_YOURS_TO_RUN ? Kind.NOT_YOURS : Kind.AGAINST_THE_RULES;
    }

    @Override
    public String field() {
        return field;
    }
}
