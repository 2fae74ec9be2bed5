package cn.linli.stations;

import cn.linli.access.Actor;
import cn.linli.places.Places;
import cn.linli.shared.AccountId;
import cn.linli.shared.Page;
import cn.linli.shared.Period;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/stations")
class StationController {

    private final Stations stations;
    private final Operators operators;
    private final StationBook book;
    private final DutyRota rota;
    private final Places places;

    StationController(Stations stations, Operators operators, StationBook book, DutyRota rota, Places places) {
        this.stations = stations;
        this.operators = operators;
        this.book = book;
        this.rota = rota;
        this.places = places;
    }

    @GetMapping
    Page<StationBook.Line> list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(defaultValue = "") String cursor,
            Actor actor) {
        return book.list(actor, q.strip(), status == null ? null : Station.Status.of(status), cursor);
    }

    @GetMapping("/{id}")
    Whole whole(@PathVariable String id, Actor actor) {
        var station = StationId.of(id);
        var sheet = stations.sheet(station).orElseThrow(SharedRefusal.NOT_FOUND::refuse);
        return new Whole(
                sheet,
                places.fullName(sheet.station().region()),
                actor.scope().stations().contains(station),
                operators.all(actor).stream()
                        .filter(agency -> agency.contracts().stream()
                                .anyMatch(c -> c.station().equals(station)))
                        .toList());
    }

    @PutMapping("/{id}")
    Changed change(@PathVariable String id, @RequestBody SheetForm form, Actor actor) {
        var before = stations.sheet(StationId.of(id)).orElseThrow(SharedRefusal.NOT_FOUND::refuse);
        var changed = stations.change(actor, form.onto(before));
        return new Changed(changed.station().id().value(), changed.version());
    }

    @GetMapping("/on-duty-now")
    List<StationBook.OnDuty> onDutyNow(Actor actor) {
        return book.onDutyNow(actor);
    }

    @GetMapping("/{id}/duty")
    List<DutyRota.Turn> duty(
            @PathVariable String id, @RequestParam LocalDate from, @RequestParam LocalDate to, Actor actor) {
        return rota.turns(actor, StationId.of(id), new Period(from, to));
    }

    @GetMapping("/operators")
    List<Operator> operators(Actor actor) {
        return operators.all(actor);
    }

    @PostMapping("/operators")
    Changed addOperator(@RequestBody OperatorForm form, Actor actor) {
        var agency = operators.add(
                actor, given(form.id(), "id"), text(form.name()), text(form.contact()), text(form.phone()));
        return new Changed(agency.id(), agency.version());
    }

    @PutMapping("/operators/{id}")
    Changed changeOperator(@PathVariable UUID id, @RequestBody OperatorForm form, Actor actor) {
        var agency = operators.change(
                actor, id, text(form.name()), text(form.contact()), text(form.phone()), form.version());
        return new Changed(agency.id(), agency.version());
    }

    @PutMapping("/operators/{id}/manager")
    Changed manage(@PathVariable UUID id, @RequestBody Manager form, Actor actor) {
        var agency = operators.manage(actor, id, form.account());
        return new Changed(agency.id(), agency.version());
    }

    @PostMapping("/{id}/contracts")
    Changed sign(@PathVariable String id, @RequestBody ContractForm form, Actor actor) {
        var agency = operators.sign(
                actor,
                given(form.id(), "id"),
                given(form.operator(), "operator"),
                StationId.of(id),
                text(form.number()),
                given(form.from(), "from"),
                given(form.to(), "to"));
        return new Changed(given(form.id(), "id"), agency.version());
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    static <T> T given(@Nullable T value, String field) {
        if (value == null) {
            throw SharedRefusal.MISSING.refuse().at(field);
        }
        return value;
    }

    record Whole(StationSheet sheet, String where, boolean mine, List<Operator> operators) {}

    record Changed(UUID id, int version) {}

    record SheetForm(
            @Nullable String name,
            Station.@Nullable Status status,
            @Nullable LocalDate namedOn,
            @Nullable LocalDate runningOn,
            @Nullable String colour,
            @Nullable String address,
            @Nullable String phone,
            boolean everyDay,
            @Nullable LocalTime opens,
            @Nullable LocalTime closes,
            @Nullable String openingNote,
            @Nullable List<StationSheet.Room> rooms,
            @Nullable List<StationSheet.WorkingGroup> groups,
            @Nullable List<String> focus,
            int version) {

        StationSheet onto(StationSheet before) {
            var station = before.station();
            return new StationSheet(
                    new Station(
                            station.id(),
                            station.region(),
                            station.hub(),
                            text(name),
                            given(status, "status"),
                            given(namedOn, "namedOn"),
                            runningOn,
                            text(colour)),
                    before.logo(),
                    text(address),
                    text(phone),
                    new StationSheet.Opening(
                            everyDay, given(opens, "opens"), given(closes, "closes"), text(openingNote)),
                    Objects.requireNonNullElse(rooms, List.of()),
                    Objects.requireNonNullElse(groups, List.of()),
                    before.focusYear(),
                    Objects.requireNonNullElse(focus, List.of()),
                    version);
        }
    }

    record OperatorForm(
            @Nullable UUID id,
            @Nullable String name,
            @Nullable String contact,
            @Nullable String phone,
            int version) {}

    record Manager(@Nullable AccountId account) {}

    record ContractForm(
            @Nullable UUID id,
            @Nullable UUID operator,
            @Nullable String number,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}
}
