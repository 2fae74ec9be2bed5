package cn.linli.rota;

import cn.linli.access.Actor;
import cn.linli.access.Trail;
import cn.linli.shared.Ids;
import cn.linli.shared.Period;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.shared.WorkerId;
import cn.linli.stations.DutyRota;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rota of a year: proposed from tomorrow on, looked at, accepted or dropped. Only what is accepted is the station's
 * duty; what has been worked stays and counts for fairness.
 */
@Service
public class Rotas {

    private static final Duration LOOKING = Duration.ofSeconds(5);

    private final JdbcClient db;
    private final Arrangements arrangements;
    private final DutyRota duty;
    private final Trail trail;
    private final Clock clock;

    Rotas(JdbcClient db, Arrangements arrangements, DutyRota duty, Trail trail, Clock clock) {
        this.db = db;
        this.arrangements = arrangements;
        this.duty = duty;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Proposes the rota of a year from a day on; takes some seconds. It always comes back: a seat nobody can take stays
     * empty and says why. The same id again is the same proposal. Refuses days that have begun and another year's.
     *
     * @param from null: from the year's beginning, or from tomorrow when it has begun
     */
    @Transactional
    public UUID propose(Actor actor, UUID id, StationId station, int year, @Nullable LocalDate from) {
        Arrangements.manages(actor, station);
        if (known(id)) {
            return id;
        }
        var days = days(year, from);
        var rota = proposed(actor, station, days, id.getLeastSignificantBits());
        db.sql("""
                insert into rota.plan (id, station_id, year, from_day, to_day, state, made, made_by)
                values (:id, :station, :year, :from, :to, 'draft', :now, :by)
                """)
                .param("id", id)
                .param("station", station.value())
                .param("year", year)
                .param("from", days.from())
                .param("to", days.to())
                .param("now", OffsetDateTime.now(clock))
                .param("by", actor.name())
                .update();
        keep(id, station, rota);
        var empty = rota.seats.stream().filter(seat -> seat.member == null).count();
        trail.write(
                actor, "rota.proposed", id, Map.of("year", year, "turns", rota.seats.size() - empty, "empty", empty));
        return id;
    }

    private Period days(int year, @Nullable LocalDate from) {
        var tomorrow = LocalDate.now(clock).plusDays(1);
        var first = Period.year(year).from();
        var begin = from == null ? (first.isAfter(tomorrow) ? first : tomorrow) : from;
        if (begin.getYear() != year || begin.isBefore(tomorrow)) {
            throw RotaRefusal.NOT_FROM_THEN.refuse();
        }
        return new Period(begin, Period.year(year).to());
    }

    private YearRota proposed(Actor actor, StationId station, Period days, long seed) {
        var whole = Period.year(days.from().getYear());
        var members = arrangements.members(actor, station, whole);
        var year = new Year(days, members, arrangements.rules(station), past(actor, station, days));
        return Proposer.propose(new YearRota(year.seats(arrangements.shifts(station)), members, year), LOOKING, seed);
    }

    /** The turns of the year before these days, and of the week before, which rest depends on. */
    private Map<WorkerId, List<Rules.Turn>> past(Actor actor, StationId station, Period days) {
        var year = Period.year(days.from().getYear()).from();
        var week = days.from().minusDays(8);
        return duty
                .turns(
                        actor,
                        station,
                        new Period(
                                week.isBefore(year) ? week : year, days.from().minusDays(1)))
                .stream()
                .collect(Collectors.groupingBy(
                        DutyRota.Turn::worker,
                        Collectors.mapping(
                                turn -> new Rules.Turn(turn.day(), turn.from(), turn.to()), Collectors.toList())));
    }

    private void keep(UUID plan, StationId station, YearRota rota) {
        var turns =
                rota.members.stream().collect(Collectors.toMap(Member::id, member -> Proposer.turnsOf(rota, member)));
        var seats = rota.seats;
        db.sql("""
                insert into rota.turn (
                  id, plan_id, station_id, day, shift, shift_zh, shift_en, from_time, to_time, worker_id, why)
                select id, :plan, :station, day, shift, zh, en, from_time, to_time, worker, why
                from unnest(:ids::uuid[], :days::date[], :shifts::text[], :zh::text[], :en::text[], :begins::time[],
                  :ends::time[], :workers::uuid[], :why::text[])
                  as seat (id, day, shift, zh, en, from_time, to_time, worker, why)
                """)
                .param("plan", plan)
                .param("station", station.value())
                .param("ids", seats.stream().map(seat -> Ids.next()).toArray(UUID[]::new))
                .param("days", seats.stream().map(seat -> seat.day().toString()).toArray(String[]::new))
                .param("shifts", seats.stream().map(seat -> seat.shift().code()).toArray(String[]::new))
                .param("zh", seats.stream().map(seat -> seat.shift().nameZh()).toArray(String[]::new))
                .param("en", seats.stream().map(seat -> seat.shift().nameEn()).toArray(String[]::new))
                .param(
                        "begins",
                        seats.stream()
                                .map(seat -> seat.shift().from().toString())
                                .toArray(String[]::new))
                .param(
                        "ends",
                        seats.stream().map(seat -> seat.shift().to().toString()).toArray(String[]::new))
                .param("workers", seats.stream().map(Rotas::worker).toArray(String[]::new))
                .param("why", seats.stream().map(seat -> why(seat, rota, turns)).toArray(String[]::new))
                .update();
    }

    private static @Nullable String worker(Seat seat) {
        var member = seat.member;
        return member == null ? null : member.id().toString();
    }

    /** Why nobody takes it: how many cannot for which reason, {@code on-leave=1 days-in-a-row=2}. */
    private static String why(Seat seat, YearRota rota, Map<WorkerId, List<Rules.Turn>> turns) {
        if (seat.member != null) {
            return "";
        }
        var reasons = new EnumMap<Rules.Broken, Integer>(Rules.Broken.class);
        for (var member : rota.members) {
            rota.year().rules().breaks(member, seat.turn(), turns.getOrDefault(member.id(), List.of())).stream()
                    .findFirst()
                    .ifPresent(reason -> reasons.merge(reason, 1, Integer::sum));
        }
        return reasons.entrySet().stream()
                .map(one -> one.getKey().code() + "=" + one.getValue())
                .collect(Collectors.joining(" "));
    }

    /** It is the station's duty from its first day on; what was laid down for these days before gives way. */
    @Transactional
    public int accept(Actor actor, UUID id, int version) {
        var plan = draft(actor, id, version);
        if (!plan.days().from().isAfter(LocalDate.now(clock))) {
            throw RotaRefusal.DRAFT_TOO_OLD.refuse();
        }
        var turns = db.sql("""
                select id, worker_id, day, from_time, to_time from rota.turn
                where plan_id = :plan and worker_id is not null
                order by day, from_time, id
                """)
                .param("plan", id)
                .query((row, n) -> new DutyRota.Laid(
                        row.getObject("id", UUID.class),
                        new WorkerId(row.getObject("worker_id", UUID.class)),
                        row.getObject("day", LocalDate.class),
                        row.getObject("from_time", LocalTime.class),
                        row.getObject("to_time", LocalTime.class)))
                .list();
        duty.lay(actor, plan.station(), plan.days(), turns);
        db.sql("""
                update rota.plan set state = 'replaced', version = version + 1
                where station_id = :station and year = :year and state = 'accepted' and from_day >= :from
                """)
                .param("station", plan.station().value())
                .param("year", plan.days().from().getYear())
                .param("from", plan.days().from())
                .update();
        db.sql("""
                update rota.swap set state = 'withdrawn', version = version + 1
                where station_id = :station and day between :from and :to and state in ('asked', 'agreed')
                """)
                .param("station", plan.station().value())
                .param("from", plan.days().from())
                .param("to", plan.days().to())
                .update();
        settle(actor, id, "accepted");
        trail.write(actor, "rota.accepted", id, Map.of("turns", turns.size()));
        return version + 1;
    }

    /** The draft is not wanted. */
    @Transactional
    public int drop(Actor actor, UUID id, int version) {
        draft(actor, id, version);
        settle(actor, id, "dropped");
        trail.write(actor, "rota.dropped", id, Map.of());
        return version + 1;
    }

    private void settle(Actor actor, UUID id, String state) {
        db.sql("""
                update rota.plan set state = :state, accepted = :now, accepted_by = :by, version = version + 1
                where id = :id
                """)
                .param("state", state)
                .param("now", OffsetDateTime.now(clock))
                .param("by", actor.name())
                .param("id", id)
                .update();
    }

    private Draft draft(Actor actor, UUID id, int version) {
        var plan = db.sql("select * from rota.plan where id = :id for update")
                .param("id", id)
                .query((row, n) -> new Draft(
                        new StationId(row.getObject("station_id", UUID.class)),
                        new Period(
                                row.getObject("from_day", LocalDate.class), row.getObject("to_day", LocalDate.class)),
                        row.getString("state"),
                        row.getInt("version")))
                .optional()
                .orElseThrow(SharedRefusal.NOT_FOUND::refuse);
        Arrangements.manages(actor, plan.station());
        if (!plan.state().equals("draft")) {
            throw RotaRefusal.NO_DRAFT_ANY_MORE.refuse();
        }
        if (plan.version() != version) {
            throw SharedRefusal.CHANGED_MEANWHILE.refuse();
        }
        return plan;
    }

    private boolean known(UUID id) {
        return db.sql("select count(*) from rota.plan where id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private record Draft(StationId station, Period days, String state, int version) {}
}
