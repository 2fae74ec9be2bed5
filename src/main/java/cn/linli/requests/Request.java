package cn.linli.requests;

import static cn.linli.requests.RequestRefusal.ALREADY_BEGUN;
import static cn.linli.requests.RequestRefusal.ALREADY_YOURS;
import static cn.linli.requests.RequestRefusal.ANOTHERS;
import static cn.linli.requests.RequestRefusal.ANSWERED_ALREADY;
import static cn.linli.requests.RequestRefusal.ANSWER_MISSING;
import static cn.linli.requests.RequestRefusal.BACKWARDS_IN_TIME;
import static cn.linli.requests.RequestRefusal.CASH_OPEN;
import static cn.linli.requests.RequestRefusal.CLOSED;
import static cn.linli.requests.RequestRefusal.DONE_ALREADY;
import static cn.linli.requests.RequestRefusal.MINUTES_IMPOSSIBLE;
import static cn.linli.requests.RequestRefusal.NOT_AN_OPINION;
import static cn.linli.requests.RequestRefusal.NOT_ASSIGNED;
import static cn.linli.requests.RequestRefusal.NOT_DONE;
import static cn.linli.requests.RequestRefusal.NOT_SENT_UP;
import static cn.linli.requests.RequestRefusal.NOT_UNDER_WAY;
import static cn.linli.requests.RequestRefusal.PERSON_KNOWN_ALREADY;
import static cn.linli.requests.RequestRefusal.REASON_MISSING;
import static cn.linli.requests.RequestRefusal.SENT_UP_ALREADY;
import static cn.linli.requests.RequestRefusal.SPEAKER_MISSING;

import cn.linli.shared.Money;
import cn.linli.shared.RegionCode;
import cn.linli.shared.RequestId;
import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request, from the moment it is written down until it ends on the resident's word or visibly unsolved. Every rule
 * about where it may go next is here; what happened is kept as steps.
 */
final class Request {

    private static final int LONGEST_ROUND = 24 * 60;

    private final Facts facts;
    private @Nullable ResidentId resident;
    private RequestState state;
    private @Nullable AssignedTo doer;
    private int rounds;
    private int minutes;
    private @Nullable OffsetDateTime doneAt;
    private int announced;
    private boolean counted;
    private Climbed climbed;
    private @Nullable StationId climbedTo;
    private @Nullable String sentUpTo;
    private boolean answered;
    private @Nullable Ending ending;
    private OffsetDateTime last;
    private final int version;
    private final List<Step> steps = new ArrayList<>();

    /** As it stands in the database. */
    Request(Snapshot now) {
        this.facts = now.facts();
        this.resident = now.resident();
        this.state = now.state();
        this.doer = now.doer();
        this.rounds = now.rounds();
        this.minutes = now.minutes();
        this.doneAt = now.doneAt();
        this.announced = now.announced();
        this.counted = now.counted();
        this.climbed = now.climbed();
        this.climbedTo = now.climbedTo();
        this.sentUpTo = now.sentUpTo();
        this.answered = now.answered();
        this.ending = now.ending();
        this.last = now.last();
        this.version = now.version();
    }

    /** Written down at the desk. */
    static Request received(Facts facts, @Nullable ResidentId resident, By by) {
        var request = new Request(new Snapshot(
                facts,
                resident,
                RequestState.RECEIVED,
                null,
                0,
                0,
                null,
                0,
                false,
                Climbed.NOT,
                null,
                null,
                false,
                null,
                facts.received(),
                0));
        request.steps.add(Step.of(facts.received(), "received", by));
        return request;
    }

    /** Gives it to somebody. What another has begun begins anew with them. */
    void assign(AssignedTo who, By by, OffsetDateTime at) {
        mustBeOpen(at);
        mustNotBeDone();
        doer = who;
        state = RequestState.ASSIGNED;
        happened(Step.of(at, "assigned", by).noting(who.name()));
    }

    /** Somebody answers for it from now on, of their own will; what was begun goes on. */
    void takeOver(AssignedTo me, By by, OffsetDateTime at) {
        mustBeOpen(at);
        mustNotBeDone();
        if (doer != null && by.account().equals(doer.account())) {
            throw ALREADY_YOURS.refuse();
        }
        doer = me;
        if (state == RequestState.RECEIVED) {
            state = RequestState.ASSIGNED;
        }
        happened(Step.of(at, "taken-over", by));
    }

