package cn.linli.rounds;

import cn.linli.access.Actor;
import cn.linli.access.Notices;
import cn.linli.access.Right;
import cn.linli.access.Trail;
import cn.linli.rounds.PlanFile.Call;
import cn.linli.rounds.PlanFile.Crew;
import cn.linli.rounds.PlanFile.Leg;
import cn.linli.rounds.PlanStore.Kept;
import cn.linli.rounds.PlanStore.State;
import cn.linli.shared.AccountId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.shared.VisitId;
import cn.linli.shared.WorkerId;
import cn.linli.visits.Move;
import cn.linli.visits.NewVisit;
import cn.linli.visits.PlannedVisit;
import cn.linli.visits.Visits;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The day's plan of a station: a draft is worked out, changed by hand, and accepted by a person; only then does anything
 * stand on anybody's list. A plan accepted before stays until that moment, whatever happens.
 */
@Service
class Rounds {

    /** Planning again has somebody waiting at the telephone. */
    static final Duration AGAIN = Duration.ofSeconds(4);

    private final PlanStore store;
    private final Ground ground;
    private final Solving solving;
    private final Visits visits;
    private final Notices notices;
    private final Trail trail;
    private final Clock clock;

    Rounds(PlanStore store, Ground ground, Solving solving, Visits visits, Notices notices, Trail trail, Clock clock) {
        this.store = store;
        this.ground = ground;
        this.solving = solving;
        this.visits = visits;
        this.notices = notices;
        this.trail = trail;
        this.clock = clock;
    }

    /** How a plan comes about. */
    enum How {
        /** From nothing but what is pinned. */
        NEW,
        /** From the accepted plan: as little as possible moves. */
        AGAIN,
        /** From the accepted plan, to be changed by hand. */
        BY_HAND
    }

    /**
     * Begins a draft. The draft of before, if any, gives way. Refuses a day gone by, a station of others, and a second
     * one while one is being worked out.
     *
     * @param going who goes out; null for whoever is on duty
     */
    @Transactional
    void make(Actor actor, UUID id, StationId station, LocalDate day, @Nullable Set<WorkerId> going, How how) {
        RoundsSettings.mayPlan(actor, station);
        notGone(day);
        var accepted = store.accepted(station, day).orElse(null);
        if (how != How.NEW && accepted == null) {
            throw RoundsRefusal.NO_PLAN_YET.refuse();
        }
        var now = now(day);
        var before = how == How.NEW ? store.open(station, day).orElse(accepted) : accepted;
        var fresh = ground.of(actor, station, day, going);
        var file = before == null ? fresh : Ground.upon(before.file(), before.state() == State.ACCEPTED, fresh, now);
        var takes = takes(file, how);
        store.begin(actor, id, station, day, accepted == null ? null : accepted.id(), how == How.AGAIN, file, takes);
        trail.write(actor, "rounds.drafted", id, Map.of("day", day.toString()));
        switch (how) {
            case NEW -> {
                var free = freed(file, now);
                solving.afterwards(actor, id, () -> DayModel.plan(free, now, takes, id.getLeastSignificantBits()));
            }
            case AGAIN ->
                solving.afterwards(
                        actor, id, () -> DayModel.again(file, now, takes.dividedBy(2), id.getLeastSignificantBits()));
            case BY_HAND -> store.save(id, 0, State.SOLVING, State.DRAFT, DayModel.timed(file));
        }
    }

    /** Only what is pinned or has begun keeps its place. */
    private static PlanFile freed(PlanFile file, int now) {
        return file.each(call -> call.pinned() || call.legs().stream().anyMatch(leg -> leg.starts() < now)
                ? call
                : call.with(List.of(), List.of()));
    }

    /** The bigger the day, the longer. */
    private static Duration takes(PlanFile file, How how) {
        if (how == How.BY_HAND) {
            return Duration.ZERO;
        }
        if (how == How.AGAIN) {
            return AGAIN;
        }
        var calls = file.calls().size();
        return Duration.ofSeconds(calls <= 40 ? 3 : calls <= 120 ? 8 : 20);
    }

    private void notGone(LocalDate day) {
        if (day.isBefore(LocalDate.now(clock))) {
            throw RoundsRefusal.DAY_GONE.refuse(day);
        }
    }

    /** Minutes from midnight if it is today; else the day has not begun. */
    private int now(LocalDate day) {
        return day.equals(LocalDate.now(clock)) ? Ground.minute(LocalTime.now(clock)) : 0;
    }

