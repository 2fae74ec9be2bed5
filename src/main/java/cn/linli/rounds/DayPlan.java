package cn.linli.rounds;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.ProblemFactCollectionProperty;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everybody's rounds of one day. What the solver fills in is public, as it asks. */
@PlanningSolution
public class DayPlan {

    @PlanningEntityCollectionProperty
    public List<Round> rounds = List.of();

    @ValueRangeProvider
    @ProblemFactCollectionProperty
    public List<Stop> stops = List.of();

    private Travel travel = new Travel(List.of());
    private Wishes wishes = new Wishes(1, 1, 1, 0, 0);

    @PlanningScore
    public @Nullable HardMediumSoftScore score;

    /** For the solver, which copies plans field by field. */
    public DayPlan() {}

    /** A plan in which nobody goes anywhere yet, or that begins from what the rounds already hold. */
    public DayPlan(List<Round> rounds, List<Stop> stops, Travel travel, Wishes wishes) {
        this.rounds = List.copyOf(rounds);
        this.stops = List.copyOf(stops);
        this.travel = travel;
        this.wishes = wishes;
    }

    /** What is in nobody's round. */
    public List<Stop> leftOut() {
        var gone = new java.util.HashSet<Integer>();
        rounds.forEach(round -> round.stops.forEach(stop -> gone.add(stop.no())));
        return stops.stream().filter(stop -> !gone.contains(stop.no())).toList();
    }

    public Travel travel() {
        return travel;
    }

    public Wishes wishes() {
        return wishes;
    }
}
