package cn.linli.care;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.places.Calendar;
import cn.linli.residents.PersonCard;
import cn.linli.residents.Residents;
import cn.linli.shared.Page;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.stations.Station;
import cn.linli.stations.Stations;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The proof that nobody was forgotten, or who was. Whoever was owed a contact by a day is seen, heard, only tried, or
 * missed: one of the four. Days gone by are answered by what is known now, or by what was known then. Numbers are for
 * whoever sees the station's figures, names for those who see its people.
 */
@Service
public class Proof {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int PAGE = 50;
    private static final int MONTHS_KEPT = 13;

    private final ProofBook book;
    private final MonthSums months;
    private final Stations stations;
    private final Residents residents;
    private final Calendar calendar;
    private final Clocks clocks;

    Proof(ProofBook book, MonthSums months, Stations stations, Residents residents, Calendar calendar, Clocks clocks) {
        this.book = book;
        this.months = months;
        this.stations = stations;
        this.residents = residents;
        this.calendar = calendar;
        this.clocks = clocks;
    }

    /**
     * A month of stations: all of the actor's, or one.
     *
     * @param day the day up to which it is judged; null: the month's last, or today while it runs
     * @param asKnown by what was known at the end of that day instead of by what is known now
     */
    @Transactional(readOnly = true)
    public Month month(
            Actor actor, YearMonth month, @Nullable StationId station, @Nullable LocalDate day, boolean asKnown) {
        actor.needs(Right.SEE_FIGURES);
        if (station != null) {
            actor.worksAt(station);
        }
        var all = stations.all(actor).stream()
                .filter(one -> !one.hub())
                .filter(one -> station == null || one.id().equals(station))
                .toList();
        var when = when(month, day, asKnown);
        var sums = book.sums(all.stream().map(Station::id).toList(), when);
        var lines = all.stream()
                .map(one -> new Line(one.id(), one.name(), sums.getOrDefault(one.id(), Sum.NONE)))
                .toList();
        var total = lines.stream().map(Line::sum).reduce(Sum.NONE, Sum::plus);
        return new Month(month.toString(), when.day(), asKnown, lines, total, forecast(when, total));
    }

    /** Who stands where: one page of one station's people in one state, the longest overdue first. */
    @Transactional(readOnly = true)
    public Page<Who> people(
            Actor actor,
            YearMonth month,
            StationId station,
            @Nullable LocalDate day,
            boolean asKnown,
            String state,
            @Nullable String after) {
        actor.needs(Right.SEE_VISITS);
        Care.mustKnow(actor, station);
        return people(
                actor, station, when(month, day, asKnown), ProofBook.State.of(state), ProofBook.Mark.read(after), PAGE);
    }

    Page<Who> people(
            Actor actor, StationId station, ProofBook.When when, ProofBook.State state, ProofBook.Mark mark, int size) {
        var rows = book.people(station, when, state, mark, size);
        return Page.cut(named(actor, rows), size, who -> who.due() + " " + who.resident());
    }

    /**
     * Who of a station was not seen or heard for so many days, at the end of a day; the longest first.
     *
     * @param days at least so many days without a contact, 0 or more
     * @param faceToFace only being seen counts
     */
    @Transactional(readOnly = true)
    public Page<Silent> silent(
            Actor actor,
            StationId station,
            int days,
            @Nullable LocalDate day,
            boolean asKnown,
            boolean faceToFace,
            @Nullable String after) {
        actor.needs(Right.SEE_VISITS);
        Care.mustKnow(actor, station);
        var at = day == null ? clocks.today() : notAhead(day);
        var rows = book.silent(
                station,
                ProofBook.Silence.of(days, at, known(at, asKnown), faceToFace),
                ProofBook.Mark.read(after),
                PAGE);
        var names = names(actor, rows.stream().map(Silent::resident).toList());
        var named = rows.stream()
                .map(one -> one.named(names.getOrDefault(one.resident(), "")))
                .toList();
        return Page.cut(
                named, PAGE, one -> (one.last() == null ? LocalDate.of(1, 1, 1) : one.last()) + " " + one.resident());
    }

