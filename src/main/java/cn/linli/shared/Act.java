package cn.linli.shared;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One delivered piece of service, as the ledger counts it.
 *
 * @param source the record it came from; (source, part) is counted once
 * @param revision 0 when first recorded; each correction of the same source counts one up, reverses what was booked
 *     and books this instead
 * @param kind what sort of work; decides whether it counts as service or beside it
 * @param station who did it
 * @param region where it was done, down to the community if known
 * @param workers names of the workers, with their account where one fits
 * @param day the day of the work, in China
 * @param minutes how long it took; 0 or more, ten hours and late ends are fine
 * @param personTimes heads served (人次); at least the number of people
 * @param people the named residents served; counted distinct
 * @param project the project it belongs to, if any
 * @param field the field of service (为老服务 …), as the stations call it; empty if none
 * @param title one line that says what it was
 */
public record Act(
        Source source,
        int revision,
        WorkKind kind,
        StationId station,
        RegionCode region,
        List<Doer> workers,
        LocalDate day,
        int minutes,
        int personTimes,
        Set<ResidentId> people,
        @Nullable ProjectId project,
        String field,
        String title) {

    /** Refuses negative measures. */
    public Act {
        if (minutes < 0 || personTimes < 0 || revision < 0) {
            throw new IllegalArgumentException("An act's measures are not negative: " + source);
        }
        workers = List.copyOf(workers);
        people = Set.copyOf(people);
    }

    /**
     * The record an act came from.
     *
     * @param module the module that keeps the record
     * @param record its id
     * @param part a part of it, where one record delivers several; usually empty
     */
    public record Source(String module, java.util.UUID record, String part) {}

    /**
     * Somebody who did it.
     *
     * @param account the account, where one fits
     * @param name as written
     */
    public record Doer(@Nullable AccountId account, String name) {}
}
