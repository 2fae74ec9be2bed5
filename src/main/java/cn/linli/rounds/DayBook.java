package cn.linli.rounds;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.places.Places;
import cn.linli.residents.PersonCard;
import cn.linli.residents.Residents;
import cn.linli.rounds.PlanFile.Call;
import cn.linli.rounds.PlanFile.Leg;
import cn.linli.rounds.PlanFile.Reason;
import cn.linli.rounds.PlanStore.Kept;
import cn.linli.shared.RegionCode;
import cn.linli.shared.RequestId;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.shared.VisitId;
import cn.linli.shared.WorkerId;
import cn.linli.stations.DutyRota;
import cn.linli.stations.Stations;
import cn.linli.stations.Workers;
import cn.linli.visits.PlannedVisit;
import cn.linli.visits.Visits;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The reading side: a station's day as the screens and the paper show it, with names. */
@Component
class DayBook {

    private final PlanStore store;
    private final RoundsSettings settings;
    private final Stations stations;
    private final Workers workers;
    private final DutyRota rota;
    private final Residents residents;
    private final Visits visits;
    private final Places places;
    private final Clock clock;

    DayBook(
            PlanStore store,
            RoundsSettings settings,
            Stations stations,
            Workers workers,
            DutyRota rota,
            Residents residents,
            Visits visits,
            Places places,
            Clock clock) {
        this.store = store;
        this.settings = settings;
        this.stations = stations;
        this.workers = workers;
        this.rota = rota;
        this.residents = residents;
        this.visits = visits;
        this.places = places;
        this.clock = clock;
    }

    /**
     * A station's day.
     *
     * @param failed the last try came to nothing
     */
    public record Day(
            StationId station,
            String name,
            LocalDate day,
            boolean mayPlan,
            List<Staff> staff,
            @Nullable Plan accepted,
            @Nullable Plan draft,
            boolean failed) {}

    /**
     * Somebody of the staff.
     *
     * @param account whether visits can be given to them
     */
    public record Staff(WorkerId id, String name, boolean account, boolean onDuty) {}

    /**
     * One plan.
     *
     * @param progress 0 to 100 while it is being worked out
     * @param beyond people due who were not even looked at
     * @param difference from the plan it set out from
     */
    public record Plan(
            UUID id,
            String state,
            int version,
            OffsetDateTime made,
            String madeBy,
            @Nullable OffsetDateTime accepted,
            String acceptedBy,
            int progress,
            @Nullable Spot home,
            List<Row> rows,
            List<Visit> out,
            List<Place> communities,
            int beyond,
            @Nullable Changes difference) {}

    /**
     * One worker's round.
     *
     * @param me whether it is the reader's own
     * @param from minutes from midnight, as all times
     * @param withPeople minutes
     * @param onTheWay minutes, to the station and back included
     * @param back when they are back
     */
    public record Row(
            WorkerId worker,
            String name,
            boolean me,
            boolean bike,
            int from,
            int until,
            int withPeople,
            int onTheWay,
            int back,
            List<Visit> visits) {}

    /**
     * One visit in a round, or in nobody's.
     *
     * @param rough whether the spot is only the community's
     * @param done recorded or called off by now
     */
    public record Visit(
            UUID call,
            @Nullable VisitId visit,
            @Nullable RequestId request,
            List<Person> people,
            String community,
            String way,
            @Nullable Spot spot,
            boolean rough,
            String purpose,
            int starts,
            int minutes,
            int onTheWay,
            @Nullable Integer promised,
            boolean two,
            List<String> needs,
            boolean pinned,
            boolean done,
            List<Reason> why) {}

    /** Whom to see; no door number, no phone. */
    public record Person(
            ResidentId id, String name, @Nullable Integer age, String road, boolean alone) {}

    /** A community of the station and where it lies, if that is known. */
    public record Place(
            RegionCode code, String name, @Nullable Spot spot) {}

    /** What is different from the plan of before, visit by visit. */
    public record Changes(List<Change> moved, List<Change> added, List<Change> dropped, int others, int othersMoved) {}