    /** How many that are, station by station, for all the actor sees the figures of. */
    @Transactional(readOnly = true)
    public List<SilentCount> silentCounts(
            Actor actor, int days, @Nullable LocalDate day, boolean asKnown, boolean faceToFace) {
        actor.needs(Right.SEE_FIGURES);
        var all = stations.all(actor).stream().filter(one -> !one.hub()).toList();
        var at = day == null ? clocks.today() : notAhead(day);
        var counts = book.silentCounts(
                all.stream().map(Station::id).toList(), ProofBook.Silence.of(days, at, known(at, asKnown), faceToFace));
        return all.stream()
                .map(one -> counts.getOrDefault(one.id(), new SilentCount(one.id(), "", 0, 0))
                        .named(one.name()))
                .toList();
    }

    /**
     * Counts the latest month gone by that stations have no sum of, and keeps it: one month a call. A month is gone by two
     * hours after its last day: whatever was being told at midnight is told by then.
     */
    void keepMonths(Collection<StationId> places) {
        months.tidy(places);
        var thisMonth = YearMonth.from(clocks.now().minusHours(2).atZoneSameInstant(CHINA));
        var ends = IntStream.rangeClosed(1, MONTHS_KEPT)
                .mapToObj(back -> thisMonth.minusMonths(back).atEndOfMonth())
                .toList();
        months.next(places, ends).ifPresent(missing -> {
            var end = missing.end();
            book.keep(missing.stations(), when(YearMonth.from(end.day()), end.day(), end.asKnown()));
        });
    }

    /** Which days and which knowledge a question is about. Refuses a day to come. */
    ProofBook.When when(YearMonth month, @Nullable LocalDate day, boolean asKnown) {
        var today = clocks.today();
        var last = month.atEndOfMonth();
        if (month.atDay(1).isAfter(today)) {
            throw CareRefusal.DAY_AHEAD.refuse().at("month");
        }
        var at = day == null ? (last.isAfter(today) ? today : last) : notAhead(day);
        if (!YearMonth.from(at).equals(month)) {
            throw SharedRefusal.UNREADABLE.refuse().at("day");
        }
        var passed = at.isBefore(today) ? at : today.minusDays(1);
        return new ProofBook.When(month.atDay(1), last, at, passed, known(at, asKnown), asKnown, at.equals(today));
    }

    private OffsetDateTime known(LocalDate day, boolean asKnown) {
        var end = day.plusDays(1).atStartOfDay(CHINA).toOffsetDateTime().minusNanos(1_000);
        var now = clocks.now();
        return asKnown && end.isBefore(now) ? end : now;
    }

    private LocalDate notAhead(LocalDate day) {
        if (day.isAfter(clocks.today())) {
            throw CareRefusal.DAY_AHEAD.refuse();
        }
        return day;
    }

    /** Today's pace, carried on over the working days that are left. */
    private @Nullable Forecast forecast(ProofBook.When when, Sum sum) {
        if (!when.live()) {
            return null;
        }
        var gone = calendar.workingDaysBetween(when.first().minusDays(1), when.day());
        var left = calendar.workingDaysBetween(when.day(), when.last());
        var met = sum.seen() + sum.heard();
        var owed = sum.owed() + sum.coming();
        var pace = gone == 0 ? 0.0 : (double) met / gone;
        var will = (int) Math.min(owed, met + Math.round(pace * left));
        return new Forecast(owed, will, owed - will, gone, left);
    }

    private List<Who> named(Actor actor, List<Who> rows) {
        var names = names(actor, rows.stream().map(Who::resident).toList());
        return rows.stream()
                .map(who -> who.named(names.getOrDefault(who.resident(), "")))
                .toList();
    }

