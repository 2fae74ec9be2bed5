package cn.linli.visits;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.residents.Residents;
import cn.linli.shared.AccountId;
import cn.linli.shared.Contact;
import cn.linli.shared.Page;
import cn.linli.shared.RequestId;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.Texts;
import cn.linli.shared.VisitId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/visits")
class VisitController {

    private final Visits visits;
    private final VisitBook book;
    private final VisitRepository repository;
    private final VisitCatalogue catalogue;
    private final Residents residents;
    private final Clock clock;

    VisitController(
            Visits visits,
            VisitBook book,
            VisitRepository repository,
            VisitCatalogue catalogue,
            Residents residents,
            Clock clock) {
        this.visits = visits;
        this.book = book;
        this.repository = repository;
        this.catalogue = catalogue;
        this.residents = residents;
        this.clock = clock;
    }

    @GetMapping
    Page<VisitBook.Row> list(
            Actor actor,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(required = false) @Nullable ResidentId resident,
            @RequestParam(required = false) @Nullable String cursor) {
        return resident == null
                ? book.list(actor, state, mine, cursor)
                : new Page<>(book.with(actor, resident, 50), null);
    }

    @GetMapping("/fields")
    List<VisitCatalogue.Field> fields(Actor actor, Locale locale) {
        actor.needs(Right.SEE_VISITS);
        return catalogue.fields(locale);
    }

    @GetMapping("/{id}")
    @Transactional(readOnly = true)
    public Detail one(Actor actor, @PathVariable VisitId id) {
        actor.needs(Right.SEE_VISITS);
        var visit = repository.get(id);
        var people = residents.cards(actor, List.copyOf(visit.residents())).stream()
                .map(card -> new VisitBook.Person(
                        card.id(), card.name(), card.community().value()))
                .toList();
        return new Detail(
                visit.id(),
                visit.state().code(),
                visit.version(),
                people,
                visit.request(),
                visit.plannedFor(),
                visit.plannedFrom(),
                visit.purpose(),
                visit.going(),
                visit.written(),
                visit.callOffReason());
    }

    @PostMapping
    Done plan(Actor actor, @RequestBody Plan body) {
        var id = body.id() == null ? new VisitId(cn.linli.shared.Ids.next()) : body.id();
        var wish = new NewVisit(
                body.residents() == null ? List.of() : body.residents(),
                body.request(),
                body.plannedFor() == null ? LocalDate.now(clock) : body.plannedFor(),
                body.plannedFrom(),
                Texts.optional(body.purpose(), "purpose", 100),
                body.way() == null ? Contact.Way.HOME : body.way(),
                Boolean.TRUE.equals(body.two()),
                body.second());
        if (body.record() == null) {
            visits.plan(actor, id, wish, body.worker() == null ? actor.account() : body.worker());
        } else {
            visits.recordUnplanned(
                    actor, id, wish, body.record().read(), body.record().found());
        }
        return new Done(id, 0);
    }

    @PostMapping("/{id}/record")
    Done record(Actor actor, @PathVariable VisitId id, @RequestBody Write body) {
        visits.record(actor, id, body.version(), body.read(), body.found());
        return new Done(id, body.version() + 1);
    }

    @PostMapping("/{id}/correct")
    Done correct(Actor actor, @PathVariable VisitId id, @RequestBody Write body) {
        visits.correct(actor, id, body.version(), body.read());
        return new Done(id, body.version() + 1);
    }

    @PostMapping("/{id}/call-off")
    Done callOff(Actor actor, @PathVariable VisitId id, @RequestBody CallOff body) {
        visits.callOff(actor, id, body.version(), Texts.required(body.reason(), "reason", 200));
        return new Done(id, body.version() + 1);
    }

    @PostMapping("/{id}/move")
    Done move(Actor actor, @PathVariable VisitId id, @RequestBody Moved body) {
        visits.reassign(actor, id, body.version(), body.read());
        return new Done(id, body.version() + 1);
    }

