package cn.linli.rounds;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A day for tests: places on a line, one minute apart, the station at 0. Begins at 8:00, minute 480. */
final class ADay {

    static final int EIGHT = 480;
    private static final int PLACES = 200;

    private final List<Round> rounds = new ArrayList<>();
    private final List<Stop> stops = new ArrayList<>();
    private Wishes wishes = new Wishes(1, 1, 1, 0, 0);

    ADay judgedBy(Wishes others) {
        wishes = others;
        return this;
    }

    ADay worker(String id, String... abilities) {
        return worker(id, new Round.Shift(EIGHT, 1080, 690, 780, 60), abilities);
    }

    ADay worker(String id, Round.Shift shift, String... abilities) {
        rounds.add(new Round(id, 0, 0, shift, Set.of(abilities)));
        return this;
    }

    /** Ten minutes at a place, any time of the day. */
    ADay stop(int place) {
        return stop(place, EIGHT, 1080, 100);
    }

    ADay stop(int place, double earliest, double latest, double leftOut, String... needs) {
        stops.add(aStop(place, earliest, latest, leftOut, null, null, null, needs));
        return this;
    }

    ADay knownTo(int place, String usual) {
        stops.add(aStop(place, EIGHT, 1080, 100, null, usual, null));
        return this;
    }

    ADay pinnedTo(int place, String only) {
        stops.add(aStop(place, EIGHT, 1080, 100, null, null, only));
        return this;
    }

    /** A visit of two. */
    ADay two(int place, double earliest, double latest, double least, double most) {
        var no = stops.size();
        stops.add(aStop(place, earliest, latest, 100, new Stop.Tie(no + 1, true, least, most), null, null));
        stops.add(aStop(place, earliest, latest, 100, new Stop.Tie(no, false, least, most), null, null));
        return this;
    }

    private Stop aStop(
            int place,
            double earliest,
            double latest,
            double leftOut,
            Stop.@Nullable Tie tie,
            @Nullable String usual,
            @Nullable String only,
            String... needs) {
        return new Stop(
                stops.size(),
                "stop " + stops.size(),
                place,
                10,
                earliest,
                latest,
                Set.of(needs),
                tie,
                1,
                leftOut,
                usual,
                only);
    }

    /** The rounds hold these stops, by their numbers; the others are left out. */
    DayPlan with(int[]... rows) {
        for (var r = 0; r < rows.length; r++) {
            for (var stop : rows[r]) {
                rounds.get(r).stops.add(stops.get(stop));
            }
        }
        return new DayPlan(rounds, stops, Travel.of(minutes()), wishes);
    }

    private static double[][] minutes() {
        var minutes = new double[PLACES][PLACES];
        for (var a = 0; a < PLACES; a++) {
            for (var b = 0; b < PLACES; b++) {
                minutes[a][b] = Math.abs(a - b);
            }
        }
        return minutes;
    }
}
