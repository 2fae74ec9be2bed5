package cn.linli.rota;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Trail;
import cn.linli.places.Calendar;
import cn.linli.places.DayOff;
import cn.linli.shared.Period;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.shared.Texts;
import cn.linli.shared.WorkerId;
import cn.linli.stations.Worker;
import cn.linli.stations.Workers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a station's rota goes by: its shifts, its hours of rest, how everybody takes part, and leave. All of it is data. */
@Service
class Arrangements {

    private static final UUID EVERYWHERE = new UUID(0, 0);
    private static final Set<Worker.Position> ON_DUTY = Set.of(Worker.Position.HEAD, Worker.Position.WORKER);

    private final JdbcClient db;
    private final Workers workers;
    private final Calendar calendar;
    private final Trail trail;
    private final Clock clock;

    Arrangements(JdbcClient db, Workers workers, Calendar calendar, Trail trail, Clock clock) {
        this.db = db;
        this.workers = workers;
        this.calendar = calendar;
        this.trail = trail;
        this.clock = clock;
    }

    /** The numbers of a station. */
    record Setting(
            int mostInARow,
            int restHours,
            LocalTime officeFrom,
            LocalTime officeTo,
            boolean headApproves,
            int version) {}

    /** How somebody takes part, for the form. */
    record Part(WorkerId worker, String name, int share, int weekdays, boolean takesPart, int version) {}

    /** Days off somebody wishes. */
    record Leave(UUID id, WorkerId worker, String name, LocalDate from, LocalDate to) {}

    Setting setting(StationId station) {
        return db.sql("""
                select * from rota.setting where owner in (:station, :everywhere)
                order by owner = :everywhere limit 1
                """)
                .param("station", station.value())
                .param("everywhere", EVERYWHERE)
                .query((row, n) -> new Setting(
                        row.getInt("most_in_a_row"),
                        row.getInt("rest_hours"),
                        row.getObject("office_from", LocalTime.class),
                        row.getObject("office_to", LocalTime.class),
                        row.getBoolean("head_approves"),
                        row.getInt("version")))
                .single();
    }

    List<Shift> shifts(StationId station) {
        var own = shifts(station.value());
        return own.isEmpty() ? shifts(EVERYWHERE) : own;
    }

    private List<Shift> shifts(UUID owner) {
        return db.sql("select * from rota.shift where owner = :owner order by sort, code")
                .param("owner", owner)
                .query((row, n) -> new Shift(
                        row.getString("code"),
                        row.getString("name_zh"),
                        row.getString("name_en"),
                        Kind.of(row.getString("days")),
                        row.getObject("from_time", LocalTime.class),
                        row.getObject("to_time", LocalTime.class),
                        row.getInt("least")))
                .list();
    }

    /** The rules of a station, with the calendar. */
    Rules rules(StationId station) {
        var setting = setting(station);
        return new Rules(setting.mostInARow(), setting.restHours(), setting.officeFrom(), setting.officeTo(), kinds());
    }

    /** What sort of day a day is; remembered for as long as one rota is made. */
    Function<LocalDate, Kind> kinds() {
        var holidays = new HashMap<Integer, Set<LocalDate>>();
        var known = new HashMap<LocalDate, Kind>();
        return day -> known.computeIfAbsent(day, one -> {
            if (calendar.workingDay(one)) {
                return Kind.WORKING;
            }
            var named = holidays.computeIfAbsent(
                    one.getYear(),
                    year -> calendar.daysOff(year).stream()
                            .filter(off -> off.kind() == DayOff.Kind.HOLIDAY)
                            .map(DayOff::day)
                            .collect(Collectors.toSet()));
            var weekday = one.getDayOfWeek().getValue() < 6;
            return weekday || named.contains(one) ? Kind.HOLIDAY : Kind.REST;
        });
    }

    /** Everybody who is at the station in some of these days. */
    List<Member> members(Actor actor, StationId station, Period days) {
        var parts = parts(actor, station).stream().collect(Collectors.toMap(Part::worker, Function.identity()));
        var leave = leave(station, days);
        return workers.of(actor, station, true).stream()
                .filter(worker -> parts.containsKey(worker.id()))
                .filter(worker -> !worker.joined().isAfter(days.to()))
                .filter(worker -> worker.leftOn() == null || !worker.leftOn().isBefore(days.from()))
                .map(worker -> member(worker, parts, leave))
                .toList();
    }

    private static Member member(Worker worker, Map<WorkerId, Part> parts, Map<WorkerId, List<Period>> leave) {
        var part = java.util.Objects.requireNonNull(parts.get(worker.id()));
        return new Member(
                worker.id(),
                worker.name(),
                part.share(),
                part.weekdays(),
                part.takesPart(),
                worker.joined(),
                worker.leftOn(),
                leave.getOrDefault(worker.id(), List.of()));
    }