    /** Somebody sets out. */
    void begin(By by, OffsetDateTime at) {
        mustBeOpen(at);
        if (state == RequestState.RECEIVED) {
            throw NOT_ASSIGNED.refuse();
        }
        if (state != RequestState.ASSIGNED) {
            throw ALREADY_BEGUN.refuse();
        }
        mustBeTheirs(by);
        state = RequestState.UNDER_WAY;
        happened(Step.of(at, "begun", by));
    }

    /**
     * It is done, as far as the doer can tell.
     *
     * @param spent minutes spent this time; added to those of an earlier time
     * @param what what was done
     */
    void done(int spent, String what, By by, OffsetDateTime at) {
        mustBeOpen(at);
        mustNotBeDone();
        if (state != RequestState.UNDER_WAY) {
            throw NOT_UNDER_WAY.refuse();
        }
        if (sentUpTo != null && !answered) {
            throw ANSWER_MISSING.refuse();
        }
        if (spent < 0 || spent > LONGEST_ROUND) {
            throw MINUTES_IMPOSSIBLE.refuse(LONGEST_ROUND);
        }
        mustBeTheirs(by);
        rounds++;
        minutes += spent;
        doneAt = at;
        counted = false;
        state = RequestState.DONE;
        happened(Step.of(at, "done", by).noting(what));
    }

    /**
     * The resident has spoken. Done work closes as satisfied; anything open may be withdrawn or closed as not solved,
     * with a reason; done work that is not in order goes back to being under way.
     *
     * @param cash what is left of the errand's money; it must be nothing for the request to close
     */
    void word(WordTaken taken, Money cash, By by, OffsetDateTime at) {
        mustBeOpen(at);
        if (taken.saidBy().isEmpty() && taken.way() != WordWay.LINK) {
            throw SPEAKER_MISSING.refuse();
        }
        switch (taken.word()) {
            case Word.Satisfied satisfied -> {
                mustBeDone();
                close(Ending.SATISFIED, "", taken, cash, by, at);
            }
            case Word.NotSolved(String reason) -> {
                if (state == RequestState.RECEIVED) {
                    throw NOT_ASSIGNED.refuse();
                }
                close(Ending.NOT_SOLVED, needed(reason), taken, cash, by, at);
            }
            case Word.Withdrawn(String why) -> close(Ending.WITHDRAWN, why, taken, cash, by, at);
            case Word.NotYet(String what) -> {
                mustBeDone();
                state = RequestState.UNDER_WAY;
                happened(new Step(at, "not-yet", by, taken.way(), taken.saidBy(), needed(what)));
            }
        }
    }

    private void close(Ending how, String why, WordTaken taken, Money cash, By by, OffsetDateTime at) {
        if (!cash.equals(Money.ZERO)) {
            throw CASH_OPEN.refuse(cash.toString());
        }
        ending = how;
        state = RequestState.CLOSED;
        happened(new Step(at, how.code(), by, taken.way(), taken.saidBy(), why));
    }

    /** An opinion goes up to the hub, or by the hub to a department. */
    void sendUp(String to, StationId hub, By by, OffsetDateTime at) {
        mustBeOpen(at);
        mustNotBeDone();
        if (!facts.climbs()) {
            throw NOT_AN_OPINION.refuse();
        }
        if (sentUpTo != null) {
            throw SENT_UP_ALREADY.refuse();
        }
        if (doer == null) {
            throw NOT_ASSIGNED.refuse();
        }
        sentUpTo = to;
        climbedTo = hub;
        state = RequestState.UNDER_WAY;
        happened(Step.of(at, "sent-up", by).noting(to));
    }

    /** The answer from above; the doer brings it back to the resident. */
    void answer(String words, By by, OffsetDateTime at) {
        mustBeOpen(at);
        if (sentUpTo == null) {
            throw NOT_SENT_UP.refuse();
        }
        if (answered) {
            throw ANSWERED_ALREADY.refuse();
        }
        answered = true;
        happened(Step.of(at, "answered", by).noting(words));
    }

