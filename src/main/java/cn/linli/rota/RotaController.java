package cn.linli.rota;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.shared.Period;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.shared.WorkerId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/rota")
class RotaController {

    private final Rotas rotas;
    private final RotaBook book;
    private final Arrangements arrangements;
    private final Clock clock;

    RotaController(Rotas rotas, RotaBook book, Arrangements arrangements, Clock clock) {
        this.rotas = rotas;
        this.book = book;
        this.arrangements = arrangements;
        this.clock = clock;
    }

    @GetMapping("/stations/{id}/month")
    RotaBook.Month month(
            Actor actor,
            @PathVariable StationId id,
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(required = false) @Nullable UUID plan) {
        return book.month(actor, id, read(month), plan);
    }

    @GetMapping("/stations/{id}/year")
    RotaBook.Fairness year(
            Actor actor,
            @PathVariable StationId id,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable UUID plan) {
        return book.year(actor, id, year(year), plan);
    }

    @GetMapping("/stations/{id}/plans")
    List<RotaBook.Plan> plans(
            Actor actor, @PathVariable StationId id, @RequestParam(required = false) @Nullable Integer year) {
        return book.plans(actor, id, year(year));
    }

    @GetMapping("/stations/{id}/arrangements")
    @Transactional(readOnly = true)
    public Whole arrangements(Actor actor, @PathVariable StationId id) {
        actor.needs(Right.SEE_STATIONS);
        actor.worksAt(id);
        return new Whole(
                id,
                arrangements.setting(id),
                arrangements.shifts(id),
                arrangements.parts(actor, id),
                arrangements.leave(actor, id));
    }

    @PutMapping("/stations/{id}/arrangements")
    Done set(Actor actor, @PathVariable StationId id, @RequestBody Form body) {
        var setting = new Arrangements.Setting(
                Objects.requireNonNullElse(body.mostInARow(), 6),
                Objects.requireNonNullElse(body.restHours(), 11),
                given(body.officeFrom(), "officeFrom"),
                given(body.officeTo(), "officeTo"),
                Boolean.TRUE.equals(body.headApproves()),
                body.version());
        var shifts = body.shifts() == null
                ? List.<Shift>of()
                : body.shifts().stream().map(ShiftForm::read).toList();
        return new Done(id.value(), arrangements.set(actor, id, setting, shifts));
    }

    @PostMapping("/stations/{id}/plans")
    Done propose(Actor actor, @PathVariable StationId id, @RequestBody Propose body) {
        return new Done(rotas.propose(actor, given(body.id(), "id"), id, year(body.year()), body.from()), 0);
    }

    @PostMapping("/plans/{id}/accept")
    Done accept(Actor actor, @PathVariable UUID id, @RequestBody Version body) {
        return new Done(id, rotas.accept(actor, id, body.version()));
    }

    @PostMapping("/plans/{id}/drop")
    Done drop(Actor actor, @PathVariable UUID id, @RequestBody Version body) {
        return new Done(id, rotas.drop(actor, id, body.version()));
    }

    @PutMapping("/members/{id}")
    Done setPart(Actor actor, @PathVariable WorkerId id, @RequestBody PartForm body) {
        return new Done(
                id.value(),
                arrangements.setPart(
                        actor,
                        id,
                        Objects.requireNonNullElse(body.share(), Member.FULL_TIME),
                        Objects.requireNonNullElse(body.weekdays(), Member.MONDAY_TO_FRIDAY),
                        !Boolean.FALSE.equals(body.takesPart()),
                        body.version()));
    }

    @PostMapping("/members/{id}/leave")
    Done wish(Actor actor, @PathVariable WorkerId id, @RequestBody LeaveForm body) {
        var days = new Period(given(body.from(), "from"), given(body.to(), "to"));
        return new Done(arrangements.wish(actor, given(body.id(), "id"), id, days), 0);
    }

    @PostMapping("/leave/{id}/take-back")
    Done takeBack(Actor actor, @PathVariable UUID id) {
        return new Done(arrangements.takeBack(actor, id), 0);
    }

    private int year(@Nullable Integer year) {
        return year == null ? LocalDate.now(clock).getYear() : year;
    }

    private YearMonth read(@Nullable String month) {
        if (month == null || month.isEmpty()) {
            return YearMonth.from(LocalDate.now(clock));
        }
        try {
            return YearMonth.parse(month);
        } catch (DateTimeParseException e) {
            throw SharedRefusal.UNREADABLE.refuse().at("month");
        }
    }

    static <T> T given(@Nullable T value, String field) {
        if (value == null) {
            throw SharedRefusal.MISSING.refuse().at(field);
        }
        return value;
    }

    /** What a changing call answers. */
    record Done(UUID id, int version) {}

    /** All that a station's rota goes by. */
    public record Whole(
            StationId station,
            Arrangements.Setting setting,
            List<Shift> shifts,
            List<Arrangements.Part> members,
            List<Arrangements.Leave> leave) {}

    record Form(
            int version,
            @Nullable Integer mostInARow,
            @Nullable Integer restHours,
            @Nullable LocalTime officeFrom,
            @Nullable LocalTime officeTo,
            @Nullable Boolean headApproves,
            @Nullable List<ShiftForm> shifts) {}

    record ShiftForm(
            @Nullable String code,
            @Nullable String nameZh,
            @Nullable String nameEn,
            @Nullable Kind days,
            @Nullable LocalTime from,
            @Nullable LocalTime to,
            @Nullable Integer least) {

        Shift read() {
            return new Shift(
                    given(code, "shifts"),
                    given(nameZh, "shifts"),
                    given(nameEn, "shifts"),
                    given(days, "shifts"),
                    given(from, "shifts"),
                    given(to, "shifts"),
                    Objects.requireNonNullElse(least, 1));
        }
    }

    record Propose(
            @Nullable UUID id,
            @Nullable Integer year,
            @Nullable LocalDate from) {}

    record Version(int version) {}

    record PartForm(
            @Nullable Integer share,
            @Nullable Integer weekdays,
            @Nullable Boolean takesPart,
            int version) {}

    record LeaveForm(
            @Nullable UUID id,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}
}