    /**
     * Lays a call into somebody's round by hand, and pins it there; or takes it out of everybody's. Refuses somebody who
     * is not able, and what cannot be walked in the time there is.
     *
     * @param from whose part of it is moved; null if it is in nobody's round
     * @param to into whose round; null to take it out
     * @param position its place there, from 0
     */
    @Transactional
    int move(
            Actor actor,
            UUID id,
            int version,
            UUID callId,
            @Nullable WorkerId from,
            @Nullable WorkerId to,
            int position) {
        var draft = draft(actor, id, version);
        var call = draft.file().call(callId).orElseThrow(SharedRefusal.NOT_FOUND::refuse);
        var moved = to == null ? without(draft.file(), call) : moved(draft.file(), call, from, to, position);
        saved(draft, moved);
        trail.write(actor, "rounds.moved", id, Map.of());
        return version + 1;
    }

    private static PlanFile without(PlanFile file, Call call) {
        return DayModel.timed(placed(file, call, List.of()));
    }

    private static PlanFile moved(PlanFile file, Call call, @Nullable WorkerId from, WorkerId to, int position) {
        able(file, call, to);
        var others = call.legs().stream()
                .filter(leg -> !leg.worker().equals(from))
                .limit(call.two() ? 1 : 0)
                .map(leg -> new Place(leg.worker(), leg.position()))
                .toList();
        if (others.stream().anyMatch(other -> other.worker().equals(to))) {
            throw RoundsRefusal.TWO_ARE_ONE.refuse();
        }
        var own = new Place(to, position);
        if (!call.two()) {
            return DayModel.timed(placed(file, call, List.of(own)));
        }
        return others.isEmpty()
                ? withAnybody(file, call, own)
                : DayModel.timed(placed(file, call, List.of(own, others.getFirst())));
    }

    /** A visit of two that was in nobody's round: the first of the others who can come along does. */
    private static PlanFile withAnybody(PlanFile file, Call call, Place own) {
        for (var other : file.crew()) {
            if (!other.id().equals(own.worker()) && DayModel.able(other, call.needs())) {
                for (var at = row(file, other.id()).size(); at >= 0; at--) {
                    var laid = placed(file, call, List.of(own, new Place(other.id(), at)));
                    if (DayModel.walkable(laid)) {
                        return DayModel.timed(laid);
                    }
                }
            }
        }
        throw RoundsRefusal.NO_TIME.refuse();
    }

    private static void able(PlanFile file, Call call, WorkerId to) {
        var worker = file.crew().stream()
                .filter(one -> one.id().equals(to))
                .findFirst()
                .orElseThrow(() -> SharedRefusal.NOT_FOUND.refuse().at("to"));
        if (!DayModel.able(worker, call.needs())) {
            throw RoundsRefusal.NOT_ABLE.refuse(worker.name());
        }
    }

    private record Place(WorkerId worker, int position) {}

    private static List<UUID> row(PlanFile file, WorkerId worker) {
        record Placed(int position, UUID call) {}
        return file.calls().stream()
                .flatMap(call -> call.legs().stream()
                        .filter(leg -> leg.worker().equals(worker))
                        .map(leg -> new Placed(leg.position(), call.id())))
                .sorted(java.util.Comparator.comparingInt(Placed::position))
                .map(Placed::call)
                .toList();
    }

    /** The plan with a call at these places and nowhere else, every row numbered anew. */
    private static PlanFile placed(PlanFile file, Call call, List<Place> places) {
        var rows = new HashMap<WorkerId, List<UUID>>();
        file.crew().forEach(worker -> {
            var row = new ArrayList<>(row(file, worker.id()));
            row.remove(call.id());
            rows.put(worker.id(), row);
        });
        for (var place : places) {
            var row = rows.getOrDefault(place.worker(), new ArrayList<>());
            row.add(Math.clamp(place.position(), 0, row.size()), call.id());
        }
        return file.each(one -> {
            var workers = one.id().equals(call.id())
                    ? places.stream().map(Place::worker).toList()
                    : one.legs().stream().map(Leg::worker).toList();
            var legs = workers.stream()
                    .filter(rows::containsKey)
                    .map(worker -> new Leg(
                            worker,
                            rows.getOrDefault(worker, List.of()).indexOf(one.id()),
                            one.legs().isEmpty() ? 0 : one.legs().getFirst().starts(),
                            0,
                            List.of()))
                    .toList();
            return one.as(one.id(), one.id().equals(call.id()) ? !legs.isEmpty() : one.pinned(), legs);
        });
    }

