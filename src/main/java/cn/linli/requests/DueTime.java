package cn.linli.requests;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * When a request is due: at the time the resident wants, else as its kind says, sooner when urgent, later when it can
 * wait. Hours run on the clock, for a station is open every day; days are working days and end at five in the
 * afternoon.
 *
 * @param urgentHours an urgent one is due after so many hours at the latest
 * @param canWaitDays one that can wait is due after so many working days at the earliest
 * @param plusWorkingDays the calendar
 */
record DueTime(int urgentHours, int canWaitDays, BiFunction<LocalDate, Integer, LocalDate> plusWorkingDays) {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final LocalTime END_OF_WORK = LocalTime.of(17, 0);

    OffsetDateTime of(RequestKind kind, Urgency urgency, OffsetDateTime received, @Nullable OffsetDateTime wanted) {
        if (wanted != null) {
            if (wanted.isBefore(received)) {
                throw RequestRefusal.WANTED_IN_THE_PAST.refuse();
            }
            return wanted;
        }
        var usual = kind.dueUnit().equals("hour")
                ? received.plusHours(kind.dueAmount())
                : endOf(received, kind.dueAmount());
        return switch (urgency) {
            case URGENT -> earlier(usual, received.plusHours(urgentHours));
            case NORMAL -> usual;
            case CAN_WAIT -> later(usual, endOf(received, canWaitDays));
        };
    }

    private OffsetDateTime endOf(OffsetDateTime received, int workingDays) {
        var day = received.atZoneSameInstant(CHINA).toLocalDate();
        return plusWorkingDays
                .apply(day, workingDays)
                .atTime(END_OF_WORK)
                .atZone(CHINA)
                .toOffsetDateTime();
    }

    private static OffsetDateTime earlier(OffsetDateTime one, OffsetDateTime other) {
        return one.isBefore(other) ? one : other;
    }

    private static OffsetDateTime later(OffsetDateTime one, OffsetDateTime other) {
        return one.isAfter(other) ? one : other;
    }
}
