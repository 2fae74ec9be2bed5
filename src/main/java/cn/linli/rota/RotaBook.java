package cn.linli.rota;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.places.Calendar;
import cn.linli.places.DayOff;
import cn.linli.shared.AccountId;
import cn.linli.shared.Period;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.shared.WorkerId;
import cn.linli.stations.DutyRota;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The reading side: a month of duty, the year's fairness, the proposals. What counts is the station's duty itself. */
@Component
class RotaBook {

    private final JdbcClient db;
    private final Arrangements arrangements;
    private final DutyRota duty;
    private final Calendar calendar;

    RotaBook(JdbcClient db, Arrangements arrangements, DutyRota duty, Calendar calendar) {
        this.db = db;
        this.arrangements = arrangements;
        this.duty = duty;
        this.calendar = calendar;
    }

    /** The proposals of a year and what became of them, the newest first. */
    @Transactional(readOnly = true)
    public List<Plan> plans(Actor actor, StationId station, int year) {
        actor.needs(Right.SEE_STATIONS);
        actor.worksAt(station);
        return db.sql("""
                select p.*, (select count(*) from rota.turn t where t.plan_id = p.id and t.worker_id is null) as empty
                from rota.plan p
                where p.station_id = :station and p.year = :year and p.state <> 'dropped'
                order by p.made desc
                limit 20
                """)
                .param("station", station.value())
                .param("year", year)
                .query((row, n) -> new Plan(
                        row.getObject("id", UUID.class),
                        row.getInt("year"),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("to_day", LocalDate.class),
                        row.getString("state"),
                        row.getObject("made", OffsetDateTime.class),
                        row.getString("made_by"),
                        row.getObject("accepted", OffsetDateTime.class),
                        row.getString("accepted_by"),
                        row.getInt("empty"),
                        row.getInt("version")))
                .list();
    }

    /**
     * A month, day by day.
     *
     * @param draft as this proposal would have it; null: as it is
     */
    @Transactional(readOnly = true)
    public Month month(Actor actor, StationId station, YearMonth month, @Nullable UUID draft) {
        actor.needs(Right.SEE_STATIONS);
        actor.worksAt(station);
        var period = Period.month(month);
        var turns = turns(actor, station, period, draft);
        var empty = empty(station, period, draft);
        var names = calendar.daysOff(month.getYear()).stream().collect(Collectors.toMap(DayOff::day, DayOff::name));
        var kinds = arrangements.kinds();
        var days = period.from()
                .datesUntil(period.to().plusDays(1))
                .map(day -> new Day(
                        day,
                        kinds.apply(day),
                        names.getOrDefault(day, ""),
                        turns.stream().filter(turn -> turn.day().equals(day)).toList(),
                        empty.stream().filter(one -> one.day().equals(day)).toList()))
                .toList();
        return new Month(station, month.toString(), !names.isEmpty(), days);
    }

    private List<Turn> turns(Actor actor, StationId station, Period period, @Nullable UUID draft) {
        var standing = duty.turns(actor, station, period);
        if (draft == null) {
            var shifts = shifts(station, period);
            return standing.stream().map(turn -> turn(turn, shifts)).toList();
        }
        var begins = begins(station, draft);
        var names = arrangements.parts(actor, station).stream()
                .collect(Collectors.toMap(Arrangements.Part::worker, Arrangements.Part::name));
        var all = new ArrayList<>(standing.stream()
                .filter(turn -> turn.day().isBefore(begins))
                .map(turn -> turn(turn, Map.of()))
                .toList());
        all.addAll(db.sql("""
                select * from rota.turn
                where plan_id = :plan and day between :from and :to and worker_id is not null
                order by day, from_time, id
                """)
                .param("plan", draft)
                .param("from", period.from())
                .param("to", period.to())
                .query((row, n) -> {
                    var worker = new WorkerId(row.getObject("worker_id", UUID.class));
                    return new Turn(
                            row.getObject("id", UUID.class),
                            worker,
                            names.getOrDefault(worker, ""),
                            null,
                            row.getObject("day", LocalDate.class),
                            row.getObject("from_time", LocalTime.class),
                            row.getObject("to_time", LocalTime.class),
                            row.getString("shift_zh"),
                            row.getString("shift_en"));
                })
                .list());
        return all;
    }

    private static Turn turn(DutyRota.Turn turn, Map<UUID, Map.Entry<String, String>> shifts) {
        var shift = shifts.getOrDefault(turn.id(), Map.entry("", ""));
        return new Turn(
                turn.id(),
                turn.worker(),
                turn.name(),
                turn.account(),
                turn.day(),
                turn.from(),
                turn.to(),
                shift.getKey(),
                shift.getValue());
    }

    private Map<UUID, Map.Entry<String, String>> shifts(StationId station, Period period) {
        var shifts = new HashMap<UUID, Map.Entry<String, String>>();
        db.sql("""
                select id, shift_zh, shift_en from rota.turn
                where station_id = :station and day between :from and :to
                """)
                .param("station", station.value())
                .param("from", period.from())
                .param("to", period.to())
                .query((row, n) -> shifts.put(
                                row.getObject("id", UUID.class),
                                Map.entry(row.getString("shift_zh"), row.getString("shift_en")))
                        == null)
                .list();
        return shifts;
    }

