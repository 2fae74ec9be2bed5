package cn.linli.care;

import cn.linli.app.TestDatabase;
import cn.linli.shared.Ids;
import cn.linli.shared.StationId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A district of 200,000 people in 14 stations: how long a changed rule takes to re-date them all, and how long the
 * month's proof takes, behind the wall and with one plan a statement as the application has it. Prints what it saw.
 */
public final class CareScale {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int PEOPLE = 200_000;
    private static final int STATIONS = 14;
    private static final int ROUNDS = 40;

    private static long backend;

    private CareScale() {}

    /** Runs it. */
    public static void main(String[] arguments) throws SQLException {
        try (var connection = TestDatabase.owner()) {
            connection.setAutoCommit(true);
            var db = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            var stations = new ArrayList<StationId>();
            for (int i = 0; i < STATIONS; i++) {
                stations.add(new StationId(Ids.next()));
            }
            backend = db.sql("select pg_backend_pid()").query(Long.class).single();
            people(db, stations);
            measure(db, stations);
        } finally {
            TestDatabase.database().close();
            System.exit(0);
        }
    }

    private static void people(JdbcClient db, List<StationId> stations) {
        db.sql("""
                insert into care.person (resident_id, station_id, region, labels, risk, here)
                select uuidv7(), (:stations::uuid[])[1 + n % :count], '990101001001',
                       array[(array['living-alone', 'empty-nest', 'disabled', 'minimum-living', 'dependent-elder'])[1 + n % 5]],
                       case when n % 20 = 0 then 'high' when n % 4 = 0 then 'key' else 'general' end, true
                from generate_series(1, :people) as n
                """)
                .param("stations", stations.stream().map(StationId::value).toArray(java.util.UUID[]::new))
                .param("count", STATIONS)
                .param("people", PEOPLE)
                .update();
        db.sql("analyze care.person").update();
    }

    private static void measure(JdbcClient db, List<StationId> stations) {
        asApplication(db, stations);
        var today = LocalDate.now(Clock.system(CHINA));
        var months = new MonthSums(db);
        var begun = new Clocks(db, at(today.minusDays(45)), months);
        say("clocks of all begin", () -> together(db, () -> begun.rebindStations(stations)));
        contacts(db, today);
        db.sql("reset role").update();
        db.sql("analyze care.contact, care.clock").update();
        db.sql("set role linli_app").update();
        var now = new Clocks(db, at(today), months);
        stations.forEach(station -> say("contacts of a station counted", () -> now.replayAsTold(station)));
        db.sql("reset role").update();
        db.sql("vacuum analyze care.clock, care.turn, care.contact").update();
        rule(db, 20);
        db.sql("set role linli_app").update();
        say("a rule changed, all re-dated", () -> together(db, () -> now.rebindStations(stations)));
        db.sql("reset role").update();
        rule(db, 25);
        db.sql("set role linli_app").update();
        say("changed again, by two hands as the application does it", () -> byTwoHands(now, db, stations, today));
        say("nothing changed, all looked at", () -> together(db, () -> now.rebindStations(stations)));
        db.sql("reset role").update();
        db.sql("vacuum analyze care.clock, care.turn").update();
        db.sql("set role linli_app").update();
        var book = new ProofBook(db, months);
        proof("month so far, district", book, stations, today, true);
        proof("month so far, one station", book, stations.subList(0, 1), today, true);
        proof("a day gone by, district", book, stations, today.minusDays(10), false);
        proof("a day gone by, one station", book, stations.subList(0, 1), today.minusDays(10), false);
        var month = today.withDayOfMonth(1).minusDays(1);
        proof("a month gone by that is not kept, district", book, stations, month, false);
        say("a month gone by counted and kept", () -> book.keep(stations, when(month, false)));
        proof("a month gone by, district", book, stations, month, false);
    }

    /** As the application asks: behind the wall, one plan a statement. */
    private static void asApplication(JdbcClient db, List<StationId> stations) {
        db.sql("set role linli_app").update();
        db.sql("set plan_cache_mode = force_generic_plan").update();
        db.sql("select set_config('linli.stations', :all, false)")
                .param("all", stations.stream().map(StationId::toString).collect(Collectors.joining(",", "{", "}")))
                .query(String.class)
                .single();
    }

