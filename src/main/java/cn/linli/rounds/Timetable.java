package cn.linli.rounds;

import java.util.Arrays;

/**
 * Rounds and the times they come to: when each stop begins, how late that is and what the whole costs. A change is made
 * to a few rounds, looked at, and undone if it is not wanted. The last row is no round: it holds what is left out.
 *
 * <p>The times are the earliest there are. The first of two tied stops waits for the second where the second would come
 * more than {@code most} minutes later. Two visits whose halves wait for each other in a circle have no time: such rounds
 * are refused.
 */
final class Timetable {

    private static final double NOT_YET = -1;

    final Day day;
    final int[][] stops;
    final int[] length;
    final int[] round;
    final int[] at;
    final double[] start;

    private final double[] own;
    private double plain;
    private double late;
    private double worst;

    private final double[] arrival;
    private final boolean[] rested;
    private final int[] next;
    private final double[] leave;
    private final boolean[] hadRest;
    private final int[] open;
    private final int[] early;
    private final int[] moved;
    private int waiting;
    private int tooEarly;

    private final int[] kept;
    private final int[][] keptStops;
    private final int[] keptLength;
    private final double[] keptOwn;
    private final boolean[] isKept;
    private double keptPlain;
    private int changed;

    Timetable(Day day) {
        this.day = day;
        stops = new int[day.rounds + 1][day.stops + 1];
        length = new int[day.rounds + 1];
        round = new int[day.stops];
        at = new int[day.stops];
        start = new double[day.stops];
        own = new double[day.rounds + 1];
        arrival = new double[day.stops];
        rested = new boolean[day.stops];
        next = new int[day.rounds];
        leave = new double[day.rounds];
        hadRest = new boolean[day.rounds];
        open = new int[2 * day.stops + day.rounds + 1];
        early = new int[day.stops + 1];
        moved = new int[13 * day.stops + 16];
        kept = new int[day.rounds + 1];
        keptStops = new int[day.rounds + 1][day.stops + 1];
        keptLength = new int[day.rounds + 1];
        keptOwn = new double[day.rounds + 1];
        isKept = new boolean[day.rounds + 1];
    }

    /** What the plan costs, as of the last look at it. */
    double cost() {
        return plain + day.wishes.late() * late + day.wishes.latest() * worst;
    }

    double late() {
        return late;
    }

    double worst() {
        return worst;
    }

    /** What it costs that some stops are left out. */
    double leftOut() {
        return own[day.rounds];
    }

    /** The part of the cost that nothing can mend: what must be done and fits into no round. */
    double mustLeftOut() {
        return Day.MUST
                * Arrays.stream(row(day.rounds))
                        .filter(stop -> day.leftOut[stop] == Day.MUST)
                        .count();
    }

    /** Minutes on the way, all rounds together. */
    double travel() {
        var sum = 0.0;
        for (var r = 0; r < day.rounds; r++) {
            sum += travel(r);
        }
        return sum;
    }

    int[] row(int r) {
        return Arrays.copyOf(stops[r], length[r]);
    }

    /** Puts these stops into a round, without a way back. */
    void load(int r, int[] row) {
        System.arraycopy(row, 0, stops[r], 0, row.length);
        length[r] = row.length;
        number(r, 0);
        plain -= own[r];
        own[r] = ownCost(r);
        plain += own[r];
    }

    /** From here on a round is changed; {@link #undo} brings it back. */
    void change(int r) {
        if (isKept[r]) {
            return;
        }
        if (changed == 0) {
            keptPlain = plain;
        }
        isKept[r] = true;
        kept[changed++] = r;
        keptLength[r] = length[r];
        keptOwn[r] = own[r];
        System.arraycopy(stops[r], 0, keptStops[r], 0, length[r]);
    }

    void insert(int r, int k, int stop) {
        var row = stops[r];
        System.arraycopy(row, k, row, k + 1, length[r] - k);
        row[k] = stop;
        length[r]++;
        number(r, k);
    }

