package cn.linli.bench;

import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How long {@code ./linli up}, built, takes from the process's start to the first UP, and how much memory application
 * and database hold at the size of a station. Beside each start stand, from the same minute, a bare
 * {@code java -version} and a bare PostgreSQL. {@code ./linli bench start [--times 5]}.
 */
public final class StartBench {

    private static final double WARM = 6;
    private static final double FIRST = 15;
    private static final long MEMORY = 1024;
    /** A fourteenth of the district: one station's people and its years. */
    private static final int STATION = 14;

    private final int times;
    private final Map<String, Object> result = new LinkedHashMap<>();
    private final Latencies java = new Latencies();
    private final Latencies initdb = new Latencies();
    private final Latencies postgres = new Latencies();
    private final Latencies first = new Latencies();
    private final Latencies warm = new Latencies();

    private StartBench(int times) {
        this.times = times;
    }

    public static void main(String[] args) throws Exception {
        var words = List.of(args);
        var at = words.indexOf("--times");
        new StartBench(at < 0 ? 5 : Integer.parseInt(words.get(at + 1))).run();
        System.exit(0);
    }

    private void run() throws Exception {
        var folder = Files.createTempDirectory("linli-start");
        result.put(
                "date",
                OffsetDateTime.now(ZoneId.of("Asia/Shanghai")).withNano(0).toString());
        result.put("machine", DistrictBench.machine());
        try {
            Path home = folder;
            for (var n = 1; n <= Math.max(1, times / 2); n++) {
                home = Files.createDirectory(folder.resolve("first" + n)).resolve("home");
                start(first, home, "--area", "370105").close();
                raw(home, folder.resolve("raw" + n));
            }
            memory(home);
            for (var n = 1; n <= times; n++) {
                start(warm, home).close();
                raw(home, folder.resolve("raw"));
            }
        } finally {
            DistrictBench.remove(folder);
        }
        tell();
    }

    private static RunningLinli start(Latencies into, Path home, String... words) throws Exception {
        var began = System.nanoTime();
        var linli = RunningLinli.on(home, words);
        into.add(System.nanoTime() - began);
        System.err.printf("  up after %.1f s%n", (System.nanoTime() - began) / 1e9);
        return linli;
    }

    /** Lays in a station and lets its workers work for a while. */
    private void memory(Path home) throws Exception {
        var own = home.resolveSibling("station").resolve("home");
        Files.createDirectories(own.getParent());
        try (var linli = RunningLinli.on(own);
                var client = HttpClient.newHttpClient()) {
            DistrictData data;
            try (var owner = linli.owner()) {
                data = new DistrictData(owner, linli.home, STATION);
                data.lay();
                result.put("data", data.sizes());
            }
            var users = new ArrayList<SignedIn>();
            for (var n = 0; n < 20; n++) {
                users.add(new SignedIn(client, linli.port, data.workers.get(n * data.workers.size() / 20)));
            }
            var mix = new DayMix(data.people);
            new OpenLoad(mix, users).run(mix.kinds(), 20, Duration.ofSeconds(30));
            var application = linli.applicationMemory();
            var database = linli.databaseMemory();
            result.put("memory, MB (PSS)", "application %d + PostgreSQL %d".formatted(application, database));
            result.put("≤ 1 GB", application + database <= MEMORY ? "met" : "missed");
        }
    }

    private void raw(Path home, Path data) throws Exception {
        var bare = System.nanoTime();
        new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        java.add(System.nanoTime() - bare);
        var server = new RawPostgres(home, data);
        if (!Files.exists(data)) {
            var began = System.nanoTime();
            server.initdb();
            initdb.add(System.nanoTime() - began);
        }
        var began = System.nanoTime();
        server.start();
        postgres.add(System.nanoTime() - began);
        server.stop();
    }

    private void tell() throws Exception {
        seconds("first run ever, with a county", first);
        seconds("warm start", warm);
        seconds("java -version", java);
        seconds("initdb of a bare PostgreSQL", initdb);
        seconds("start of a bare PostgreSQL", postgres);
        var bare = java.quantile(0.5) + postgres.quantile(0.5);
        result.put("warm ÷ (java + bare PostgreSQL)", rounded(warm.quantile(0.5) / bare));
        result.put(
                "first ÷ (java + initdb + bare PostgreSQL)",
                rounded(first.quantile(0.5) / (bare + initdb.quantile(0.5))));
        result.put("warm ≤ 6 s", warm.quantile(0.5) <= WARM * 1000 ? "met" : "missed");
        result.put("first ≤ 15 s", first.quantile(0.5) <= FIRST * 1000 ? "met" : "missed");
        result.forEach((what, said) -> System.out.printf("%s: %s%n", what, said));
        var file = Path.of("bench/results/start.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, SignedIn.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(result));
    }

    private void seconds(String what, Latencies times) {
        result.put(
                what + ", s",
                String.format(
                        Locale.ROOT,
                        "median %.2f, fastest %.2f, slowest %.2f of %d",
                        times.quantile(0.5) / 1000,
                        times.quantile(0) / 1000,
                        times.quantile(1) / 1000,
                        times.count()));
    }

    private static double rounded(double ratio) {
        return Latencies.rounded(ratio);
    }
}
