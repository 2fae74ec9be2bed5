package cn.linli.rounds;

import java.util.Arrays;
import java.util.Comparator;

/**
 * A first plan: whatever is in no round yet is added to the end of the round where it costs least, in the order in which
 * it may begin. At the end of rounds nothing closes a circle of waiting. What fits nowhere stays out.
 */
final class Draft {

    private final Day day;
    private final Timetable table;
    private double least;
    private int round;
    private int roundOfMate;

    private Draft(Timetable table) {
        this.day = table.day;
        this.table = table;
    }

    static void complete(Timetable table) {
        var draft = new Draft(table);
        Arrays.stream(table.row(table.day.rounds))
                .filter(stop -> table.day.mate[stop] == Day.NONE || table.day.first[stop])
                .boxed()
                .sorted(Comparator.comparingDouble((Integer stop) -> table.day.earliest[stop])
                        .thenComparingInt(stop -> stop))
                .forEach(draft::place);
    }

    private void place(int stop) {
        var mate = day.mate[stop];
        least = Double.POSITIVE_INFINITY;
        round = Day.NONE;
        for (var r : day.able[stop]) {
            if (mate == Day.NONE) {
                look(stop, r, mate, Day.NONE);
            } else {
                for (var s : day.able[mate]) {
                    if (r != s) {
                        look(stop, r, mate, s);
                    }
                }
            }
        }
        if (round != Day.NONE) {
            append(stop, round, mate, roundOfMate);
            table.costsAtMost(Double.POSITIVE_INFINITY);
            table.settle();
        }
    }

    private void look(int stop, int r, int mate, int s) {
        append(stop, r, mate, s);
        if (table.costsAtMost(least)) {
            var waiting = 0.2 * table.start[stop] + (mate == Day.NONE ? 0 : 0.2 * table.start[mate]);
            if (table.cost() + waiting < least) {
                least = table.cost() + waiting;
                round = r;
                roundOfMate = s;
            }
        }
        table.undo();
    }

    private void append(int stop, int r, int mate, int s) {
        table.change(day.rounds);
        table.change(r);
        table.remove(stop);
        table.insert(r, table.length[r], stop);
        if (mate != Day.NONE) {
            table.change(s);
            table.remove(mate);
            table.insert(s, table.length[s], mate);
        }
    }
}
