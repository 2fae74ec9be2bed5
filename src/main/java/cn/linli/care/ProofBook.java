package cn.linli.care;

import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the clocks and their history: where everybody stood at the end of a day, by what was known at a moment. */
@Component
class ProofBook {

    /**
     * One row a person, at the end of a day, from the history: what stood open and what was met, as it was known at a
     * moment. {@code :passed} is the last day that is over; a due day up to it has passed.
     */
    private static final String HISTORY = """
            version as (
              select t.resident_id, t.station_id, t.opened, t.due, t.away_from, t.away_to, t.owner_name,
                     case when t.gone <= :known then t.closed end as closed,
                     case when t.gone <= :known then t.how else 'open' end as how
              from care.turn t
              where t.station_id = any (array(select unnest(:stations::uuid[])))
                and t.noted <= :known and t.opened <= :day
                and (t.gone > :known
                  or (t.how <> 're-dated' and t.closed >= :first and (t.undone is null or t.undone > :known)))
                $only
              union all
              select c.resident_id, c.station_id, c.opened, c.due, c.away_from, c.away_to, c.owner_name, null, 'open'
              from care.clock c
              where c.station_id = any (array(select unnest(:stations::uuid[])))
                and c.noted <= :known and c.opened <= :day
                $only),
            judged as (
              select v.*, open and due <= :passed and not resting
                       or how = 'ended' and closed between :first and :day and due < closed and due <= :passed
                       as behind,
                     how in ('seen', 'heard') and closed between :first and :day as met
              from (
                select version.*, closed is null or closed > :day as open,
                       care.rests(due, away_from, away_to, :day) as resting
                from version) as v),
            past as (
              select j.station_id, j.resident_id, bool_or(j.behind) as behind, bool_or(j.met) as met,
                     bool_or(j.met and j.how = 'seen') as seen, bool_or(j.met and j.closed > j.due) as late,
                     bool_or(j.open and j.due > :passed and j.due <= :last and not j.resting) as coming,
                     bool_or(j.open and j.resting) as resting, bool_or(j.behind and j.how = 'ended') as ended,
                     min(j.due) filter (where j.behind) as overdue, max(j.due) as due,
                     max(j.opened) filter (where j.behind) as opened,
                     (array_agg(j.owner_name order by j.opened desc))[1] as owner_name
              from judged j
              group by j.station_id, j.resident_id),
            of_past as (
              select p.station_id, p.resident_id, p.behind, p.met and p.late as late, p.ended, p.overdue, p.due, p.opened,
                     p.owner_name,
                     care.standing(
                       p.behind,
                       exists (
                         select from care.contact k
                         where k.person = p.resident_id and k.day between p.opened and :day and not k.counts
                           and k.told_at <= :known and (k.gone is null or k.gone > :known)),
                       p.met, p.seen, p.resting, p.coming) as standing
              from past p)
            """;

    /** The same for today by what is known now: from the clocks alone, but for those whose care ended this month. */
    private static final String NOW =
            """
            ended as materialized (
              select distinct resident_id
              from care.turn
              where station_id = any (array(select unnest(:stations::uuid[])))
                and how = 'ended' and closed between :first and :day and undone is null),
            """ + HISTORY.replace("$only", "and resident_id in (select resident_id from ended)") + """
            , now as not materialized (
              select station_id, resident_id, due <= :passed and not care.rests(due, away_from, away_to, :day) as behind,
                     coalesce(late_on >= :first, false) as late, false as ended, due as overdue, due, opened, owner_name,
                     care.standing(
                       due <= :passed and not care.rests(due, away_from, away_to, :day),
                       last_tried >= opened,
                       met >= :first,
                       met_seen >= :first,
                       care.rests(due, away_from, away_to, :day),
                       due <= :last) as standing
              from care.clock
              where station_id = any (array(select unnest(:stations::uuid[]))))
            """;

    private static final String THEN = HISTORY.replace("$only", "");

    private static final String SUMS_THEN = """
            select station_id, standing, count(*) as people, count(*) filter (where late) as late
            from of_past
            group by station_id, standing
            """;

    /** All clocks, less those of whoever ended, and these as their history says: so that all can be read in parallel. */
    private static final String SUMS_NOW = """
            select station_id, standing, sum(people) as people, sum(late) as late
            from (
              select station_id, standing, count(*) as people, count(*) filter (where late) as late
              from now
              group by station_id, standing
              union all
              select station_id, standing, -count(*), -count(*) filter (where late)
              from now
              where resident_id in (select resident_id from ended)
              group by station_id, standing
              union all
              select station_id, standing, count(*), count(*) filter (where late)
              from of_past
              group by station_id, standing) as part
            group by station_id, standing
            """;

    private static final String STATE_THEN = ", state as (select * from of_past)";

    private static final String STATE_NOW = """
            , state as (
              select * from of_past
              union all
              select * from now where resident_id not in (select resident_id from ended))
            """;

