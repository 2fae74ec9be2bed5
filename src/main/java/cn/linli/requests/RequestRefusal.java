package cn.linli.requests;

import cn.linli.shared.Refusal;

/** The ways the desk says no. */
public enum RequestRefusal implements Refusal {
    /** It is closed; a new need is a new request. */
    CLOSED,
    NOT_ASSIGNED,
    ALREADY_BEGUN,
    NOT_UNDER_WAY,
    NOT_DONE,
    DONE_ALREADY,
    ALREADY_YOURS,
    /** Another answers for it: take it over first. */
    ANOTHERS,
    NO_SUCH_KIND,
    KIND_NOT_OFFERED,
    DOER_NOT_HERE,
    MINUTES_IMPOSSIBLE,
    REASON_MISSING,
    SPEAKER_MISSING,
    BACKWARDS_IN_TIME,
    IN_THE_FUTURE,
    WANTED_IN_THE_PAST,
    NOT_AN_OPINION,
    SENT_UP_ALREADY,
    NOT_SENT_UP,
    ANSWER_MISSING,
    ANSWERED_ALREADY,
    PERSON_KNOWN_ALREADY,
    CASH_OPEN,
    CASH_NOTHING,
    CASH_BACK_TOO_MUCH,
    CASH_AGREES,
    MEDICINE_DAYS,
    NO_SUCH_CODE,
    TOO_OFTEN;

    @Override
    public String module() {
        return "requests";
    }

    @Override
    public Kind kind() {
        return switch (this) {
            case NO_SUCH_KIND, KIND_NOT_OFFERED, REASON_MISSING, SPEAKER_MISSING, CASH_NOTHING, MEDICINE_DAYS ->
                Kind.BAD_INPUT;
            case NO_SUCH_CODE -> Kind.NOT_FOUND;
            case TOO_OFTEN -> Kind.TOO_MUCH;
            default -> Kind.AGAINST_THE_RULES;
        };
    }

    @Override
    public String field() {
        return switch (this) {
            case NO_SUCH_KIND, KIND_NOT_OFFERED -> "kind";
            case DOER_NOT_HERE -> "doer";
            case MINUTES_IMPOSSIBLE -> "minutes";
            case REASON_MISSING -> "reason";
            case SPEAKER_MISSING -> "saidBy";
            case BACKWARDS_IN_TIME, IN_THE_FUTURE -> "at";
            case WANTED_IN_THE_PAST -> "wanted";
            case CASH_NOTHING, CASH_BACK_TOO_MUCH -> "yuan";
            case MEDICINE_DAYS -> "days";
            case NO_SUCH_CODE -> "code";
            default -> "";
        };
    }
}
