package cn.linli.rounds;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.residents.Residents;
import cn.linli.shared.Ids;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.shared.Texts;
import cn.linli.shared.WorkerId;
import cn.linli.stations.Worker;
import cn.linli.stations.Workers;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/rounds")
class RoundsController {

    private final Rounds rounds;
    private final DayBook book;
    private final RoundsSettings settings;
    private final Residents residents;
    private final Workers workers;
    private final Clock clock;
    private final String tiles;

    RoundsController(
            Rounds rounds,
            DayBook book,
            RoundsSettings settings,
            Residents residents,
            Workers workers,
            Clock clock,
            @Value("${LINLI_MAP_TILES:}") String tiles) {
        this.rounds = rounds;
        this.book = book;
        this.settings = settings;
        this.residents = residents;
        this.workers = workers;
        this.clock = clock;
        this.tiles = tiles;
    }

    @GetMapping
    DayBook.Day day(
            Actor actor, @RequestParam StationId station, @RequestParam(required = false) @Nullable LocalDate day) {
        return book.day(actor, station, day == null ? LocalDate.now(clock) : day);
    }

    @PostMapping
    Done make(Actor actor, @RequestBody Make body) {
        var id = body.id() == null ? Ids.next() : body.id();
        var station = needed(body.station(), "station");
        rounds.make(
                actor,
                id,
                station,
                body.day() == null ? LocalDate.now(clock) : body.day(),
                body.workers() == null ? null : new HashSet<>(body.workers()),
                how(body.how()));
        return new Done(id, 0);
    }

    private static Rounds.How how(@Nullable String code) {
        return switch (code == null ? "new" : code) {
            case "new" -> Rounds.How.NEW;
            case "again" -> Rounds.How.AGAIN;
            case "by-hand" -> Rounds.How.BY_HAND;
            default -> throw SharedRefusal.UNREADABLE.refuse().at("how");
        };
    }

    @PostMapping("/{id}/move")
    Done move(Actor actor, @PathVariable UUID id, @RequestBody MoveCall body) {
        return new Done(
                id,
                rounds.move(
                        actor,
                        id,
                        body.version(),
                        needed(body.call(), "call"),
                        body.from(),
                        body.to(),
                        body.position()));
    }

    @PostMapping("/{id}/pin")
    Done pin(Actor actor, @PathVariable UUID id, @RequestBody Pin body) {
        return new Done(id, rounds.pin(actor, id, body.version(), needed(body.call(), "call"), body.pinned()));
    }

    @PostMapping("/{id}/accept")
    Done accept(Actor actor, @PathVariable UUID id, @RequestBody Accept body) {
        rounds.accept(actor, id, body.version(), Texts.optional(body.purpose(), "purpose", 100));
        return new Done(id, body.version() + 1);
    }

    @PostMapping("/{id}/discard")
    Done discard(Actor actor, @PathVariable UUID id, @RequestBody Version body) {
        rounds.discard(actor, id, body.version());
        return new Done(id, body.version() + 1);
    }

    /** How a station reckons, what its workers can do, where things lie, and where the map's pictures come from. */
    @GetMapping("/settings")
    Settings settings(Actor actor, @RequestParam StationId station) {
        var own = settings.own(actor, station);
        var abilities = settings.abilities(actor, station);
        var spots = settings.spots(station, "community");
        return new Settings(
                own.version(),
                own.terms(),
                settings.communities(station).stream()
                        .map(region -> new DayBook.Place(
                                region.code(),
                                region.spoken(),
                                spots.get(region.code().value())))
                        .toList(),
                workers.of(actor, station, false).stream()
                        .map(worker -> line(
                                worker,
                                abilities.getOrDefault(worker.id(), RoundsSettings.Ability.unsaid(worker.id()))))
                        .toList(),
                tiles);
    }