    private static final String SILENT = """
            with open as materialized (
              select t.resident_id, t.station_id, t.since, t.due, t.away_from, t.away_to, t.owner_name
              from care.turn t
              where t.station_id = any (array(select unnest(:stations::uuid[])))
                and t.noted <= :known and t.opened <= :day
                and (t.gone > :known
                  or (t.how <> 're-dated' and t.closed > :day and (t.undone is null or t.undone > :known)))
              union all
              select c.resident_id, c.station_id, c.since, c.due, c.away_from, c.away_to, c.owner_name
              from care.clock c
              where c.station_id = any (array(select unnest(:stations::uuid[])))
                and c.noted <= :known and c.opened <= :day),
            silent as (
              select o.station_id, o.resident_id, k.last, o.since, o.due, o.owner_name,
                     care.rests(o.due, o.away_from, o.away_to, :day) as resting
              from open o
                left join lateral (
                  select k.day as last
                  from care.contact k
                  where k.person = o.resident_id and k.day <= :day
                    and (k.result = 'seen' or (not :faceToFace and k.result = 'heard'))
                    and k.told_at <= :known and (k.gone is null or k.gone > :known)
                  order by k.day desc
                  limit 1) k on true
              where coalesce(k.last, o.since) <= :silentSince)
            """;

    private final JdbcClient db;
    private final MonthSums months;

    ProofBook(JdbcClient db, MonthSums months) {
        this.db = db;
        this.months = months;
    }

    /** The sums of stations on a day; of a month gone by those that are kept, and the others counted. */
    Map<StationId, Proof.Sum> sums(Collection<StationId> places, When when) {
        var sums = when.over() ? months.of(places, when.end()) : new HashMap<StationId, Proof.Sum>();
        var others = places.stream().filter(place -> !sums.containsKey(place)).toList();
        if (!others.isEmpty()) {
            sums.putAll(counted(others, when));
        }
        return sums;
    }

    /** Counts the sums of stations for a month gone by, and keeps them. */
    void keep(Collection<StationId> places, When when) {
        var saw = months.snapshot();
        var sums = new HashMap<StationId, Proof.Sum>();
        places.forEach(place -> sums.put(place, Proof.Sum.NONE));
        sums.putAll(counted(places, when));
        months.keep(when.end(), saw, sums);
    }

    /** The sums of stations on a day, from everybody's history. */
    Map<StationId, Proof.Sum> counted(Collection<StationId> places, When when) {
        var counts = new HashMap<StationId, Map<State, Integer>>();
        var late = new HashMap<StationId, Integer>();
        asking(when.live() ? SUMS_NOW : SUMS_THEN, places, when).query(row -> {
            var standing = row.getInt("standing");
            if (row.wasNull()) {
                return;
            }
            var station = new StationId(row.getObject("station_id", UUID.class));
            var state = State.of(standing);
            counts.computeIfAbsent(station, none -> new EnumMap<>(State.class)).put(state, row.getInt("people"));
            if (state == State.SEEN || state == State.HEARD) {
                late.merge(station, row.getInt("late"), Integer::sum);
            }
        });
        var sums = new HashMap<StationId, Proof.Sum>();
        counts.forEach((station, of) -> sums.put(station, Proof.Sum.of(of, late.getOrDefault(station, 0))));
        return sums;
    }

    /** One person more than a page of one station's people in one state, without their names. */
    List<Proof.Who> people(StationId station, When when, State state, Mark mark, int size) {
        return asking((when.live() ? STATE_NOW : STATE_THEN) + """
                select s.resident_id, s.overdue, s.due, s.opened, s.owner_name, s.behind, s.ended, s.late,
                       k.day as tried_on, k.way as tried_way, k.result as tried_result, k.times
                from state s
                  left join lateral (
                    select k.day, k.way, k.result, count(*) over () as times
                    from care.contact k
                    where s.behind and k.person = s.resident_id and k.day between s.opened and :day and not k.counts
                      and k.told_at <= :known and (k.gone is null or k.gone > :known)
                    order by k.day desc, k.told_at desc
                    limit 1) k on true
                where s.standing = :standing and (s.due, s.resident_id) > (:markDay, :markId)
                order by s.due, s.resident_id
                limit :limit
                """, List.of(station), when)
                .param("standing", state.standing)
                .param("markDay", mark.day())
                .param("markId", mark.id())
                .param("limit", size + 1)
                .query((row, n) -> who(row, state))
                .list();
    }

    /** One person more than a page of those nobody saw or heard for a while, without their names. */
    List<Proof.Silent> silent(StationId station, Silence silence, Mark mark, int size) {
        return asking(SILENT + """
                select * from silent
                where (coalesce(last, date '0001-01-01'), resident_id) > (:markDay, :markId)
                order by coalesce(last, date '0001-01-01'), resident_id
                limit :limit
                """, List.of(station), silence)
                .param("markDay", mark.day())
                .param("markId", mark.id())
                .param("limit", size + 1)
                .query((row, n) -> new Proof.Silent(
                        new ResidentId(row.getObject("resident_id", UUID.class)),
                        "",
                        row.getObject("last", LocalDate.class),
                        row.getObject("since", LocalDate.class),
                        row.getObject("due", LocalDate.class),
                        row.getString("owner_name"),
                        row.getBoolean("resting")))
                .list();
    }

