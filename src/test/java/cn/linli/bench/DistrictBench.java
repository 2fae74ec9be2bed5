package cn.linli.bench;

import cn.linli.bench.DayMix.Kind;
import cn.linli.bench.SignedIn.Ask;
import cn.linli.shared.Ids;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A district's day: 14 stations, 200,000 people, 1,000,000 ledger lines, 500,000 visits, 200,000 requests; 20 workers
 * signed in, requests of every kind at a constant rate, then visits recorded without a pause beside pgbench. The program
 * runs as its own process, as {@code ./linli up} starts it.
 *
 * <p>At the end every station starts a campaign for everybody who lives there.
 *
 * <p>{@code ./linli bench district [--scale N] [--rate PER_SECOND] [--seconds N] [--keep FOLDER]}: a Nth of the data, laid
 * into this folder and left there for the next run, which then begins with the load.
 */
public final class DistrictBench {

    private static final int USERS = 20;
    private static final int TRACED = 100;

    private static final double P95 = 50;
    private static final double P99 = 150;
    private static final double WRITE_SHARE = 0.35;

    private final int scale;
    private final int perSecond;
    private final Duration length;
    private final @Nullable Path kept;
    private final Map<String, Object> result = new LinkedHashMap<>();
    private final StringBuilder table = new StringBuilder();

    private DistrictBench(int scale, int perSecond, Duration length, @Nullable Path kept) {
        this.scale = scale;
        this.perSecond = perSecond;
        this.length = length;
        this.kept = kept;
    }

    public static void main(String[] args) throws Exception {
        var scale = number(args, "--scale", 1);
        var rate = number(args, "--rate", 80);
        var seconds = number(args, "--seconds", scale == 1 ? 360 : 60);
        var kept = word(args, "--keep");
        new DistrictBench(scale, rate, Duration.ofSeconds(seconds), kept == null ? null : Path.of(kept)).run();
        System.exit(0);
    }

    private static int number(String[] args, String name, int otherwise) {
        var said = word(args, name);
        return said == null ? otherwise : Integer.parseInt(said);
    }

    private static @Nullable String word(String[] args, String name) {
        var at = List.of(args).indexOf(name);
        return at < 0 ? null : args[at + 1];
    }

