package cn.linli.unanswered;

import cn.linli.shared.SharedRefusal;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/** A step of the ladder, in the order they are climbed. */
public enum Rung {
    /** Another try at the door. */
    AGAIN,
    /** Their own numbers. */
    PHONE,
    /** Kin and whom to call first. */
    KIN,
    /** Whoever lives beside them. */
    NEIGHBOUR,
    /** The leader of their grid. */
    GRID_LEADER,
    /** Somebody goes and makes sure: an urgent request. */
    WELFARE_CHECK,
    /** Somebody did not want it: the head says how to go on. */
    ASK_HEAD,
    /** Another try, as the head said: by somebody else, in another way. */
    GENTLY;

    /** After nobody answered. */
    static final List<Rung> FOR_NO_ANSWER = List.of(AGAIN, PHONE, KIN, NEIGHBOUR, GRID_LEADER, WELFARE_CHECK);

    /** After a refusal: no pressing, only another way. */
    static final List<Rung> FOR_REFUSED = List.of(ASK_HEAD, GENTLY);

    /** Whether somebody beside the person is asked, who can give a word for them. */
    boolean asksOthers() {
        return this == KIN || this == NEIGHBOUR || this == GRID_LEADER;
    }

    /** As it stands in the database and on the wire: {@code grid-leader}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads {@link #code()}. */
    @JsonCreator
    public static Rung of(String code) {
        for (var rung : values()) {
            if (rung.code().equals(code)) {
                return rung;
            }
        }
        throw SharedRefusal.UNREADABLE.refuse().at("rung");
    }
}
