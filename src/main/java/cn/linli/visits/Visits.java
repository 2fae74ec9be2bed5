package cn.linli.visits;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Trail;
import cn.linli.requests.About;
import cn.linli.requests.IntakeWay;
import cn.linli.requests.NewRequest;
import cn.linli.requests.Requests;
import cn.linli.residents.PersonCard;
import cn.linli.residents.Residents;
import cn.linli.shared.Ids;
import cn.linli.shared.Refused;
import cn.linli.shared.RequestId;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.VisitId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Planning, making and recording visits: load, tell, save. */
@Service
public class Visits {

    private final VisitRepository visits;
    private final VisitCatalogue catalogue;
    private final Residents residents;
    private final Requests requests;
    private final ApplicationEventPublisher events;
    private final Trail trail;
    private final Clock clock;

    Visits(
            VisitRepository visits,
            VisitCatalogue catalogue,
            Residents residents,
            Requests requests,
            ApplicationEventPublisher events,
            Trail trail,
            Clock clock) {
        this.visits = visits;
        this.catalogue = catalogue;
        this.residents = residents;
        this.requests = requests;
        this.events = events;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Plans a visit that this actor will make. Refuses a person nobody here knows, one who has died, and people of
     * different stations.
     */
    @Transactional
    public VisitId plan(Actor actor, VisitId id, NewVisit wish) {
        var visit = planned(actor, id, wish);
        visits.add(visit);
        trail.write(
                actor,
                "visits.planned",
                id.value(),
                Map.of("people", visit.residents().size()));
        return id;
    }

    private Visit planned(Actor actor, VisitId id, NewVisit wish) {
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
                actor.account(),
                actor.name());
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
        catalogue.check(written.observations());
        var visit = visits.get(id);
        var recorded = tell(
                actor,
                visit,
                version,
                () -> visit.record(written, field(actor, visit, written), today()),
                "visits.recorded");
        needs.forEach(need -> bringToTheDesk(actor, visit, need));
        return recorded;
    }

    private void bringToTheDesk(Actor actor, Visit visit, NeedFound need) {
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
        catalogue.check(written.observations());
        var visit = planned(actor, id, wish);
        var recorded = visit.record(written, field(actor, visit, written), today());
        visits.add(visit);
        told(actor, visit, recorded, "visits.recorded");
        needs.forEach(need -> bringToTheDesk(actor, visit, need));
        return recorded;
    }

    /** Mends a record: what was counted is reversed and the corrected visit counts instead. */
    @Transactional
    public VisitRecorded correct(Actor actor, VisitId id, int version, VisitRecord written) {
        actor.needs(Right.RECORD_VISITS);
        catalogue.check(written.observations());
        var visit = visits.get(id);
        return tell(
                actor,
                visit,
                version,
                () -> visit.correct(written, field(actor, visit, written), today()),
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
        var recorded = verb.get();
        save(visit, version);
        told(actor, visit, recorded, act);
        return recorded;
    }

    /** The trail, the ledger and the request it was made for hear of it in the same transaction. */
    private void told(Actor actor, Visit visit, VisitRecorded recorded, String act) {
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
        if (visit.request() != null) {
            requests.countedBy(actor, visit.request(), recorded.counts() ? visit.id() : null);
        }
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