    /** Seats nobody takes: of this proposal, or of the one accepted last for each day. */
    private List<Empty> empty(StationId station, Period period, @Nullable UUID draft) {
        return db.sql("""
                select t.day, t.shift_zh, t.shift_en, t.from_time, t.to_time, t.why
                from rota.turn t join rota.plan p on p.id = t.plan_id
                where t.station_id = :station and t.day between :from and :to and t.worker_id is null
                  and (p.id = :draft or (:draft::uuid is null and p.state = 'accepted' and not exists (
                    select 1 from rota.plan later
                    where later.station_id = p.station_id and later.year = p.year and later.state = 'accepted'
                      and later.accepted > p.accepted and t.day >= later.from_day)))
                order by t.day, t.from_time
                """)
                .param("station", station.value())
                .param("from", period.from())
                .param("to", period.to())
                .param("draft", draft, java.sql.Types.OTHER)
                .query((row, n) -> new Empty(
                        row.getObject("day", LocalDate.class),
                        row.getString("shift_zh"),
                        row.getString("shift_en"),
                        row.getObject("from_time", LocalTime.class),
                        row.getObject("to_time", LocalTime.class),
                        row.getString("why")))
                .list();
    }

    private LocalDate begins(StationId station, UUID draft) {
        return db.sql("select from_day from rota.plan where id = :id and station_id = :station")
                .param("id", draft)
                .param("station", station.value())
                .query(LocalDate.class)
                .optional()
                .orElseThrow(SharedRefusal.NOT_FOUND::refuse);
    }

    /**
     * Everybody's turns of a year beside their fair part. For the fairness of duty only; nobody is compared by it.
     *
     * @param draft as this proposal would have it; null: as it is
     */
    @Transactional(readOnly = true)
    public Fairness year(Actor actor, StationId station, int year, @Nullable UUID draft) {
        actor.needs(Right.SEE_STATIONS);
        actor.worksAt(station);
        var whole = Period.year(year);
        var turns = turns(actor, station, whole, draft);
        var members = arrangements.members(actor, station, whole);
        var kinds = arrangements.kinds();
        var basis = new Year(whole, members, arrangements.rules(station), Map.of());
        var byKind = turns.stream().collect(Collectors.groupingBy(turn -> kinds.apply(turn.day())));
        var people = new ArrayList<Person>();
        for (int i = 0; i < members.size(); i++) {
            var member = members.get(i);
            var counts = new HashMap<Kind, Integer>();
            for (var kind : Kind.values()) {
                counts.put(kind, (int) byKind.getOrDefault(kind, List.of()).stream()
                        .filter(turn -> turn.worker().equals(member.id()))
                        .count());
            }
            people.add(new Person(
                    member.id(),
                    member.name(),
                    member.share(),
                    member.takesPart(),
                    wholeYear(member, whole),
                    count(counts, Kind.WORKING),
                    count(counts, Kind.REST),
                    count(counts, Kind.HOLIDAY),
                    fair(basis, i, byKind, Kind.REST),
                    fair(basis, i, byKind, Kind.HOLIDAY)));
        }
        return new Fairness(
                station,
                year,
                !calendar.daysOff(year).isEmpty(),
                people,
                empty(station, whole, draft),
                apart(people, true),
                apart(people, false));
    }

    private static int count(Map<Kind, Integer> counts, Kind kind) {
        return counts.getOrDefault(kind, 0);
    }

    private static boolean wholeYear(Member member, Period whole) {
        return member.share() == Member.FULL_TIME && member.here(whole.from()) && member.here(whole.to());
    }

    private static double fair(Year basis, int member, Map<Kind, List<Turn>> byKind, Kind kind) {
        return Math.round(
                        basis.fair(member, byKind.getOrDefault(kind, List.of()).size()) * 10)
                / 10.0;
    }

    /** The most less the least among those who worked the whole year full time. */
    private static int apart(List<Person> people, boolean rest) {
        var counts = people.stream()
                .filter(one -> one.wholeYear() && one.takesPart())
                .mapToInt(one -> rest ? one.rest() : one.holiday())
                .summaryStatistics();
        return counts.getCount() == 0 ? 0 : counts.getMax() - counts.getMin();
    }

    /** A proposal. */
    record Plan(
            UUID id,
            int year,
            LocalDate from,
            LocalDate to,
            String state,
            OffsetDateTime made,
            String madeBy,
            @Nullable OffsetDateTime accepted,
            @Nullable String acceptedBy,
            int empty,
            int version) {}

    /**
     * A month.
     *
     * @param calendarKnown whether the holidays of the year are known yet
     */
    record Month(StationId station, String month, boolean calendarKnown, List<Day> days) {}

    /** One day of it. */
    record Day(LocalDate day, Kind kind, String name, List<Turn> turns, List<Empty> empty) {}

    /** One turn; the shift's name is empty for one put down by hand. */
    record Turn(
            UUID id,
            WorkerId worker,
            String name,
            @Nullable AccountId account,
            LocalDate day,
            LocalTime from,
            LocalTime to,
            String shiftZh,
            String shiftEn) {}

    /** A seat nobody takes. */
    record Empty(LocalDate day, String shiftZh, String shiftEn, LocalTime from, LocalTime to, String why) {}

    /** Somebody's turns of a year. */
    record Person(
            WorkerId worker,
            String name,
            int share,
            boolean takesPart,
            boolean wholeYear,
            int working,
            int rest,
            int holiday,
            double fairRest,
            double fairHoliday) {}

    /** A year's fairness. */
    record Fairness(
            StationId station,
            int year,
            boolean calendarKnown,
            List<Person> people,
            List<Empty> empty,
            int restApart,
            int holidayApart) {}
}
