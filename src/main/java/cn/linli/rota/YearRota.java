package cn.linli.rota;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.ProblemFactCollectionProperty;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rota of a year, or of what is left of it. What the solver fills in is public, as it asks. */
@PlanningSolution
public class YearRota {

    @PlanningEntityCollectionProperty
    public List<Seat> seats = List.of();

    @ValueRangeProvider
    @ProblemFactCollectionProperty
    public List<Member> members = List.of();

    private @Nullable Year year;

    @PlanningScore
    public @Nullable HardMediumSoftScore score;

    /** For the solver, which copies rotas field by field. */
    public YearRota() {}

    /** A rota in which nobody is put down yet. */
    YearRota(List<Seat> seats, List<Member> members, Year year) {
        this.seats = List.copyOf(seats);
        this.members = List.copyOf(members);
        this.year = year;
    }

    Year year() {
        return java.util.Objects.requireNonNull(year);
    }
}
