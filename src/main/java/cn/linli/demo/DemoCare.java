package cn.linli.demo;

import cn.linli.access.Actor;
import cn.linli.care.Care;
import cn.linli.care.Owed;
import cn.linli.shared.Act;
import cn.linli.shared.Contact;
import cn.linli.shared.Ids;
import cn.linli.shared.StationId;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Ten weeks of care: whoever is watched over has somebody who answers for them and is seen or heard in time; a few late,
 * a few only tried, a few missed.
 */
@Component
@ConditionalOnProperty(name = "linli.kind", havingValue = "demo")
class DemoCare {

    private static final int DAYS = 70;
    private static final String MODULE = "care";

    private final Care care;
    private final Clock clock;

    DemoCare(Care care, Clock clock) {
        this.care = care;
        this.clock = clock;
    }

    /** The day care began. */
    LocalDate since() {
        return LocalDate.now(clock).minusDays(DAYS);
    }

    /** Winds the clocks of a station on that day and gives everybody an owner. Must run then. */
    List<Owed> begin(Actor head, StationId station) {
        care.countAfresh(head, station);
        care.spread(head, station);
        return care.owed(head, station, LocalDate.now(clock).plusYears(1));
    }

    /** What came of it until today, counted in one go. */
    void live(Actor head, StationId station, List<Owed> people, RandomGenerator chance) {
        var told = new ArrayList<Care.Brought>();
        var today = LocalDate.now(clock);
        for (var one : people) {
            life(one, station, chance, today, told);
        }
        care.bring(head, told);
        care.countAfresh(head, station);
    }

    private void life(Owed one, StationId station, RandomGenerator chance, LocalDate today, List<Care.Brought> told) {
        var interval = (int) ChronoUnit.DAYS.between(since(), one.due());
        var luck = chance.nextInt(100);
        var until = luck < 4 ? today.minusDays(interval + 1L + chance.nextInt(10)) : today;
        var day = since().plusDays(chance.nextInt(interval));
        while (day.isBefore(until)) {
            var at = workday(day);
            var seen = chance.nextInt(100) < 65;
            told.add(contact(
                    one,
                    station,
                    at,
                    seen ? Contact.Way.HOME : Contact.Way.PHONE,
                    seen ? Contact.Result.SEEN : Contact.Result.HEARD));
            var late = chance.nextInt(100) < 3 ? 4 + chance.nextInt(6) : 0;
            day = day.plusDays(Math.max(1, interval * (65 + chance.nextInt(33)) / 100) + late);
        }
        if (luck < 2) {
            told.add(contact(one, station, workday(today.minusDays(1)), Contact.Way.HOME, Contact.Result.NO_ANSWER));
        }
    }

    /** On a weekend hardly anybody calls. */
    private static LocalDate workday(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.minusDays(2) : day;
    }

    private Care.Brought contact(Owed one, StationId station, LocalDate day, Contact.Way way, Contact.Result result) {
        var owner = java.util.Objects.requireNonNull(one.owner());
        return new Care.Brought(
                new Contact(
                        new Act.Source(MODULE, Ids.next(), ""),
                        0,
                        station,
                        Set.of(one.resident()),
                        owner,
                        one.ownerName(),
                        false,
                        day,
                        way,
                        result),
                day.atTime(16, 30).atZone(clock.getZone()).toOffsetDateTime());
    }
}
