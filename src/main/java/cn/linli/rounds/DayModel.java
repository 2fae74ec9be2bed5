package cn.linli.rounds;

import cn.linli.rounds.PlanFile.Call;
import cn.linli.rounds.PlanFile.Crew;
import cn.linli.rounds.PlanFile.Leg;
import cn.linli.shared.WorkerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A plan as the planner needs it, and back. The weights of the product stand here, in minutes on the way: what is
 * promised weighs most, then what is overdue, then the worker people know, then the way, then fair loads.
 */
final class DayModel {

    /** Somebody who waits for a promised visit, a minute; and the longest wait of the day once more. */
    private static final double LATE_FOR_A_PROMISE = 50;

    private static final double LATEST = 5;
    /** A minute after people like to be called on. */
    private static final double LATE = 5;

    /** A promise, what has begun, what must not move whatever comes: left out only where there is no place at all. */
    private static final double MUST = Double.POSITIVE_INFINITY;

    private static final double ASKED_LEFT_OUT = 700;
    private static final double DUE_LEFT_OUT = 400;
    private static final double OVERDUE_DAY = 40;
    private static final int MOST_DAYS = 60;
    private static final double HIGH_RISK = 300;
    private static final double AHEAD_LEFT_OUT = 120;
    /** Less than a minute of {@link Hold#ALL}: nothing that stands moves for something new. */
    private static final double NEW_LEFT_OUT = 9_000;

    private static final double STRANGER = 25;
    private static final double UNEVEN = 0.2;

    /** What the product wishes of a day. */
    static final Wishes WISHES = new Wishes(1, 1, LATEST, STRANGER, UNEVEN);

    /** A visit that begins within so many minutes of its old time has not moved. */
    static final int SAME_TIME = 30;

    private static final int PINNED_TIME = 15;
    private static final double PINNED = 500;
    private static final double BEGUN = 10_000;

    /** How much of what stands in the plan is held. */
    enum Hold {
        /** What is pinned. */
        PINS(0),
        /** Everything that stands keeps its worker, and its time if that is cheap. */
        MOST(3),
        /** Everything that stands keeps its worker and its time, even if a new promise must stay out for it. */
        ALL(10_000),
        /** Everything is where it is; only the times are worked out. */
        TIMES(0);

        final double minute;

        Hold(double minute) {
            this.minute = minute;
        }
    }

    private final PlanFile file;
    private final Hold hold;
    private final int now;
    private final List<Stop> stops = new ArrayList<>();
    private final List<Integer> callOf = new ArrayList<>();
    private final Map<WorkerId, Integer> crew = new HashMap<>();

    /**
     * Reads a plan.
     *
     * @param now minutes from midnight if the day is under way: what began before stays as it is; 0 otherwise
     */
    DayModel(PlanFile file, Hold hold, int now) {
        this.file = file;
        this.hold = hold;
        this.now = now;
        for (var r = 0; r < file.crew().size(); r++) {
            crew.put(file.crew().get(r).id(), r);
        }
        for (var c = 0; c < file.calls().size(); c++) {
            add(c, file.calls().get(c));
        }
    }

    private void add(int c, Call call) {
        if (call.lost() && hold != Hold.TIMES) {
            return;
        }
        var no = stops.size();
        var legs = legs(call);
        if (call.two()) {
            stop(c, call, new Stop.Tie(no + 1, true, 0, 0), legs.isEmpty() ? null : legs.getFirst(), true);
            stop(c, call, new Stop.Tie(no, false, 0, 0), legs.size() < 2 ? null : legs.getLast(), false);
        } else {
            stop(c, call, null, legs.isEmpty() ? null : legs.getFirst(), true);
        }
    }

    /** Of those who are still there; a visit of two that has lost one begins anew. */
    private List<Leg> legs(Call call) {
        var here = call.legs().stream()
                .filter(leg -> crew.containsKey(leg.worker()))
                .toList();
        return here.size() == (call.two() ? 2 : 1) ? here : List.of();
    }

    private void stop(int c, Call call, Stop.@Nullable Tie tie, @Nullable Leg leg, boolean knowsThem) {
        var bounds = bounds(call, leg);
        callOf.add(c);
        stops.add(new Stop(
                stops.size(),
                call.id().toString(),
                c + 1,
                call.minutes(),
                bounds.earliest(),
                bounds.latest(),
                call.needs(),
                tie,
                bounds.weight(),
                (bounds.stays() ? MUST : leftOut(call)) / (tie == null ? 1 : 2),
                knowsThem ? usual(call) : null,
                bounds.only()));
    }

    private @Nullable String usual(Call call) {
        return file.crew().stream()
                .filter(worker -> worker.account().equals(call.usual()))
                .map(worker -> worker.id().toString())
                .findFirst()
                .orElse(null);
    }