    void remove(int stop) {
        var r = round[stop];
        var k = at[stop];
        System.arraycopy(stops[r], k + 1, stops[r], k, length[r] - k - 1);
        length[r]--;
        number(r, k);
    }

    /** Lets everything from two positions on change rounds. */
    void swapTails(int r, int k, int s, int l) {
        var one = length[r] - k;
        var other = length[s] - l;
        System.arraycopy(stops[r], k, moved, 0, one);
        System.arraycopy(stops[s], l, stops[r], k, other);
        System.arraycopy(moved, 0, stops[s], l, one);
        length[r] = k + other;
        length[s] = l + one;
        number(r, k);
        number(s, l);
    }

    void put(int r, int k, int stop) {
        stops[r][k] = stop;
        round[stop] = r;
        at[stop] = k;
    }

    private void number(int r, int from) {
        for (var k = from; k < length[r]; k++) {
            round[stops[r][k]] = r;
            at[stops[r][k]] = k;
        }
    }

    /** The changes stay. */
    void settle() {
        for (var n = 0; n < changed; n++) {
            isKept[kept[n]] = false;
        }
        changed = 0;
    }

    /** The changed rounds are as they were; their times are not known until they are looked at again. */
    void undo() {
        for (var n = 0; n < changed; n++) {
            var r = kept[n];
            System.arraycopy(keptStops[r], 0, stops[r], 0, keptLength[r]);
            length[r] = keptLength[r];
            own[r] = keptOwn[r];
            number(r, 0);
            isKept[r] = false;
        }
        if (changed > 0) {
            plain = keptPlain;
        }
        changed = 0;
    }

    /** Whether the changed plan can be done and costs no more than this. Stops looking as soon as it does. */
    boolean costsAtMost(double limit) {
        for (var n = 0; n < changed; n++) {
            var r = kept[n];
            plain -= own[r];
            own[r] = ownCost(r);
            plain += own[r];
        }
        return plain <= limit && time(limit);
    }

    private double ownCost(int r) {
        if (r == day.rounds) {
            var sum = 0.0;
            for (var k = 0; k < length[r]; k++) {
                sum += day.leftOut[stops[r][k]];
            }
            return sum;
        }
        var sum = day.wishes.travel() * travel(r);
        var work = 0.0;
        for (var k = 0; k < length[r]; k++) {
            sum += day.assigned[stops[r][k]][r];
            work += day.minutes[stops[r][k]];
        }
        return sum + day.wishes.uneven() * work * work / day.evenDay;
    }

    private double travel(int r) {
        if (length[r] == 0) {
            return 0;
        }
        var minutes = day.travel[r];
        var from = day.home[r];
        var sum = 0.0;
        for (var k = 0; k < length[r]; k++) {
            var to = day.place[stops[r][k]];
            sum += minutes[from][to];
            from = to;
        }
        return sum + minutes[from][day.home[r]];
    }

    /** Works out all times. False if that is impossible, somebody is back too late, or it costs more than the limit. */
    private boolean time(double limit) {
        late = 0;
        worst = 0;
        Arrays.fill(arrival, NOT_YET);
        waiting = 0;
        tooEarly = 0;
        for (var r = day.rounds - 1; r >= 0; r--) {
            next[r] = 0;
            leave[r] = day.shift[r].from();
            hadRest[r] = day.shift[r].rest() == 0;
            open[waiting++] = r;
        }
        var begun = length[day.rounds];
        while (waiting > 0) {
            var r = open[--waiting];
            var row = stops[r];
            while (next[r] < length[r]) {
                var stop = row[next[r]];
                if (arrival[stop] == NOT_YET) {
                    arrival[stop] = arrive(r, stop);
                }
                var begins = begin(stop);
                if (begins == NOT_YET) {
                    break;
                }
                start[stop] = begins;
                begun++;
                var lateness = begins - day.latest[stop];
                if (lateness > 0) {
                    late += lateness * day.weight[stop];
                    worst = Math.max(worst, lateness);
                    if (cost() > limit) {
                        return false;
                    }
                }
                leave[r] = begins + day.minutes[stop];
                next[r]++;
            }
        }
        return begun == day.stops && (tooEarly == 0 || delay(limit)) && allAreBack();
    }

