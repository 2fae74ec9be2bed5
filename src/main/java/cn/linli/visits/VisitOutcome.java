package cn.linli.visits;

import cn.linli.shared.ResidentId;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Set;

/** How a visit ended. Seen, tried and refused are three things and are never mixed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "how")
@JsonSubTypes({
    @JsonSubTypes.Type(value = VisitOutcome.Met.class, name = "met"),
    @JsonSubTypes.Type(value = VisitOutcome.NobodyHome.class, name = "nobody-home"),
    @JsonSubTypes.Type(value = VisitOutcome.Declined.class, name = "declined"),
    @JsonSubTypes.Type(value = VisitOutcome.WrongNumber.class, name = "wrong-number")
})
public sealed interface VisitOutcome {

    /**
     * They were met, or spoken to by phone.
     *
     * @param minutes how long it took, 1 to 720
     * @param present how many people were spoken to, at least the persons the visit was for and who were there
     * @param missed those of the persons the visit was for who were not there; never all of them
     * @param also others of the household who were there too: from now on the visit is to them as well
     */
    record Met(int minutes, int present, Set<ResidentId> missed, Set<ResidentId> also) implements VisitOutcome {

        /** Copies the sets; none named: everybody it was for was there, and nobody else. */
        public Met {
            missed = missed == null ? Set.of() : Set.copyOf(missed);
            also = also == null ? Set.of() : Set.copyOf(also);
        }

        /** Nobody else of the household. */
        public Met(int minutes, int present, Set<ResidentId> missed) {
            this(minutes, present, missed, Set.of());
        }

        /** Everybody was there. */
        public Met(int minutes, int present) {
            this(minutes, present, Set.of());
        }
    }

    /**
     * Nobody opened; by phone: nobody answered.
     *
     * @param noticeLeft whether a note was left at the door
     */
    record NobodyHome(boolean noticeLeft) implements VisitOutcome {}

    /**
     * They did not want the visit.
     *
     * @param reason in their words, if they gave one
     */
    record Declined(String reason) implements VisitOutcome {}

    /** The number is nobody's or somebody else's; only by phone or video. */
    record WrongNumber() implements VisitOutcome {}
}
