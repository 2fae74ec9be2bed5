package cn.linli.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How many visits a second clients can record without a pause, beside pgbench on the same server, as durable. */
final class DurableWrites {

    static final int CLIENTS = 8;
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final int BRANCHES = 16;

    private final RunningLinli linli;

    DurableWrites(RunningLinli linli) {
        this.linli = linli;
    }

    /** The rate of the program itself. */
    record Ours(double perSecond, int errors) {}

    Ours visits(DayMix mix, List<SignedIn> users, Duration length) {
        var done = new AtomicInteger();
        var errors = new AtomicInteger();
        var end = System.nanoTime() + length.toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var n = 0; n < CLIENTS; n++) {
                var user = users.get(n);
                threads.execute(() -> {
                    while (System.nanoTime() < end) {
                        (recorded(mix, user) ? done : errors).incrementAndGet();
                    }
                });
            }
        }
        return new Ours(Latencies.rounded(done.get() * 1e9 / length.toNanos()), errors.get());
    }

    private static boolean recorded(DayMix mix, SignedIn user) {
        var kind = mix.visits();
        var person = mix.somebodyNear(user);
        try {
            return kind.right().test(user.send(kind.ask().apply(user, person)), person);
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A database of its own beside ours, with pgbench's tables and six of our size. */
    void prepare() throws IOException, SQLException, InterruptedException {
        try (var connection = linli.superuser("postgres");
                var sql = connection.createStatement()) {
            sql.execute("drop database if exists pgbench");
            sql.execute("create database pgbench");
        }
        pgbench("-i", "-q", "-s", String.valueOf(BRANCHES));
        try (var connection = linli.superuser("pgbench");
                var sql = connection.createStatement()) {
            for (var n = 1; n <= 6; n++) {
                sql.execute(
                        "create table six_" + n
                                + " (id uuid primary key default gen_random_uuid(), who uuid, day date, words text, body bytea)");
                sql.execute("create index on six_" + n + " (who, day)");
            }
            sql.execute("checkpoint");
        }
    }

    /** The transaction pgbench knows, like TPC-B: three updates, a select, an insert. */
    double tpcb(Duration length) throws IOException, InterruptedException {
        return rate(pgbench(load(length, Stream.of())));
    }

    /** Six inserts in one transaction, as information. */
    double sixInserts(Duration length) throws IOException, InterruptedException {
        var script = Files.createTempFile("linli-six", ".sql");
        var text = new StringBuilder("begin;\n");
        for (var n = 1; n <= 6; n++) {
            text.append("insert into six_%d (who, day, words, body) ".formatted(n))
                    .append(
                            "values (gen_random_uuid(), current_date, repeat('w', 60), decode(repeat('00', 90), 'hex'));\n");
        }
        Files.writeString(script, text.append("commit;\n"));
        try {
            return rate(pgbench(load(length, Stream.of("-f", script.toString()))));
        } finally {
            Files.delete(script);
        }
    }

    private static String[] load(Duration length, Stream<String> more) {
        return Stream.concat(
                        Stream.of(
                                "-n",
                                "-M",
                                "prepared",
                                "-c",
                                String.valueOf(CLIENTS),
                                "-j",
                                "2",
                                "-T",
                                String.valueOf(length.toSeconds())),
                        more)
                .toArray(String[]::new);
    }

    private static double rate(String output) {
        var rate = RATE.matcher(output);
        if (!rate.find()) {
            throw new IllegalStateException("pgbench told no rate:\n" + output);
        }
        return Latencies.rounded(Double.parseDouble(rate.group(1)));
    }

    private String pgbench(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(program()));
        command.addAll(List.of("-h", "127.0.0.1", "-p", String.valueOf(linli.databasePort()), "-U", "postgres"));
        command.addAll(List.of(words));
        command.add("pgbench");
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("PGPASSWORD", linli.secret("postgres.password"), "LC_ALL", "C"));
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("pgbench failed:\n" + output);
        }
        return output;
    }

    private static String program() throws IOException {
        try (var versions = Files.isDirectory(Path.of("/usr/lib/postgresql"))
                ? Files.list(Path.of("/usr/lib/postgresql"))
                : Stream.<Path>of()) {
            return versions.map(version -> version.resolve("bin/pgbench"))
                    .filter(Files::isExecutable)
                    .map(Path::toString)
                    .max(String::compareTo)
                    .orElse("pgbench");
        }
    }
}