    /** One visit before and now: with whom and when; null where it is in nobody's round. */
    public record Change(
            UUID call,
            String people,
            @Nullable When before,
            @Nullable When now) {}

    /** With whom and when. */
    public record When(List<WorkerId> workers, String names, int starts) {}

    @Transactional(readOnly = true)
    public Day day(Actor actor, StationId station, LocalDate day) {
        actor.needs(Right.SEE_VISITS);
        actor.needs(Right.SEE_RESIDENTS);
        if (!actor.scope().people().contains(station)) {
            throw SharedRefusal.NOT_FOUND.refuse();
        }
        var accepted = store.accepted(station, day).orElse(null);
        var draft = store.open(station, day).orElse(null);
        var names = names(actor, station, accepted, draft);
        var planned = visits.planned(actor, station, day).stream()
                .map(PlannedVisit::id)
                .collect(Collectors.toSet());
        var terms = settings.own(actor, station).terms();
        var onDuty = rota.onDuty(actor, station, day).stream()
                .filter(terms::byDay)
                .map(DutyRota.Turn::worker)
                .collect(Collectors.toSet());
        return new Day(
                station,
                stations.name(station),
                day,
                actor.may(Right.ASSIGN_REQUESTS) && !day.isBefore(LocalDate.now(clock)),
                workers.of(actor, station, false).stream()
                        .filter(worker -> worker.here(day))
                        .map(worker -> new Staff(
                                worker.id(), worker.name(), worker.account() != null, onDuty.contains(worker.id())))
                        .toList(),
                accepted == null ? null : plan(actor, accepted, null, names, planned),
                draft == null ? null : plan(actor, draft, accepted, names, planned),
                draft == null && store.failed(station, day).isPresent());
    }

    /** What people and places are called. */
    private record Names(
            Map<ResidentId, PersonCard> people, Map<RegionCode, String> communities, Map<String, Spot> spots) {

        String of(Call call) {
            return call.people().stream()
                    .map(people::get)
                    .filter(java.util.Objects::nonNull)
                    .map(PersonCard::name)
                    .collect(Collectors.joining("、"));
        }
    }

    private Names names(Actor actor, StationId station, @Nullable Kept... plans) {
        var people = new HashSet<ResidentId>();
        var codes = new TreeSet<RegionCode>();
        for (var plan : plans) {
            if (plan != null) {
                plan.file().calls().forEach(call -> {
                    people.addAll(call.people());
                    codes.add(call.community());
                });
            }
        }
        settings.communities(station).forEach(region -> codes.add(region.code()));
        return new Names(
                residents.cards(actor, people).stream().collect(Collectors.toMap(PersonCard::id, card -> card)),
                places.spokenNames(codes),
                settings.spots(station, "community"));
    }

    private Plan plan(Actor actor, Kept kept, @Nullable Kept base, Names names, Set<VisitId> planned) {
        var file = kept.file();
        var solving = kept.state() == PlanStore.State.SOLVING;
        return new Plan(
                kept.id(),
                kept.state().code(),
                kept.version(),
                kept.made(),
                kept.madeBy(),
                kept.accepted(),
                kept.acceptedBy(),
                solving ? progress(kept) : 100,
                file.terms().home(),
                solving ? List.of() : rows(actor, file, names, planned),
                solving
                        ? List.of()
                        : file.calls().stream()
                                .filter(call -> call.legs().isEmpty())
                                .map(call -> visit(call, null, names, planned))
                                .toList(),
                settings.communities(kept.station()).stream()
                        .map(region -> new Place(
                                region.code(),
                                region.spoken(),
                                names.spots().get(region.code().value())))
                        .toList(),
                file.beyond(),
                base == null || solving ? null : changes(base.file(), file, names));
    }

    /** It never says a hundred before it is done. */
    private int progress(Kept kept) {
        var whole = Duration.between(kept.solvingFrom(), kept.solvingUntil()).toMillis();
        var gone =
                Duration.between(kept.solvingFrom(), OffsetDateTime.now(clock)).toMillis();
        return Math.clamp(100 * gone / Math.max(1, whole), 0, 99);
    }