    private record Bounds(
            double earliest,
            double latest,
            double weight,
            @Nullable String only,
            boolean stays) {}

    private Bounds bounds(Call call, @Nullable Leg leg) {
        var terms = file.terms();
        var promised = call.promised();
        double earliest = promised == null ? terms.doorsFrom() : promised;
        double latest = promised == null
                ? Math.max(terms.doorsFrom(), terms.doorsUntil() - call.minutes())
                : promised + terms.promise();
        var weight = promised == null ? LATE : LATE_FOR_A_PROMISE;
        if (leg != null && hold != Hold.TIMES) {
            var only = leg.worker().toString();
            if (leg.starts() < now) {
                return new Bounds(leg.starts(), leg.starts(), BEGUN, only, true);
            }
            if (call.pinned()) {
                return held(earliest, latest, leg, PINNED_TIME, PINNED);
            }
            if (hold != Hold.PINS) {
                return held(earliest, latest, leg, SAME_TIME, Math.max(weight, hold.minute));
            }
        }
        return new Bounds(Math.max(earliest, now), Math.max(latest, now), weight, null, false);
    }

    /** Who is late already is not made to wait less by moving everybody else. */
    private Bounds held(double earliest, double latest, Leg leg, int minutes, double weight) {
        var until = Math.max(leg.starts(), Math.min(latest, leg.starts() + minutes));
        return new Bounds(
                Math.max(now, Math.min(until, Math.max(earliest, leg.starts() - minutes))),
                until,
                weight,
                leg.worker().toString(),
                hold == Hold.ALL);
    }

    private double leftOut(Call call) {
        return hold == Hold.ALL ? Math.min(NEW_LEFT_OUT, worth(call)) : worth(call);
    }

    private static double worth(Call call) {
        if (call.promised() != null) {
            return MUST;
        }
        var overdue = call.overdue();
        if (overdue == null) {
            return ASKED_LEFT_OUT;
        }
        var risk = call.high() ? HIGH_RISK : 0;
        return risk
                + (overdue < 0 ? AHEAD_LEFT_OUT / -overdue : DUE_LEFT_OUT + OVERDUE_DAY * Math.min(MOST_DAYS, overdue));
    }

    /** The day to plan, with whatever stands in it already if that can be done. */
    DayPlan day() {
        if (hold == Hold.PINS) {
            return withWhomTheyKnow(day(false));
        }
        var begun = day(true);
        return hold == Hold.TIMES || DayScore.table(begun).costsAtMost(Double.POSITIVE_INFINITY) ? begun : day(false);
    }

    private DayPlan day(boolean filled) {
        var rounds = file.crew().stream().map(this::round).toList();
        if (filled) {
            fill(rounds);
        }
        var onFoot = file.terms().minutes(file.calls(), Terms.FOOT);
        var byBike = file.terms().minutes(file.calls(), Terms.BIKE);
        return new DayPlan(rounds, stops, new Travel(List.of(onFoot, byBike)), WISHES);
    }

    /**
     * People go to the worker they know first, each to the cheapest place in that round. A large day has too many choices
     * to find that by chance; where it was no good idea, the search finds out.
     */
    private static DayPlan withWhomTheyKnow(DayPlan day) {
        var table = DayScore.table(day);
        if (!table.costsAtMost(Double.POSITIVE_INFINITY)) {
            return day;
        }
        var places = new HashMap<String, Integer>();
        for (var r = 0; r < day.rounds.size(); r++) {
            places.put(day.rounds.get(r).id(), r);
        }
        day.stops.stream()
                .filter(stop -> stop.tie() == null && stop.usual() != null && places.containsKey(stop.usual()))
                .sorted(Comparator.comparingDouble(Stop::latest).thenComparingInt(Stop::no))
                .forEach(stop -> cheapest(table, stop.no(), places.getOrDefault(stop.usual(), 0)));
        for (var r = 0; r < day.rounds.size(); r++) {
            for (var stop : table.row(r)) {
                day.rounds.get(r).stops.add(day.stops.get(stop));
            }
        }
        return day;
    }

    private static void cheapest(Timetable table, int stop, int round) {
        if (!table.day.able(stop, round)) {
            return;
        }
        var least = table.cost();
        var best = -1;
        for (var k = 0; k <= table.length[round]; k++) {
            insert(table, stop, round, k);
            if (table.costsAtMost(least)) {
                least = table.cost();
                best = k;
            }
            table.undo();
        }
        if (best >= 0) {
            insert(table, stop, round, best);
        }
        table.costsAtMost(Double.POSITIVE_INFINITY);
        table.settle();
    }

