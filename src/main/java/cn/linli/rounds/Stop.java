package cn.linli.rounds;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One worker's part in one visit. A visit that needs two workers is two stops tied to each other. Times are minutes from
 * the day's beginning.
 *
 * @param no its number in the plan, from 0 without gaps
 * @param id what it is called outside the plan
 * @param place its row in {@link Travel}
 * @param minutes how long it takes
 * @param earliest when it may begin; who comes earlier waits
 * @param latest when it should have begun; later is possible and costs
 * @param needs what a worker must be able to do, all of it
 * @param tie to the other half of a visit of two, or null
 * @param weight what a minute of lateness costs
 * @param leftOut what it costs not to go today; infinite for what must be done
 * @param usual the worker this person knows, or null
 * @param only the one worker it is pinned to, or null
 */
public record Stop(
        int no,
        String id,
        int place,
        double minutes,
        double earliest,
        double latest,
        Set<String> needs,
        @Nullable Tie tie,
        double weight,
        double leftOut,
        @Nullable String usual,
        @Nullable String only) {

    /**
     * Two stops of one visit: different workers, and the second begins between {@code least} and {@code most} minutes
     * after the first; both 0 when they go together.
     *
     * @param mate the number of the other
     * @param first whether this one is the first of the two
     */
    public record Tie(int mate, boolean first, double least, double most) {

        boolean together() {
            return most == 0;
        }
    }

    /** Whether a worker of these abilities may go. */
    boolean canBeMadeBy(Round round) {
        return round.abilities().containsAll(needs) && (only == null || only.equals(round.id()));
    }
}
