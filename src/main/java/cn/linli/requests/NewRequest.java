package cn.linli.requests;

import cn.linli.shared.StationId;
import cn.linli.shared.VisitId;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A need as it is written down at the desk.
 *
 * @param station the station that answers for it
 * @param about a person of the register, or a place
 * @param caller who raised it, when somebody else did
 * @param kind a code of the catalogue, {@code medicine}
 * @param words the resident's own words; at most 2,000 characters; kept sealed
 * @param urgency null: as the catalogue says for the kind
 * @param way how it came in
 * @param at when it came in; null: now; never in the future
 * @param wanted when the resident wants it; null: the due time of the kind
 * @param doer who is to do it; null: left for dispatch. An actor who may not dispatch only proposes
 * @param visit the visit on which it was seen, if any
 */
public record NewRequest(
        StationId station,
        About about,
        Caller caller,
        String kind,
        String words,
        @Nullable Urgency urgency,
        IntakeWay way,
        @Nullable OffsetDateTime at,
        @Nullable OffsetDateTime wanted,
        @Nullable Doer doer,
        @Nullable VisitId visit) {

    /** A need about a person, with what the catalogue says for its kind. */
    public static NewRequest of(StationId station, About about, String kind, String words, IntakeWay way) {
        return new NewRequest(station, about, Caller.NOBODY, kind, words, null, way, null, null, null, null);
    }

    /** Seen on this visit. */
    public NewRequest seenOn(VisitId seen) {
        return new NewRequest(station, about, caller, kind, words, urgency, IntakeWay.VISIT, at, wanted, doer, seen);
    }

    /** Came in then. */
    public NewRequest at(OffsetDateTime then) {
        return new NewRequest(station, about, caller, kind, words, urgency, way, then, wanted, doer, visit);
    }

    /** To be done by them. */
    public NewRequest by(Doer who) {
        return new NewRequest(station, about, caller, kind, words, urgency, way, at, wanted, who, visit);
    }

    /** This pressing. */
    public NewRequest urgency(Urgency how) {
        return new NewRequest(station, about, caller, kind, words, how, way, at, wanted, doer, visit);
    }

    /** Says nothing of what was said. */
    @Override
    public String toString() {
        return "NewRequest[%s %s %s]".formatted(station, kind, way);
    }
}
