package cn.linli.rounds;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Simulated annealing over the rounds of a day: stops, pairs of stops, short runs and whole tails change places, mostly
 * beside a stop that is near in place and time. What cannot be done in time is refused at once: two visits of two whose
 * halves would wait for each other in a circle, somebody back too late. It cools down several times, the more often the
 * smaller the day is, each time from the best plan so far.
 *
 * <p>Moves of double visits follow what the published methods for this problem found to matter (Mankowska, Meisel and
 * Bierwirth 2014; Ceschia, Di Gaspero and Schaerf): the halves change workers, both halves move at once.
 */
final class Search {

    private static final int NEIGHBOURS = 40;
    private static final double HOTTEST = 0.02;
    private static final double COLDEST = 0.0002;
    /** Tries a stop before it has cooled down once. */
    private static final int TRIES = 30_000;

    private static final int LOOK_AT_THE_CLOCK = 256;

    private final Day day;
    private final Timetable table;
    private final Random chance;
    private final int[][] near;
    private int[][] best;
    private double cost;
    private double bestCost;

    /** Begins from the rounds in this table, which must be possible. */
    Search(Timetable table, Random chance) {
        this.day = table.day;
        this.table = table;
        this.chance = chance;
        this.near = IntStream.range(0, day.stops).mapToObj(this::near).toArray(int[][]::new);
        if (!table.costsAtMost(Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The rounds to begin from cannot be done");
        }
        cost = bestCost = table.cost();
        best = copy();
    }

    private int[] near(int stop) {
        if (day.rounds == 0) {
            return new int[0];
        }
        return IntStream.range(0, day.stops)
                .filter(other -> other != stop && other != day.mate[stop])
                .boxed()
                .sorted(Comparator.comparingDouble(other -> Math.min(gap(stop, other), gap(other, stop))))
                .limit(NEIGHBOURS)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** How badly a stop follows another: the way, a part of the wait, the lateness. */
    private double gap(int before, int after) {
        var way = day.travel[0][day.place[before]][day.place[after]];
        var wait = day.earliest[after] - (day.latest[before] + day.minutes[before] + way);
        var late = day.earliest[before] + day.minutes[before] + way - day.latest[after];
        return way + 0.2 * Math.max(0, wait) + Math.max(0, late);
    }

    /** Searches until told that it is over, or until so many nanoseconds have gone by. The table then holds the best plan. */
    void run(long nanoseconds, BooleanSupplier over) {
        if (day.stops > 1 && day.rounds > 0) {
            anneal(nanoseconds, over);
        }
        load(best);
    }

    private void anneal(long nanoseconds, BooleanSupplier over) {
        var began = System.nanoTime();
        var coolingFrom = began;
        var cooling = nanoseconds;
        var scale = Math.max(1, bestCost - table.mustLeftOut());
        var hot = HOTTEST * scale;
        var coldest = COLDEST * scale;
        var temperature = hot;
        var known = false;
        for (var n = 1L; ; n++) {
            if (n % LOOK_AT_THE_CLOCK == 0) {
                var now = System.nanoTime();
                if (now - began >= nanoseconds || over.getAsBoolean()) {
                    return;
                }
                if (!known && n >= 20_000) {
                    known = true;
                    var once = (double) TRIES * day.stops / n * (now - began);
                    cooling = nanoseconds / Math.max(1, Math.round(nanoseconds / once));
                }
                if (now - coolingFrom >= cooling) {
                    coolingFrom = now;
                    load(best);
                }
                temperature = hot * Math.pow(coldest / hot, (double) (now - coolingFrom) / cooling);
            }
            attempt(cost - temperature * Math.log(1 - chance.nextDouble()));
        }
    }

    private void attempt(double limit) {
        if (change() && table.costsAtMost(limit)) {
            table.settle();
            cost = table.cost();
            if (cost < bestCost - 1e-9) {
                bestCost = cost;
                best = copy();
            }
        } else {
            table.undo();
        }
    }

    private boolean change() {
        var stop = chance.nextInt(day.stops);
        var kind = chance.nextInt(100);
        if (kind < 6) {
            return moveAnywhere(stop);
        }
        if (kind < 45) {
            return moveBeside(stop, neighbour(stop));
        }
        if (kind < 48) {
            return day.mate[stop] != Day.NONE && swap(stop, day.mate[stop]);
        }
        if (kind < 65) {
            return swap(stop, neighbour(stop));
        }
        if (kind < 80) {
            return swapTails(stop, neighbour(stop));
        }
        if (kind < 88) {
            return moveRun(stop, 2 + chance.nextInt(2), neighbour(stop));
        }
        return day.mate[stop] != Day.NONE && moveBoth(stop, day.mate[stop]);
    }

    private int neighbour(int stop) {
        return near[stop].length == 0 ? stop : near[stop][chance.nextInt(near[stop].length)];
    }

    /** A worker does not do both halves of a visit of two. */
    private boolean free(int stop, int round) {
        return day.able(stop, round)
                && (day.mate[stop] == Day.NONE || table.round[day.mate[stop]] != round || round == day.rounds);
    }

    private boolean moveAnywhere(int stop) {
        if (day.able[stop].length == 0) {
            return false;
        }
        var to = day.able[stop][chance.nextInt(day.able[stop].length)];
        if ((!single(stop) && table.round[stop] == day.rounds) || !free(stop, to)) {
            return false;
        }
        take(stop, to);
        table.insert(to, chance.nextInt(table.length[to] + 1), stop);
        return true;
    }

    private boolean moveBeside(int stop, int other) {
        var to = table.round[other];
        var leaves = table.round[stop] == day.rounds || to == day.rounds;
        if (other == stop || (leaves && !single(stop)) || !free(stop, to)) {
            return false;
        }
        take(stop, to);
        table.insert(to, table.at[other] + chance.nextInt(2), stop);
        return true;
    }

    private boolean single(int stop) {
        return day.mate[stop] == Day.NONE;
    }

    private void take(int stop, int to) {
        table.change(table.round[stop]);
        table.change(to);
        table.remove(stop);
    }

    private boolean swap(int stop, int other) {
        var r = table.round[stop];
        var s = table.round[other];
        if (stop == other || ((r == day.rounds || s == day.rounds) && !(single(stop) && single(other)))) {
            return false;
        }
        if (r != s
                && !(day.mate[stop] == other
                        ? day.able(stop, s) && day.able(other, r)
                        : free(stop, s) && free(other, r))) {
            return false;
        }
        table.change(r);
        table.change(s);
        var k = table.at[stop];
        var l = table.at[other];
        table.put(r, k, other);
        table.put(s, l, stop);
        return true;
    }

    /** After a stop comes what came from another on, and the other way round. */
    private boolean swapTails(int stop, int other) {
        var r = table.round[stop];
        var s = table.round[other];
        var k = table.at[stop] + 1;
        var l = table.at[other];
        if (r == s || r == day.rounds || s == day.rounds || !fits(r, k, s, l) || !fits(s, l, r, k)) {
            return false;
        }
        table.change(r);
        table.change(s);
        table.swapTails(r, k, s, l);
        return true;
    }

    private boolean fits(int from, int k, int to, int l) {
        for (var n = k; n < table.length[from]; n++) {
            var stop = table.stops[from][n];
            var mate = day.mate[stop];
            if (!day.able(stop, to) || (mate != Day.NONE && table.round[mate] == to && table.at[mate] < l)) {
                return false;
            }
        }
        return true;
    }

    private boolean moveRun(int stop, int howMany, int other) {
        var r = table.round[stop];
        var s = table.round[other];
        var k = table.at[stop];
        if (r == s || r == day.rounds || s == day.rounds || k + howMany > table.length[r]) {
            return false;
        }
        for (var n = 0; n < howMany; n++) {
            if (!free(table.stops[r][k + n], s)) {
                return false;
            }
        }
        table.change(r);
        table.change(s);
        var to = table.at[other] + chance.nextInt(2);
        for (var n = 0; n < howMany; n++) {
            var taken = table.stops[r][k];
            table.remove(taken);
            table.insert(s, to + n, taken);
        }
        return true;
    }

    /** Both halves of a visit of two go beside stops near them, or are left out, or come back from there. */
    private boolean moveBoth(int stop, int mate) {
        var beside = neighbour(stop);
        var besideMate = neighbour(mate);
        var to = table.round[beside];
        var toMate = table.round[besideMate];
        var out = day.rounds;
        if (beside == stop || besideMate == mate || beside == mate || besideMate == stop) {
            return false;
        }
        if (to == out || toMate == out) {
            to = toMate = out;
        }
        if ((to == toMate && to != out) || !day.able(stop, to) || !day.able(mate, toMate)) {
            return false;
        }
        table.change(table.round[stop]);
        table.change(table.round[mate]);
        table.change(to);
        table.change(toMate);
        table.remove(stop);
        table.remove(mate);
        table.insert(to, to == out ? 0 : table.at[beside] + chance.nextInt(2), stop);
        table.insert(toMate, toMate == out ? 0 : table.at[besideMate] + chance.nextInt(2), mate);
        return true;
    }

    private int[][] copy() {
        return IntStream.rangeClosed(0, day.rounds).mapToObj(table::row).toArray(int[][]::new);
    }

    private void load(int[][] rows) {
        table.settle();
        for (var r = 0; r <= day.rounds; r++) {
            table.load(r, rows[r]);
        }
        if (!table.costsAtMost(Double.POSITIVE_INFINITY)) {
            throw new IllegalStateException("The best rounds cannot be done: " + Arrays.deepToString(rows));
        }
        cost = table.cost();
    }
}
