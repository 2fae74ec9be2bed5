package cn.linli.rounds;

import cn.linli.shared.AccountId;
import cn.linli.shared.Contact;
import cn.linli.shared.RegionCode;
import cn.linli.shared.RequestId;
import cn.linli.shared.ResidentId;
import cn.linli.shared.VisitId;
import cn.linli.shared.WorkerId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A day's plan as it is kept: who goes out, to whom, by which terms, and what came of it. Times are minutes from
 * midnight, in China.
 *
 * @param beyond people who are due and were not even looked at, because the day could never hold them
 */
record PlanFile(Terms terms, List<Crew> crew, List<Call> calls, int beyond) {

    PlanFile {
        crew = List.copyOf(crew);
        calls = List.copyOf(calls);
    }

    /**
     * Somebody who goes out.
     *
     * @param from leaves the station not before
     * @param until is back at the latest
     * @param bike whether by e-bike; else on foot
     * @param abilities {@code sex:2}, {@code language:粤语}, {@code licence:assistant}
     */
    public record Crew(
            WorkerId id, AccountId account, String name, int from, int until, boolean bike, Set<String> abilities) {}

    /**
     * Somebody to be seen: one person, or several of a household.
     *
     * @param visit the planned visit it is already, if it is one
     * @param door what household they are of, or who they are: the same door needs no way
     * @param promised the promised time, if any
     * @param overdue days since they were due, negative while it is still ahead; null if no rule asks for it
     * @param two whether it takes two workers
     * @param needs what a worker must be able to do
     * @param usual the account that answers for them
     * @param pinned stays as it stands
     * @param legs who goes and when: none while it is in nobody's round, two for a visit of two
     * @param whyNot why it is in nobody's round
     */
    public record Call(
            UUID id,
            List<ResidentId> people,
            @Nullable VisitId visit,
            @Nullable RequestId request,
            Contact.Way way,
            RegionCode community,
            @Nullable Spot spot,
            UUID door,
            String purpose,
            int minutes,
            @Nullable Integer promised,
            @Nullable Integer overdue,
            boolean high,
            boolean two,
            Set<String> needs,
            @Nullable AccountId usual,
            String usualName,
            boolean pinned,
            List<Leg> legs,
            List<Reason> whyNot) {

        /** Whether somebody goes there; what is done by phone or video is done at the station. */
        boolean away() {
            return way == Contact.Way.HOME || way == Contact.Way.ELSEWHERE;
        }

        /** Whether nobody knows where to go. */
        boolean lost() {
            return away() && spot == null && community.value().endsWith("000");
        }

        Call with(List<Leg> others, List<Reason> not) {
            return copy(id, visit, pinned && !others.isEmpty(), others, not);
        }

        Call pinned(boolean now) {
            return copy(id, visit, now, legs, whyNot);
        }

        /** The same need of the same people, as it stood in another plan. */
        Call as(UUID known, boolean stays, List<Leg> others) {
            return copy(known, visit, stays, others, whyNot);
        }

        /** The same need, with what an older plan knew of it and a planned visit does not say. */
        Call after(Call old) {
            var known = visit != null;
            return new Call(
                    old.id(),
                    people,
                    visit,
                    request,
                    way,
                    community,
                    spot,
                    door,
                    purpose,
                    known ? old.minutes() : minutes,
                    promised,
                    known ? old.overdue() : overdue,
                    known ? old.high() : high,
                    two,
                    needs,
                    known ? old.usual() : usual,
                    known ? old.usualName() : usualName,
                    old.pinned(),
                    old.legs(),
                    List.of());
        }

        /** It is a planned visit now. */
        Call madeInto(VisitId made) {
            return copy(id, made, pinned, legs, whyNot);
        }

        private Call copy(UUID as, @Nullable VisitId made, boolean stays, List<Leg> others, List<Reason> not) {
            return new Call(
                    as, people, made, request, way, community, spot, door, purpose, minutes, promised, overdue, high,
                    two, needs, usual, usualName, stays, others, not);
        }
    }

    /**
     * One worker's part of a call.
     *
     * @param position its place in their round, from 0
     * @param starts when it begins
     * @param way minutes on the way to it
     */
    public record Leg(WorkerId worker, int position, int starts, int way, List<Reason> why) {}

    /**
     * A reason in a word and its numbers; the screen says it in full.
     *
     * @param code {@code promised}, {@code overdue}, {@code usual}, {@code near} …
     */
    public record Reason(String code, Map<String, String> with) {}

    Optional<Call> call(UUID id) {
        return calls.stream().filter(call -> call.id().equals(id)).findFirst();
    }

    PlanFile each(UnaryOperator<Call> change) {
        return new PlanFile(terms, crew, calls.stream().map(change).toList(), beyond);
    }
}