    private Map<ResidentId, String> names(Actor actor, List<ResidentId> people) {
        var names = new HashMap<ResidentId, String>();
        for (PersonCard card : residents.cards(actor, people)) {
            names.put(card.id(), card.name());
        }
        return names;
    }

    /**
     * A month's proof.
     *
     * @param month {@code 2026-11}
     * @param day the day it is judged at
     * @param asKnown by what was known then
     * @param forecast for the running month only
     */
    public record Month(
            String month,
            LocalDate day,
            boolean asKnown,
            List<Line> stations,
            Sum total,
            @Nullable Forecast forecast) {}

    /** One station's line. */
    public record Line(StationId station, String name, Sum sum) {}

    /**
     * Persons, each counted once. {@code owed = seen + heard + tried + missed}.
     *
     * @param owed whose due day has passed or who were met
     * @param seen met face to face
     * @param heard met by their voice alone
     * @param tried overdue, with tries or contacts that do not count
     * @param missed overdue without a try
     * @param late of those seen and heard: after their due day
     * @param coming due until the month's end
     * @param resting in hospital or away on their due day
     */
    public record Sum(int owed, int seen, int heard, int tried, int missed, int late, int coming, int resting) {

        static final Sum NONE = new Sum(0, 0, 0, 0, 0, 0, 0, 0);

        static Sum of(Map<ProofBook.State, Integer> people, int late) {
            var seen = people.getOrDefault(ProofBook.State.SEEN, 0);
            var heard = people.getOrDefault(ProofBook.State.HEARD, 0);
            var tried = people.getOrDefault(ProofBook.State.TRIED, 0);
            var missed = people.getOrDefault(ProofBook.State.MISSED, 0);
            return new Sum(
                    seen + heard + tried + missed,
                    seen,
                    heard,
                    tried,
                    missed,
                    late,
                    people.getOrDefault(ProofBook.State.COMING, 0),
                    people.getOrDefault(ProofBook.State.RESTING, 0));
        }

        Sum plus(Sum other) {
            return new Sum(
                    owed + other.owed,
                    seen + other.seen,
                    heard + other.heard,
                    tried + other.tried,
                    missed + other.missed,
                    late + other.late,
                    coming + other.coming,
                    resting + other.resting);
        }
    }

    /**
     * What the month will have brought if it goes on like this.
     *
     * @param owed persons by the month's end
     * @param met of them, at today's pace
     * @param missing the rest
     * @param workedDays working days gone, today among them
     * @param daysLeft working days left after today
     */
    public record Forecast(int owed, int met, int missing, int workedDays, int daysLeft) {}

    /**
     * One person of a list.
     *
     * @param due the day
     * @param overdue the day that passed, for those behind
     * @param reason a code, for those behind: {@code no-try}, {@code nobody-home}, {@code no-answer}, {@code refused},
     *     {@code other-way}, {@code no-owner}, {@code ended}
     * @param tries contacts that do not count since the obligation began
     */
    public record Who(
            ResidentId resident,
            String name,
            LocalDate due,
            @Nullable LocalDate overdue,
            String owner,
            String state,
            String reason,
            @Nullable LocalDate triedOn,
            int tries,
            boolean late) {

        Who named(String as) {
            return new Who(resident, as, due, overdue, owner, state, reason, triedOn, tries, late);
        }
    }

    /**
     * Somebody nobody saw or heard for a while.
     *
     * @param last the last contact; null: none known, then the days count since care began
     * @param since when care began
     */
    public record Silent(
            ResidentId resident,
            String name,
            @Nullable LocalDate last,
            LocalDate since,
            LocalDate due,
            String owner,
            boolean resting) {

        Silent named(String as) {
            return new Silent(resident, as, last, since, due, owner, resting);
        }
    }

    /** How many of a station. */
    public record SilentCount(StationId station, String name, int silent, int resting) {

        SilentCount named(String as) {
            return new SilentCount(station, as, silent, resting);
        }
    }
}
