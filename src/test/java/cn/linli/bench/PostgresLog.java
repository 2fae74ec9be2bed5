package cn.linli.bench;

import cn.linli.bench.DayMix.Kind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What PostgreSQL itself needs for a request: for a while it logs the time of every statement, requests go one after
 * another, and the times between two of them are added up. These are the program's own statements, as its own role,
 * begin, scope and commit included.
 */
final class PostgresLog {

    private static final Pattern TIME = Pattern.compile(
            "\\[(\\d+)\\] (?:\\S+ )?LOG:  duration: ([0-9.]+) ms  (parse|bind|execute|statement)[^:]*: (.*?)(?=^\\d{4}-|\\z)",
            Pattern.DOTALL | Pattern.MULTILINE);

    private final RunningLinli linli;
    private final Path log;

    PostgresLog(RunningLinli linli) {
        this.linli = linli;
        this.log = linli.home.resolve("postgres.log");
    }

    /**
     * What one kind costs the database.
     *
     * @param statements executed for one request, the middle of all
     * @param slowest the statement that took longest in all, with its share
     */
    record Cost(Latencies times, int statements, String slowest) {}

    void loud(boolean loud) throws IOException, SQLException, InterruptedException {
        try (var connection = linli.superuser("linli");
                var sql = connection.createStatement()) {
            sql.execute("alter system set log_min_duration_statement = " + (loud ? "0" : "-1"));
            sql.execute("select pg_reload_conf()");
        }
        Thread.sleep(500);
    }

    Cost of(Kind kind, DayMix mix, List<SignedIn> users, int times) throws IOException, InterruptedException {
        var sums = new Latencies();
        var counts = new Latencies();
        var byText = new HashMap<String, Double>();
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            for (var n = 0; n < times; n++) {
                var user = users.get(n % users.size());
                file.seek(file.length());
                user.send(kind.ask().apply(user, mix.somebodyNear(user)));
                Thread.sleep(3);
                var text = new byte[(int) (file.length() - file.getFilePointer())];
                file.readFully(text);
                add(new String(text, StandardCharsets.UTF_8), sums, counts, byText);
            }
        }
        var total = byText.values().stream().mapToDouble(Double::doubleValue).sum();
        var slowest = byText.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(e -> "%.0f %% %s".formatted(100 * e.getValue() / total, shortened(e.getKey())))
                .orElse("");
        return new Cost(sums, (int) counts.quantile(0.5), slowest);
    }

    private static void add(String text, Latencies sums, Latencies counts, Map<String, Double> byText) {
        var sum = 0.0;
        var count = 0;
        var lines = TIME.matcher(text);
        while (lines.find()) {
            var statement = lines.group(4).strip();
            if (statement.contains("trail_unsealed u join") || statement.contains("linli_sealer")) {
                continue;
            }
            var took = Double.parseDouble(lines.group(2));
            sum += took;
            count += lines.group(3).equals("execute") ? 1 : 0;
            byText.merge(statement, took, Double::sum);
        }
        sums.add((long) (sum * 1e6));
        counts.add(count * 1_000_000L);
    }

    private static String shortened(String statement) {
        var line = statement.replaceAll("\\s+", " ");
        return line.substring(0, Math.min(110, line.length()));
    }
}