    private static Line line(Worker worker, RoundsSettings.Ability ability) {
        var licence = worker.licence();
        return new Line(
                worker.id(),
                worker.name(),
                licence == null ? null : licence.level().code(),
                licence == null ? null : licence.expires(),
                ability);
    }

    @PutMapping("/settings")
    Done say(Actor actor, @RequestBody Say body) {
        var station = needed(body.station(), "station");
        settings.say(actor, station, body.version(), needed(body.terms(), "terms"));
        return new Done(station.value(), body.version() + 1);
    }

    @PutMapping("/abilities/{worker}")
    Done say(Actor actor, @PathVariable WorkerId worker, @RequestBody SayAbility body) {
        settings.say(
                actor,
                new RoundsSettings.Ability(
                        worker,
                        body.version(),
                        body.sex(),
                        body.languages() == null ? List.of() : body.languages(),
                        body.bike()));
        return new Done(worker.value(), body.version() + 1);
    }

    @GetMapping("/wishes/{resident}")
    RoundsSettings.Wish wish(Actor actor, @PathVariable ResidentId resident) {
        actor.needs(Right.SEE_RESIDENTS);
        if (residents.card(actor, resident).isEmpty()) {
            throw SharedRefusal.NOT_FOUND.refuse();
        }
        return settings.wishes(actor, List.of(resident))
                .getOrDefault(resident, new RoundsSettings.Wish(resident, 0, 0, "", ""));
    }

    @PutMapping("/wishes/{resident}")
    Done say(Actor actor, @PathVariable ResidentId resident, @RequestBody SayWish body) {
        settings.say(
                actor,
                new RoundsSettings.Wish(
                        resident,
                        body.version(),
                        body.sex(),
                        Texts.optional(body.language(), "language", 20),
                        Texts.optional(body.licence(), "licence", 20)));
        return new Done(resident.value(), body.version() + 1);
    }

    @PutMapping("/spots")
    Done mark(Actor actor, @RequestBody Mark body) {
        var station = needed(body.station(), "station");
        settings.mark(
                actor,
                station,
                Texts.required(body.kind(), "kind", 20).toLowerCase(Locale.ROOT),
                Texts.required(body.ref(), "ref", 40),
                body.spot());
        return new Done(station.value(), 0);
    }

    private static <T> T needed(@Nullable T value, String field) {
        if (value == null) {
            throw SharedRefusal.MISSING.refuse().at(field);
        }
        return value;
    }

    /** What a changing call answers. */
    record Done(UUID id, int version) {}

    /**
     * A draft to make.
     *
     * @param workers who goes out; missing: whoever is on duty
     * @param how {@code new}, {@code again} or {@code by-hand}
     */
    record Make(
            @Nullable UUID id,
            @Nullable StationId station,
            @Nullable LocalDate day,
            @Nullable List<WorkerId> workers,
            @Nullable String how) {}

    record MoveCall(
            int version,
            @Nullable UUID call,
            @Nullable WorkerId from,
            @Nullable WorkerId to,
            int position) {}

    record Pin(int version, @Nullable UUID call, boolean pinned) {}

    record Accept(int version, @Nullable String purpose) {}

    record Version(int version) {}

    /** Everything that can be set. */
    public record Settings(
            int version, Terms terms, List<DayBook.Place> communities, List<Line> workers, String tiles) {}

    /** A worker and what they bring along. */
    public record Line(
            WorkerId id,
            String name,
            @Nullable String licence,
            @Nullable LocalDate licenceExpires,
            RoundsSettings.Ability ability) {}

    record Say(
            @Nullable StationId station,
            int version,
            @Nullable Terms terms) {}

    record SayAbility(int version, int sex, @Nullable List<String> languages, boolean bike) {}

    record SayWish(
            int version,
            int sex,
            @Nullable String language,
            @Nullable String licence) {}

    record Mark(
            @Nullable StationId station,
            @Nullable String kind,
            @Nullable String ref,
            @Nullable Spot spot) {}
}
