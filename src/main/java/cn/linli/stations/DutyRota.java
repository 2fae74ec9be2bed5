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
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

    DutyRota(JdbcClient db, Workers workers, Trail trail) {
        this.db = db;
        this.workers = workers;
        this.trail = trail;
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
