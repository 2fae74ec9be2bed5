package cn.linli.unanswered;

import cn.linli.shared.Contact;
import cn.linli.shared.SharedRefusal;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a worker says came of a step. */
public enum Result {
    SEEN,
    HEARD,
    NO_ANSWER,
    REFUSED,
    /** Somebody beside them says they are well and where. */
    WORD,
    /** No number, no kin, no neighbour, no grid leader. */
    NOBODY_TO_ASK,
    /** The head says how to go on after a refusal. */
    ADVISED;

    /** What of it others must hear: a contact or a try with the person; null for what was only asked of others. */
    Contact.@Nullable Result contact(Rung at) {
        return switch (this) {
            case SEEN -> Contact.Result.SEEN;
            case HEARD -> Contact.Result.HEARD;
            case REFUSED -> Contact.Result.REFUSED;
            case NO_ANSWER -> at.asksOthers() ? null : Contact.Result.NO_ANSWER;
            case WORD, NOBODY_TO_ASK, ADVISED -> null;
        };
    }

    /** Whether this can come of that step. */
    boolean fits(Rung at) {
        return switch (this) {
            case SEEN -> at != Rung.ASK_HEAD && at != Rung.PHONE;
            case HEARD -> at != Rung.ASK_HEAD;
            case NO_ANSWER, REFUSED -> at != Rung.ASK_HEAD;
            case WORD -> at.asksOthers();
            case NOBODY_TO_ASK -> at == Rung.PHONE || at.asksOthers();
            case ADVISED -> at == Rung.ASK_HEAD;
        };
    }

    What what() {
        return What.valueOf(name());
    }

    /** As it stands on the wire: {@code no-answer}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads {@link #code()}. */
    @JsonCreator
    public static Result of(String code) {
        for (var result : values()) {
            if (result.code().equals(code)) {
                return result;
            }
        }
        throw SharedRefusal.UNREADABLE.refuse().at("result");
    }
}
