package cn.linli.visits;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How a visit ended. Seen, tried and refused are three things and are never mixed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "how")
@JsonSubTypes({
    @JsonSubTypes.Type(value = VisitOutcome.Met.class, name = "met"),
    @JsonSubTypes.Type(value = VisitOutcome.NobodyHome.class, name = "nobody-home"),
    @JsonSubTypes.Type(value = VisitOutcome.Declined.class, name = "declined")
})
public sealed interface VisitOutcome {

    /**
     * They were met.
     *
     * @param minutes how long it took, 1 to 720
     * @param present how many people were spoken to, at least the persons the visit was for
     */
    record Met(int minutes, int present) implements VisitOutcome {}

    /**
     * Nobody opened.
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
}
