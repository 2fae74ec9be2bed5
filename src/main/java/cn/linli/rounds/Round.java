package cn.linli.rounds;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.variable.PlanningListVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One worker's round of a day: from the station, to one stop after another, and back. */
@PlanningEntity
public class Round {

    private String id = "";

    private int way;
    private int home;
    private Shift shift = Shift.ENDLESS;
    private Set<String> abilities = Set.of();

    @PlanningListVariable(allowsUnassignedValues = true)
    public List<Stop> stops = new ArrayList<>();

    /** For the solver, which copies rounds field by field. */
    public Round() {}

    /**
     * An empty round.
     *
     * @param way which of the ways of getting about
     * @param home the place it begins and ends at
     */
    public Round(String id, int way, int home, Shift shift, Set<String> abilities) {
        this.id = id;
        this.way = way;
        this.home = home;
        this.shift = shift;
        this.abilities = Set.copyOf(abilities);
    }

    /**
     * When somebody works. Times are minutes from the day's beginning.
     *
     * @param from leaves the station not before
     * @param until is back at the latest
     * @param restFrom a rest begins not before
     * @param restUntil and before whatever would end after this
     * @param rest how long it is; 0 for none
     */
    public record Shift(double from, double until, double restFrom, double restUntil, double rest) {

        /** No beginning, no end, no rest. */
        public static final Shift ENDLESS =
                new Shift(0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0);
    }

    public String id() {
        return id;
    }

    public int way() {
        return way;
    }

    public int home() {
        return home;
    }

    public Shift shift() {
        return shift;
    }

    public Set<String> abilities() {
        return abilities;
    }
}
