package cn.linli.shared;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A run of whole days, both ends included.
 *
 * @param from first day
 * @param to last day, not before the first
 */
public record Period(LocalDate from, LocalDate to) {

    /** Refuses an end before the beginning. */
    public Period {
        if (to.isBefore(from)) {
            throw SharedRefusal.PERIOD_BACKWARDS.refuse(from, to);
        }
    }

    /** A calendar year. */
    public static Period year(int year) {
        return new Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    /** A calendar month. */
    public static Period month(YearMonth month) {
        return new Period(month.atDay(1), month.atEndOfMonth());
    }

    /** Whether the day lies in the period. */
    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