    /**
     * Late and open, it climbs one step: to the head at once, to the hub when still late after a while.
     *
     * @return whether it climbed
     */
    boolean climb(Duration patience, @Nullable StationId hub, By by, OffsetDateTime now) {
        if (!waitsForSomebody() || !now.isAfter(facts.due()) || now.isBefore(last)) {
            return false;
        }
        if (climbed == Climbed.NOT) {
            climbed = Climbed.TO_HEAD;
            happened(Step.of(now, "climbed-to-head", by));
            return true;
        }
        if (climbed == Climbed.TO_HEAD && hub != null && now.isAfter(facts.due().plus(patience))) {
            climbed = Climbed.TO_HUB;
            climbedTo = hub;
            happened(Step.of(now, "climbed-to-hub", by));
            return true;
        }
        return false;
    }

    /** The person it is about is found in the register. */
    void personKnown(ResidentId who, By by, OffsetDateTime at) {
        mustBeOpen(at);
        if (resident != null) {
            throw PERSON_KNOWN_ALREADY.refuse();
        }
        resident = who;
        happened(Step.of(at, "person-known", by));
    }

    /** Whether what was done is still to be announced; a volunteer's counts once the station took the word. */
    boolean toBeCounted() {
        var byVolunteer = doer != null && doer.volunteer();
        var heard = state == RequestState.CLOSED || (state == RequestState.DONE && !byVolunteer);
        return rounds > 0 && heard && !counted;
    }

    /** Whether what was done was announced and still stands. */
    boolean counted() {
        return counted;
    }

    /** It was announced. */
    void announced() {
        counted = true;
        announced++;
    }

    boolean waitsForSomebody() {
        return state != RequestState.DONE && state != RequestState.CLOSED;
    }

    private void happened(Step step) {
        last = step.at();
        steps.add(step);
    }

    private void mustBeOpen(OffsetDateTime at) {
        if (state == RequestState.CLOSED) {
            throw CLOSED.refuse();
        }
        if (at.isBefore(last)) {
            throw BACKWARDS_IN_TIME.refuse();
        }
    }

    private void mustNotBeDone() {
        if (state == RequestState.DONE) {
            throw DONE_ALREADY.refuse();
        }
    }

    private void mustBeDone() {
        if (state != RequestState.DONE) {
            throw NOT_DONE.refuse();
        }
    }

    /** Its own doer, the head, or anybody of the station for a volunteer who has no account. */
    private void mustBeTheirs(By by) {
        if (doer == null) {
            throw NOT_ASSIGNED.refuse();
        }
        if (!by.leads() && !doer.volunteer() && !by.account().equals(doer.account())) {
            throw ANOTHERS.refuse(doer.name());
        }
    }

    private static String needed(String reason) {
        if (reason.isEmpty()) {
            throw REASON_MISSING.refuse();
        }
        return reason;
    }

    RequestState state() {
        return state;
    }

    /** What happened since it was read. */
    List<Step> steps() {
        return List.copyOf(steps);
    }

    /** How it stands, to be written down. */
    Snapshot snapshot() {
        return new Snapshot(
                facts, resident, state, doer, rounds, minutes, doneAt, announced, counted, climbed, climbedTo, sentUpTo,
                answered, ending, last, version);
    }

    /** How far a late request has climbed. */
    enum Climbed {
        NOT,
        TO_HEAD,
        TO_HUB
    }

    /**
     * What never changes.
     *
     * @param number running number of station and year
     * @param kind code of the catalogue
     * @param field the ledger's field of service
     * @param climbs whether its kind is an opinion that goes up
     * @param region where, down to the community if known
     * @param received when it came in
     * @param due when it is to be done
     */
    record Facts(
            RequestId id,
            StationId station,
            String number,
            String kind,
            String title,
            String field,
            boolean climbs,
            RegionCode region,
            OffsetDateTime received,
            OffsetDateTime due) {}

    /** All of it, as it stands. */
    record Snapshot(
            Facts facts,
            @Nullable ResidentId resident,
            RequestState state,
            @Nullable AssignedTo doer,
            int rounds,
            int minutes,
            @Nullable OffsetDateTime doneAt,
            int announced,
            boolean counted,
            Climbed climbed,
            @Nullable StationId climbedTo,
            @Nullable String sentUpTo,
            boolean answered,
            @Nullable Ending ending,
            OffsetDateTime last,
            int version) {}
}
