package cn.linli.rota;

import cn.linli.shared.Refusal;

/** The ways the rota says no. */
public enum RotaRefusal implements Refusal {
    /** A rota is made from tomorrow on, in one year. */
    NOT_FROM_THEN("from"),
    /** Accepted, dropped or replaced already. */
    NO_DRAFT_ANY_MORE(""),
    /** It begins on a day that has come meanwhile. */
    DRAFT_TOO_OLD(""),
    /** Ends before it begins. */
    SHIFT_BACKWARDS("shifts"),
    /** Two shifts of one code, or none at all. */
    SHIFTS_UNCLEAR("shifts"),
    /** At most six days in a row, sixteen hours of rest, twenty people. */
    OUT_OF_RANGE(""),
    /** Somebody else's turn. */
    NOT_YOUR_TURN("turn"),
    /** It has begun or is over. */
    TURN_HAS_BEGUN("turn"),
    /** It is not theirs any more, or not on the rota. */
    TURN_CHANGED("turn"),
    /** A swap is asked for already. */
    SWAP_ASKED_ALREADY("turn"),
    /** Nobody swaps with themselves; and who has no account cannot agree. */
    NOT_WITH_THEM("to"),
    /** Answered, withdrawn or decided already. */
    SWAP_SETTLED(""),
    /** It was not them who was asked, or who asked. */
    NOT_YOURS_TO_SAY(""),
    /** On leave, not at work that day, on duty already, or gone. */
    CANNOT_COME("to"),
    /** No day off in seven. */
    NO_DAY_OFF("to"),
    /** Too few hours between two days' work. */
    TOO_LITTLE_REST("to"),
    /** A note is written in one's own turn or soon after. */
    NOT_ON_DUTY("turn");

    private final String field;

    RotaRefusal(String field) {
        this.field = field;
    }

    @Override
    public String module() {
        return "rota";
    }

    @Override
    public String field() {
        return field;
    }
}
