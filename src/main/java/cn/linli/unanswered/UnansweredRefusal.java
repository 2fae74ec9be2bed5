package cn.linli.unanswered;

import cn.linli.shared.Refusal;

/** The ways a ladder says no. */
public enum UnansweredRefusal implements Refusal {
    /** It has ended. */
    ENDED_ALREADY,
    /** The step was done or is not one of this ladder. */
    NOT_A_STEP_NOW,
    /** That cannot come of this step. */
    RESULT_DOES_NOT_FIT,
    /** A word needs words: who said what. */
    WORD_WITHOUT_WORDS,
    /** A word holds only so many days. */
    WORD_TOO_LONG,
    /** Only the head says how to go on. */
    FOR_THE_HEAD,
    /** Not a worker of this station. */
    NOT_OUR_WORKER,
    /** The last step and the first cannot be left out. */
    STEP_NEEDED,
    /** A station may only shorten. */
    ONLY_SHORTER,
    /** Between 1 and 90. */
    TIME_OUT_OF_RANGE;

    @Override
    public String module() {
        return "unanswered";
    }

    @Override
    public String field() {
        return switch (this) {
            case NOT_A_STEP_NOW -> "rung";
            case RESULT_DOES_NOT_FIT -> "result";
            case WORD_WITHOUT_WORDS -> "words";
            case WORD_TOO_LONG -> "until";
            case NOT_OUR_WORKER -> "owner";
            case STEP_NEEDED, ONLY_SHORTER, TIME_OUT_OF_RANGE -> "times";
            default -> "";
        };
    }
}
