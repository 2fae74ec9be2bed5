package cn.linli.ledger;

import cn.linli.shared.Period;
import cn.linli.shared.ProjectId;
import cn.linli.shared.RegionCode;
import cn.linli.shared.StationId;
import cn.linli.shared.WorkKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which lines are meant. What is null is not asked for; whatever is asked, only the actor's own stations are seen.
 *
 * @param period both days included
 * @param stations these stations only
 * @param community done in this community
 * @param kind this sort of work
 * @param field this field of service; empty: those without one
 * @param project this project
 * @param withoutProject only those of no project
 * @param label for somebody with this label on that day
 * @param worker done by this account, or by this name as written
 */
public record Selection(
        Period period,
        @Nullable Set<StationId> stations,
        @Nullable RegionCode community,
        @Nullable WorkKind kind,
        @Nullable String field,
        @Nullable ProjectId project,
        boolean withoutProject,
        @Nullable String label,
        @Nullable String worker) {

    private static final int LONGEST_YEARS = 20;

    /** Refuses more than twenty years. */
    public Selection {
        if (period.from().plusYears(LONGEST_YEARS).isBefore(period.to())) {
            throw LedgerRefusal.PERIOD_TOO_LONG.refuse().at("to");
        }
    }

    /** Whether it asks for all the work of a period, at these stations or everywhere. */
    boolean isWhole() {
        return community == null
                && kind == null
                && field == null
                && project == null
                && !withoutProject
                && label == null
                && worker == null;
    }

    /** Everything in a period. */
    public static Selection of(Period period) {
        return new Selection(period, null, null, null, null, null, false, null, null);
    }

    /** The same for these stations only. */
    public Selection at(Set<StationId> only) {
        return new Selection(period, Set.copyOf(only), community, kind, field, project, withoutProject, label, worker);
    }

    /** The same for one community only. */
    public Selection in(RegionCode only) {
        return new Selection(period, stations, only, kind, field, project, withoutProject, label, worker);
    }

    /** The same in another period. */
    public Selection during(Period other) {
        return new Selection(other, stations, community, kind, field, project, withoutProject, label, worker);
    }

    /** The same for one kind only. */
    public Selection of(WorkKind only) {
        return new Selection(period, stations, community, only, field, project, withoutProject, label, worker);
    }

    /** The same for one field only; empty: those without one. */
    public Selection ofField(String only) {
        return new Selection(period, stations, community, kind, only, project, withoutProject, label, worker);
    }

    /** The same for one project only; null: those of none. */
    public Selection of(@Nullable ProjectId only) {
        return new Selection(period, stations, community, kind, field, only, only == null, label, worker);
    }

    /** The same for people with one label only; null: whatever label. */
    public Selection withLabel(@Nullable String only) {
        return new Selection(period, stations, community, kind, field, project, withoutProject, only, worker);
    }

    /** The same for one worker only; null: whoever did it. */
    public Selection by(@Nullable String only) {
        return new Selection(period, stations, community, kind, field, project, withoutProject, label, only);
    }
}