    private static void insert(Timetable table, int stop, int round, int k) {
        table.change(table.day.rounds);
        table.change(round);
        table.remove(stop);
        table.insert(round, k, stop);
    }

    private Round round(Crew worker) {
        var terms = file.terms();
        return new Round(
                worker.id().toString(),
                worker.bike() ? 1 : 0,
                0,
                new Round.Shift(
                        worker.from(), worker.until(), terms.lunchFrom(), terms.lunchUntil(), terms.rest(worker)),
                worker.abilities());
    }

    private void fill(List<Round> rounds) {
        var rows = new HashMap<Integer, List<Placed>>();
        var half = new HashMap<Integer, Integer>();
        for (var stop : stops) {
            var call = file.calls().get(callOf.get(stop.no()));
            var legs = legs(call);
            var n = half.merge(callOf.get(stop.no()), 1, Integer::sum) - 1;
            if (!legs.isEmpty()) {
                var leg = legs.get(n);
                rows.computeIfAbsent(place(leg.worker()), r -> new ArrayList<>())
                        .add(new Placed(leg.position(), stop));
            }
        }
        rows.forEach((r, row) -> {
            row.sort(Comparator.comparingInt(Placed::position));
            row.forEach(placed -> rounds.get(r).stops.add(placed.stop()));
        });
    }

    private int place(WorkerId worker) {
        return java.util.Objects.requireNonNull(crew.get(worker), "of the crew");
    }

    private record Placed(int position, Stop stop) {}

    /** The plan with what the planner found; why is not said yet. */
    PlanFile read(DayPlan solved) {
        var starts = Planner.starts(solved);
        var legs = new HashMap<Integer, List<Leg>>();
        for (var r = 0; r < solved.rounds.size(); r++) {
            var round = solved.rounds.get(r);
            var from = round.home();
            for (var k = 0; k < round.stops.size(); k++) {
                var stop = round.stops.get(k);
                var way = solved.travel().minutes().get(round.way())[from][stop.place()];
                var begins = (int)
                        Math.ceil(Optional.ofNullable(starts.get(stop.no())).orElseThrow() - 1e-6);
                legs.computeIfAbsent(callOf.get(stop.no()), c -> new ArrayList<>())
                        .add(new Leg(file.crew().get(r).id(), k, begins, (int) Math.ceil(way), List.of()));
                from = stop.place();
            }
        }
        var calls = new ArrayList<Call>();
        for (var c = 0; c < file.calls().size(); c++) {
            calls.add(file.calls().get(c).with(legs.getOrDefault(c, List.of()), List.of()));
        }
        return new PlanFile(file.terms(), file.crew(), calls, file.beyond());
    }

    /** Plans a day from nothing but what is pinned. */
    static PlanFile plan(PlanFile file, int now, Duration time, long seed) {
        var model = new DayModel(file, Hold.PINS, now);
        return Reasons.told(model.read(solved(model.day(), time, seed)));
    }

    /**
     * Plans what is new or has lost its worker into a day that stands. At most a tenth of the others moves; where the
     * first try moved more, everything else is held where it was.
     */
    static PlanFile again(PlanFile file, int now, Duration time, long seed) {
        var most = new DayModel(file, Hold.MOST, now);
        var tried = most.read(solved(most.day(), time, seed));
        if (Difference.between(file, tried).few()) {
            return Reasons.told(tried);
        }
        var all = new DayModel(file, Hold.ALL, now);
        return Reasons.told(all.read(solved(all.day(), time, seed)));
    }

    /**
     * In two goes: the search cools in shares of what the plan costs when it begins, and while people are left out that
     * is much. The second go begins from the first one's plan and sees the minutes.
     */
    private static DayPlan solved(DayPlan day, Duration time, long seed) {
        var first = time.multipliedBy(2).dividedBy(5);
        return Planner.plan(Planner.plan(day, first, seed), time.minus(first), seed + 1);
    }

    /** The times of a day somebody laid by hand; refuses what cannot be walked in the time there is. */
    static PlanFile timed(PlanFile file) {
        var model = new DayModel(file, Hold.TIMES, 0);
        var day = model.day();
        if (!DayScore.table(day).costsAtMost(Double.POSITIVE_INFINITY)) {
            throw RoundsRefusal.NO_TIME.refuse();
        }
        return Reasons.told(model.read(day));
    }

    /** Whether a day laid by hand can be walked in the time there is. */
    static boolean walkable(PlanFile file) {
        return DayScore.table(new DayModel(file, Hold.TIMES, 0).day()).costsAtMost(Double.POSITIVE_INFINITY);
    }

    /** Whether a worker is what somebody asks for. */
    static boolean able(Crew worker, Set<String> needs) {
        return worker.abilities().containsAll(needs);
    }
}