    Map<StationId, Proof.SilentCount> silentCounts(List<StationId> places, Silence silence) {
        var counts = new HashMap<StationId, Proof.SilentCount>();
        asking(SILENT + """
                select station_id, count(*) as silent, count(*) filter (where resting) as resting
                from silent
                group by station_id
                """, places, silence).query(row -> {
            var id = new StationId(row.getObject("station_id", UUID.class));
            counts.put(id, new Proof.SilentCount(id, "", row.getInt("silent"), row.getInt("resting")));
        });
        return counts;
    }

    private JdbcClient.StatementSpec asking(String sql, List<StationId> places, Silence silence) {
        return db.sql(sql)
                .param("stations", places.stream().map(StationId::value).toArray(UUID[]::new))
                .param("day", silence.day(), Types.DATE)
                .param("known", silence.known())
                .param("faceToFace", silence.faceToFace())
                .param("silentSince", silence.day().minusDays(silence.days()), Types.DATE);
    }

    private JdbcClient.StatementSpec asking(String what, Collection<StationId> places, When when) {
        return db.sql("with " + (when.live() ? NOW : THEN) + what)
                .param("stations", places.stream().map(StationId::value).toArray(UUID[]::new))
                .param("first", when.first(), Types.DATE)
                .param("last", when.last(), Types.DATE)
                .param("day", when.day(), Types.DATE)
                .param("passed", when.passed(), Types.DATE)
                .param("known", when.known());
    }

    private static Proof.Who who(ResultSet row, State state) throws SQLException {
        var overdue = row.getObject("overdue", LocalDate.class);
        return new Proof.Who(
                new ResidentId(row.getObject("resident_id", UUID.class)),
                "",
                row.getObject("due", LocalDate.class),
                row.getBoolean("behind") ? overdue : null,
                row.getString("owner_name"),
                state.code(),
                reason(row),
                row.getObject("tried_on", LocalDate.class),
                row.getInt("times"),
                row.getBoolean("late"));
    }

    /** Why somebody is behind, as a code. */
    private static String reason(ResultSet row) throws SQLException {
        if (!row.getBoolean("behind")) {
            return "";
        }
        if (row.getBoolean("ended")) {
            return "ended";
        }
        var result = row.getString("tried_result");
        if (result == null) {
            return row.getString("owner_name").isEmpty() ? "no-owner" : "no-try";
        }
        return switch (result) {
            case "no-answer" -> row.getString("tried_way").equals("home") ? "nobody-home" : "no-answer";
            case "refused" -> "refused";
            default -> "other-way";
        };
    }

    /**
     * The days and the knowledge of one question.
     *
     * @param passed the last day that is over
     * @param known what was told up to this moment
     * @param asKnown whether that is the end of the day, not now
     * @param live today, by what is known now
     */
    record When(
            LocalDate first,
            LocalDate last,
            LocalDate day,
            LocalDate passed,
            OffsetDateTime known,
            boolean asKnown,
            boolean live) {

        /** Whether it is about the end of a month gone by. */
        boolean over() {
            return day.equals(last) && passed.equals(last);
        }

        MonthSums.End end() {
            return new MonthSums.End(last, asKnown);
        }
    }

    /** The four states of those owed, and those not owed yet; numbered as {@code care.standing} numbers them. */
    enum State {
        SEEN(1),
        HEARD(2),
        TRIED(3),
        MISSED(4),
        COMING(5),
        RESTING(6);

        private final int standing;

        State(int standing) {
            this.standing = standing;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(int standing) {
            return Arrays.stream(values())
                    .filter(state -> state.standing == standing)
                    .findFirst()
                    .orElseThrow();
        }

        static State of(String code) {
            for (var state : values()) {
                if (state.code().equals(code)) {
                    return state;
                }
            }
            throw CareRefusal.NO_SUCH_STATE.refuse(code);
        }
    }

    record Mark(LocalDate day, UUID id) {

        static final Mark FIRST = new Mark(LocalDate.of(1, 1, 1), new UUID(0, 0));

        static Mark read(@Nullable String after) {
            if (after == null || after.isEmpty()) {
                return FIRST;
            }
            try {
                var parts = after.split(" ", 2);
                return new Mark(LocalDate.parse(parts[0]), UUID.fromString(parts[1]));
            } catch (RuntimeException e) {
                throw SharedRefusal.UNREADABLE.refuse().at("cursor");
            }
        }
    }

    /** For how long, on which day, by which knowledge, and whether a voice is enough. */
    record Silence(int days, LocalDate day, OffsetDateTime known, boolean faceToFace) {

        private static final int MOST_DAYS = 3_660;

        static Silence of(int days, LocalDate day, OffsetDateTime known, boolean faceToFace) {
            if (days < 0 || days > MOST_DAYS) {
                throw SharedRefusal.UNREADABLE.refuse().at("days");
            }
            return new Silence(days, day, known, faceToFace);
        }
    }
}
