package cn.linli.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The built program, started by {@code ./linli up} on a fresh home, as a process of its own. */
final class RunningLinli implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    final Path home;
    final int port;
    private final Process process;

    private RunningLinli(Path home, int port, Process process) {
        this.home = home;
        this.port = port;
        this.process = process;
    }

    /** Starts it and waits until it is ready. */
    static RunningLinli on(Path home, String... words) throws IOException, InterruptedException {
        return on(home, freePort(), words);
    }

    /** Starts it on this port and waits until it is ready. */
    static RunningLinli on(Path home, int port, String... words) throws IOException, InterruptedException {
        Files.createDirectories(home.getParent());
        var command = new ArrayList<>(List.of(Path.of("linli").toAbsolutePath().toString(), "up"));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolveSibling("linli.log").toFile());
        builder.environment().put("LINLI_HOME", home.toString());
        builder.environment().put("LINLI_PORT", String.valueOf(port));
        var linli = new RunningLinli(home, port, builder.start());
        Runtime.getRuntime().addShutdownHook(new Thread(linli::close));
        linli.waitUntilUp();
        return linli;
    }

    /** Waits until its health is UP. */
    void waitUntilUp() throws IOException, InterruptedException {
        var until = System.nanoTime() + PATIENCE.toNanos();
        try (var client = HttpClient.newHttpClient()) {
            while (true) {
                if (!process.isAlive() || System.nanoTime() > until) {
                    throw new IllegalStateException(
                            "Linli did not start:\n" + Files.readString(home.resolveSibling("linli.log")));
                }
                try {
                    var health = client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
                    if (health.statusCode() == 200) {
                        return;
                    }
                } catch (IOException e) {
                    // not yet, or not again
                }
                Thread.sleep(20);
            }
        }
    }

    int databasePort() throws IOException {
        return Integer.parseInt(postmaster().get(3).strip());
    }

    private List<String> postmaster() throws IOException {
        return Files.readAllLines(home.resolve("postgres/postmaster.pid"));
    }

    /** As the owner of the schemas. */
    Connection owner() throws IOException, SQLException {
        return connect("linli", "linli", "database.password");
    }

    /** As the superuser, to this database. */
    Connection superuser(String database) throws IOException, SQLException {
        return connect(database, "postgres", "postgres.password");
    }

    private Connection connect(String database, String user, String secret) throws IOException, SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + databasePort() + "/" + database, user, secret(secret));
    }

    String secret(String name) throws IOException {
        return Files.readString(home.resolve("keys").resolve(name)).strip();
    }

    /** The process of the application. */
    long pid() {
        return process.pid();
    }

    /** Kills the application: no hook runs, the database stays behind. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Kills the database; its children find out by themselves. */
    void killDatabase() throws IOException {
        database().destroyForcibly();
    }

    /** The postmaster. */
    private ProcessHandle database() throws IOException {
        return ProcessHandle.of(Long.parseLong(postmaster().getFirst().strip())).orElseThrow();
    }

    /** Proportional memory of the application, in MB. */
    long applicationMemory() {
        return pss(process.toHandle()) / 1024;
    }

    /** Proportional memory of the postmaster and all its descendants, in MB. */
    long databaseMemory() throws IOException {
        var postmaster = database();
        return Stream.concat(Stream.of(postmaster), postmaster.descendants())
                        .mapToLong(RunningLinli::pss)
                        .sum()
                / 1024;
    }

    private static long pss(ProcessHandle process) {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Ends it as Ctrl-C does. */
    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(90, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
