package cn.linli.bench;

import cn.linli.access.HomeSecrets;
import cn.linli.access.Secrets;
import cn.linli.residents.DistrictPeople;
import cn.linli.residents.DistrictPeople.Somebody;
import cn.linli.shared.AccountId;
import cn.linli.shared.Ids;
import cn.linli.shared.RegionCode;
import cn.linli.shared.StationId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * A district of 14 stations and five years, laid into the database beside the running application: people sealed and
 * findable, their visits and requests, the ledger's lines of both and of activities, the trail. Fixed seeds.
 */
final class DistrictData {

    static final int STATIONS = 14;
    static final String PASSWORD = "Evening-Window-7";

    private static final int COMMUNITIES = 10;
    private static final int WORKERS = 4;
    private static final int TARGETS = 500;

    private final Connection owner;
    private final Secrets secrets;
    private final int scale;
    private final Random chance = new Random(7);
    final List<Worker> workers = new ArrayList<>();
    final List<List<Somebody>> people = new ArrayList<>();

    DistrictData(Connection owner, Path home, int scale) {
        this.owner = owner;
        this.secrets = HomeSecrets.of(home);
        this.scale = scale;
    }

    /** Somebody who signs in; the first of a station is its head. */
    record Worker(AccountId account, StationId station, String name, int stationNo) {}

    int size(int full) {
        return Math.max(full / scale, STATIONS);
    }

    void lay() throws SQLException, IOException {
        step("stations and workers", this::stations);
        step("people", this::people);
        step("words", this::words);
        step("visits", this::visits);
        step("requests", this::requests);
        step("ledger", this::ledger);
        step("trail", this::trail);
        step("care asked to count", () -> run("""
                insert into care.recount (station_id, asked) select station_id, now() from access.post where not hub"""));
        step("analyze", () -> run("vacuum (freeze, analyze)"));
    }

    private interface Step {
        void run() throws SQLException, IOException;
    }

    private static void step(String name, Step step) throws SQLException, IOException {
        var began = System.nanoTime();
        step.run();
        System.err.printf("  laid in %s: %.1f s%n", name, (System.nanoTime() - began) / 1e9);
    }

