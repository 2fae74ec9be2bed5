package cn.linli.rounds;

import ai.timefold.solver.core.api.solver.phase.PhaseCommand;
import ai.timefold.solver.core.api.solver.phase.PhaseCommandContext;
import ai.timefold.solver.core.preview.api.domain.metamodel.PlanningListVariableMetaModel;
import ai.timefold.solver.core.preview.api.move.Move;
import ai.timefold.solver.core.preview.api.move.MutableSolutionView;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** The phase of the solver that plans: a draft of what is in no round yet, then {@link Search} until the time is up. */
final class DeepSearch implements PhaseCommand<DayPlan> {

    private final Duration time;
    private final long seed;

    DeepSearch(Duration time, long seed) {
        this.time = time;
        this.seed = seed;
    }

    @Override
    public void changeWorkingSolution(PhaseCommandContext<DayPlan> context) {
        var began = System.nanoTime();
        var plan = context.getWorkingSolution();
        var table = DayScore.table(plan);
        Draft.complete(table);
        new Search(table, new Random(seed))
                .run(time.toNanos() - (System.nanoTime() - began), context::isPhaseTerminated);
        PlanningListVariableMetaModel<DayPlan, Round, Stop> stops =
                context.getSolutionMetaModel().genuineEntity(Round.class).listVariable("stops");
        context.executeAndCalculateScore(new Rows(stops, plan, table));
    }

    /** All rounds as this table has them. */
    private record Rows(PlanningListVariableMetaModel<DayPlan, Round, Stop> stops, DayPlan plan, Timetable table)
            implements Move<DayPlan> {

        @Override
        public void execute(MutableSolutionView<DayPlan> view) {
            for (var round : plan.rounds) {
                for (var k = round.stops.size() - 1; k >= 0; k--) {
                    view.unassignValue(stops, round, k);
                }
            }
            for (var r = 0; r < plan.rounds.size(); r++) {
                List<Stop> row =
                        Arrays.stream(table.row(r)).mapToObj(plan.stops::get).toList();
                if (!row.isEmpty()) {
                    view.assignValuesAndAdd(stops, row, plan.rounds.get(r), 0);
                }
            }
        }
    }
}
