package cn.linli.rounds;

import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.phase.custom.CustomPhaseConfig;
import ai.timefold.solver.core.config.solver.SolverConfig;
import java.time.Duration;

/** Plans a day: everybody's rounds, as good as they get in the time given. */
public final class Planner {

    private Planner() {}

    /**
     * Plans what is in no round yet and betters what is.
     *
     * @param time how long to look, at least two seconds for a district's day
     * @param seed the same seed and a quiet machine give much the same plan
     */
    public static DayPlan plan(DayPlan plan, Duration time, long seed) {
        var config = new SolverConfig()
                .withSolutionClass(DayPlan.class)
                .withEntityClasses(Round.class)
                .withEasyScoreCalculatorClass(DayScore.class)
                .withRandomSeed(seed)
                .withPhases(new CustomPhaseConfig()
                        .withCustomPhaseCommandList(java.util.List.of(new DeepSearch(time, seed))));
        return SolverFactory.<DayPlan>create(config).buildSolver().solve(plan);
    }

    /** When each stop begins, in minutes from the day's beginning, by its number; what is left out is not in it. */
    public static java.util.Map<Integer, Double> starts(DayPlan plan) {
        var table = DayScore.table(plan);
        if (!table.costsAtMost(Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("This plan cannot be done");
        }
        var starts = new java.util.HashMap<Integer, Double>();
        plan.rounds.forEach(r -> r.stops.forEach(stop -> starts.put(stop.no(), table.start[stop.no()])));
        return starts;
    }
}
