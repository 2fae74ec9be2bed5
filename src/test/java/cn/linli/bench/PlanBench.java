package cn.linli.bench;

import cn.linli.rounds.DistrictDay;
import cn.linli.rounds.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.json.JsonMapper;

/**
 * The product's planner on published instances of home-visit planning: one solution file an instance, its cost worked out
 * anew from the file, the gap to the best known cost where that lies beside.
 */
public final class PlanBench {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long SEED = 1;

    private final Path instances;
    private final Path out;
    private final Duration time;
    private final Map<String, Double> bestKnown = new HashMap<>();

    private PlanBench(Path instances, Path out, Duration time) throws IOException {
        this.instances = instances;
        this.out = out;
        this.time = time;
        var list = instances.resolve("best-known.csv");
        if (Files.exists(list)) {
            for (var line : Files.readAllLines(list).stream().skip(1).toList()) {
                var cells = line.split(",", -1);
                bestKnown.put(cells[0], Double.valueOf(cells[cells.length - 1]));
            }
        }
    }

    /**
     * Arguments: --instances DIR --seconds N [--threads 1] [--only GLOB] --out DIR; or --district WORKERSxVISITS
     * --seconds N for a made day of a district with the product's own weights; or --ill WORKERSxVISITS for days on which
     * one of the workers falls ill.
     */
    public static void main(String[] args) throws Exception {
        var words = new HashMap<String, String>();
        for (var n = 0; n + 1 < args.length; n += 2) {
            words.put(args[n], args[n + 1]);
        }
        if (words.keySet().containsAll(List.of("--district", "--seconds"))) {
            district(words.get("--district").split("x", 2), Double.parseDouble(words.get("--seconds")));
            System.exit(0);
        }
        if (words.containsKey("--ill")) {
            ill(words.get("--ill").split("x", 2));
            System.exit(0);
        }
        if (!words.keySet().containsAll(List.of("--instances", "--seconds", "--out"))) {
            System.err.println("bench plan --instances DIR --seconds N [--threads 1] [--only GLOB] --out DIR");
            System.err.println("bench plan --district 60x500 --seconds N");
            System.err.println("bench plan --ill 6x40");
            System.exit(2);
        }
        var seconds = Double.parseDouble(words.get("--seconds"));
        new PlanBench(
                        Path.of(words.get("--instances")),
                        Path.of(words.get("--out")),
                        Duration.ofMillis(Math.round(1000 * seconds)))
                .run(words.getOrDefault("--only", "*.json"), Integer.parseInt(words.getOrDefault("--threads", "1")));
        System.exit(0);
    }

    private static void district(String[] size, double seconds) {
        var day = DistrictDay.plan(
                Integer.parseInt(size[0]),
                Integer.parseInt(size[1]),
                Duration.ofMillis(Math.round(1000 * seconds)),
                SEED);
        System.out.printf("%d workers, %d visits, %.0f s%n", day.workers(), day.visits(), seconds);
        System.out.printf("in nobody's round  %d, overdue among them %d%n", day.out(), day.overdueOut());
        System.out.printf("promises kept      %d of %d%n", day.kept(), day.promised());
        System.out.printf("by the usual       %d%n", day.usual());
        System.out.printf("minutes on the way %d%n", day.travel());
        System.out.printf("minutes with people, least and most of a worker  %d, %d%n", day.least(), day.most());
    }

    private static void ill(String[] size) {
        for (var seed = SEED; seed < SEED + 10; seed++) {
            var day = DistrictDay.again(
                    Integer.parseInt(size[0]), Integer.parseInt(size[1]), Duration.ofSeconds(3), seed);
            System.out.printf(
                    "planned again in %.1f s: %d of %d others moved, %d in nobody's round%n",
                    day.seconds(), day.moved(), day.others(), day.out());
        }
    }

    private void run(String only, int threads) throws Exception {
        Files.createDirectories(out);
        var files = new ArrayList<Path>();
        try (var found = Files.newDirectoryStream(instances, only)) {
            found.forEach(files::add);
        }
        files.removeIf(file -> !file.toString().endsWith(".json"));
        files.sort(java.util.Comparator.comparing(file -> file.getFileName().toString()));
        var results = new LinkedHashMap<String, Future<HomeVisits.Cost>>();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            for (var file : files) {
                results.put(file.getFileName().toString(), pool.submit(() -> solve(file)));
            }
            tell(results);
        }
    }

    private HomeVisits.Cost solve(Path file) throws IOException {
        var problem = HomeVisits.read(file);
        var plan = Planner.plan(problem.plan(), time, SEED);
        var solution = out.resolve(file.getFileName());
        Files.writeString(solution, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(problem.solution(plan)));
        return problem.judge(JSON.readTree(Files.readString(solution)));
    }

    private void tell(Map<String, Future<HomeVisits.Cost>> results) throws Exception {
        System.out.printf("%-34s %10s %10s %10s %10s %8s%n", "instance", "distance", "late", "largest", "cost", "gap");
        var gaps = new TreeMap<String, Double>();
        var infeasible = 0;
        var rows = new ArrayList<Map<String, Object>>();
        for (var result : results.entrySet()) {
            var cost = result.getValue().get();
            infeasible += cost.faults().isEmpty() ? 0 : 1;
            var known = bestKnown.get(result.getKey());
            var gap = known == null ? Double.NaN : 100 * (cost.total() / known - 1);
            if (known != null) {
                gaps.put(result.getKey(), gap);
            }
            System.out.printf(
                    "%-34s %10.2f %10.2f %10.2f %10.2f %7.2f%% %s%n",
                    result.getKey(),
                    cost.distance(),
                    cost.late(),
                    cost.largest(),
                    cost.total(),
                    gap,
                    String.join("; ", cost.faults()));
            rows.add(Map.of("instance", result.getKey(), "cost", cost.total(), "gap", gap));
        }
        var mean = gaps.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(Double.NaN);
        System.out.printf(
                "%d instances, %d not feasible, %.1f s each, mean gap %.2f %% of %d%n",
                results.size(), infeasible, time.toMillis() / 1000.0, mean, gaps.size());
        Files.createDirectories(Path.of("bench/results"));
        Files.writeString(
                Path.of("bench/results/plan.json"),
                JSON.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(
                                Map.of("seconds", time.toMillis() / 1000.0, "mean gap", mean, "rows", rows)));
    }
}
