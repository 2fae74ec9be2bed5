package cn.linli.rounds;

import cn.linli.rounds.PlanFile.Crew;
import cn.linli.shared.RegionCode;
import cn.linli.stations.DutyRota;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a station reckons its days. Minutes; times of day are minutes from midnight.
 *
 * @param between minutes on foot from one community to another, where {@code ways} says nothing else
 * @param within minutes on foot from door to door in one community
 * @param detour how much longer a street is than the bee's line
 * @param lunchFrom lunch begins not before
 * @param lunchUntil and not after a visit that would end later than this
 * @param lunch how long it is
 * @param promise how much after the promised time somebody may still come
 * @param doorsFrom nobody is called on before, unless it was promised
 * @param doorsUntil a visit has ended by then, unless it was promised
 * @param visit a visit no rule gives a length to
 * @param phone a call or video
 * @param check a visit of two: a household's circumstances are checked
 * @param member each further person of a household
 * @param ahead how many days ahead people are taken in who are due then
 */
record Terms(
        int between,
        int within,
        double detour,
        int lunchFrom,
        int lunchUntil,
        int lunch,
        int promise,
        int doorsFrom,
        int doorsUntil,
        int visit,
        int phone,
        int check,
        int member,
        int ahead,
        List<Way> ways,
        @Nullable Spot home) {

    /** What holds where a station has said nothing. */
    static final Terms USUAL = new Terms(15, 5, 1.3, 690, 780, 60, 15, 510, 1050, 30, 10, 60, 10, 0, List.of(), null);

    /** On foot in km/h, and by e-bike. */
    static final double FOOT = 4.5;

    static final double BIKE = 15;

    /** Copies the list. */
    Terms {
        ways = List.copyOf(ways);
    }

    /** Whether a turn lies where people are called on: one in the evening keeps nobody from going out by day. */
    boolean byDay(DutyRota.Turn turn) {
        return Ground.minute(turn.from()) < doorsUntil && Ground.minute(turn.to()) > doorsFrom;
    }

    /** How long somebody with these hours rests at noon. */
    int rest(Crew worker) {
        return worker.from() < lunchFrom && worker.until() > lunchUntil ? lunch : 0;
    }

    /** The same with these ways and the station there. */
    Terms with(List<Way> others, @Nullable Spot station) {
        return new Terms(
                between,
                within,
                detour,
                lunchFrom,
                lunchUntil,
                lunch,
                promise,
                doorsFrom,
                doorsUntil,
                visit,
                phone,
                check,
                member,
                ahead,
                others,
                station);
    }

    /** Minutes on foot between two communities; within one if they are the same. */
    public record Way(RegionCode a, RegionCode b, int minutes) {

        boolean joins(RegionCode one, RegionCode other) {
            return (a.equals(one) && b.equals(other)) || (a.equals(other) && b.equals(one));
        }
    }

    /** Refuses numbers no station can mean. */
    Terms checked() {
        range(between, 0, 240, "between");
        range(within, 0, 240, "within");
        range(promise, 0, 120, "promise");
        range(lunch, 0, 240, "lunch");
        range(visit, 5, 480, "visit");
        range(phone, 1, 240, "phone");
        range(check, 5, 480, "check");
        range(member, 0, 240, "member");
        range(ahead, 0, 31, "ahead");
        range(lunchFrom, 0, 1439, "lunchFrom");
        range(lunchUntil, lunchFrom, 1439, "lunchUntil");
        range(doorsFrom, 0, 1439, "doorsFrom");
        range(doorsUntil, doorsFrom + 1, 1440, "doorsUntil");
        if (!(detour >= 1 && detour <= 5)) {
            throw RoundsRefusal.OUT_OF_RANGE.refuse(1, 5).at("detour");
        }
        ways.forEach(way -> range(way.minutes(), 0, 240, "ways"));
        return this;
    }

    private static void range(int value, int least, int most, String field) {
        if (value < least || value > most) {
            throw RoundsRefusal.OUT_OF_RANGE.refuse(least, most).at(field);
        }
    }

    /** Minutes from community to community, without coordinates. */
    private int minutes(RegionCode one, RegionCode other) {
        return ways.stream()
                .filter(way -> way.joins(one, other))
                .map(Way::minutes)
                .findFirst()
                .orElse(one.equals(other) ? within : between);
    }

    /**
     * Minutes from place to place: 0 is the station, then the calls in their order. By coordinates where both have them;
     * else by the communities, whose numbers are the same for everybody, as the station knows them.
     *
     * @param speed km/h
     */
    double[][] minutes(List<PlanFile.Call> calls, double speed) {
        var minutes = new double[calls.size() + 1][calls.size() + 1];
        for (var a = 0; a < minutes.length; a++) {
            for (var b = 0; b < a; b++) {
                var way = a == 0
                        ? 0
                        : b == 0 ? fromHome(calls.get(a - 1), speed) : way(calls.get(a - 1), calls.get(b - 1), speed);
                minutes[a][b] = way;
                minutes[b][a] = way;
            }
        }
        return minutes;
    }

    private double fromHome(PlanFile.Call call, double speed) {
        if (!call.away()) {
            return 0;
        }
        return home == null || call.spot() == null ? between : straight(home, call.spot(), speed);
    }

    private double way(PlanFile.Call one, PlanFile.Call other, double speed) {
        if (!one.away() || !other.away()) {
            return one.away() ? fromHome(one, speed) : fromHome(other, speed);
        }
        if (one.door().equals(other.door())) {
            return 0;
        }
        return one.spot() == null || other.spot() == null
                ? minutes(one.community(), other.community())
                : straight(one.spot(), other.spot(), speed);
    }

    private double straight(Spot a, Spot b, double speed) {
        return Math.ceil(kilometres(a, b) * detour / speed * 60);
    }

    /** On a sphere of the earth's mean radius (haversine). */
    static double kilometres(Spot a, Spot b) {
        var north = Math.toRadians(b.lat() - a.lat());
        var east = Math.toRadians(b.lon() - a.lon());
        var half = Math.pow(Math.sin(north / 2), 2)
                + Math.cos(Math.toRadians(a.lat()))
                        * Math.cos(Math.toRadians(b.lat()))
                        * Math.pow(Math.sin(east / 2), 2);
        return 2 * 6371.0088 * Math.asin(Math.min(1, Math.sqrt(half)));
    }
}
