package cn.linli.visits;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Role;
import cn.linli.access.Trail;
import cn.linli.requests.About;
import cn.linli.requests.IntakeWay;
import cn.linli.requests.NewRequest;
import cn.linli.requests.Requests;
import cn.linli.residents.Contact;
import cn.linli.residents.PersonCard;
import cn.linli.residents.Residents;
import cn.linli.shared.AccountId;
import cn.linli.shared.Ids;
import cn.linli.shared.Refused;
import cn.linli.shared.RequestId;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.shared.VisitId;
import cn.linli.stations.Stations;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Planning, making and recording visits: load, tell, save. */
@Service
public class Visits {

    private final VisitRepository visits;
    private final VisitBook book;
    private final VisitCatalogue catalogue;
    private final Residents residents;
    private final Requests requests;
    private final Stations stations;
    private final ApplicationEventPublisher events;
    private final Trail trail;
    private final Clock clock;

    Visits(
            VisitRepository visits,
            VisitBook book,
            VisitCatalogue catalogue,
            Residents residents,
            Requests requests,
            Stations stations,
            ApplicationEventPublisher events,
            Trail trail,
            Clock clock) {
        this.visits = visits;
        this.book = book;
        this.catalogue = catalogue;
        this.residents = residents;
        this.requests = requests;
        this.stations = stations;
        this.events = events;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Plans a visit that this actor will make. Refuses a person nobody here knows, one who has died, people of
     * different stations, and a second worker who is not of the station.
     */
    @Transactional
    public VisitId plan(Actor actor, VisitId id, NewVisit wish) {
        return plan(actor, id, wish, actor.account());
    }

    /**
     * Plans a visit that this worker will make; whoever puts it on a colleague's list must be allowed to give out work.
     */
    @Transactional
    public VisitId plan(Actor actor, VisitId id, NewVisit wish, AccountId worker) {
        mayGive(actor, worker);
        var visit = planned(actor, id, wish, worker);
        visits.add(visit);
        trail.write(
                actor,
                "visits.planned",
                id.value(),
                Map.of("people", visit.residents().size()));
        return id;
    }

    private Visit planned(Actor actor, VisitId id, NewVisit wish, AccountId worker) {
        actor.needs(Right.RECORD_VISITS);
        var people = toVisit(actor, wish.residents());
        var first = people.getFirst();
        actor.worksAt(first.station());
        if (people.stream().anyMatch(p -> !p.station().equals(first.station()))) {
            throw SharedRefusal.NOT_FOUND.refuse().at("residents");
        }
        var grid = first.grid();
        return Visit.plan(
                id,
                first.station(),
                first.community(),
                grid == null ? null : grid.value(),
                wish,
                new Going(
                        wish.way(),
                        colleague(actor, first.station(), worker),
                        second(actor, first.station(), wish.second()),
                        wish.two()));
    }

    /**
     * Gives a planned visit to another worker or another time. Whoever takes it over needs no leave; whoever gives it
     * to a colleague must be allowed to give out work. Refuses days gone by and a worker who is not of the station.
     *
     * @param version the version the person saw
     */
    @Transactional
    public void reassign(Actor actor, VisitId id, int version, Move move) {
        actor.needs(Right.RECORD_VISITS);
        var visit = visits.get(id);
        unchanged(visit, version);
        var was = visit.going();
        if (!move.worker().equals(was.worker().account())) {
            mayGive(actor, move.worker());
        }
        var worker = colleague(actor, visit.station(), move.worker(), was);
        var second = move.second() == null ? null : colleague(actor, visit.station(), move.second(), was);
        visit.move(new Going(was.way(), worker, second, was.two() || second != null), move.day(), move.from(), today());
        save(visit, version);
        trail.write(actor, "visits.moved", id.value(), Map.of("day", move.day().toString(), "worker", worker.name()));
    }

    /** What is to be visited at a station on a day, by whom, in the order of the promised times. */
    @Transactional(readOnly = true)
    public List<PlannedVisit> planned(Actor actor, StationId station, LocalDate day) {
        actor.needs(Right.SEE_VISITS);
        actor.worksAt(station);
        return book.planned(station, day);
    }

    private static void mayGive(Actor actor, AccountId worker) {
        if (!worker.equals(actor.account()) && !actor.is(Role.HEAD)) {
            actor.needs(Right.ASSIGN_REQUESTS);
        }
    }

    /** A worker of the station by account; whoever is at work needs no looking up. */
    private Going.Colleague colleague(Actor actor, StationId station, AccountId account) {
        if (account.equals(actor.account())) {
            return new Going.Colleague(account, actor.name());
        }
        return stations.workers(actor, station).stream()
                .filter(worker -> account.equals(worker.account()))
                .findFirst()
                .map(worker -> new Going.Colleague(account, worker.name()))
                .orElseThrow(VisitRefusal.WORKER_NOT_HERE::refuse);
    }

    /** The same, where whoever stands on the visit already stays there even after leaving the station. */
    private Going.Colleague colleague(Actor actor, StationId station, AccountId account, Going was) {
        if (account.equals(was.worker().account())) {
            return was.worker();
        }
        var second = was.second();
        return second != null && account.equals(second.account()) ? second : colleague(actor, station, account);
    }

    private Going.@Nullable Colleague second(Actor actor, StationId station, @Nullable AccountId account) {
        return account == null ? null : colleague(actor, station, account);
    }

    /** How and by whom it was made: as planned, or as the record says. */
    private Going gone(Actor actor, Visit visit, VisitRecord written) {
        var was = visit.going();
        var gone = written.gone();
        if (gone == null) {
            return was;
        }
        var worker = gone.worker() == null ? was.worker() : colleague(actor, visit.station(), gone.worker(), was);
        var second = gone.second() == null ? null : colleague(actor, visit.station(), gone.second(), was);
        return new Going(gone.way(), worker, second, was.two());
    }

    /**
     * Records a planned visit; it counts in the ledger in the same moment if somebody was met. Each need found becomes
     * a request with an owner and a due time, in the same moment too.
     *
     * @param version the version the person saw; if somebody changed the visit since, nothing is overwritten
     */
    @Transactional
    public VisitRecorded record(Actor actor, VisitId id, int version, VisitRecord written, List<NeedFound> needs) {
        actor.needs(Right.RECORD_VISITS);
        var visit = visits.get(id);
        var recorded = tell(
                actor,
                visit,
                version,
                () -> visit.record(
                        checked(actor, visit, written),
                        gone(actor, visit, written),
                        field(actor, visit, written),
                        today()),
                "visits.recorded");
        needs.forEach(need -> bringToTheDesk(actor, visit, need));
        return recorded;
    }

    /**
     * Where they live and by which number, for somebody who is about to go or to call; the look stands in the trail.
     *
     * @param purpose what it is for, in the language of the screen
     */
    @Transactional
    public Contact contact(Actor actor, ResidentId who, String purpose) {
        actor.needs(Right.RECORD_VISITS);
        toVisit(actor, List.of(who));
        return residents.contact(actor, who, purpose);
    }

    private void bringToTheDesk(Actor actor, Visit visit, NeedFound need) {
        if (need.resident() == null && visit.residents().size() > 1) {
            throw VisitRefusal.NEED_OF_WHOM.refuse();
        }
        var whom = need.resident() == null ? visit.residents().iterator().next() : need.resident();
        if (!visit.residents().contains(whom)) {
            throw SharedRefusal.NOT_FOUND.refuse().at("needs");
        }
        var said = NewRequest.of(visit.station(), new About.Person(whom), need.kind(), need.words(), IntakeWay.VISIT);
        requests.take(actor, new RequestId(Ids.next()), said.seenOn(visit.id()));
    }

    /** Records a visit nobody had planned. */
    @Transactional
    public VisitRecorded recordUnplanned(
            Actor actor, VisitId id, NewVisit wish, VisitRecord written, List<NeedFound> needs) {
        var visit = planned(actor, id, wish, actor.account());
        var recorded = visit.record(
                checked(actor, visit, written), gone(actor, visit, written), field(actor, visit, written), today());
        visits.add(visit);
        told(actor, visit, recorded, Set.of(), "visits.recorded");
        needs.forEach(need -> bringToTheDesk(actor, visit, need));
        return recorded;
    }

    /** Mends a record: what was counted is reversed and the corrected visit counts instead. */
    @Transactional
    public VisitRecorded correct(Actor actor, VisitId id, int version, VisitRecord written) {
        actor.needs(Right.RECORD_VISITS);
        var visit = visits.get(id);
        return tell(
                actor,
                visit,
                version,
                () -> visit.correct(
                        checked(actor, visit, written),
                        gone(actor, visit, written),
                        field(actor, visit, written),
                        today()),
                "visits.corrected");
    }

    /** Says that a planned visit will not be made. */
    @Transactional
    public void callOff(Actor actor, VisitId id, int version, String reason) {
        actor.needs(Right.RECORD_VISITS);
        var visit = visits.get(id);
        unchanged(visit, version);
        visit.callOff(reason);
        save(visit, version);
        trail.write(actor, "visits.called-off", id.value(), Map.of());
    }

    private VisitRecorded tell(
            Actor actor, Visit visit, int version, java.util.function.Supplier<VisitRecorded> verb, String act) {
        unchanged(visit, version);
        var missedBefore = visit.missed();
        var recorded = verb.get();
        save(visit, version);
        told(actor, visit, recorded, missedBefore, act);
        return recorded;
    }

    /** The trail, the ledger and the request it was made for hear of it in the same transaction. */
    private void told(Actor actor, Visit visit, VisitRecorded recorded, Set<ResidentId> missedBefore, String act) {
        trail.write(
                actor,
                act,
                visit.id().value(),
                Map.of(
                        "day",
                        recorded.day().toString(),
                        "outcome",
                        VisitRepository.Outcome.of(recorded.outcome()).how()));
        events.publishEvent(recorded);
        if (!visit.missed().isEmpty() || !missedBefore.isEmpty()) {
            events.publishEvent(recorded.missed());
        }
        if (visit.request() != null) {
            requests.countedBy(actor, visit.request(), recorded.counts() ? visit.id() : null);
        }
    }

    /** Whoever else was there is of the same station; what was seen is put to whom it belongs. */
    private VisitRecord checked(Actor actor, Visit visit, VisitRecord written) {
        var people = new HashSet<>(visit.residents());
        if (written.outcome() instanceof VisitOutcome.Met met && !met.also().isEmpty()) {
            var others = toVisit(actor, List.copyOf(met.also()));
            if (others.stream().anyMatch(other -> !other.station().equals(visit.station()))) {
                throw SharedRefusal.NOT_FOUND.refuse().at("also");
            }
            people.addAll(met.also());
        }
        return written.seen(catalogue.sorted(written.observations(), people));
    }

    private String field(Actor actor, Visit visit, VisitRecord written) {
        var labels = new HashSet<String>();
        residents.labelsOn(actor, visit.residents(), written.day()).values().forEach(labels::addAll);
        return catalogue.fieldOf(labels);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private void save(Visit visit, int version) {
        unchanged(visit, version);
        if (!visits.save(visit, version)) {
            throw changed(visit);
        }
    }

    /** Before any rule is asked: whoever wrote on an old page is told what stands now. */
    private void unchanged(Visit visit, int version) {
        if (visit.version() != version) {
            throw changed(visit);
        }
    }

    private Refused changed(Visit visit) {
        var now = visits.get(visit.id());
        return SharedRefusal.CHANGED_MEANWHILE
                .refuse()
                .withCurrent(new VisitController.State(
                        now.id(), now.version(), now.state().code(), now.written(), now.callOffReason()));
    }

    private List<PersonCard> toVisit(Actor actor, List<ResidentId> wanted) {
        if (wanted.isEmpty()) {
            throw VisitRefusal.NOBODY_TO_VISIT.refuse();
        }
        var people = residents.cards(actor, wanted);
        if (people.size() != new HashSet<>(wanted).size()) {
            throw SharedRefusal.NOT_FOUND.refuse().at("residents");
        }
        for (var person : people) {
            if (person.deceased()) {
                throw VisitRefusal.PERSON_HAS_DIED.refuse(person.name());
            }
        }
        return people;
    }
}
