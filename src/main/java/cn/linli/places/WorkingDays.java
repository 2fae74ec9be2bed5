package cn.linli.places;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Which days are worked: Monday to Friday without the holidays, and the Saturdays and Sundays that make up for them. A
 * year whose notice is not known yet has weekends and the fixed first days of January, May and October only.
 */
final class WorkingDays {

    private final Map<LocalDate, DayOff> days = new HashMap<>();
    private final NavigableSet<Integer> years = new TreeSet<>();

    /** Later ones stand for earlier ones of the same day. */
    WorkingDays(Collection<DayOff> daysOff) {
        for (var dayOff : daysOff) {
            days.put(dayOff.day(), dayOff);
            years.add(dayOff.day().getYear());
        }
    }

    boolean workingDay(LocalDate day) {
        var known = days.get(day);
        if (known != null) {
            return known.kind() == DayOff.Kind.MAKE_UP;
        }
        return !weekend(day) && (years.contains(day.getYear()) || !fixedHoliday(day));
    }

    /** The working day so many after this one; a day off counts as the working day before it. */
    LocalDate plus(LocalDate day, int workingDays) {
        if (workingDays < 0) {
            throw new IllegalArgumentException("Working days are counted forward: " + workingDays);
        }
        var reached = day;
        for (int left = workingDays; left > 0; ) {
            reached = reached.plusDays(1);
            if (workingDay(reached)) {
                left--;
            }
        }
        return reached;
    }

    /** Working days after the first up to and including the last; 0 when it does not lie later. */
    int between(LocalDate from, LocalDate to) {
        return (int) from.plusDays(1)
                .datesUntil(to.isAfter(from) ? to.plusDays(1) : from.plusDays(1))
                .filter(this::workingDay)
                .count();
    }

    private static boolean weekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static boolean fixedHoliday(LocalDate day) {
        return switch (day.getMonth()) {
            case JANUARY -> day.getDayOfMonth() == 1;
            case MAY -> day.getDayOfMonth() <= 2;
            case OCTOBER -> day.getDayOfMonth() <= 3;
            default -> false;
        };
    }
}
