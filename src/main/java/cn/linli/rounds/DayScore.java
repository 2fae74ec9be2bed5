package cn.linli.rounds;

import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import ai.timefold.solver.core.api.score.calculator.EasyScoreCalculator;
import java.util.HashMap;

/**
 * What a plan is worth. Hard: it can be done at all, by workers able to do it, two for a visit of two, all back in time.
 * Medium: what is left out, in hundredths. Soft: the cost of everything else, in thousandths of a minute on the way.
 */
public class DayScore implements EasyScoreCalculator<DayPlan, HardMediumSoftScore> {

    @Override
    public HardMediumSoftScore calculateScore(DayPlan plan) {
        var table = table(plan);
        var wrong = wrong(plan);
        if (wrong > 0 || !table.costsAtMost(Double.POSITIVE_INFINITY)) {
            return HardMediumSoftScore.of(-1 - wrong, 0, 0);
        }
        var out = table.leftOut();
        return HardMediumSoftScore.of(0, -Math.round(100 * out), -Math.round(1000 * (table.cost() - out)));
    }

    /** The rounds of a plan as a timetable; what is in none of them is left out. */
    static Timetable table(DayPlan plan) {
        var table = new Timetable(new Day(plan));
        var out = new boolean[plan.stops.size()];
        java.util.Arrays.fill(out, true);
        for (var r = 0; r < plan.rounds.size(); r++) {
            var row = plan.rounds.get(r).stops.stream().mapToInt(Stop::no).toArray();
            for (var stop : row) {
                out[stop] = false;
            }
            table.load(r, row);
        }
        table.load(
                plan.rounds.size(),
                java.util.stream.IntStream.range(0, out.length)
                        .filter(stop -> out[stop])
                        .toArray());
        return table;
    }

    /** Stops whose worker cannot do them, visits of two that one does alone, and halves of one. */
    private static int wrong(DayPlan plan) {
        var round = new HashMap<Integer, Round>();
        plan.rounds.forEach(r -> r.stops.forEach(stop -> round.put(stop.no(), r)));
        var wrong = 0;
        for (var stop : plan.stops) {
            var own = round.get(stop.no());
            var tie = stop.tie();
            if (own != null && !stop.canBeMadeBy(own)) {
                wrong++;
            }
            if (tie != null && (own == null ? round.get(tie.mate()) != null : own.equals(round.get(tie.mate())))) {
                wrong++;
            }
        }
        return wrong;
    }
}
