package cn.linli.requests;

import cn.linli.access.Actor;
import cn.linli.shared.AccountId;
import cn.linli.shared.Money;
import cn.linli.shared.Page;
import cn.linli.shared.RequestId;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.shared.VisitId;
import cn.linli.volunteers.VolunteerId;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/requests")
class RequestController {

    private static final int MOST = 100;

    private final Requests requests;
    private final RequestDesk desk;
    private final RequestFile file;
    private final Errands errands;

    RequestController(Requests requests, RequestDesk desk, RequestFile file, Errands errands) {
        this.requests = requests;
        this.desk = desk;
        this.file = file;
        this.errands = errands;
    }

    @GetMapping
    Page<RequestLine> list(
            Actor actor,
            @RequestParam(required = false) @Nullable StationId station,
            @RequestParam(required = false) @Nullable List<String> state,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String urgency,
            @RequestParam(required = false) @Nullable ResidentId resident,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(defaultValue = "false") boolean late,
            @RequestParam(defaultValue = "false") boolean climbed,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var filter = new RequestFilter(
                station,
                Objects.requireNonNullElse(state, List.<String>of()).stream()
                        .map(RequestState::of)
                        .toList(),
                kind,
                urgency == null ? null : Urgency.of(urgency),
                mine ? actor.account() : null,
                resident,
                late,
                climbed,
                q == null || q.isBlank() ? null : q);
        return desk.list(actor, filter, cursor, Math.clamp(limit, 1, MOST));
    }

    @GetMapping("/board")
    List<RequestDesk.Column> board(Actor actor, @RequestParam StationId station) {
        return desk.board(actor, station);
    }

    @GetMapping("/kinds")
    List<RequestKind> kinds(Actor actor, @RequestParam(defaultValue = "false") boolean used) {
        return used ? desk.kindsByUse(actor) : desk.kinds(actor);
    }

    @PostMapping("/kinds/{code}")
    RequestKind change(Actor actor, @PathVariable String code, @RequestBody RequestKind line) {
        if (!code.equals(line.code())) {
            throw SharedRefusal.UNREADABLE.refuse().at("code");
        }
        return desk.change(actor, line);
    }

    /** Like requests not long ago, while a new one is being written. What is asked is no part of the address. */
    @cn.linli.access.Anytime
    @PostMapping("/like")
    List<RequestLine> like(Actor actor, @RequestBody Like body) {
        return desk.like(actor, about(body.resident(), body.place()), text(body.kind()));
    }

    /** Who may be calling, with what a worker wants to know while the phone is at the ear. */
    @cn.linli.access.Anytime
    @PostMapping("/caller")
    List<RequestDesk.CallerCard> caller(Actor actor, @RequestBody Calling body) {
        return desk.callers(actor, text(body.number()));
    }

    @GetMapping("/{id}")
    RequestView open(Actor actor, @PathVariable RequestId id) {
        return file.open(actor, id);
    }

    @PostMapping("/{id}/phone")
    @cn.linli.access.Anytime
    Phone phone(Actor actor, @PathVariable RequestId id, @RequestBody Purpose body) {
        return new Phone(file.phone(actor, id, text(body.purpose())));
    }

    @PostMapping
    Taken take(Actor actor, @RequestBody Take body) {
        if (body.station() == null || body.id() == null) {
            throw SharedRefusal.MISSING.refuse().at(body.station() == null ? "station" : "id");
        }
        return requests.take(
                actor,
                body.id(),
                new NewRequest(
                        body.station(),
                        about(body.resident(), body.place()),
                        new Caller(text(body.callerName()), text(body.callerPhone()), text(body.callerRelation())),
                        text(body.kind()),
                        text(body.words()),
                        body.urgency(),
                        Objects.requireNonNullElse(body.way(), IntakeWay.API),
                        body.at(),
                        body.wanted(),
                        doer(body.worker(), body.volunteer()),
                        body.visit()));
    }

    @PostMapping("/{id}/assign")
    Taken assign(Actor actor, @PathVariable RequestId id, @RequestBody Assign body) {
        var doer = doer(body.worker(), body.volunteer());
        if (doer == null) {
            throw SharedRefusal.MISSING.refuse().at("doer");
        }
        return requests.assign(actor, id, body.version(), doer, body.at());
    }

    @PostMapping("/{id}/take-over")
    Taken takeOver(Actor actor, @PathVariable RequestId id, @RequestBody Now body) {
        return requests.takeOver(actor, id, body.version(), body.at());
    }

    @PostMapping("/{id}/begin")
    Taken begin(Actor actor, @PathVariable RequestId id, @RequestBody Now body) {
        return requests.begin(actor, id, body.version(), body.at());
    }

    @PostMapping("/{id}/done")
    Taken done(Actor actor, @PathVariable RequestId id, @RequestBody Done body) {
        return requests.done(actor, id, body.version(), new DoneWork(body.minutes(), text(body.what()), body.at()));
    }

