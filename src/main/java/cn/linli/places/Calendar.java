package cn.linli.places;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Trail;
import cn.linli.shared.Ids;
import java.sql.Date;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The working-day calendar (工作日历). It knows the days off and the make-up days of the years that were published when
 * the program was built; those of a new year are brought in by the console ({@code calendar import FILE}) or the page.
 */
@Service
public class Calendar {

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final JdbcClient db;
    private final Trail trail;
    private final Clock clock;
    private final List<DayOff> built = CountryData.days();
    private volatile @Nullable Reading reading;

    private record Reading(WorkingDays days, Instant until) {}

    Calendar(JdbcClient db, Trail trail, Clock clock) {
        this.db = db;
        this.trail = trail;
        this.clock = clock;
    }

    /** Whether people work on this day. */
    public boolean workingDay(LocalDate day) {
        return now().workingDay(day);
    }

    /** The working day so many after this one; 0 is the day itself. */
    public LocalDate plusWorkingDays(LocalDate day, int workingDays) {
        return now().plus(day, workingDays);
    }

    /** How many working days lie after the first day, up to and including the last. */
    public int workingDaysBetween(LocalDate from, LocalDate to) {
        return now().between(from, to);
    }

    /** The days of a year that are not what their weekday says, in order. */
    @Transactional(readOnly = true)
    public List<DayOff> daysOff(int year) {
        var days = new TreeMap<LocalDate, DayOff>();
        built.stream().filter(day -> day.day().getYear() == year).forEach(day -> days.put(day.day(), day));
        brought().stream().filter(day -> day.day().getYear() == year).forEach(day -> days.put(day.day(), day));
        return List.copyOf(days.values());
    }

    /**
     * Brings in days off and make-up days, usually a year's. What was known of these days is replaced; all lines or
     * none.
     *
     * @param text lines {@code 2027-01-01,holiday,元旦} or {@code 2027-01-01,放假,元旦}; a line of titles may lead
     * @return how many days
     */
    @Transactional
    public int bring(Actor actor, String text) {
        var lines = text.lines()
                .map(line -> line.replace("\uFEFF", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
        var titled = !lines.isEmpty() && !Character.isDigit(lines.getFirst().charAt(0));
        return bring(
                actor, lines.stream().skip(titled ? 1 : 0).map(DayOff::read).toList());
    }

    /** Brings in days; see {@link #bring(Actor, String)}. */
    @Transactional
    public int bring(Actor actor, Collection<DayOff> days) {
        actor.needs(Right.MANAGE_PLACES);
        db.sql("""
                insert into places.day_off (day, kind, name)
                select * from unnest(:days::date[], :kinds::text[], :names::text[])
                on conflict (day) do update set kind = excluded.kind, name = excluded.name
                """)
                .param("days", days.stream().map(day -> Date.valueOf(day.day())).toArray(Date[]::new))
                .param("kinds", days.stream().map(day -> day.kind().code()).toArray(String[]::new))
                .param("names", days.stream().map(DayOff::name).toArray(String[]::new))
                .update();
        trail.write(actor, "places.days-brought", Ids.next(), Map.of("days", days.size()));
        reading = null;
        return days.size();
    }

    private WorkingDays now() {
        var known = reading;
        var moment = clock.instant();
        if (known == null || known.until().isBefore(moment)) {
            var all = new java.util.ArrayList<>(built);
            all.addAll(brought());
            known = new Reading(new WorkingDays(all), moment.plus(FRESH));
            reading = known;
        }
        return known.days();
    }

    private List<DayOff> brought() {
        return db.sql("select day, kind, name from places.day_off order by day")
                .query((row, n) -> new DayOff(
                        row.getObject("day", LocalDate.class),
                        DayOff.Kind.of(row.getString("kind")),
                        row.getString("name")))
                .list();
    }
}
