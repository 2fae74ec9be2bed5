package cn.linli.requests;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Role;
import cn.linli.shared.Money;
import cn.linli.shared.RequestId;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.shared.Texts;
import cn.linli.shared.VisitId;
import cn.linli.volunteers.Volunteers;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The desk. Each change names the version it was made from; {@link #ANY_VERSION} is for modules that hold none. A moment
 * may be named for what is entered later than it happened; null is now, the future is refused.
 */
@Service
public class Requests {

    /** Whatever stands there now. */
    public static final int ANY_VERSION = -1;

    private static final int LONGEST_WORDS = 2000;

    private final RequestRepository repository;
    private final RequestBook book;
    private final Reception reception;
    private final RequestNews news;
    private final Errands errands;
    private final Volunteers volunteers;
    private final Around around;
    private final Clock clock;

    Requests(
            RequestRepository repository,
            RequestBook book,
            Reception reception,
            RequestNews news,
            Errands errands,
            Volunteers volunteers,
            Around around,
            Clock clock) {
        this.repository = repository;
        this.book = book;
        this.reception = reception;
        this.news = news;
        this.errands = errands;
        this.volunteers = volunteers;
        this.around = around;
        this.clock = clock;
    }

    /**
     * Writes a request down and gives it a number and a due time; assigns it at once when a doer is named and the actor
     * may dispatch. The same id again is the same request. Refuses a kind nobody offers, a person these eyes may not
     * see, a doer of another station, over-long words, the future.
     */
    @Transactional
    public Taken take(Actor actor, RequestId id, NewRequest said) {
        return take(actor, id, said, null);
    }

    /** The same, to be followed by a code whose fingerprint this is. */
    Taken take(Actor actor, RequestId id, NewRequest said, byte @Nullable [] code) {
        actor.needs(Right.TAKE_REQUESTS);
        actor.worksAt(said.station());
        var known = repository.lock(id);
        if (known.isPresent()) {
            return taken(known.get().snapshot(), 0);
        }
        var at = moment(said.at());
        var by = by(actor);
        var welcome = reception.welcome(actor, id, said, at, by);
        var request = welcome.request();
        var proposed = said.doer() == null ? null : assignedTo(actor, said.station(), said.doer());
        var dispatches = proposed != null && actor.may(Right.ASSIGN_REQUESTS);
        if (proposed != null && dispatches) {
            request.assign(proposed, by, at);
        }
        repository.insert(
                request,
                new Intake(
                        welcome.checked(),
                        welcome.urgency(),
                        by,
                        proposed == null || dispatches ? "" : proposed.name(),
                        code));
        news.tell(actor, request, welcome.urgency() == Urgency.URGENT);
        news.spoke(actor, id, welcome.checked(), at);
        return taken(request.snapshot(), 0);
    }

    /** Gives it to a worker or a volunteer of the station. Refuses one of another station and a paused volunteer. */
    @Transactional
    public Taken assign(Actor actor, RequestId id, int version, Doer doer, @Nullable OffsetDateTime at) {
        actor.needs(Right.ASSIGN_REQUESTS);
        return change(actor, id, version, at, (request, moment) -> {
            var station = request.snapshot().facts().station();
            actor.worksAt(station);
            request.assign(assignedTo(actor, station, doer), by(actor), moment);
        });
    }

    /** The actor answers for it from now on. */
    @Transactional
    public Taken takeOver(Actor actor, RequestId id, int version, @Nullable OffsetDateTime at) {
        actor.needs(Right.DO_REQUESTS);
        return change(actor, id, version, at, (request, moment) -> {
            actor.worksAt(request.snapshot().facts().station());
            request.takeOver(AssignedTo.worker(actor.account(), actor.name()), by(actor), moment);
        });
    }

    /** The doer sets out. Refuses anybody else but the head; take it over first. */
    @Transactional
    public Taken begin(Actor actor, RequestId id, int version, @Nullable OffsetDateTime at) {
        actor.needs(Right.DO_REQUESTS);
        return change(actor, id, version, at, (request, moment) -> request.begin(by(actor), moment));
    }

    /** It is done and waits for the resident's word; it is counted in the ledger here. */
    @Transactional
    public Taken done(Actor actor, RequestId id, int version, DoneWork work) {
        actor.needs(Right.DO_REQUESTS);
        var what = Texts.optional(work.what(), "what", LONGEST_WORDS);
        return change(actor, id, version, work.at(), (request, moment) -> {
            request.done(work.minutes(), what, by(actor), moment);
            errands.brought(request, moment);
        });
    }

    /**
     * The resident's word: it closes, or goes back to being under way. Refuses to close while money of the errand is
     * open.
     */
    @Transactional
    public Taken word(Actor actor, RequestId id, int version, WordTaken said, @Nullable OffsetDateTime at) {
        actor.needs(Right.DO_REQUESTS);
        var checked = checked(said);
        return change(actor, id, version, at, (request, moment) -> {
            actor.worksAt(request.snapshot().facts().station());
            request.word(checked, errands.balance(id), by(actor), moment);
        });
    }

    /**
     * An opinion goes up to the hub, or through it to a department.
     *
     * @param to who is to answer, as written: 区总站, 区民政局 …
     */
    @Transactional
    public Taken sendUp(Actor actor, RequestId id, int version, String to, @Nullable OffsetDateTime at) {
        actor.needs(Right.DO_REQUESTS);
        var checked = Texts.required(to, "to", 40);
        return change(actor, id, version, at, (request, moment) -> {
            var station = request.snapshot().facts().station();
            actor.worksAt(station);
            var hub = around.hubOf(station).orElse(station);
            request.sendUp(checked, hub, by(actor), moment);
        });
    }

    /** The answer from above to an opinion; its doer brings it to the resident. */
    @Transactional
    public Taken answer(Actor actor, RequestId id, int version, String words, @Nullable OffsetDateTime at) {
        actor.needs(Right.ANSWER_OPINIONS);
        var checked = Texts.required(words, "words", LONGEST_WORDS);
        return change(actor, id, version, at, (request, moment) -> request.answer(checked, by(actor), moment));
    }

    /** Says who it is about, when that was not known. */
    @Transactional
    public Taken personKnown(Actor actor, RequestId id, int version, ResidentId who) {
        actor.needs(Right.TAKE_REQUESTS);
        if (around.communityOf(actor, who).isEmpty()) {
            throw SharedRefusal.NOT_FOUND.refuse().at("resident");
        }
        return change(actor, id, version, null, (request, moment) -> {
            actor.worksAt(request.snapshot().facts().station());
            request.personKnown(who, by(actor), moment);
        });
    }

    /** A person's requests that are not closed, the most pressing first; at most 50. */
    @Transactional(readOnly = true)
    public List<OpenRequest> openFor(Actor actor, ResidentId who) {
        actor.needs(Right.SEE_REQUESTS);
        return book.openFor(who);
    }

    /** Which person a request is about, if it is about one and these eyes may see it. */
    @Transactional(readOnly = true)
    public Optional<ResidentId> personOf(Actor actor, RequestId id) {
        actor.needs(Right.SEE_REQUESTS);
        return book.personOf(id);
    }

    /**
     * A visit was made for this request and is counted: the request itself counts nothing more, and what it had counted
     * is taken back. One act, counted once.
     *
     * @param visit the visit; null: none is counted any more, so the request counts again
     */
    @Transactional
    public void countedBy(Actor actor, RequestId id, @Nullable VisitId visit) {
        actor.needs(Right.RECORD_VISITS);
        var request = repository.lock(id).orElseThrow(SharedRefusal.NOT_FOUND::refuse);
        actor.worksAt(request.snapshot().facts().station());
        repository.countedBy(id, visit);
        if (request.counted()) {
            news.delivered(request, visit == null);
            request.announced();
            repository.update(request);
        }
    }

    private Taken change(
            Actor actor,
            RequestId id,
            int version,
            @Nullable OffsetDateTime at,
            BiConsumer<Request, OffsetDateTime> verb) {
        var request = repository.lock(id).orElseThrow(SharedRefusal.NOT_FOUND::refuse);
        if (version != ANY_VERSION && version != request.snapshot().version()) {
            throw SharedRefusal.CHANGED_MEANWHILE.refuse().withCurrent(book.line(actor, id));
        }
        verb.accept(request, moment(at));
        if (request.toBeCounted()) {
            news.delivered(request, !repository.countedByVisit(id));
            request.announced();
        }
        if (!repository.update(request)) {
            throw SharedRefusal.CHANGED_MEANWHILE.refuse().withCurrent(book.line(actor, id));
        }
        news.tell(actor, request, book.urgent(id));
        return taken(request.snapshot(), 1);
    }

    private static Taken taken(Request.Snapshot now, int ahead) {
        return new Taken(now.facts().id(), now.facts().number(), now.state(), now.version() + ahead);
    }

    private AssignedTo assignedTo(Actor actor, StationId station, Doer doer) {
        return switch (doer) {
            case Doer.Worker(var account) -> {
                var name = account.equals(actor.account())
                        ? Optional.of(actor.name())
                        : around.workerName(actor, station, account);
                yield AssignedTo.worker(account, name.orElseThrow(RequestRefusal.DOER_NOT_HERE::refuse));
            }
            case Doer.Helper(var id) -> {
                var volunteer = volunteers
                        .get(actor, id)
                        .filter(v -> v.station().equals(station) && !v.paused())
                        .orElseThrow(RequestRefusal.DOER_NOT_HERE::refuse);
                yield new AssignedTo(doer, volunteer.account(), volunteer.name());
            }
        };
    }

    private static WordTaken checked(WordTaken said) {
        var word = switch (said.word()) {
            case Word.Satisfied satisfied -> satisfied;
            case Word.NotSolved(var reason) -> new Word.NotSolved(Texts.optional(reason, "reason", LONGEST_WORDS));
            case Word.Withdrawn(var why) -> new Word.Withdrawn(Texts.optional(why, "reason", LONGEST_WORDS));
            case Word.NotYet(var what) -> new Word.NotYet(Texts.optional(what, "reason", LONGEST_WORDS));
        };
        return new WordTaken(word, said.way(), Texts.optional(said.saidBy(), "saidBy", 40));
    }

    private static By by(Actor actor) {
        return new By(actor.account(), actor.name(), actor.is(Role.HEAD) || actor.is(Role.CONSOLE));
    }

    private OffsetDateTime moment(@Nullable OffsetDateTime at) {
        var now = OffsetDateTime.now(clock);
        if (at == null) {
            return now;
        }
        if (at.isAfter(now.plusMinutes(1))) {
            throw RequestRefusal.IN_THE_FUTURE.refuse();
        }
        return at;
    }

    /** What is left of an errand's money. */
    @Transactional(readOnly = true)
    public Money balance(Actor actor, RequestId id) {
        actor.needs(Right.SEE_REQUESTS);
        return errands.balance(id);
    }
}
