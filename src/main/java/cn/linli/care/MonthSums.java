package cn.linli.care;

import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sums of months gone by. What is told late of a day lets go the sums of every month that had not ended before it, in the
 * transaction of the telling: a sum is either what counting would give, or it is not here.
 */
@Component
class MonthSums {

    /** For what reaches back as far as anything does. */
    static final LocalDate EVER = LocalDate.EPOCH;

    private final JdbcClient db;

    MonthSums(JdbcClient db) {
        this.db = db;
    }

    /** The end of a month, by what is known now or by what was known then. */
    record End(LocalDate day, boolean asKnown) {}

    /** A month's end and the stations that have no sum of it. */
    record Missing(End end, List<StationId> stations) {}

    /** The sums of these stations that stand. */
    Map<StationId, Proof.Sum> of(Collection<StationId> stations, End end) {
        var sums = new HashMap<StationId, Proof.Sum>();
        db.sql("""
                select *
                from care.month_sum s
                where station_id = any (array(select unnest(:stations::uuid[])))
                  and last_day = :day and as_known = :asKnown and care.stands(s)
                """)
                .param("stations", uuids(stations))
                .param("day", end.day())
                .param("asKnown", end.asKnown())
                .query(row -> {
                    sums.put(new StationId(row.getObject("station_id", UUID.class)), sum(row));
                });
        return sums;
    }

    /** What a count begun from now on sees. */
    String snapshot() {
        return db.sql("select pg_current_snapshot()::text").query(String.class).single();
    }

    /** Keeps the sums of stations, counted after {@code saw} was asked for. */
    void keep(End end, String saw, Map<StationId, Proof.Sum> sums) {
        sums.forEach((station, sum) -> db.sql("""
                        insert into care.month_sum (station_id, last_day, as_known, saw, seen, heard, tried, missed, late,
                                                    coming, resting)
                        values (:station, :day, :asKnown, :saw::pg_snapshot, :seen, :heard, :tried, :missed, :late, :coming,
                                :resting)
                        on conflict do nothing
                        """)
                .param("station", station.value())
                .param("day", end.day())
                .param("asKnown", end.asKnown())
                .param("saw", saw)
                .param("seen", sum.seen())
                .param("heard", sum.heard())
                .param("tried", sum.tried())
                .param("missed", sum.missed())
                .param("late", sum.late())
                .param("coming", sum.coming())
                .param("resting", sum.resting())
                .update());
    }

    /** Lets go what does not stand any more of these stations, and the late words that are of no use then. */
    void tidy(Collection<StationId> stations) {
        db.sql("""
                delete from care.month_sum s
                where station_id = any (array(select unnest(:stations::uuid[])))
                  and (station_id in (select station_id from care.told_late)
                    or pg_snapshot_xmax(saw) > pg_snapshot_xmax(pg_current_snapshot()))
                  and not care.stands(s)
                """).param("stations", uuids(stations)).update();
        db.sql("""
                delete from care.told_late
                where told_at < now() - interval '1 day' and station_id = any (array(select unnest(:stations::uuid[])))
                """).param("stations", uuids(stations)).update();
    }

    /** The latest of these months that some of these stations have no sum of. */
    Optional<Missing> next(Collection<StationId> stations, Collection<LocalDate> lastDays) {
        var found = new HashMap<End, List<StationId>>();
        db.sql("""
                select station, last_day, as_known
                from (
                  select station, last_day, as_known, rank() over (order by last_day desc, as_known) as place
                  from unnest(:stations::uuid[]) as station
                    cross join unnest(:days::date[]) as last_day
                    cross join (values (false), (true)) as knowledge (as_known)
                  where not exists (
                    select from care.month_sum s
                    where s.station_id = station and s.last_day = last_day.last_day
                      and s.as_known = knowledge.as_known)) as missing
                where place = 1
                """)
                .param("stations", uuids(stations))
                .param("days", lastDays.stream().map(LocalDate::toString).toArray(String[]::new))
                .query(row -> {
                    var end = new End(row.getObject("last_day", LocalDate.class), row.getBoolean("as_known"));
                    found.computeIfAbsent(end, none -> new ArrayList<>())
                            .add(new StationId(row.getObject("station", UUID.class)));
                });
        return found.entrySet().stream()
                .map(one -> new Missing(one.getKey(), one.getValue()))
                .findFirst();
    }

    /** What is known of these people is different since just now, from these days on. */
    void toldLate(Map<ResidentId, LocalDate> people) {
        if (people.isEmpty()) {
            return;
        }
        var all = List.copyOf(people.entrySet());
        db.sql("select care.tell_late(:people::uuid[], :days::date[])")
                .param("people", all.stream().map(one -> one.getKey().value()).toArray(UUID[]::new))
                .param(
                        "days",
                        all.stream().map(one -> one.getValue().toString()).toArray(String[]::new))
                .query((row, n) -> n)
                .list();
    }

    private static UUID[] uuids(Collection<StationId> stations) {
        return stations.stream().map(StationId::value).toArray(UUID[]::new);
    }

    private static Proof.Sum sum(ResultSet row) throws SQLException {
        var seen = row.getInt("seen");
        var heard = row.getInt("heard");
        var tried = row.getInt("tried");
        var missed = row.getInt("missed");
        return new Proof.Sum(
                seen + heard + tried + missed,
                seen,
                heard,
                tried,
                missed,
                row.getInt("late"),
                row.getInt("coming"),
                row.getInt("resting"));
    }
}
