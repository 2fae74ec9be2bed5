package cn.linli.rota;

import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.constructionheuristic.ConstructionHeuristicPhaseConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.time.Duration;
import java.util.List;

/** Proposes a rota: every seat taken if it can be, by the rules, fair over the year. */
final class Proposer {

    /** Steps without anything better before it gives up; some second of looking. */
    private static final int NO_BETTER_AFTER = 40_000;

    private Proposer() {}

    /**
     * Fills what is empty. It always comes back: what nobody can take stays empty.
     *
     * @param time how long to look at the most; it ends sooner when it is fair or gets no better
     * @param seed the same seed gives much the same rota
     */
    static YearRota propose(YearRota empty, Duration time, long seed) {
        if (empty.seats.isEmpty() || empty.members.isEmpty()) {
            return empty;
        }
        var best = HardMediumSoftScore.of(0, 0, -RotaScore.least(empty));
        var config = new SolverConfig()
                .withSolutionClass(YearRota.class)
                .withEntityClasses(Seat.class)
                .withEasyScoreCalculatorClass(RotaScore.class)
                .withRandomSeed(seed)
                .withTerminationConfig(
                        new TerminationConfig().withSpentLimit(time).withBestScoreLimit(best.toString()))
                .withPhases(
                        new ConstructionHeuristicPhaseConfig(),
                        new LocalSearchPhaseConfig()
                                .withTerminationConfig(
                                        new TerminationConfig().withUnimprovedStepCountLimit(NO_BETTER_AFTER)));
        var rota = SolverFactory.<YearRota>create(config).buildSolver().solve(empty);
        return withoutBreaches(rota);
    }

    /** Should time have run out on a rota that breaks a rule somewhere, the seat is left empty instead. */
    private static YearRota withoutBreaches(YearRota rota) {
        var score = new RotaScore();
        long broken = score.calculateScore(rota).hardScore();
        for (var seat : rota.seats) {
            var member = seat.member;
            if (broken == 0) {
                break;
            }
            if (member != null) {
                seat.member = null;
                long without = score.calculateScore(rota).hardScore();
                if (without > broken) {
                    broken = without;
                } else {
                    seat.member = member;
                }
            }
        }
        return rota;
    }

    /** The turns of somebody in a rota, past ones included. */
    static List<Rules.Turn> turnsOf(YearRota rota, Member member) {
        var turns = new java.util.ArrayList<>(rota.year().pastOf(member));
        rota.seats.stream()
                .filter(seat -> member.equals(seat.member))
                .map(Seat::turn)
                .forEach(turns::add);
        return turns;
    }
}
