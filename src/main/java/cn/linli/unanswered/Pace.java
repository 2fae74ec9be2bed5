package cn.linli.unanswered;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * The times of one risk at one station. Hours run on the clock, day and night: who is at high risk is not left until
 * the morning. Working days end at five in the afternoon.
 *
 * @param waits how long each step may take; what is not in it is left out
 * @param wordDays a word of others holds at most so many days
 * @param wordsAtMost after so many words somebody goes and looks
 * @param plusWorkingDays the calendar
 */
record Pace(
        Map<Rung, Wait> waits,
        int wordDays,
        int wordsAtMost,
        BiFunction<LocalDate, Integer, LocalDate> plusWorkingDays) {

    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final LocalTime END_OF_WORK = LocalTime.of(17, 0);

    /** Copies the map. */
    Pace {
        waits = Map.copyOf(waits);
    }

    /**
     * How long a step may take.
     *
     * @param unit {@code hour} or {@code working-day}
     */
    record Wait(int amount, String unit) {

        /** Hours at the least; a working day is counted as a whole one. */
        int hours() {
            return unit.equals("hour") ? amount : amount * 24;
        }

        boolean longerThan(Wait other) {
            return hours() > other.hours();
        }
    }

    boolean has(Rung rung) {
        return waits.containsKey(rung);
    }

    /** The steps of a ladder in their order, without those left out. */
    List<Rung> steps(boolean refused) {
        return (refused ? Rung.FOR_REFUSED : Rung.FOR_NO_ANSWER)
                .stream().filter(this::has).toList();
    }

    /** When a step that begins now should be done. */
    OffsetDateTime due(Rung rung, OffsetDateTime from) {
        var wait = waits.get(rung);
        if (wait == null) {
            throw new IllegalArgumentException("No time is set for " + rung);
        }
        return wait.unit().equals("hour")
                ? from.plusHours(wait.amount())
                : plusWorkingDays
                        .apply(day(from), wait.amount())
                        .atTime(END_OF_WORK)
                        .atZone(CHINA)
                        .toOffsetDateTime();
    }

    static LocalDate day(OffsetDateTime moment) {
        return moment.atZoneSameInstant(CHINA).toLocalDate();
    }
}
