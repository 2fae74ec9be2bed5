package cn.linli.ledger;

import cn.linli.access.Actors;
import cn.linli.access.Wall;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the sums of each station and month ready. What was booked since is counted from the lines until a slice is
 * counted afresh here, within a second or so; nothing a reader sees changes by that but the time it takes.
 */
@Component
class Slices {

    private static final int AT_ONCE = 200;
    private static final int REST = 4;

    private static final List<String> COUNT_AFRESH = List.of("""
            delete from ledger.slice_sum where station_id = :station and month = :month
            """, """
            delete from ledger.slice_people where station_id = :station and month = :month
            """, """
            insert into ledger.person_no (person)
            select distinct person
            from ledger.line_person
            where station_id = :station and day between :month and :last
            on conflict (person) do nothing
            """, """
            with l as materialized (
              select *
              from ledger.line
              where station_id = :station and day between :month and :last),
            part (dim, key, name, sessions, minutes, person_times) as (
              select of.dim, of.key, '', l.sign, l.minutes, l.person_times
              from l cross join lateral (values
                ('kind', l.kind),
                ('field', l.field),
                ('project', coalesce(l.project_id::text, '')),
                ('community', l.region)) as of (dim, key)
              where l.service
              union all
              select 'sort', l.kind || chr(31) || l.field, '', l.sign, l.minutes, l.person_times
              from l
              where not l.service
              union all
              select 'worker', coalesce(w.account::text, w.name), w.name, l.sign, l.minutes, l.person_times
              from l join ledger.line_worker w on w.line = l.id
              where l.service
              union all
              select 'label', label.label, '', l.sign, l.minutes, label.heads
              from l
                join lateral (
                  select one as label, sum(p.sign) as heads
                  from ledger.line_person p, unnest(p.labels) as one
                  where p.line = l.id
                  group by one) as label on true
              where l.service)
            insert into ledger.slice_sum (station_id, month, dim, key, name, sessions, minutes, person_times)
            select :station, :month, dim, key, max(name), sum(sessions), sum(minutes), sum(person_times)
            from part
            group by dim, key
            having sum(sessions) <> 0 or sum(minutes) <> 0 or sum(person_times) <> 0
            """, """
            with p as materialized (
              select served.*, number.no
              from ledger.line_person served join ledger.person_no number on number.person = served.person
              where served.station_id = :station and served.day between :month and :last and served.service),
            part (dim, key, no, sign) as (
              select of.dim, of.key, p.no, p.sign
              from p cross join lateral (values
                ('all', ''),
                ('kind', p.kind),
                ('field', p.field),
                ('project', coalesce(p.project_id::text, '')),
                ('community', p.region)) as of (dim, key)
              union all
              select 'label', label.label, p.no, p.sign
              from p cross join unnest(p.labels) as label (label)
              union all
              select 'worker', coalesce(w.account::text, w.name), p.no, p.sign
              from p join ledger.line_worker w on w.line = p.line),
            standing as (
              select dim, key, no
              from part
              group by dim, key, no
              having sum(sign) > 0)
            insert into ledger.slice_people (station_id, month, dim, key, people)
            select :station, :month, dim, key, array_agg(no order by no)
            from standing
            group by dim, key
            """);

    private final JdbcClient db;
    private final Actors actors;
    private final TransactionTemplate transaction;
    private long restsUntil = System.nanoTime();

    Slices(JdbcClient db, Actors actors, TransactionTemplate transaction) {
        this.db = db;
        this.actors = actors;
        this.transaction = transaction;
    }

    /** Folds now and then, and rests {@link #REST} times as long as it worked: people's own requests come first. */
    @Scheduled(fixedDelay = 1_000, initialDelay = 2_000)
    void foldInTurn() {
        if (System.nanoTime() - restsUntil < 0) {
            return;
        }
        var began = System.nanoTime();
        fold();
        var ended = System.nanoTime();
        restsUntil = ended + REST * (ended - began);
    }

    /** Counts afresh what was booked to; a round leaves the rest for the next. */
    void fold() {
        Wall.run(actors.nightly("ledger"), () -> {
            for (var i = 0; i < AT_ONCE && one(); i++) {}
        });
    }

    private boolean one() {
        return Boolean.TRUE.equals(
                transaction.execute(t -> mine() && next().map(this::fold).isPresent()));
    }

    /** Of several running applications one folds. */
    private boolean mine() {
        return db.sql("select pg_try_advisory_xact_lock(hashtextextended('ledger.slices', 0))")
                .query(Boolean.class)
                .single();
    }

    private Optional<Slice> next() {
        return db.sql("select station_id, month from ledger.unfolded limit 1")
                .query((row, n) -> new Slice(row.getObject(1, UUID.class), row.getObject(2, LocalDate.class)))
                .optional();
    }

    /**
     * First takes the marks away, then counts: a line booked in between keeps its own mark. Each month is planned for
     * itself, by what the database knows by now: a plan kept from an empty ledger took minutes for a month.
     */
    private Slice fold(Slice slice) {
        db.sql("set local plan_cache_mode = force_custom_plan").update();
        db.sql("delete from ledger.unfolded where station_id = :station and month = :month")
                .param("station", slice.station())
                .param("month", slice.month())
                .update();
        for (var step : COUNT_AFRESH) {
            db.sql(step)
                    .param("station", slice.station())
                    .param("month", slice.month())
                    .param("last", slice.month().plusMonths(1).minusDays(1))
                    .update();
        }
        return slice;
    }

    private record Slice(UUID station, LocalDate month) {}
}
