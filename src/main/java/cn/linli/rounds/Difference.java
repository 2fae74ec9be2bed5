package cn.linli.rounds;

import cn.linli.rounds.PlanFile.Call;
import cn.linli.rounds.PlanFile.Leg;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What is different in a new plan of the same day.
 *
 * @param moved visits with another worker, or more than half an hour off their old time
 * @param added visits that were in nobody's round
 * @param dropped visits that are in nobody's round any more
 * @param others how many stood with somebody who still goes out
 * @param othersMoved how many of those moved or were dropped
 */
public record Difference(List<UUID> moved, List<UUID> added, List<UUID> dropped, int others, int othersMoved) {

    /** The share of the others that may move when a day is planned again. */
    private static final double FEW = 0.10;

    static Difference between(PlanFile before, PlanFile after) {
        var moved = new ArrayList<UUID>();
        var added = new ArrayList<UUID>();
        var dropped = new ArrayList<UUID>();
        var others = 0;
        var othersMoved = 0;
        var here = after.crew().stream().map(PlanFile.Crew::id).collect(Collectors.toSet());
        for (var call : after.calls()) {
            var old = before.call(call.id()).map(Call::legs).orElse(List.of());
            var stood = !old.isEmpty() && old.stream().allMatch(leg -> here.contains(leg.worker()));
            others += stood ? 1 : 0;
            if (old.isEmpty() && !call.legs().isEmpty()) {
                added.add(call.id());
            } else if (!old.isEmpty() && call.legs().isEmpty()) {
                dropped.add(call.id());
                othersMoved += stood ? 1 : 0;
            } else if (moved(old, call.legs())) {
                moved.add(call.id());
                othersMoved += stood ? 1 : 0;
            }
        }
        var known = after.calls().stream().map(Call::id).collect(Collectors.toSet());
        before.calls().stream()
                .filter(call -> !call.legs().isEmpty() && !known.contains(call.id()))
                .forEach(call -> dropped.add(call.id()));
        return new Difference(moved, added, dropped, others, othersMoved);
    }

    private static boolean moved(List<Leg> before, List<Leg> after) {
        return !workers(before).equals(workers(after))
                || (!before.isEmpty()
                        && Math.abs(before.getFirst().starts()
                                        - after.getFirst().starts())
                                > DayModel.SAME_TIME);
    }

    private static Set<Object> workers(List<Leg> legs) {
        return new HashSet<>(legs.stream().map(Leg::worker).toList());
    }

    /** Whether no more than a tenth of the others moved. */
    boolean few() {
        return othersMoved <= FEW * others;
    }
}