    /** A station a transaction, two at a time; the seconds of the second hand are not in what is printed. */
    private static void byTwoHands(Clocks now, JdbcClient db, List<StationId> stations, LocalDate today) {
        try (var connection = TestDatabase.owner();
                var hands = Executors.newFixedThreadPool(2)) {
            connection.setAutoCommit(true);
            var other = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            asApplication(other, stations);
            var others = new Clocks(other, at(today), new MonthSums(other));
            var next = new AtomicInteger();
            Runnable one = () -> each(db, now, stations, next);
            Runnable two = () -> each(other, others, stations, next);
            CompletableFuture.allOf(CompletableFuture.runAsync(one, hands), CompletableFuture.runAsync(two, hands))
                    .join();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void each(JdbcClient db, Clocks clocks, List<StationId> stations, AtomicInteger next) {
        for (var n = next.getAndIncrement(); n < stations.size(); n = next.getAndIncrement()) {
            var station = stations.get(n);
            together(db, () -> clocks.rebindStations(List.of(station)));
        }
    }

    /** As the application does it, in one transaction. */
    private static void together(JdbcClient db, Runnable work) {
        db.sql("begin").update();
        work.run();
        db.sql("commit").update();
    }

    private static void contacts(JdbcClient db, LocalDate today) {
        db.sql("""
                insert into care.contact (source_module, source_record, source_part, revision, resident_id, person,
                                          station_id, day, way, result, by_account, by_name, two, counts, told_at)
                select 'visits', gen_random_uuid(), '', 0, c.resident_id, c.resident_id, c.station_id,
                       :today::date - (1 + (random() * 25)::int) - 20 * k, 'home', r.result, gen_random_uuid(), '',
                       false, r.result <> 'no-answer', now()
                from care.clock c
                  cross join generate_series(0, 1) as k
                  cross join lateral (
                    select case when random() < 0.6 then 'seen' when random() < 0.8 then 'heard' else 'no-answer' end
                           as result
                    where c.resident_id is not null and k >= 0) r
                """).param("today", today).update();
    }

    private static void rule(JdbcClient db, int days) {
        db.sql(
                        "update care.rule set every_days = :days, every_months = null where label is null and risk in ('general', 'key')")
                .param("days", days)
                .update();
    }

    private static void proof(String what, ProofBook book, List<StationId> stations, LocalDate day, boolean live) {
        var when = when(day, live);
        var took = new long[ROUNDS];
        var busy = processorSeconds();
        for (int i = 0; i < ROUNDS; i++) {
            var begin = System.nanoTime();
            book.sums(stations, when);
            took[i] = (System.nanoTime() - begin) / 1_000;
        }
        Arrays.sort(took);
        System.out.printf(
                "%s: p50 %.1f ms, p95 %.1f ms, of which PostgreSQL worked %.1f ms a time%n",
                what,
                took[ROUNDS / 2] / 1e3,
                took[ROUNDS * 95 / 100] / 1e3,
                (processorSeconds() - busy) * 1e3 / ROUNDS);
    }

    private static ProofBook.When when(LocalDate day, boolean live) {
        var month = YearMonth.from(day);
        return new ProofBook.When(
                month.atDay(1),
                month.atEndOfMonth(),
                day,
                live ? day.minusDays(1) : day,
                java.time.OffsetDateTime.now(Clock.system(CHINA)),
                false,
                live);
    }

    private static void say(String what, Runnable work) {
        var begin = System.nanoTime();
        var busy = processorSeconds();
        work.run();
        System.out.printf(
                "%s: %.2f s, of which PostgreSQL worked %.2f s%n",
                what, (System.nanoTime() - begin) / 1e9, processorSeconds() - busy);
    }

    /** What the backend has worked so far; on a busy machine it waits longer than it works. */
    private static double processorSeconds() {
        try {
            var fields = Files.readString(Path.of("/proc/" + backend + "/stat"))
                    .replaceFirst("^.*\\) ", "")
                    .split(" ", -1);
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    private static Clock at(LocalDate day) {
        Instant moment = day.atTime(10, 0).atZone(CHINA).toInstant();
        return Clock.fixed(moment, CHINA);
    }
}