    /** When a stop begins that somebody has come to; not yet known if the other half of the visit is not. */
    private double begin(int stop) {
        var mate = day.mate[stop];
        if (mate == Day.NONE) {
            return arrival[stop];
        }
        if (day.together[stop]) {
            if (arrival[mate] == NOT_YET) {
                return NOT_YET;
            }
            wake(mate);
            return Math.max(arrival[stop], arrival[mate]);
        }
        if (day.first[stop]) {
            wake(mate);
            return arrival[stop];
        }
        if (!begun(mate)) {
            return NOT_YET;
        }
        var begins = Math.max(arrival[stop], start[mate] + day.least[stop]);
        if (begins - day.most[stop] > start[mate]) {
            early[tooEarly++] = stop;
        }
        return begins;
    }

    private boolean begun(int stop) {
        return next[round[stop]] > at[stop];
    }

    private void wake(int stop) {
        if (arrival[stop] != NOT_YET && !begun(stop)) {
            open[waiting++] = round[stop];
        }
    }

    private double arrive(int r, int stop) {
        var shift = day.shift[r];
        var k = at[stop];
        var from = k == 0 ? day.home[r] : day.place[stops[r][k - 1]];
        var way = day.travel[r][from][day.place[stop]];
        var arrival = Math.max(leave[r] + way, day.earliest[stop]);
        if (!hadRest[r] && arrival + day.minutes[stop] > shift.restUntil()) {
            hadRest[r] = true;
            arrival = Math.max(Math.max(leave[r], shift.restFrom()) + shift.rest() + way, day.earliest[stop]);
        }
        rested[stop] = hadRest[r];
        return arrival;
    }

    /** First stops wait until their second is near enough; whatever comes after them moves too. */
    private boolean delay(double limit) {
        var steps = 0;
        for (var n = 0; n < tooEarly; n++) {
            var second = early[n];
            var first = day.mate[second];
            var top = 0;
            if (start[second] - day.most[second] > start[first]) {
                if (!later(first, start[second] - day.most[second], limit)) {
                    return false;
                }
                moved[top++] = first;
            }
            while (top > 0) {
                var stop = moved[--top];
                if (++steps > 6 * day.stops) {
                    return false;
                }
                var r = round[stop];
                var k = at[stop] + 1;
                if (k < length[r]) {
                    var after = stops[r][k];
                    leave[r] = start[stop] + day.minutes[stop];
                    hadRest[r] = rested[stop];
                    var begins = arrive(r, after);
                    if (begins > start[after]) {
                        if (!later(after, begins, limit)) {
                            return false;
                        }
                        moved[top++] = after;
                    }
                }
                var mate = day.mate[stop];
                if (mate != Day.NONE) {
                    var begins = day.together[stop]
                            ? start[stop]
                            : day.first[stop] ? start[stop] + day.least[stop] : start[stop] - day.most[stop];
                    if (begins > start[mate] + 1e-9) {
                        if (!later(mate, begins, limit)) {
                            return false;
                        }
                        moved[top++] = mate;
                    }
                }
            }
        }
        return true;
    }

    private boolean later(int stop, double begins, double limit) {
        late += day.weight[stop]
                * (Math.max(0, begins - day.latest[stop]) - Math.max(0, start[stop] - day.latest[stop]));
        worst = Math.max(worst, begins - day.latest[stop]);
        start[stop] = begins;
        return cost() <= limit;
    }

    private boolean allAreBack() {
        for (var r = 0; r < day.rounds; r++) {
            if (length[r] > 0 && day.shift[r].until() < Double.POSITIVE_INFINITY) {
                var last = stops[r][length[r] - 1];
                if (start[last] + day.minutes[last] + day.travel[r][day.place[last]][day.home[r]]
                        > day.shift[r].until()) {
                    return false;
                }
            }
        }
        return true;
    }
}
