package cn.linli.stations;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.shared.Page;
import cn.linli.shared.RegionCode;
import cn.linli.shared.StationId;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the list of stations and the top bar show. Staff and duty are told for the stations of one's scope only. */
@Component
class StationBook {

    private static final int PAGE = 50;

    private final JdbcClient db;
    private final Clock clock;

    StationBook(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * One line of the list.
     *
     * @param mine whether it lies in one's scope
     * @param staff how many work there; null outside one's scope
     * @param onDuty who is on duty today, in the order of the hours
     */
    record Line(
            StationId id,
            RegionCode region,
            boolean hub,
            String name,
            Station.Status status,
            String colour,
            @Nullable String operator,
            @Nullable LocalDate contractTo,
            List<String> focus,
            boolean mine,
            @Nullable Integer staff,
            List<String> onDuty) {}

    /** Somebody on duty now. */
    record OnDuty(StationId station, String stationName, String name, LocalTime from, LocalTime to) {}

    /**
     * One page of the list, in the order of the regions: the hub stands before its streets.
     *
     * @param text a piece of the name; empty for all
     * @param status only these; null for all
     * @param after the mark of the page before; empty for the first
     */
    @Transactional(readOnly = true)
    Page<Line> list(Actor actor, String text, Station.@Nullable Status status, String after) {
        actor.needs(Right.SEE_STATIONS);
        var today = LocalDate.now(clock);
        var lines = db.sql("""
                select s.id, s.region, s.hub, s.name, s.status, s.colour, c.operator, c.to_day, f.fields as focus,
                  (select count(*) from stations.worker w
                   where w.station_id = s.id and (w.left_on is null or w.left_on >= :today)) as staff,
                  array(select w.name from stations.duty d join stations.worker w on w.id = d.worker_id
                        where d.station_id = s.id and d.day = :today order by d.from_time, w.name) as on_duty
                from stations.station s
                left join lateral (
                  select o.name as operator, k.to_day
                  from stations.contract k join stations.operator o on o.id = k.operator_id
                  where k.station_id = s.id and :today between k.from_day and k.to_day
                  limit 1) c on true
                left join stations.focus f on f.station_id = s.id and f.year = :year
                where s.region > :after and strpos(s.name, :text) > 0 and (:status::text is null or s.status = :status)
                order by s.region
                limit :limit
                """)
                .param("today", Date.valueOf(today))
                .param("year", today.getYear())
                .param("after", after)
                .param("text", text)
                .param("status", status == null ? null : status.code())
                .param("limit", PAGE + 1)
                .query((row, n) -> line(row, actor))
                .list();
        return Page.cut(lines, PAGE, line -> line.region().value());
    }

    private static Line line(ResultSet row, Actor actor) throws SQLException {
        var id = new StationId(row.getObject("id", UUID.class));
        var mine = actor.scope().stations().contains(id);
        var focus = row.getArray("focus");
        return new Line(
                id,
                new RegionCode(row.getString("region")),
                row.getBoolean("hub"),
                row.getString("name"),
                Station.Status.of(row.getString("status")),
                row.getString("colour"),
                row.getString("operator"),
                row.getObject("to_day", LocalDate.class),
                focus == null ? List.of() : List.of((String[]) focus.getArray()),
                mine,
                mine ? row.getInt("staff") : null,
                List.of((String[]) row.getArray("on_duty").getArray()));
    }

    /** Who is on duty this very hour at the stations of one's scope. */
    @Transactional(readOnly = true)
    List<OnDuty> onDutyNow(Actor actor) {
        actor.needs(Right.SEE_STATIONS);
        return db.sql("""
                select d.station_id, s.name as station_name, w.name, d.from_time, d.to_time
                from stations.duty d
                join stations.worker w on w.id = d.worker_id
                join stations.station s on s.id = d.station_id
                where d.day = :today and :now >= d.from_time and :now < d.to_time
                order by s.hub desc, s.region, d.from_time, w.name
                limit 200
                """)
                .param("today", Date.valueOf(LocalDate.now(clock)))
                .param("now", LocalTime.now(clock))
                .query((row, n) -> new OnDuty(
                        new StationId(row.getObject("station_id", UUID.class)),
                        row.getString("station_name"),
                        row.getString("name"),
                        row.getObject("from_time", LocalTime.class),
                        row.getObject("to_time", LocalTime.class)))
                .list();
    }
}
