package cn.linli.stations;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Trail;
import cn.linli.shared.AccountId;
import cn.linli.shared.Period;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.shared.WorkerId;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is on duty (值班): per day, from when to when. An empty rota means nobody has been put down. */
@Service
public class DutyRota {

    private final JdbcClient db;
    private final Workers workers;
    private final Trail trail;
    private final Clock clock;

    DutyRota(JdbcClient db, Workers workers, Trail trail, Clock clock) {
        this.db = db;
        this.workers = workers;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * One turn of duty.
     *
     * @param name the worker's name
     * @param account the worker's account, if there is one
     */
    public record Turn(
            UUID id,
            StationId station,
            WorkerId worker,
            String name,
            @Nullable AccountId account,
            LocalDate day,
            LocalTime from,
            LocalTime to) {}

    /** Who is on duty at a station on a day, in the order of the hours. */
    @Transactional(readOnly = true)
    public List<Turn> onDuty(Actor actor, StationId station, LocalDate day) {
        return turns(actor, station, new Period(day, day));
    }

    /** The rota of a station over some days. */
    @Transactional(readOnly = true)
    public List<Turn> turns(Actor actor, StationId station, Period days) {
        actor.needs(Right.SEE_STATIONS);
        return db.sql("""
                select d.id, d.station_id, d.worker_id, w.name, w.account, d.day, d.from_time, d.to_time
                from stations.duty d join stations.worker w on w.id = d.worker_id
                where d.station_id = :station and d.day between :from and :to
                order by d.day, d.from_time, w.name
                """)
                .param("station", station.value())
                .param("from", Date.valueOf(days.from()))
                .param("to", Date.valueOf(days.to()))
                .query((row, n) -> {
                    var account = row.getObject("account", UUID.class);
                    return new Turn(
                            row.getObject("id", UUID.class),
                            new StationId(row.getObject("station_id", UUID.class)),
                            new WorkerId(row.getObject("worker_id", UUID.class)),
                            row.getString("name"),
                            account == null ? null : new AccountId(account),
                            row.getObject("day", LocalDate.class),
                            row.getObject("from_time", LocalTime.class),
                            row.getObject("to_time", LocalTime.class));
                })
                .list();
    }

    /** Puts a worker down for a turn. Refuses who has left, and two turns of one worker in the same hours. */
    @Transactional
    public UUID put(Actor actor, UUID id, WorkerId who, LocalDate day, LocalTime from, LocalTime to) {
        var worker = workers.find(who).orElseThrow(SharedRefusal.NOT_FOUND::refuse);
        Stations.runs(actor, worker.station(), Right.MANAGE_STAFF);
        if (!worker.here(day)) {
            throw StationRefusal.HAS_LEFT.refuse(worker.name());
        }
        if (!to.isAfter(from)) {
            throw StationRefusal.CLOSES_BEFORE_IT_OPENS.refuse(from, to).at("to");
        }
        onDuty(actor, worker.station(), day).stream()
                .filter(turn -> turn.worker().equals(who))
                .filter(turn -> turn.from().isBefore(to) && turn.to().isAfter(from))
                .findFirst()
                .ifPresent(turn -> {
                    throw StationRefusal.ON_DUTY_ALREADY.refuse(turn.name(), turn.from(), turn.to());
                });
        db.sql("""
                insert into stations.duty (id, station_id, worker_id, day, from_time, to_time)
                values (:id, :station, :worker, :day, :from, :to)
                """)
                .param("id", id)
                .param("station", worker.station().value())
                .param("worker", who.value())
                .param("day", Date.valueOf(day))
                .param("from", from)
                .param("to", to)
                .update();
        trail.write(actor, "stations.on-duty", id, Map.of("worker", who, "day", day.toString()));
        return id;
    }

    /**
     * A turn to be laid down.
     *
     * @param id its id from then on
     */
    public record Laid(UUID id, WorkerId worker, LocalDate day, LocalTime from, LocalTime to) {}

    /**
     * Lays the turns of a whole time down in one go; what stood in these days is replaced. Refuses days that have begun:
     * the past stays as it was; and who is not there on the day.
     */
    @Transactional
    public void lay(Actor actor, StationId station, Period days, List<Laid> turns) {
        Stations.runs(actor, station, Right.MANAGE_STAFF);
        if (!days.from().isAfter(LocalDate.now(clock))) {
            throw StationRefusal.DAY_HAS_BEGUN.refuse(days.from());
        }
        var staff =
                workers.of(actor, station, true).stream().collect(Collectors.toMap(Worker::id, Function.identity()));
        for (var turn : turns) {
            var worker = staff.get(turn.worker());
            if (worker == null || !days.contains(turn.day())) {
                throw SharedRefusal.NOT_FOUND.refuse();
            }
            if (!worker.here(turn.day())) {
                throw StationRefusal.HAS_LEFT.refuse(worker.name());
            }
        }
        var removed = db.sql("delete from stations.duty where station_id = :station and day between :from and :to")
                .param("station", station.value())
                .param("from", Date.valueOf(days.from()))
                .param("to", Date.valueOf(days.to()))
                .update();
        db.sql("""
                insert into stations.duty (id, station_id, worker_id, day, from_time, to_time)
                select id, :station, worker, day, from_time, to_time
                from unnest(:ids::uuid[], :workers::uuid[], :days::date[], :begins::time[], :ends::time[])
                  as turn (id, worker, day, from_time, to_time)
                """)
                .param("station", station.value())
                .param("ids", turns.stream().map(Laid::id).toArray(UUID[]::new))
                .param(
                        "workers",
                        turns.stream().map(turn -> turn.worker().value()).toArray(UUID[]::new))
                .param("days", turns.stream().map(turn -> turn.day().toString()).toArray(String[]::new))
                .param(
                        "begins",
                        turns.stream().map(turn -> turn.from().toString()).toArray(String[]::new))
                .param("ends", turns.stream().map(turn -> turn.to().toString()).toArray(String[]::new))
                .update();
        trail.write(actor, "stations.rota-laid", station.value(), Map.of("turns", turns.size(), "removed", removed));
    }

    /**
     * Somebody else of the station takes a turn. Whoever calls this has the consent of both and has looked at their rest.
     *
     * @return false when the turn is not this worker's any more
     */
    @Transactional
    public boolean pass(Actor actor, StationId station, UUID turn, WorkerId from, WorkerId to) {
        actor.needs(Right.SEE_STATIONS);
        actor.worksAt(station);
        var done = db.sql("""
                update stations.duty set worker_id = :to
                where id = :id and station_id = :station and worker_id = :from
                """)
                .param("id", turn)
                .param("station", station.value())
                .param("from", from.value())
                .param("to", to.value())
                .update();
        if (done == 1) {
            trail.write(actor, "stations.duty-passed", turn, Map.of("from", from, "worker", to));
        }
        return done == 1;
    }

    /** Takes a turn off the rota. */
    @Transactional
    public void takeOff(Actor actor, UUID id) {
        var station = db.sql("select station_id from stations.duty where id = :id")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .orElseThrow(SharedRefusal.NOT_FOUND::refuse);
        Stations.runs(actor, new StationId(station), Right.MANAGE_STAFF);
        db.sql("delete from stations.duty where id = :id").param("id", id).update();
        trail.write(actor, "stations.off-duty", id, Map.of());
    }
}