    @PostMapping("/{id}/word")
    Taken word(Actor actor, @PathVariable RequestId id, @RequestBody TheWord body) {
        var reason = text(body.reason());
        var word = switch (text(body.word())) {
            case "satisfied" -> new Word.Satisfied();
            case "not-solved" -> new Word.NotSolved(reason);
            case "withdrawn" -> new Word.Withdrawn(reason);
            case "not-yet" -> new Word.NotYet(reason);
            default -> throw SharedRefusal.UNREADABLE.refuse().at("word");
        };
        var way = Objects.requireNonNullElse(body.way(), WordWay.CALL_BACK);
        if (way == WordWay.LINK) {
            throw SharedRefusal.UNREADABLE.refuse().at("way");
        }
        return requests.word(actor, id, body.version(), new WordTaken(word, way, text(body.saidBy())), body.at());
    }

    @PostMapping("/{id}/send-up")
    Taken sendUp(Actor actor, @PathVariable RequestId id, @RequestBody SendUp body) {
        return requests.sendUp(actor, id, body.version(), text(body.to()), body.at());
    }

    @PostMapping("/{id}/answer")
    Taken answer(Actor actor, @PathVariable RequestId id, @RequestBody Answer body) {
        return requests.answer(actor, id, body.version(), text(body.words()), body.at());
    }

    @PostMapping("/{id}/person")
    Taken person(Actor actor, @PathVariable RequestId id, @RequestBody Person body) {
        if (body.resident() == null) {
            throw SharedRefusal.MISSING.refuse().at("resident");
        }
        return requests.personKnown(actor, id, body.version(), body.resident());
    }

    @PostMapping("/{id}/cash")
    Taken cash(Actor actor, @PathVariable RequestId id, @RequestBody Cash body) {
        return errands.cash(
                actor, id, body.version(), text(body.what()), money(body.yuan()), body.receipt(), text(body.note()));
    }

    @PostMapping("/{id}/medicine")
    Taken medicine(Actor actor, @PathVariable RequestId id, @RequestBody NewMedicine body) {
        return errands.medicine(
                actor, id, body.version(), text(body.what()), text(body.dose()), body.box(), body.days());
    }

    private static About about(@Nullable ResidentId resident, @Nullable String place) {
        return resident != null ? new About.Person(resident) : new About.Place(text(place));
    }

    private static @Nullable Doer doer(@Nullable AccountId worker, @Nullable VolunteerId volunteer) {
        if (volunteer != null) {
            return new Doer.Helper(volunteer);
        }
        return worker == null ? null : new Doer.Worker(worker);
    }

    /** Yuan with at most two decimals; more is refused, never rounded. */
    private static Money money(@Nullable BigDecimal yuan) {
        try {
            return yuan == null ? Money.ZERO : new Money(yuan.movePointRight(2).longValueExact());
        } catch (ArithmeticException e) {
            throw SharedRefusal.UNREADABLE.refuse().at("yuan");
        }
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    record Take(
            @Nullable RequestId id,
            @Nullable StationId station,
            @Nullable ResidentId resident,
            @Nullable String place,
            @Nullable String callerName,
            @Nullable String callerPhone,
            @Nullable String callerRelation,
            @Nullable String kind,
            @Nullable String words,
            @Nullable Urgency urgency,
            @Nullable IntakeWay way,
            @Nullable OffsetDateTime at,
            @Nullable OffsetDateTime wanted,
            @Nullable AccountId worker,
            @Nullable VolunteerId volunteer,
            @Nullable VisitId visit) {}

    record Assign(
            int version,
            @Nullable AccountId worker,
            @Nullable VolunteerId volunteer,
            @Nullable OffsetDateTime at) {}

    record Now(int version, @Nullable OffsetDateTime at) {}

    record Done(
            int version,
            int minutes,
            @Nullable String what,
            @Nullable OffsetDateTime at) {}

    record TheWord(
            int version,
            @Nullable String word,
            @Nullable WordWay way,
            @Nullable String saidBy,
            @Nullable String reason,
            @Nullable OffsetDateTime at) {}

    record SendUp(
            int version, @Nullable String to, @Nullable OffsetDateTime at) {}

    record Answer(
            int version, @Nullable String words, @Nullable OffsetDateTime at) {}

    record Person(int version, @Nullable ResidentId resident) {}

    record Cash(
            int version,
            @Nullable String what,
            @Nullable BigDecimal yuan,
            @Nullable UUID receipt,
            @Nullable String note) {}

    record NewMedicine(
            int version,
            @Nullable String what,
            @Nullable String dose,
            @Nullable UUID box,
            int days) {}

    record Like(
            @Nullable String kind,
            @Nullable ResidentId resident,
            @Nullable String place) {}

    record Calling(@Nullable String number) {}

    record Purpose(@Nullable String purpose) {}

    record Phone(String phone) {}
}
