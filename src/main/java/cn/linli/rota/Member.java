package cn.linli.rota;

import cn.linli.shared.Period;
import cn.linli.shared.WorkerId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of the staff, as the rota sees them.
 *
 * @param share per cent of full time, 10 to 100
 * @param weekdays the days they usually work: Monday 1, Tuesday 2, Wednesday 4 …
 * @param takesPart whether they take turns of duty at all
 * @param joined first day at the station
 * @param left last day, if they leave
 * @param leave days they wish to be off
 */
public record Member(
        WorkerId id,
        String name,
        int share,
        int weekdays,
        boolean takesPart,
        LocalDate joined,
        @Nullable LocalDate left,
        List<Period> leave) {

    static final int FULL_TIME = 100;
    static final int MONDAY_TO_FRIDAY = 31;

    /** Copies the list. */
    public Member {
        leave = List.copyOf(leave);
    }

    boolean here(LocalDate day) {
        return !joined.isAfter(day) && (left == null || !left.isBefore(day));
    }

    boolean away(LocalDate day) {
        return leave.stream().anyMatch(days -> days.contains(day));
    }

    /** Whether they are at work on that day without any duty; make-up days are worked by those who work full weeks. */
    boolean atWork(LocalDate day, Kind kind) {
        if (kind != Kind.WORKING || !here(day) || away(day)) {
            return false;
        }
        var weekday = day.getDayOfWeek().getValue();
        return weekday > 5 ? weekdays >= MONDAY_TO_FRIDAY : (weekdays >> (weekday - 1) & 1) == 1;
    }
}
