package cn.linli.unanswered;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What happened on a ladder. */
enum What {
    BEGAN,
    /** A try without the person. */
    NO_ANSWER,
    SEEN,
    HEARD,
    REFUSED,
    /** Kin, neighbour or grid leader gave word: not seen, not heard, but known to be well. */
    WORD,
    /** There is no number, no kin, nobody to ask. */
    NOBODY_TO_ASK,
    /** The head has said how to go on. */
    ADVISED,
    /** Nobody did it in twice its time: the next step begins. */
    PASSED,
    /** It was late and went to the head. */
    CLIMBED,
    /** The word has run out: asked again. */
    RESUMED,
    /** An urgent request was made. */
    REQUESTED,
    HANDED_OVER,
    /** Refused after no answer, or the other way round. */
    TURNED,
    ENDED,
    /** What had ended it was corrected. */
    REOPENED;

    /** As it stands in the database and on the wire: {@code no-answer}. */
    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static What of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
