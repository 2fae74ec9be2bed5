package cn.linli.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Pulls the plug of application, database or both at seeded moments while workers write, and counts after each what
 * became of every acknowledged command. {@code ./linli bench crash [--faults 500] [--seed 1] [--careless]}; careless
 * switches the database's durability off and kills only the database: a bench that then finds nothing lost is blind.
 */
public final class CrashBench {

    private static final int WORKERS = 8;
    private static final int LONGEST_MILLIS = 2_000;
    private static final int SMALL = 1_000;

    private final int faults;
    private final boolean careless;
    private final Random chance;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Fault, Latencies> back = new EnumMap<>(Fault.class);
    private final Map<Fault, Integer> times = new EnumMap<>(Fault.class);
    private final List<CrashLoad.Done> all = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private int repeated;
    private int roundsWithLoss;

    private CrashBench(int faults, long seed, boolean careless) {
        this.faults = faults;
        this.careless = careless;
        this.chance = new Random(seed);
    }

    private enum Fault {
        APPLICATION,
        DATABASE,
        BOTH
    }

    public static void main(String[] args) throws Exception {
        var words = List.of(args);
        var seed = number(words, "--seed", 1);
        new CrashBench(number(words, "--faults", 500), seed, words.contains("--careless")).run(seed);
        System.exit(0);
    }

    private static int number(List<String> words, String name, int usual) {
        var at = words.indexOf(name);
        return at < 0 ? usual : Integer.parseInt(words.get(at + 1));
    }

    private void run(long seed) throws Exception {
        var folder = Files.createTempDirectory("linli-crash");
        var began = System.nanoTime();
        var linli = RunningLinli.on(folder.resolve("home"));
        try {
            var data = data(linli);
            var mix = new DayMix(data.people);
            var workers = new ArrayList<SignedIn>();
            for (var n = 0; n < WORKERS; n++) {
                workers.add(new SignedIn(client, linli.port, data.workers.get(n * data.workers.size() / WORKERS)));
            }
            var before = rows(linli);
            for (var n = 1; n <= faults; n++) {
                linli = round(linli, mix, workers, n);
            }
            tell(linli, before, seed, began);
        } finally {
            linli.close();
            DistrictBench.remove(folder);
        }
    }

    private static DistrictData data(RunningLinli linli) throws IOException, SQLException {
        try (var owner = linli.owner()) {
            var data = new DistrictData(owner, linli.home, SMALL);
            data.lay();
            return data;
        }
    }

    private RunningLinli round(RunningLinli linli, DayMix mix, List<SignedIn> workers, int number) throws Exception {
        var fault = careless ? Fault.DATABASE : Fault.values()[chance.nextInt(Fault.values().length)];
        if (careless) {
            try (var owner = linli.owner();
                    var sql = owner.createStatement()) {
                sql.execute("alter role linli set synchronous_commit = off");
            }
        }
        var running = linli;
        CrashLoad load;
        try (var begun = CrashLoad.begin(mix, workers)) {
            load = begun;
            Thread.sleep(200 + chance.nextInt(LONGEST_MILLIS));
            var killed = System.nanoTime();
            if (fault != Fault.APPLICATION) {
                linli.killDatabase();
            }
            if (fault != Fault.DATABASE) {
                linli.kill();
                running = RunningLinli.on(linli.home, linli.port);
            }
            load.answeredAgain();
            back.computeIfAbsent(fault, f -> new Latencies()).add(System.nanoTime() - killed);
        }
        times.merge(fault, 1, Integer::sum);
        all.addAll(load.done);
        refused.addAll(load.refused);
        repeated += load.repeated.get();
        try (var owner = running.owner()) {
            var found = new CrashCount(owner).of(List.copyOf(load.done));
            roundsWithLoss += found.lost() + found.twice() > 0 ? 1 : 0;
            System.err.printf(
                    "%3d %-11s %4d acknowledged, lost %d, twice %d%n",
                    number,
                    fault.name().toLowerCase(java.util.Locale.ROOT),
                    load.done.size(),
                    found.lost(),
                    found.twice());
        }
        return running;
    }

    private static Map<String, Long> rows(RunningLinli linli) throws IOException, SQLException {
        var rows = new LinkedHashMap<String, Long>();
        try (var owner = linli.owner()) {
            for (var table : List.of("requests.request", "requests.cash", "visits.visit", "ledger.line")) {
                rows.put(table, new CrashCount(owner).rows(table));
            }
        }
        return rows;
    }

    /** At the end everything is counted once more, from the first command to the last, and nothing else may be there. */
    private void tell(RunningLinli linli, Map<String, Long> before, long seed, long began) throws Exception {
        CrashCount.Found found;
        try (var owner = linli.owner()) {
            found = new CrashCount(owner).of(all);
        }
        var after = rows(linli);
        var result = new LinkedHashMap<String, Object>();
        result.put(
                "date",
                OffsetDateTime.now(ZoneId.of("Asia/Shanghai")).withNano(0).toString());
        result.put("machine", DistrictBench.machine());
        result.put("faults", "%d (seed %d): %s".formatted(faults, seed, times));
        result.put("acknowledged commands", all.size());
        result.put("sent again", repeated);
        result.put("refused", refused.size() + (refused.isEmpty() ? "" : ", first: " + refused.getFirst()));
        result.put("acknowledged and lost", found.lost());
        result.put("posted twice", found.twice());
        result.put("rounds with either", roundsWithLoss);
        result.put("rows nobody was told of", extra(before, after, all));
        back.forEach((fault, seconds) -> result.put(
                "answers again after " + fault.name().toLowerCase(java.util.Locale.ROOT),
                "p50 %.1f s, p95 %.1f s".formatted(seconds.quantile(0.5) / 1000, seconds.quantile(0.95) / 1000)));
        result.put("took", "%.0f s".formatted((System.nanoTime() - began) / 1e9));
        result.put("0 lost, 0 twice", found.lost() + found.twice() == 0 && refused.isEmpty() ? "met" : "missed");
        result.forEach((what, said) -> System.out.printf("%s: %s%n", what, said));
        var file = Path.of("bench/results/crash.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, SignedIn.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(result));
    }

    private static Map<String, Long> extra(
            Map<String, Long> before, Map<String, Long> after, List<CrashLoad.Done> done) {
        var extra = new LinkedHashMap<String, Long>();
        after.forEach((table, rows) -> {
            var made = table.equals("requests.request")
                    ? CrashLoad.Made.REQUEST
                    : table.equals("requests.cash") ? CrashLoad.Made.CASH : CrashLoad.Made.VISIT;
            var acknowledged = done.stream().filter(one -> one.made() == made).count();
            extra.put(table, rows - before.getOrDefault(table, 0L) - acknowledged);
        });
        return extra;
    }
}