    private Map<WorkerId, List<Period>> leave(StationId station, Period days) {
        return db
                .sql("""
                select worker_id, from_day, to_day from rota.leave_day
                where station_id = :station and to_day >= :from and from_day <= :to and taken_back is null
                """)
                .param("station", station.value())
                .param("from", days.from().minusDays(8))
                .param("to", days.to().plusDays(8))
                .query((row, n) -> Map.entry(
                        new WorkerId(row.getObject("worker_id", UUID.class)),
                        new Period(
                                row.getObject("from_day", LocalDate.class), row.getObject("to_day", LocalDate.class))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** How everybody who could take turns takes part: heads and workers, with those who left. */
    List<Part> parts(Actor actor, StationId station) {
        var own = db
                .sql("select * from rota.member where station_id = :station")
                .param("station", station.value())
                .query(Arrangements::part)
                .list()
                .stream()
                .collect(Collectors.toMap(Part::worker, Function.identity()));
        return workers.of(actor, station, true).stream()
                .map(worker -> {
                    var part = own.get(worker.id());
                    return part == null
                            ? new Part(
                                    worker.id(),
                                    worker.name(),
                                    Member.FULL_TIME,
                                    Member.MONDAY_TO_FRIDAY,
                                    ON_DUTY.contains(worker.position()),
                                    0)
                            : new Part(
                                    part.worker(),
                                    worker.name(),
                                    part.share(),
                                    part.weekdays(),
                                    part.takesPart(),
                                    part.version());
                })
                .toList();
    }

    private static Part part(ResultSet row, int n) throws SQLException {
        return new Part(
                new WorkerId(row.getObject("worker_id", UUID.class)),
                "",
                row.getInt("share"),
                row.getInt("weekdays"),
                row.getBoolean("takes_part"),
                row.getInt("version"));
    }

    /** Sets shifts and numbers of a station; they hold for rotas made from now on. */
    @Transactional
    public int set(Actor actor, StationId station, Setting setting, List<Shift> shifts) {
        manages(actor, station);
        check(setting, shifts);
        var known = db.sql("select count(*) from rota.setting where owner = :owner")
                .param("owner", station.value())
                .query(Integer.class)
                .single();
        var done = db.sql(known == 0 ? """
                insert into rota.setting (
                  owner, most_in_a_row, rest_hours, office_from, office_to, head_approves, version)
                values (:owner, :most, :rest, :from, :to, :approves, :version + 1)
                on conflict (owner) do nothing
                """ : """
                update rota.setting set most_in_a_row = :most, rest_hours = :rest, office_from = :from, office_to = :to,
                  head_approves = :approves, version = version + 1
                where owner = :owner and version = :version
                """)
                .param("owner", station.value())
                .param("most", setting.mostInARow())
                .param("rest", setting.restHours())
                .param("from", setting.officeFrom())
                .param("to", setting.officeTo())
                .param("approves", setting.headApproves())
                .param("version", setting.version())
                .update();
        if (done == 0) {
            throw SharedRefusal.CHANGED_MEANWHILE.refuse().withCurrent(setting(station));
        }
        put(station, shifts);
        trail.write(actor, "rota.shifts-set", station.value(), Map.of());
        return setting(station).version();
    }

    private void put(StationId station, List<Shift> shifts) {
        db.sql("delete from rota.shift where owner = :owner")
                .param("owner", station.value())
                .update();
        int sort = 0;
        for (var shift : shifts) {
            sort += 10;
            db.sql("""
                    insert into rota.shift (owner, code, name_zh, name_en, days, from_time, to_time, least, sort)
                    values (:owner, :code, :zh, :en, :days, :from, :to, :least, :sort)
                    """)
                    .param("owner", station.value())
                    .param("code", Texts.required(shift.code(), "shifts", 20))
                    .param("zh", Texts.required(shift.nameZh(), "shifts", 20))
                    .param("en", Texts.required(shift.nameEn(), "shifts", 40))
                    .param("days", shift.days().code())
                    .param("from", shift.from())
                    .param("to", shift.to())
                    .param("least", shift.least())
                    .param("sort", sort)
                    .update();
        }
    }

    private static void check(Setting setting, List<Shift> shifts) {
        var codes = new HashSet<String>();
        if (shifts.isEmpty() || !shifts.stream().allMatch(shift -> codes.add(shift.code()))) {
            throw RotaRefusal.SHIFTS_UNCLEAR.refuse();
        }
        for (var shift : shifts) {
            if (!shift.to().isAfter(shift.from())) {
                throw RotaRefusal.SHIFT_BACKWARDS.refuse(shift.nameZh());
            }
            if (shift.least() < 0 || shift.least() > 20) {
                throw RotaRefusal.OUT_OF_RANGE.refuse();
            }
        }
        if (setting.mostInARow() < 1
                || setting.mostInARow() > 6
                || setting.restHours() < 0
                || setting.restHours() > 16
                || !setting.officeTo().isAfter(setting.officeFrom())) {
            throw RotaRefusal.OUT_OF_RANGE.refuse();
        }
    }

    /** How somebody takes part from now on. */
    @Transactional
    public int setPart(Actor actor, WorkerId id, int share, int weekdays, boolean takesPart, int version) {
        var worker = workers.find(actor, id).orElseThrow(SharedRefusal.NOT_FOUND::refuse);
        manages(actor, worker.station());
        if (share < 10 || share > 100 || weekdays < 1 || weekdays > 127) {
            throw RotaRefusal.OUT_OF_RANGE.refuse();
        }
        var done = db.sql(version == 0 ? """
                insert into rota.member (worker_id, station_id, share, weekdays, takes_part, version)
                values (:worker, :station, :share, :weekdays, :takes, :version + 1)
                on conflict (worker_id) do nothing
                """ : """
                update rota.member set share = :share, weekdays = :weekdays, takes_part = :takes, version = version + 1
                where worker_id = :worker and station_id = :station and version = :version
                """)
                .param("worker", id.value())
                .param("station", worker.station().value())
                .param("share", share)
                .param("weekdays", weekdays)
                .param("takes", takesPart)
                .param("version", version)
                .update();
        if (done == 0) {
            throw SharedRefusal.CHANGED_MEANWHILE.refuse();
        }
        trail.write(actor, "rota.member-set", id.value(), Map.of());
        return version + 1;
    }

    /** Leave that has not ended yet. */
    @Transactional(readOnly = true)
    public List<Leave> leave(Actor actor, StationId station) {
        actor.needs(Right.SEE_STATIONS);
        var names = workers.of(actor, station, true).stream().collect(Collectors.toMap(Worker::id, Worker::name));
        return db.sql("""
                select id, worker_id, from_day, to_day from rota.leave_day
                where station_id = :station and to_day >= :today and taken_back is null
                order by from_day, id
                limit 500
                """)
                .param("station", station.value())
                .param("today", LocalDate.now(clock))
                .query((row, n) -> {
                    var worker = new WorkerId(row.getObject("worker_id", UUID.class));
                    return new Leave(
                            row.getObject("id", UUID.class),
                            worker,
                            names.getOrDefault(worker, ""),
                            row.getObject("from_day", LocalDate.class),
                            row.getObject("to_day", LocalDate.class));
                })
                .list();
    }

    /** Notes days off: one's own, or for a head anybody's. The same id again is the same leave. */
    @Transactional
    public UUID wish(Actor actor, UUID id, WorkerId who, Period days) {
        var worker = own(actor, who);
        var fresh = db.sql("""
                insert into rota.leave_day (id, station_id, worker_id, from_day, to_day, said_by, said)
                values (:id, :station, :worker, :from, :to, :by, :now)
                on conflict (id) do nothing
                """)
                .param("id", id)
                .param("station", worker.station().value())
                .param("worker", who.value())
                .param("from", days.from())
                .param("to", days.to())
                .param("by", actor.name())
                .param("now", OffsetDateTime.now(clock))
                .update();
        if (fresh == 1) {
            trail.write(actor, "rota.leave-noted", who.value(), Map.of("from", days.from(), "to", days.to()));
        }
        return id;
    }

    /** Takes a leave back. */
    @Transactional
    public UUID takeBack(Actor actor, UUID id) {
        var who = db.sql("select worker_id from rota.leave_day where id = :id")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .orElseThrow(SharedRefusal.NOT_FOUND::refuse);
        own(actor, new WorkerId(who));
        db.sql("update rota.leave_day set taken_back = :now where id = :id and taken_back is null")
                .param("id", id)
                .param("now", OffsetDateTime.now(clock))
                .update();
        trail.write(actor, "rota.leave-taken-back", who, Map.of());
        return id;
    }

    private Worker own(Actor actor, WorkerId who) {
        var worker = workers.find(actor, who).orElseThrow(SharedRefusal.NOT_FOUND::refuse);
        if (!actor.scope().people().contains(worker.station())) {
            throw SharedRefusal.NOT_FOUND.refuse();
        }
        if (!actor.account().equals(worker.account())) {
            manages(actor, worker.station());
        }
        return worker;
    }

    static void manages(Actor actor, StationId station) {
        actor.needs(Right.MANAGE_STAFF);
        actor.worksAt(station);
    }
}