    private void run() throws Exception {
        var folder = kept == null ? Files.createTempDirectory("linli-district") : kept;
        try (var linli = RunningLinli.on(folder.resolve("home"));
                var client = HttpClient.newHttpClient();
                var owner = linli.owner()) {
            var data = new DistrictData(owner, linli.home, scale);
            if (!data.remembered(folder)) {
                data.lay();
                data.remember(folder);
            }
            DistrictData.waitUntilAtWork(owner);
            try (var superuser = linli.superuser("linli");
                    var sql = superuser.createStatement()) {
                sql.execute("checkpoint");
            }
            say(
                    "date",
                    OffsetDateTime.now(ZoneId.of("Asia/Shanghai")).withNano(0).toString());
            say("scale", "1/" + scale);
            say("data", data.sizes());
            say("machine", machine());
            var users = signIn(client, linli.port, data);
            var mix = new DayMix(data.people);
            mix.findDeepPages(users);
            try {
                measure(linli, mix, users);
                campaigns(heads(client, linli.port, data));
            } finally {
                client.shutdownNow(); // open screens hear the news for ever
            }
        } finally {
            if (kept == null) {
                remove(folder);
            }
        }
        var file = Path.of("bench/results/district.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, SignedIn.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(result));
        System.out.print(table);
    }

    private void measure(RunningLinli linli, DayMix mix, List<SignedIn> users) throws Exception {
        var kinds = new ArrayList<Kind>();
        var missing = new ArrayList<String>();
        for (var kind : mix.kinds()) {
            var person = mix.somebodyNear(users.getFirst());
            var answer = users.getFirst().send(kind.ask().apply(users.getFirst(), person));
            if (answer.status() == 404 || answer.status() == 405) {
                missing.add(kind.name());
            } else {
                kinds.add(kind);
            }
        }
        if (!missing.isEmpty()) {
            say("not there yet", String.join(", ", missing));
        }
        users.forEach(SignedIn::listen);
        System.err.println("warming up");
        new OpenLoad(mix, users).run(kinds, perSecond, Duration.ofSeconds(30));
        System.err.println("load");
        var load = new OpenLoad(mix, users).run(kinds, perSecond, length);
        var costs = costs(linli, mix, users, kinds);
        requests(kinds, load, costs);
        writes(linli, mix, users);
        say(
                "memory",
                "app %d MB + PostgreSQL %d MB (PSS)".formatted(linli.applicationMemory(), linli.databaseMemory()));
    }

    private static List<SignedIn> signIn(HttpClient client, int port, DistrictData data) throws Exception {
        var users = new ArrayList<SignedIn>();
        for (var n = 0; n < USERS; n++) {
            var station = n % DistrictData.STATIONS;
            var each = data.workers.size() / DistrictData.STATIONS;
            users.add(new SignedIn(client, port, data.workers.get(station * each + (n < 4 ? 0 : 1 + n % 4))));
        }
        return users;
    }

    private static List<SignedIn> heads(HttpClient client, int port, DistrictData data) throws Exception {
        var heads = new ArrayList<SignedIn>();
        var each = data.workers.size() / DistrictData.STATIONS;
        for (var station = 0; station < DistrictData.STATIONS; station++) {
            heads.add(new SignedIn(client, port, data.workers.get(station * each)));
        }
        return heads;
    }

    /** One station after the other picks everybody of its register and shares them out. */
    private void campaigns(List<SignedIn> heads) throws Exception {
        System.err.println("campaigns");
        var people = 0;
        var seconds = new ArrayList<Double>();
        for (var head : heads) {
            var id = Ids.next();
            var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
            var plan = Map.of(
                    "id",
                    id,
                    "station",
                    head.worker.station(),
                    "kind",
                    "heat",
                    "title",
                    "高温走访",
                    "from",
                    today,
                    "to",
                    today.plusDays(7),
                    "heard",
                    true,
                    "unit",
                    "person");
            done(head.send(new Ask("POST", "/api/campaigns", SignedIn.JSON.writeValueAsString(plan))));
            var began = System.nanoTime();
            var answer = done(head.send(new Ask("POST", "/api/campaigns/" + id + "/start", "{\"version\":0}")));
            seconds.add((System.nanoTime() - began) / 1e9);
            people += SignedIn.JSON.readTree(answer).get("targets").asInt();
        }
        seconds.sort(null);
        say(
                "a campaign for everybody, one station after the other",
                "%d people in %.1f s; a station %.1f s, at most %.1f s"
                        .formatted(
                                people,
                                seconds.stream().mapToDouble(one -> one).sum(),
                                seconds.get(seconds.size() / 2),
                                seconds.getLast()));
    }

    private static String done(SignedIn.Answer answer) {
        if (answer.status() >= 300) {
            throw new IllegalStateException("A campaign was refused: " + answer);
        }
        return answer.body();
    }

    private static Map<String, PostgresLog.Cost> costs(
            RunningLinli linli, DayMix mix, List<SignedIn> users, List<Kind> kinds) throws Exception {
        var log = new PostgresLog(linli);
        var costs = new LinkedHashMap<String, PostgresLog.Cost>();
        log.loud(true);
        try {
            for (var kind : kinds) {
                costs.put(kind.name(), log.of(kind, mix, users, TRACED));
            }
        } finally {
            log.loud(false);
        }
        return costs;
    }

    private void requests(List<Kind> kinds, OpenLoad load, Map<String, PostgresLog.Cost> costs) {
        say(
                "load",
                "%d workers signed in, constant arrival of %d requests/s for %d s, one kind as often as another"
                        .formatted(USERS, perSecond, length.toSeconds()));
        table.append("%n%-32s %7s %8s %8s %8s %7s   %9s %9s %6s%n"
                .formatted("ms", "count", "p50", "p95", "p99", "errors", "SQL p50", "SQL p95", "SQLs"));
        var rows = new ArrayList<Map<String, Object>>();
        var met = true;
        for (var kind : kinds) {
            var times = java.util.Objects.requireNonNull(load.latencies.get(kind.name()));
            var cost = java.util.Objects.requireNonNull(costs.get(kind.name()));
            var p95 = times.quantile(0.95);
            var p99 = times.quantile(0.99);
            var errors = load.errors(kind.name());
            met &= p95 <= P95 && p99 <= P99 && errors == 0;
            table.append("%-32s %7d %8.1f %8.1f %8.1f %7d   %9.1f %9.1f %6d%n"
                    .formatted(
                            kind.name(),
                            times.count(),
                            times.quantile(0.5),
                            p95,
                            p99,
                            errors,
                            cost.times().quantile(0.5),
                            cost.times().quantile(0.95),
                            cost.statements()));
            var row = new LinkedHashMap<String, Object>();
            row.put("kind", kind.name());
            row.put("count", times.count());
            row.put("p50", times.quantile(0.5));
            row.put("p95", p95);
            row.put("p99", p99);
            row.put("errors", errors);
            row.put("sqlP50", cost.times().quantile(0.5));
            row.put("sqlP95", cost.times().quantile(0.95));
            row.put("statements", cost.statements());
            row.put("slowest", cost.slowest());
            rows.add(row);
        }
        result.put("kinds", rows);
        say("p95 ≤ 50 ms, p99 ≤ 150 ms, no errors, every kind", met ? "met" : "missed");
        load.firstError.forEach((kind, error) -> say("first error of " + kind, error));
        costs.forEach((kind, cost) -> System.err.println("  " + kind + ": " + cost.slowest()));
    }

    private void writes(RunningLinli linli, DayMix mix, List<SignedIn> users) throws Exception {
        System.err.println("durable writes");
        var durable = new DurableWrites(linli);
        durable.prepare();
        var each = Duration.ofSeconds(scale == 1 ? 15 : 5);
        durable.visits(mix, users, each);
        var ours = durable.visits(mix, users, each);
        var tpcb = durable.tpcb(each);
        var again = durable.visits(mix, users, each);
        var tpcbAgain = durable.tpcb(each);
        var six = durable.sixInserts(each);
        var mine = (ours.perSecond() + again.perSecond()) / 2;
        var theirs = (tpcb + tpcbAgain) / 2;
        say(
                "visits recorded, %d clients".formatted(DurableWrites.CLIENTS),
                "%.0f/s (%.0f, %.0f), %d errors"
                        .formatted(mine, ours.perSecond(), again.perSecond(), ours.errors() + again.errors()));
        say("pgbench like TPC-B", "%.0f/s (%.0f, %.0f)".formatted(theirs, tpcb, tpcbAgain));
        say("pgbench, six inserts", "%.0f/s".formatted(six));
        say(
                "durable writes ≥ 35 % of pgbench",
                "%.1f %% of TPC-B, %.1f %% of six inserts: %s"
                        .formatted(
                                100 * mine / theirs,
                                100 * mine / six,
                                mine / theirs >= WRITE_SHARE ? "met" : "missed"));
        result.put("writes", Map.of("visits", mine, "tpcb", theirs, "sixInserts", six));
    }

    private void say(String what, String said) {
        result.put(what, said);
        table.append("%s: %s%n".formatted(what, said));
    }

    static String machine() throws java.io.IOException {
        try (var lines = Files.lines(Path.of("/proc/meminfo"))) {
            var memory = lines.findFirst().orElse("0").replaceAll("\\D", "");
            return "%d cores, %d GB, load and database on the same machine, load average before %.1f"
                    .formatted(
                            Runtime.getRuntime().availableProcessors(),
                            Long.parseLong(memory) / 1_048_576,
                            java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                                    .getSystemLoadAverage());
        }
    }

    static void remove(Path folder) throws java.io.IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
