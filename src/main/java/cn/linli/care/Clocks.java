package cn.linli.care;

import cn.linli.residents.Watched;
import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Winds the clocks. Three set-based steps, the same for one person and for a district, so that they cannot differ: take
 * over what the register says ({@link #watch}), bind the rules ({@link #rebind}), count the contacts ({@link #replay}).
 * Each derives what should stand and writes only what differs. Runs in the caller's transaction and scope.
 */
@Component
class Clocks {

    /**
     * The rules of a place, bound: for each kind of person (station, labels, risk) of {@code asked} the strictest of
     * all that fit. A district's rule stands instead of the installation's for the same label and risk; a station's
     * comes on top.
     */
    static final String TERMS = """
            kinds as materialized (
              select station_id, labels, risk, left(min(region), 6) as county, count(*) as people
              from asked
              where here
              group by station_id, labels, risk),
            valid as materialized (
              select r.*
              from care.rule r
              where r.from_day <= :today and (r.to_day is null or r.to_day >= :today)),
            terms as materialized (
              select k.station_id, k.labels, k.risk, k.people, t.*
              from kinds k cross join lateral (
                select array_agg(r.id order by r.id) as rules, min(r.every_days) as every_days,
                       min(r.every_months) as every_months,
                       (array['either', 'phone', 'video', 'home'])[max(care.strictness(r.way))] as way,
                       bool_or(r.two) as two, max(r.minutes) as minutes
                from valid r
                where (r.label is null or r.label = any (k.labels))
                  and (r.risk is null or r.risk = k.risk)
                  and (r.station_id = k.station_id
                    or (r.station_id is null and r.county = k.county)
                    or (r.county is null and not exists (
                      select from valid d
                      where d.station_id is null and d.county = k.county
                        and d.label is not distinct from r.label and d.risk is not distinct from r.risk)))) t
              where t.rules is not null)
            """;

    private static final String REBIND = """
            with asked as materialized (select * from care.person p where $which),
            """ + TERMS + """
            , bound as materialized (
              select a.resident_id, a.station_id, a.region, a.grid_id, a.labels, a.risk,
                     a.away_where, a.away_from, a.away_to,
                     t.rules, t.every_days, t.every_months, t.way, t.two, t.minutes,
                     c.resident_id is null as fresh, k.home, k.seen, k.heard, k.tried, c.due as was_due,
                     c.away_from as was_away,
                     (c.station_id, c.region, c.grid_id, c.labels, c.risk, c.rules, c.every_days, c.every_months, c.way,
                      c.two, c.minutes, c.away_where, c.away_from, c.away_to)
                       is distinct from
                       (a.station_id, a.region, a.grid_id, a.labels, a.risk, t.rules, t.every_days, t.every_months, t.way,
                        t.two, t.minutes, a.away_where, a.away_from, a.away_to) as changed,
                     c.station_id is distinct from a.station_id as moved,
                     (c.way, c.away_from, c.away_to) is distinct from (t.way, a.away_from, a.away_to) as otherwise,
                     case
                       when (c.every_days, c.every_months, c.way, c.away_from, c.away_to)
                         is not distinct from (t.every_days, t.every_months, t.way, a.away_from, a.away_to) then c.due
                       else care.redate(
                         c.due,
                         coalesce(
                           greatest(
                             care.last_met(t.way, coalesce(c.last_home, k.home), coalesce(c.last_seen, k.seen),
                               coalesce(c.last_heard, k.heard)),
                             c.since),
                           :today),
                         t.every_days, t.every_months, :today, a.away_from, a.away_to, c.serious_due)
                     end as due
              from asked a
                join terms t on t.station_id = a.station_id and t.labels = a.labels and t.risk = a.risk
                left join care.clock c on c.resident_id = a.resident_id
                left join lateral (
                  select max(k.day) filter (where k.result = 'seen' and k.way <> 'video') as home,
                         max(k.day) filter (where k.result = 'seen') as seen,
                         max(k.day) filter (where k.result = 'heard') as heard,
                         max(k.day) filter (where k.result not in ('seen', 'heard')) as tried
                  from care.contact k
                  where c.resident_id is null and k.person = a.resident_id and k.gone is null) k on true
              where a.here),
            over as materialized (
              select c.*, coalesce(a.gone_on, :today) as closed
              from asked a join care.clock c on c.resident_id = a.resident_id
              where not a.here or not exists (
                select from terms t
                where t.station_id = a.station_id and t.labels = a.labels and t.risk = a.risk)),
            past as (
              insert into care.turn (resident_id, station_id, since, opened, due, way, away_from, away_to, owner, owner_name,
                                     closed, how, noted, gone)
              select c.resident_id, c.station_id, c.since, c.opened, c.due, c.way, c.away_from, c.away_to, c.owner, c.owner_name,
                     case when b.moved then greatest(:today, c.opened) end,
                     case when b.moved then 'ended' else 're-dated' end, c.noted, :now
              from care.clock c join bound b on b.resident_id = c.resident_id
              where b.due <> b.was_due or b.otherwise or b.moved
              union all
              select o.resident_id, o.station_id, o.since, o.opened, o.due, o.way, o.away_from, o.away_to, o.owner, o.owner_name,
                     greatest(o.closed, o.opened), 'ended', o.noted, :now
              from over o),
            moved as (
              update care.clock c
              set station_id = b.station_id, region = b.region, grid_id = b.grid_id, labels = b.labels, risk = b.risk,
                  rules = b.rules, every_days = b.every_days, every_months = b.every_months, way = b.way, two = b.two,
                  minutes = b.minutes, away_where = b.away_where, away_from = b.away_from, away_to = b.away_to,
                  due = b.due,
                  since = case when b.moved then :today else c.since end,
                  opened = case when b.moved then :today else c.opened end,
                  met = case when b.moved then null else c.met end,
                  met_seen = case when b.moved then null else c.met_seen end,
                  late_on = case when b.moved then null else c.late_on end,
                  noted = case when b.due <> b.was_due or b.otherwise or b.moved then :now else c.noted end,
                  version = c.version + 1
              from bound b
              where b.resident_id = c.resident_id and b.changed),
            gone as (
              delete from care.clock c
              using over o
              where o.resident_id = c.resident_id),
            begun as (
              insert into care.clock (resident_id, station_id, region, grid_id, labels, risk, rules, every_days,
                                      every_months, way, two, minutes, since, opened, due, noted, away_where, away_from,
                                      away_to, last_home, last_seen, last_heard, last_tried)
              select resident_id, station_id, region, grid_id, labels, risk, rules, every_days, every_months, way, two,
                     minutes, :today, :today, due, :now, away_where, away_from, away_to, home, seen, heard, tried
              from bound
              where fresh
              returning resident_id),
            touched as (
              select resident_id,
                     least(
                       case when due <> was_due then least(due, was_due) end,
                       case when otherwise then least(away_from, was_away) end) as day
              from bound
              where not fresh and not moved and (due <> was_due or otherwise)
              union all
              select resident_id, greatest(closed, opened)
              from over)
            select resident_id, null::date as day from begun
            union all
            select resident_id, null from bound where moved and not fresh
            union all
            select resident_id, day from touched where day < :today
            """;

    private static final String REPLAY = """
            with who as materialized (
              select *
              from care.clock
              where resident_id = any (array(select unnest(:people::uuid[])))),
            told as materialized (
              select k.*, w.since, w.serious_at, w.serious_on
              from who w join care.contact k on k.person = w.resident_id
              where k.gone is null),
            counting as (
              select person as resident_id, day, max(since) as since, max(told_at) as told_at,
                     case when bool_or(result = 'seen') then 'seen' else 'heard' end as how
              from told
              where counts and day >= since
              group by person, day),
            chain as materialized (
              select resident_id, day as closed, how, told_at,
                     coalesce(lag(day) over a_life, since) as opened,
                     lag(told_at) over a_life as known
              from counting
              window a_life as (partition by resident_id order by day)),
            before as materialized (
              select t.*
              from who w join care.turn t on t.resident_id = w.resident_id
              where t.opened >= w.since and t.how in ('seen', 'heard') and t.undone is null),
            wrong as (
              update care.turn t
              set undone = :now
              from before b
              where t.no = b.no and not exists (
                select from chain c
                where c.resident_id = b.resident_id and c.opened = b.opened and c.closed = b.closed and c.how = b.how)
              returning t.resident_id, t.closed, t.due, t.away_from),
            stood as materialized (
              select c.*, w.station_id, w.since, w.way, w.away_from, w.away_to, w.owner, w.owner_name,
                     w.opened = c.opened as now_open, w.noted as open_noted,
                     coalesce(v.due, care.after_rest(care.due_day(c.opened, w.every_days, w.every_months),
                       w.away_from, w.away_to)) as due
              from chain c join who w on w.resident_id = c.resident_id
                left join lateral (
                  select due
                  from (
                    select w.due, w.noted where w.opened = c.opened
                    union all
                    select t.due, t.noted
                    from care.turn t
                    where t.resident_id = c.resident_id and t.opened = c.opened) as version
                  order by noted desc
                  limit 1) v on true),
            added as (
              insert into care.turn (resident_id, station_id, since, opened, due, way, away_from, away_to, owner, owner_name,
                                     closed, how, noted, gone)
              select s.resident_id, s.station_id, s.since, s.opened, s.due, s.way, s.away_from, s.away_to, s.owner, s.owner_name,
                     s.closed, s.how,
                     case when :history then coalesce(s.known, s.open_noted)
                          when s.now_open then s.open_noted else :now end,
                     case when :history then s.told_at else :now end
              from stood s
              where not exists (
                select from before b
                where b.resident_id = s.resident_id and b.opened = s.opened and b.closed = s.closed and b.how = s.how)
              returning resident_id, opened, closed, due, away_from),
            heard as (
              select person,
                     max(day) filter (where result = 'seen' and way <> 'video') as home,
                     max(day) filter (where result = 'seen') as seen,
                     max(day) filter (where result = 'heard') as heard,
                     max(day) filter (where not counts) as tried,
                     coalesce(bool_or(counts and told_at > serious_at and day >= serious_on), false) as answered
              from told
              group by person),
            closed as (
              select resident_id, max(closed) as met, max(closed) filter (where how = 'seen') as met_seen,
                     max(closed) filter (where closed > due) as late_on, max(told_at) as known
              from stood
              group by resident_id),
            last as materialized (
              select w.resident_id, h.home, h.seen, h.heard, h.tried, coalesce(h.answered, false) as answered,
                     c.met, c.met_seen, c.late_on, c.known
              from who w
                left join heard h on h.person = w.resident_id
                left join closed c on c.resident_id = w.resident_id),
            new as materialized (
              select w.resident_id, w.opened as was_opened, w.due as was_due, w.noted as was_noted,
                     coalesce(l.met, w.since) as opened, l.home, l.seen, l.heard, l.tried, l.answered, l.met, l.met_seen,
                     l.late_on, l.known,
                     case
                       when coalesce(l.met, w.since) = w.opened and not l.answered then w.due
                       when coalesce(l.met, w.since) >= w.opened then least(
                         case when l.answered then null else w.serious_due end,
                         care.after_rest(care.due_day(coalesce(l.met, w.since), w.every_days, w.every_months),
                           w.away_from, w.away_to))
                       else care.redate(
                         coalesce(
                           (select t.due from care.turn t
                            where t.resident_id = w.resident_id and t.opened = coalesce(l.met, w.since)
                            order by t.noted desc limit 1),
                           care.due_day(coalesce(l.met, w.since), w.every_days, w.every_months)),
                         greatest(care.last_met(w.way, l.home, l.seen, l.heard), w.since),
                         w.every_days, w.every_months, :today, w.away_from, w.away_to, w.serious_due)
                     end as due
              from who w join last l on l.resident_id = w.resident_id),
            dropped as (
              insert into care.turn (resident_id, station_id, since, opened, due, way, away_from, away_to, owner, owner_name,
                                     closed, how, noted, gone)
              select w.resident_id, w.station_id, w.since, w.opened, w.due, w.way, w.away_from, w.away_to, w.owner, w.owner_name,
                     null, 're-dated', w.noted, :now
              from who w join new n on n.resident_id = w.resident_id
              where (n.opened, n.due) <> (w.opened, w.due)
                and not exists (select from chain c where c.resident_id = w.resident_id and c.opened = w.opened)),
            touched as (
              select resident_id, least(closed, due, away_from) as day
              from wrong
              union all
              select a.resident_id,
                     case when (a.opened, a.due) = (w.opened, w.due) then a.closed
                          else least(a.closed, a.due, a.away_from) end
              from added a join who w on w.resident_id = a.resident_id
              union all
              select n.resident_id,
                     case when n.opened > n.was_opened then n.opened else least(n.opened, n.due, n.was_due, w.away_from) end
              from new n join who w on w.resident_id = n.resident_id
              where (n.opened, n.due) <> (n.was_opened, n.was_due)),
            wound as (
              update care.clock c
              set opened = n.opened, due = n.due, met = n.met, met_seen = n.met_seen, late_on = n.late_on,
                  last_home = n.home, last_seen = n.seen, last_heard = n.heard, last_tried = n.tried,
                  noted = case
                    when (n.opened, n.due) = (n.was_opened, n.was_due) then c.noted
                    when :history then coalesce(n.known, c.noted)
                    else :now end,
                  serious_at = case when n.answered then null else c.serious_at end,
                  serious_on = case when n.answered then null else c.serious_on end,
                  serious_due = case when n.answered then null else c.serious_due end,
                  version = c.version + 1
              from new n
              where n.resident_id = c.resident_id
                and (n.answered or (c.opened, c.due, c.met, c.met_seen, c.late_on, c.last_home, c.last_seen, c.last_heard,
                  c.last_tried) is distinct from (n.opened, n.due, n.met, n.met_seen, n.late_on, n.home, n.seen, n.heard,
                  n.tried)))
            select resident_id, min(day) as day
            from touched
            where day < :today
            group by resident_id
            """;

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int SERIOUS_HOURS = 24;

    private final JdbcClient db;
    private final Clock clock;
    private final MonthSums months;

    Clocks(JdbcClient db, Clock clock, MonthSums months) {
        this.db = db;
        this.clock = clock;
        this.months = months;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    /** Takes over what the register says of these people. */
    void watch(Collection<Watched> people) {
        var all = List.copyOf(people);
        if (all.isEmpty()) {
            return;
        }
        db.sql("""
                insert into care.person as p (resident_id, station_id, region, grid_id, labels, risk, here, gone_on,
                                              stands, away_where, away_from, away_to)
                select id, station, region, grid,
                       case labels when '' then '{}' else string_to_array(labels, ',') end,
                       risk, (labels <> '' or risk <> 'general') and gone is null and stands is null, gone, stands,
                       away, away_from, away_to
                from unnest(:ids::uuid[], :stations::uuid[], :regions::text[], :grids::uuid[], :labels::text[],
                  :risks::text[], :gone::date[], :stands::uuid[], :away::text[], :awayFrom::date[], :awayTo::date[])
                  as t (id, station, region, grid, labels, risk, gone, stands, away, away_from, away_to)
                on conflict (resident_id) do update
                set station_id = excluded.station_id, region = excluded.region, grid_id = excluded.grid_id,
                    labels = excluded.labels, risk = excluded.risk, here = excluded.here, gone_on = excluded.gone_on,
                    stands = excluded.stands, away_where = excluded.away_where, away_from = excluded.away_from,
                    away_to = excluded.away_to
                where (p.station_id, p.region, p.grid_id, p.labels, p.risk, p.here, p.gone_on, p.stands, p.away_where,
                       p.away_from, p.away_to)
                  is distinct from
                  (excluded.station_id, excluded.region, excluded.grid_id, excluded.labels, excluded.risk, excluded.here,
                   excluded.gone_on, excluded.stands, excluded.away_where, excluded.away_from, excluded.away_to)
                """)
                .param("ids", all.stream().map(w -> w.id().value()).toArray(UUID[]::new))
                .param("stations", all.stream().map(w -> w.station().value()).toArray(UUID[]::new))
                .param("regions", all.stream().map(w -> w.community().value()).toArray(String[]::new))
                .param("grids", all.stream().map(Clocks::grid).toArray(UUID[]::new))
                .param("labels", all.stream().map(Clocks::labels).toArray(String[]::new))
                .param("risks", all.stream().map(w -> w.risk().code()).toArray(String[]::new))
                .param("gone", all.stream().map(w -> text(w.gone())).toArray(String[]::new))
                .param("stands", all.stream().map(Clocks::stands).toArray(UUID[]::new))
                .param("away", all.stream().map(Clocks::where).toArray(String[]::new))
                .param("awayFrom", all.stream().map(Clocks::awayFrom).toArray(String[]::new))
                .param("awayTo", all.stream().map(Clocks::awayTo).toArray(String[]::new))
                .update();
    }

    /** Everybody of a station; who is not watched over any more is not here any more. */
    void watchAll(StationId station, Collection<Watched> people) {
        watch(people);
        db.sql("""
                update care.person
                set here = false
                where station_id = :station and here
                  and not exists (select from unnest(:ids::uuid[]) as told (id) where told.id = resident_id)
                """)
                .param("station", station.value())
                .param("ids", people.stream().map(w -> w.id().value()).toArray(UUID[]::new))
                .update();
    }

    /** Binds the rules of today for these people. Answers whose clock begins, at all or at another station. */
    List<ResidentId> rebind(Collection<ResidentId> people) {
        lock(people);
        return rebind("p.resident_id = any (array(select unnest(:which::uuid[])))", uuids(people));
    }

    /** Binds the rules of today for all people of these stations. Answers whose clock begins, at all or here. */
    List<ResidentId> rebindStations(Collection<StationId> stations) {
        var which = stations.stream().map(StationId::value).toArray(UUID[]::new);
        db.sql("set local work_mem = '64MB'").update();
        var begun = rebind("p.station_id = any (array(select unnest(:which::uuid[])))", which);
        db.sql("reset work_mem").update();
        return begun;
    }

    private List<ResidentId> rebind(String which, UUID[] ids) {
        var begun = new ArrayList<ResidentId>();
        var touched = new HashMap<ResidentId, LocalDate>();
        db.sql(REBIND.replace("$which", which))
                .param("which", ids)
                .param("today", today())
                .param("now", now())
                .query(row -> {
                    var who = new ResidentId(row.getObject("resident_id", UUID.class));
                    var day = row.getObject("day", LocalDate.class);
                    if (day == null) {
                        begun.add(who);
                    } else {
                        touched.put(who, day);
                    }
                });
        months.toldLate(touched);
        return begun;
    }

    /** Counts the contacts of these people anew, also late and corrected ones. */
    void replay(Collection<ResidentId> people) {
        lock(people);
        replay(uuids(people), false);
    }

    /** The same after contacts of a past were brought in together: known since they were told, not since now. */
    void replayAsTold(StationId station) {
        var people = db.sql("select resident_id from care.clock where station_id = :station")
                .param("station", station.value())
                .query((row, n) -> new ResidentId(row.getObject(1, UUID.class)))
                .list();
        replay(uuids(people), true);
        months.toldLate(people.stream().collect(Collectors.toMap(who -> who, who -> MonthSums.EVER)));
    }

    private void replay(UUID[] people, boolean history) {
        var touched = new HashMap<ResidentId, LocalDate>();
        db.sql(REPLAY)
                .param("people", people)
                .param("today", today())
                .param("now", now())
                .param("history", history)
                .query(row -> {
                    touched.put(
                            new ResidentId(row.getObject("resident_id", UUID.class)),
                            row.getObject("day", LocalDate.class));
                });
        months.toldLate(touched);
    }

    /** Owed a contact within 24 hours of that moment; false for somebody whose clock does not run. */
    boolean serious(ResidentId resident, OffsetDateTime when) {
        var by = when.atZoneSameInstant(CHINA).plusHours(SERIOUS_HOURS).toLocalDate();
        if (by.isBefore(today())) {
            months.toldLate(Map.of(resident, by));
        }
        return db.sql("""
                with c as (
                  select *
                  from care.clock
                  where resident_id = :resident
                  for update),
                past as (
                  insert into care.turn (resident_id, station_id, since, opened, due, way, away_from, away_to, owner, owner_name,
                                         closed, how, noted, gone)
                  select resident_id, station_id, since, opened, due, way, away_from, away_to, owner, owner_name, null,
                         're-dated', noted, :now
                  from c
                  where due > :by)
                update care.clock
                set noted = case when clock.due > :by then :now else clock.noted end,
                    due = least(clock.due, :by), serious_at = :when,
                    serious_on = :day, serious_due = least(clock.serious_due, :by), version = clock.version + 1
                from c
                where c.resident_id = clock.resident_id
                """)
                        .param("resident", resident.value())
                        .param("by", by)
                        .param("now", now())
                        .param("when", when)
                        .param("day", when.atZoneSameInstant(CHINA).toLocalDate())
                        .update()
                == 1;
    }

    /** What was met and missed by an entry that was merged away is told by the one that stands for it from now on. */
    void forget(ResidentId merged) {
        db.sql("""
                update care.turn
                set undone = :now
                where resident_id = :merged and how <> 're-dated' and undone is null
                """).param("now", now()).param("merged", merged.value()).update();
    }

    /** Two who report of one person at once are heard one after the other. */
    private void lock(Collection<ResidentId> people) {
        db.sql("""
                select resident_id
                from care.clock
                where resident_id = any (array(select unnest(:people::uuid[])))
                order by resident_id
                for update
                """).param("people", uuids(people)).query((row, n) -> n).list();
    }

    static UUID[] uuids(Collection<ResidentId> people) {
        return people.stream().map(ResidentId::value).distinct().toArray(UUID[]::new);
    }

    private static @org.jspecify.annotations.Nullable UUID grid(Watched w) {
        return w.grid() == null ? null : w.grid().value();
    }

    private static @org.jspecify.annotations.Nullable UUID stands(Watched w) {
        return w.standsFor() == null ? null : w.standsFor().value();
    }

    private static String labels(Watched w) {
        return w.labels().stream().sorted().collect(Collectors.joining(","));
    }

    private static @org.jspecify.annotations.Nullable String where(Watched w) {
        return w.away() == null ? null : w.away().where().code();
    }

    private static @org.jspecify.annotations.Nullable String awayFrom(Watched w) {
        return w.away() == null ? null : text(w.away().from());
    }

    private static @org.jspecify.annotations.Nullable String awayTo(Watched w) {
        return w.away() == null ? null : text(w.away().to());
    }

    private static @org.jspecify.annotations.Nullable String text(@org.jspecify.annotations.Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