    /** What a changing call answers. */
    record Done(VisitId id, int version) {}

    record Plan(
            @Nullable VisitId id,
            @Nullable List<ResidentId> residents,
            @Nullable RequestId request,
            @Nullable LocalDate plannedFor,
            @Nullable LocalTime plannedFrom,
            @Nullable String purpose,
            Contact.@Nullable Way way,
            @Nullable Boolean two,
            @Nullable AccountId worker,
            @Nullable AccountId second,
            @Nullable Write record) {}

    record Moved(
            int version,
            @Nullable AccountId worker,
            @Nullable AccountId second,
            @Nullable LocalDate plannedFor,
            @Nullable LocalTime plannedFrom) {

        Move read() {
            if (worker == null) {
                throw SharedRefusal.MISSING.refuse().at("worker");
            }
            if (plannedFor == null) {
                throw SharedRefusal.MISSING.refuse().at("plannedFor");
            }
            return new Move(worker, second, plannedFor, plannedFrom);
        }
    }

    record Write(
            int version,
            @Nullable LocalDate day,
            @Nullable LocalTime from,
            @Nullable VisitOutcome outcome,
            @Nullable String words,
            @Nullable List<VisitRecord.Observation> observations,
            @Nullable List<UUID> photos,
            @Nullable UUID signature,
            @Nullable List<Need> needs,
            @Nullable Gone gone) {

        VisitRecord read() {
            if (day == null) {
                throw SharedRefusal.MISSING.refuse().at("day");
            }
            if (outcome == null) {
                throw SharedRefusal.MISSING.refuse().at("outcome");
            }
            return new VisitRecord(
                    day,
                    from,
                    checked(outcome),
                    Texts.optional(words, "words", 4000),
                    observations == null
                            ? List.of()
                            : observations.stream().map(Write::checked).toList(),
                    photos == null ? List.of() : photos,
                    signature,
                    gone == null ? null : gone.read());
        }

        List<NeedFound> found() {
            return needs == null
                    ? List.of()
                    : needs.stream()
                            .map(need -> new NeedFound(
                                    need.resident(),
                                    Texts.required(need.kind(), "needs", 40),
                                    Texts.optional(need.words(), "needs", 2000)))
                            .toList();
        }

        private static VisitOutcome checked(VisitOutcome outcome) {
            return outcome instanceof VisitOutcome.Declined declined
                    ? new VisitOutcome.Declined(Texts.optional(declined.reason(), "outcome.reason", 500))
                    : outcome;
        }

        private static VisitRecord.Observation checked(VisitRecord.Observation seen) {
            return new VisitRecord.Observation(
                    seen.whose(),
                    Texts.required(seen.field(), "observations", 40),
                    Texts.required(seen.value(), "observations", 40),
                    Texts.optional(seen.note(), "observations", 500));
        }
    }

    /** How and by whom it was made; nothing said: as planned. */
    record Gone(
            Contact.@Nullable Way way,
            @Nullable AccountId worker,
            @Nullable AccountId second) {

        VisitRecord.Gone read() {
            if (way == null) {
                throw SharedRefusal.MISSING.refuse().at("way");
            }
            return new VisitRecord.Gone(way, worker, second);
        }
    }

    record Need(
            @Nullable ResidentId resident,
            @Nullable String kind,
            @Nullable String words) {}

    record CallOff(int version, @Nullable String reason) {}

    /** What stands now, for a person who lost a race. */
    record State(
            VisitId id, int version, String state, @Nullable VisitRecord record, String callOffReason) {}

    /** One visit whole. */
    public record Detail(
            VisitId id,
            String state,
            int version,
            List<VisitBook.Person> residents,
            @Nullable RequestId request,
            LocalDate plannedFor,
            @Nullable LocalTime plannedFrom,
            String purpose,
            Going going,
            @Nullable VisitRecord record,
            String callOffReason) {}
}
