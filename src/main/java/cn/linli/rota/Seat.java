package cn.linli.rota;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One place in one shift of one day, and who takes it. */
@PlanningEntity
public class Seat {

    private int no;
    private LocalDate day = LocalDate.EPOCH;
    private Shift shift = new Shift("", "", "", Kind.WORKING, java.time.LocalTime.MIN, java.time.LocalTime.MAX, 0);
    private int at;
    private int group;
    private int from;
    private int to;

    @PlanningVariable(allowsUnassigned = true)
    public @Nullable Member member;

    /** For the solver, which copies seats field by field. */
    public Seat() {}

    /**
     * An empty seat.
     *
     * @param at the number of the day in its {@link Year}
     * @param group which turns it is counted with for fairness
     */
    Seat(int no, LocalDate day, Shift shift, int at, int group) {
        this.no = no;
        this.day = day;
        this.shift = shift;
        this.at = at;
        this.group = group;
        from = Rules.Days.minutes(shift.from());
        to = Rules.Days.minutes(shift.to());
    }

    public int no() {
        return no;
    }

    public LocalDate day() {
        return day;
    }

    public Shift shift() {
        return shift;
    }

    int at() {
        return at;
    }

    int group() {
        return group;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    Rules.Turn turn() {
        return new Rules.Turn(day, shift.from(), shift.to());
    }
}