    private void run(String sql, Object... values) throws SQLException {
        try (var statement = owner.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    private void stations() throws SQLException {
        var hash = new BCryptPasswordEncoder(10).encode(PASSWORD);
        run("""
                insert into places.region (code, name, level, parent, valid_from)
                values ('990100000000', '明湖市', 'city', '990000000000', '2020-01-01'),
                  ('990101000000', '明湖区', 'county', '990100000000', '2020-01-01')""");
        run("create temporary table staff (station uuid, station_no int, no int, account uuid, name text)");
        for (var s = 0; s < STATIONS; s++) {
            var station = new StationId(Ids.next());
            var street = street(s);
            run("insert into access.post (station_id, region, hub) values (?, ?, false)", station.value(), street);
            run("""
                    insert into stations.station (id, region, hub, name, status, named_on, running_on, colour)
                    values (?, ?, false, ?, 'running', '2020-06-01', '2020-09-01', '#2f6f5e')""", station.value(), street, "第" + (s + 1) + "街道社工站");
            run(
                    "insert into places.region (code, name, level, parent, valid_from) values (?, ?, 'street', '990101000000', '2020-01-01')",
                    street,
                    "第" + (s + 1) + "街道");
            run("""
                    insert into places.region (code, name, level, parent, valid_from)
                    select left(?, 9) || lpad(n::text, 3, '0'), '第' || n || '社区', 'community', ?, '2020-01-01'
                    from generate_series(1, ?) n""", street, street, COMMUNITIES);
            for (var no = 0; no <= WORKERS; no++) {
                worker(new Worker(new AccountId(Ids.next()), station, "bench" + s + "x" + no, s), no, hash);
            }
        }
    }

    private void worker(Worker worker, int no, String hash) throws SQLException {
        var name = "社工" + worker.stationNo() + "之" + no;
        run(
                "insert into access.account (id, name, display_name, password, made) values (?, ?, ?, ?, now())",
                worker.account().value(),
                worker.name(),
                name,
                hash);
        run(
                "insert into access.grant_of_role (id, account_id, role, station_id, from_day) values (?, ?, ?, ?, '2020-06-01')",
                Ids.next(),
                worker.account().value(),
                no == 0 ? "head" : "worker",
                worker.station().value());
        run("""
                insert into stations.worker (id, station_id, name, account, position, employment, joined)
                values (?, ?, ?, ?, ?, 'agency', '2020-06-01')""", Ids.next(), worker.station().value(), name, worker.account().value(), no == 0 ? "head" : "worker");
        run(
                "insert into staff values (?, ?, ?, ?, ?)",
                worker.station().value(),
                worker.stationNo(),
                no,
                worker.account().value(),
                name);
        workers.add(worker);
    }

    private static String street(int station) {
        return "990101%03d000".formatted(station + 1);
    }

    private void people() throws SQLException, IOException {
        var maker = new DistrictPeople(secrets);
        var folder = Files.createTempDirectory("linli-bench");
        var persons = folder.resolve("person");
        var households = folder.resolve("household");
        var kin = folder.resolve("kin");
        try (var forPersons = Files.newBufferedWriter(persons);
                var forHouseholds = Files.newBufferedWriter(households);
                var forKin = Files.newBufferedWriter(kin)) {
            var each = size(200_000) / STATIONS;
            for (var s = 0; s < STATIONS; s++) {
                var station = workers.get(s * (WORKERS + 1)).station();
                var targets = new ArrayList<Somebody>();
                var household = Ids.next();
                for (var n = 0; n < each; n++) {
                    var community = RegionCode.of(
                            street(s).substring(0, 9) + "%03d".formatted(1 + chance.nextInt(COMMUNITIES)));
                    var first = n % 3 == 0;
                    if (first) {
                        household = Ids.next();
                        forHouseholds.write(
                                household + "\t" + community.value() + "\t" + station + "\t2021-01-04 09:00+08\n");
                    }
                    var one = maker.person(station, community, household, first, forPersons);
                    if (n % 3 == 1) {
                        forKin.write(Ids.next() + "\t" + one.id() + "\t" + community.value() + "\t" + station + "\t"
                                + maker.name() + "\t20\t" + maker.kinPhone() + "\n");
                    }
                    if (targets.size() < TARGETS) {
                        targets.add(one);
                    } else if (chance.nextInt(n + 1) < TARGETS) {
                        targets.set(chance.nextInt(TARGETS), one);
                    }
                }
                people.add(targets);
            }
        }
        copy("residents.household (id, region, station_id, made)", households);
        copy("residents.person (" + DistrictPeople.columns() + ")", persons);
        copy("residents.kin (id, person_id, region, station_id, name, relation, phone, phone_blind, phone_last)", kin);
        Files.delete(folder);
        run("""
                update residents.household h set head_id = p.id
                from residents.person p where p.household_id = h.id and p.relation = '01'""");
        run("select setseed(0.42)");
        run("""
                insert into residents.label (id, person_id, region, station_id, kind, from_day, made, made_by)
                select uuidv7(), p.id, p.region, p.station_id, k.code, date '2021-02-01' + (random() * 1000)::int,
                  '2021-02-01', '花名册'
                from residents.person p
                join residents.label_kind k on k.no = 1 + abs(hashtext(p.id::text)) % 50""");
        run("""
                create temporary table everybody as
                select row_number() over () as n, p.id, p.station_id, p.region,
                  array(select l.kind from residents.label l where l.person_id = p.id) as labels
                from residents.person p""");
        run("create unique index on everybody (n)");
        run("analyze everybody");
    }

    private void copy(String into, Path file) throws SQLException, IOException {
        try (var in = Files.newInputStream(file)) {
            owner.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + into + " from stdin", in);
        }
        Files.delete(file);
    }

    /** Texts really sealed, for many rows alike: sealing each would only make the loading slower. */
    private void words() throws SQLException {
        run("create temporary table sealed (n int primary key, words bytea, phone bytea)");
        for (var n = 0; n < 500; n++) {
            run(
                    "insert into sealed values (?, ?, ?)",
                    n,
                    secrets.seal("第%d次记录：老人精神尚好，说膝盖疼，药还有两周的量，孩子周末回来过，楼道灯坏了已报修。".formatted(n)),
                    secrets.seal("139%08d".formatted(chance.nextInt(100_000_000))));
        }
    }

    private void visits() throws SQLException {
        var visits = size(500_000);
        run("""
                create temporary table made_visit as
                select uuidv7(g.at - now()) as id, p.station_id, p.region, p.id as person, p.labels, s.account, s.name,
                  g.at, (g.at at time zone 'Asia/Shanghai')::date as day, g.n % 500 as words,
                  case when g.dice < 0.85 then 'met' when g.dice < 0.96 then 'nobody-home' else 'declined' end as outcome,
                  10 + 5 * (g.n % 12) as minutes
                from (
                  select n, random() as dice, 1 + floor(random() * ?)::int as who,
                    now() - interval '1 hour' - random() * interval '1800 days' as at
                  from generate_series(1, ?) n) g
                join everybody p on p.n = g.who
                join staff s on s.station = p.station_id and s.no = 1 + g.n % ?""", size(200_000) / STATIONS * STATIONS, visits, WORKERS);
        run("""
                insert into visits.visit (id, station_id, region, planned_for, purpose, worker, worker_name, state, day,
                  began, outcome, minutes, present, notice_left, words, made, changed, version)
                select v.id, v.station_id, v.region, v.day, '例行走访', v.account, v.name, 'recorded', v.day, '09:30',
                  v.outcome, case when v.outcome = 'met' then v.minutes end, case when v.outcome = 'met' then 1 end,
                  case when v.outcome = 'nobody-home' then true end, s.words, v.at, v.at, 1
                from made_visit v join sealed s on s.n = v.words
                order by v.at""");
        run("""
                insert into visits.visit_person (visit_id, resident_id, station_id, day)
                select id, person, station_id, day from made_visit order by at""");
        run("""
                insert into visits.observation (visit_id, revision, field, value, station_id)
                select v.id, 0, f.field, 'fair', v.station_id
                from made_visit v cross join (values ('mood'), ('mobility')) as f (field)
                where v.outcome = 'met'
                order by v.at""");
    }

    private void requests() throws SQLException {
        run("""
                create temporary table made_request as
                select uuidv7(g.at - now()) as id, p.station_id, p.region, p.id as person, p.labels, s.account, s.name,
                  g.at, g.n % 500 as words, k.code as kind, k.urgency, k.field, k.name_zh,
                  to_char(g.at at time zone 'Asia/Shanghai', 'YYYY') || '-' || lpad((row_number() over (
                    partition by p.station_id, to_char(g.at at time zone 'Asia/Shanghai', 'YYYY')
                    order by g.at))::text, 4, '0') as number,
                  row_number() over (partition by p.station_id order by g.at desc) as newest
                from (
                  select n, 1 + floor(random() * ?)::int as who, n % 27 as kind,
                    now() - interval '10 minutes' - random() * interval '1800 days' as at
                  from generate_series(1, ?) n) g
                join everybody p on p.n = g.who
                join staff s on s.station = p.station_id and s.no = 1 + g.n % ?
                join (select row_number() over (order by sort) - 1 as no, k.* from requests.kind k) k on k.no = g.kind""", size(200_000) / STATIONS * STATIONS, size(200_000), WORKERS);
        run("""
                insert into requests.request (id, station_id, number, kind, region, resident_id, caller_name, caller_phone,
                  caller_relation, words, urgency, way, received, due, taken_by, taken_by_name, state, doer_account,
                  doer_name, assigned, minutes, done_at, counted, ending, last, version)
                select r.id, r.station_id, r.number, r.kind, r.region, r.person, '家属', s.phone, '子女', s.words,
                  r.urgency, 'phone', r.at,
                  case when r.newest <= 60 then now() + (r.newest - 15) * interval '2 hours' else r.at + interval '1 day' end,
                  r.account, r.name,
                  case when r.newest <= 8 then 'received' when r.newest <= 28 then 'assigned'
                    when r.newest <= 48 then 'under-way' when r.newest <= 60 then 'done' else 'closed' end,
                  case when r.newest > 8 then r.account end, case when r.newest > 8 then r.name else '' end,
                  case when r.newest > 8 then r.at end, case when r.newest > 48 then 30 else 0 end,
                  case when r.newest > 48 then r.at + interval '5 hours' end, r.newest > 48,
                  case when r.newest > 60 then 'satisfied' end, r.at + interval '6 hours',
                  case when r.newest > 60 then 3 else 1 end
                from made_request r join sealed s on s.n = r.words
                order by r.at""");
        run("""
                insert into requests.step (id, request_id, station_id, at, what, by_account, by_name)
                select uuidv7(r.at - now()), r.id, r.station_id, r.at + t.later, t.what, r.account, r.name
                from made_request r cross join (values ('received', interval '0'), ('assigned', interval '5 minutes'),
                  ('done', interval '5 hours'), ('satisfied', interval '6 hours')) as t (what, later)
                where r.newest > 60
                order by r.at""");
        run("""
                insert into requests.counter (station_id, year, last)
                select station_id, left(number, 4)::int, count(*) from made_request group by 1, 2""");
    }

    private void ledger() throws SQLException {
        var lines = size(1_000_000);
        run("""
                create temporary table made_line as
                select uuidv7(m.at - now()) as id, m.*
                from (
                  select 'visits' as module, id as source, station_id, region, 'visit' as kind, '为老服务' as field, day,
                    minutes, 1 as times, '入户走访' as title, at, account, name, person, labels
                  from made_visit where outcome = 'met'
                  union all
                  select 'requests', id, station_id, region, 'request', field, (at at time zone 'Asia/Shanghai')::date, 30,
                    1, name_zh, at, account, name, person, labels
                  from made_request where newest > 48
                  union all
                  select 'reports', uuidv7(), s.station, p.region, k.kind, '社区治理', (g.at at time zone 'Asia/Shanghai')::date,
                    90, 20, '一次活动', g.at, s.account, s.name, null::uuid, null::text[]
                  from (select n, 1 + floor(random() * ?)::int as who,
                          now() - random() * interval '1800 days' as at from generate_series(1, ?) n) g
                  join everybody p on p.n = g.who
                  join staff s on s.station = p.station_id and s.no = 1 + g.n % ?
                  join (values (0, 'activity'), (1, 'group'), (2, 'casework'), (3, 'training')) as k (no, kind)
                    on k.no = g.n % 4) m
                limit ?""", size(200_000) / STATIONS * STATIONS, lines / 2, WORKERS, lines);
        run("""
                insert into ledger.line (id, source_module, source_record, source_part, revision, sign, station_id, region,
                  kind, field, day, minutes, person_times, title, at)
                select id, module, source, '', 0, 1, station_id, region, kind, field, day, minutes, times, title, at
                from made_line order by at""");
        run("""
                insert into ledger.line_worker (line, no, station_id, day, account, name)
                select id, 0, station_id, day, account, name from made_line order by at""");
        run("""
                insert into ledger.line_person (line, person, station_id, day, sign, service, kind, field, region, labels)
                select id, person, station_id, day, 1, true, kind, field, region, labels
                from made_line where person is not null order by at""");
    }

    private void trail() throws SQLException {
        run("""
                insert into access.trail (id, at, account, who, act, subject, details)
                select uuidv7(at - now()), at, account, name, 'visits.recorded', id, '{"outcome":"met"}'
                from made_visit order by at""");
        run("""
                insert into access.trail (id, at, account, who, act, subject, details)
                select uuidv7(at - now()), at, account, name, 'requests.received', id, '{"number":"2025-0001"}'
                from made_request order by at""");
        run("""
                insert into access.command (id, account, digest, answer, at)
                select uuidv7(), ?, decode(repeat('00', 32), 'hex'), '{}', now() - random() * interval '90 days'
                from generate_series(1, ?)""", new UUID(0, 0), size(60_000));
    }

    /** The past is folded and everybody's care clock runs, as in a district that has been at work. */
    static void waitUntilAtWork(Connection owner) throws SQLException, InterruptedException {
        waitWhile(owner, "folded", "select exists (select from ledger.unfolded)");
        waitWhile(owner, "care counted", "select exists (select from care.recount)");
    }

    private static void waitWhile(Connection owner, String done, String question)
            throws SQLException, InterruptedException {
        var began = System.nanoTime();
        while (yes(owner, question)) {
            Thread.sleep(1_000);
        }
        System.err.printf("  %s: %.1f s%n", done, (System.nanoTime() - began) / 1e9);
    }

    private static boolean yes(Connection owner, String question) throws SQLException {
        try (var sql = owner.createStatement();
                var row = sql.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Who works and lives here: what the database itself keeps sealed. */
    private record Known(List<Worker> workers, List<List<Somebody>> people) {}

    void remember(Path folder) throws IOException {
        Files.writeString(folder.resolve("known.json"), SignedIn.JSON.writeValueAsString(new Known(workers, people)));
    }

    /** Whether the data was laid in this folder before; then everybody is known again. */
    boolean remembered(Path folder) throws IOException {
        var file = folder.resolve("known.json");
        if (!Files.exists(file)) {
            return false;
        }
        var known = SignedIn.JSON.readValue(Files.readString(file), Known.class);
        workers.addAll(known.workers());
        people.addAll(known.people());
        return true;
    }

    /** What lies there now, for the table. */
    String sizes() throws SQLException {
        try (var sql = owner.createStatement();
                var row = sql.executeQuery("""
                        select (select count(*) from residents.person), (select count(*) from visits.visit),
                          (select count(*) from requests.request), (select count(*) from ledger.line),
                          (select count(*) from access.trail), pg_database_size(current_database()) / 1000000""")) {
            row.next();
            return "%,d people, %,d visits, %,d requests, %,d ledger lines, %,d trail lines; %,d MB"
                    .formatted(
                            row.getLong(1),
                            row.getLong(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5),
                            row.getLong(6));
        }
    }
}