    /** Says that a call stays where it is whenever the day is planned anew, or that it need not. */
    @Transactional
    int pin(Actor actor, UUID id, int version, UUID callId, boolean pinned) {
        var draft = draft(actor, id, version);
        var call = draft.file().call(callId).orElseThrow(SharedRefusal.NOT_FOUND::refuse);
        if (pinned && call.legs().isEmpty()) {
            throw RoundsRefusal.NOT_IN_A_ROUND.refuse();
        }
        saved(draft, Reasons.told(draft.file().each(one -> one.id().equals(callId) ? one.pinned(pinned) : one)));
        trail.write(actor, "rounds.pinned", id, Map.of());
        return version + 1;
    }

    /** The draft goes; the accepted plan stays as it is. */
    @Transactional
    void discard(Actor actor, UUID id, int version) {
        var draft = mine(actor, id);
        unchanged(draft, version);
        if (draft.state() != State.DRAFT && draft.state() != State.SOLVING) {
            throw RoundsRefusal.NO_DRAFT.refuse();
        }
        if (!store.save(id, version, draft.state(), State.DISCARDED, draft.file())) {
            throw changed(id);
        }
        trail.write(actor, "rounds.discarded", id, Map.of());
    }

    /**
     * The draft becomes the plan of the day: what was planned already changes hands where it must, what is due becomes a
     * planned visit. What was recorded or called off meanwhile stays as it is. Refuses a day gone by, and a draft that
     * changed since it was looked at.
     *
     * @param purpose what stands in the visits that are made for people who are due
     */
    @Transactional
    void accept(Actor actor, UUID id, int version, String purpose) {
        var draft = draft(actor, id, version);
        notGone(draft.day());
        var planned = visits.planned(actor, draft.station(), draft.day()).stream()
                .collect(Collectors.toMap(PlannedVisit::id, visit -> visit));
        var accounts = draft.file().crew().stream().collect(Collectors.toMap(Crew::id, Crew::account));
        var file = draft.file().each(call -> written(actor, draft.day(), call, planned, accounts, purpose));
        if (!store.accept(actor, draft, file)) {
            throw changed(id);
        }
        trail.write(actor, "rounds.accepted", id, Map.of("day", draft.day().toString()));
        notices.tell(draft.station(), null, "rounds.accepted", id, false);
    }

    private Call written(
            Actor actor,
            LocalDate day,
            Call call,
            Map<VisitId, PlannedVisit> planned,
            Map<WorkerId, AccountId> accounts,
            String purpose) {
        if (call.legs().isEmpty()) {
            return call;
        }
        var going = call.legs().stream()
                .map(leg -> java.util.Objects.requireNonNull(accounts.get(leg.worker())))
                .sorted(java.util.Comparator.comparing((AccountId one) -> !one.equals(call.usual())))
                .toList();
        var second = going.size() < 2 ? null : going.getLast();
        if (call.visit() == null) {
            var wish = new NewVisit(call.people(), null, day, null, purpose, call.way(), call.two(), second);
            var visit = visits.plan(actor, new VisitId(call.id()), wish, going.getFirst());
            return call.madeInto(visit);
        }
        var visit = planned.get(call.visit());
        if (visit != null
                && !(visit.worker().equals(going.getFirst()) && java.util.Objects.equals(visit.second(), second))) {
            visits.reassign(actor, visit.id(), visit.version(), new Move(going.getFirst(), second, day, visit.from()));
        }
        return call;
    }

    private Kept mine(Actor actor, UUID id) {
        actor.needs(Right.ASSIGN_REQUESTS);
        var plan = store.get(id);
        RoundsSettings.mayPlan(actor, plan.station());
        return plan;
    }

    private Kept draft(Actor actor, UUID id, int version) {
        var draft = mine(actor, id);
        unchanged(draft, version);
        if (draft.state() != State.DRAFT) {
            throw RoundsRefusal.NO_DRAFT.refuse();
        }
        return draft;
    }

    private void saved(Kept draft, PlanFile file) {
        if (!store.save(draft.id(), draft.version(), State.DRAFT, State.DRAFT, file)) {
            throw changed(draft.id());
        }
        notices.tell(draft.station(), null, "rounds.moved", draft.id(), false);
    }

    private void unchanged(Kept draft, int version) {
        if (draft.version() != version) {
            throw changed(draft.id());
        }
    }

    private cn.linli.shared.Refused changed(UUID id) {
        var now = store.get(id);
        return SharedRefusal.CHANGED_MEANWHILE
                .refuse()
                .withCurrent(new Now(now.id(), now.state().code(), now.version()));
    }

    /** What stands now, for a person who lost a race. */
    record Now(UUID id, String state, int version) {}
}
