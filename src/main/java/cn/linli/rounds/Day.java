package cn.linli.rounds;

import java.util.Arrays;
import java.util.stream.IntStream;

/** What a day's plan is made of, as plain numbers: the search looks at them millions of times a second. */
final class Day {

    /** No mate. */
    static final int NONE = -1;

    /** What it costs to leave out what must be done: more than anything else can. */
    static final double MUST = 1e6;

    final int stops;
    final int rounds;
    final Wishes wishes;
    final int[] place;
    final double[] minutes;
    final double[] earliest;
    final double[] latest;
    final double[] weight;
    final double[] leftOut;
    final int[] mate;
    final boolean[] first;
    final boolean[] together;
    final double[] least;
    final double[] most;
    /** By stop, then round: what it costs that this worker goes; infinite if not able. */
    final double[][] assigned;
    /** By stop: the rounds it can stand in. */
    final int[][] able;
    /** By round: minutes from place to place. */
    final double[][][] travel;

    final int[] home;
    final Round.Shift[] shift;
    final double evenDay;

    Day(DayPlan plan) {
        stops = plan.stops.size();
        rounds = plan.rounds.size();
        wishes = plan.wishes();
        place = plan.stops.stream().mapToInt(Stop::place).toArray();
        minutes = plan.stops.stream().mapToDouble(Stop::minutes).toArray();
        earliest = plan.stops.stream().mapToDouble(Stop::earliest).toArray();
        latest = plan.stops.stream().mapToDouble(Stop::latest).toArray();
        weight = plan.stops.stream().mapToDouble(Stop::weight).toArray();
        leftOut = plan.stops.stream()
                .mapToDouble(stop -> Math.min(MUST, stop.leftOut()))
                .toArray();
        mate = new int[stops];
        first = new boolean[stops];
        together = new boolean[stops];
        least = new double[stops];
        most = new double[stops];
        plan.stops.forEach(this::tie);
        assigned = new double[stops][rounds];
        able = new int[stops][];
        plan.stops.forEach(stop -> assign(stop, plan));
        travel = plan.rounds.stream()
                .map(round -> plan.travel().minutes().get(round.way()))
                .toArray(double[][][]::new);
        home = plan.rounds.stream().mapToInt(Round::home).toArray();
        shift = plan.rounds.stream().map(Round::shift).toArray(Round.Shift[]::new);
        evenDay = Math.max(1, Arrays.stream(minutes).sum() / Math.max(1, rounds));
    }

    private void tie(Stop stop) {
        var tie = stop.tie();
        mate[stop.no()] = tie == null ? NONE : tie.mate();
        if (tie != null) {
            first[stop.no()] = tie.first();
            together[stop.no()] = tie.together();
            least[stop.no()] = tie.least();
            most[stop.no()] = tie.most();
        }
    }

    private void assign(Stop stop, DayPlan plan) {
        var cost = assigned[stop.no()];
        for (var r = 0; r < rounds; r++) {
            var round = plan.rounds.get(r);
            cost[r] = !stop.canBeMadeBy(round)
                    ? Double.POSITIVE_INFINITY
                    : stop.usual() == null || stop.usual().equals(round.id()) ? 0 : wishes.stranger();
        }
        able[stop.no()] = IntStream.range(0, rounds)
                .filter(r -> cost[r] < Double.POSITIVE_INFINITY)
                .toArray();
    }

    boolean able(int stop, int round) {
        return round == rounds ? leftOut[stop] < MUST : assigned[stop][round] < Double.POSITIVE_INFINITY;
    }
}