    private static List<Row> rows(Actor actor, PlanFile file, Names names, Set<VisitId> planned) {
        record Placed(Call call, Leg leg) {}
        var onFoot = file.terms().minutes(file.calls(), Terms.FOOT);
        var byBike = file.terms().minutes(file.calls(), Terms.BIKE);
        var number = new HashMap<UUID, Integer>();
        for (var c = 0; c < file.calls().size(); c++) {
            number.put(file.calls().get(c).id(), c + 1);
        }
        return file.crew().stream()
                .map(worker -> {
                    var placed = file.calls().stream()
                            .flatMap(call -> call.legs().stream()
                                    .filter(leg -> leg.worker().equals(worker.id()))
                                    .map(leg -> new Placed(call, leg)))
                            .sorted(Comparator.comparingInt(one -> one.leg().position()))
                            .toList();
                    var home = placed.isEmpty()
                            ? 0
                            : (int) (worker.bike() ? byBike : onFoot)
                                    [number.getOrDefault(placed.getLast().call().id(), 0)][0];
                    return new Row(
                            worker.id(),
                            worker.name(),
                            worker.account().equals(actor.account()),
                            worker.bike(),
                            worker.from(),
                            worker.until(),
                            placed.stream()
                                    .mapToInt(one -> one.call().minutes())
                                    .sum(),
                            placed.stream().mapToInt(one -> one.leg().way()).sum() + home,
                            placed.isEmpty()
                                    ? worker.from()
                                    : placed.getLast().leg().starts()
                                            + placed.getLast().call().minutes()
                                            + home,
                            placed.stream()
                                    .map(one -> visit(one.call(), one.leg(), names, planned))
                                    .toList());
                })
                .toList();
    }

    private static Visit visit(Call call, @Nullable Leg leg, Names names, Set<VisitId> planned) {
        var spot = Optional.ofNullable(call.spot())
                .orElse(names.spots().get(call.community().value()));
        return new Visit(
                call.id(),
                call.visit(),
                call.request(),
                call.people().stream()
                        .map(names.people()::get)
                        .filter(java.util.Objects::nonNull)
                        .map(card -> new Person(card.id(), card.name(), card.age(), card.road(), card.livesAlone()))
                        .toList(),
                names.communities().getOrDefault(call.community(), ""),
                call.way().code(),
                spot,
                call.spot() == null,
                call.purpose(),
                leg == null ? 0 : leg.starts(),
                call.minutes(),
                leg == null ? 0 : leg.way(),
                call.promised(),
                call.two(),
                List.copyOf(new TreeSet<>(call.needs())),
                call.pinned(),
                call.visit() != null && !planned.contains(call.visit()),
                leg == null ? call.whyNot() : leg.why());
    }

    private static Changes changes(PlanFile before, PlanFile now, Names names) {
        var difference = Difference.between(before, now);
        java.util.function.Function<UUID, Change> told = id -> {
            var call = now.call(id).or(() -> before.call(id)).orElseThrow();
            return new Change(
                    id,
                    names.of(call),
                    when(before, before.call(id).orElse(null)),
                    when(now, now.call(id).orElse(null)));
        };
        return new Changes(
                difference.moved().stream().map(told).toList(),
                difference.added().stream().map(told).toList(),
                difference.dropped().stream().map(told).toList(),
                difference.others(),
                difference.othersMoved());
    }

    private static @Nullable When when(PlanFile file, @Nullable Call call) {
        if (call == null || call.legs().isEmpty()) {
            return null;
        }
        var workers = call.legs().stream().map(Leg::worker).toList();
        return new When(
                workers,
                file.crew().stream()
                        .filter(worker -> workers.contains(worker.id()))
                        .map(PlanFile.Crew::name)
                        .collect(Collectors.joining("、")),
                call.legs().getFirst().starts());
    }
}
