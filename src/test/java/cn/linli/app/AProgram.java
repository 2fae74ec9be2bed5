package cn.linli.app;

import cn.linli.TestFloor;
import cn.linli.shared.Ids;
import cn.linli.shared.StationId;
import java.io.File;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** The program under test as a process of its own: started, asked, ended by a signal, killed. */
final class AProgram implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofMinutes(6);

    final Path home;
    final int port;
    private final Path log;
    private final Process process;

    private AProgram(Path home, int port, Path log, Process process) {
        this.home = home;
        this.port = port;
        this.log = log;
        this.process = process;
    }

    /** Starts a server and waits until it is ready. */
    static AProgram up(Path home, int port, Map<String, String> settings, String... words)
            throws IOException, InterruptedException {
        var log = Files.createTempFile("linli-", ".log");
        log.toFile().deleteOnExit();
        var builder = program(home, settings, words).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("LINLI_PORT", String.valueOf(port));
        builder.environment().put("LINLI_ADMIN_PASSWORD", TestFloor.PASSWORD);
        var program = new AProgram(home, port, log, builder.start());
        try {
            program.until("UP");
            return program;
        } catch (IllegalStateException | IOException | InterruptedException e) {
            program.close();
            throw e;
        }
    }

    /** Runs one command to its end. */
    static Said say(Path home, Map<String, String> settings, String... words) throws IOException, InterruptedException {
        var out = Files.createTempFile("linli-out", ".txt");
        var err = Files.createTempFile("linli-err", ".txt");
        try {
            var process = program(home, settings, words)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(List.of(words) + " does not end:\n" + Files.readString(err));
            }
            return new Said(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** What a command said. */
    record Said(int exit, String out, String err) {}

    private static ProcessBuilder program(Path home, Map<String, String> settings, String... words) {
        var classes = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("test-classes") && !entry.contains("springdoc"))
                .collect(Collectors.joining(File.pathSeparator));
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-Dlinli.postgres.binaries=" + Path.of("target/postgres").toAbsolutePath()));
        settings.forEach((name, value) -> {
            if (name.startsWith("-")) {
                command.add(name + "=" + value);
            }
        });
        command.addAll(List.of("-classpath", classes, "cn.linli.Linli"));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("LINLI_"));
        builder.environment().put("LINLI_HOME", home.toString());
        settings.forEach((name, value) -> {
            if (!name.startsWith("-")) {
                builder.environment().put(name, value);
            }
        });
        return builder;
    }

    /** Waits until its health is this, and it is still there. */
    void until(String health) throws IOException, InterruptedException {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!health().equals(health)) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new IllegalStateException("Linli is not " + health + ":\n" + log());
            }
            Thread.sleep(50);
        }
    }

    /** UP, DOWN or OUT_OF_SERVICE; GONE when nobody answers. */
    String health() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health"))
                    .timeout(Duration.ofSeconds(30))
                    .build();
            var body =
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return body.replaceAll("(?s).*\"status\":\"([A-Z_]+)\".*", "$1");
        } catch (java.net.ConnectException e) {
            return "GONE";
        }
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    /** Its embedded database. */
    ProcessHandle postmaster() {
        return Postmaster.running(home.resolve("postgres")).orElseThrow();
    }

    /** The embedded database as the owner of its tables. */
    Connection owner() throws IOException, SQLException {
        var port = Files.readAllLines(home.resolve("postgres/postmaster.pid"))
                .get(3)
                .strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/linli",
                "linli",
                Files.readString(home.resolve("keys/database.password")).strip());
    }

    /** A new worker of the first station, who signs in with {@link TestFloor#PASSWORD}. */
    static Worker aWorker(Connection owner) throws SQLException {
        var id = Ids.next();
        var name = "w" + Long.toString(System.nanoTime(), 36);
        try (var sql = owner.createStatement();
                var station = sql.executeQuery("select id from stations.station where not hub order by id limit 1");
                var account = owner.prepareStatement("""
                        insert into access.account (id, name, display_name, password, made) values (?, ?, '值班社工', ?, now())""");
                var grant = owner.prepareStatement("""
                        insert into access.grant_of_role (id, account_id, role, station_id, from_day)
                        values (?, ?, 'worker', ?, '2020-01-01')""")) {
            station.next();
            var where = new StationId(station.getObject(1, UUID.class));
            account.setObject(1, id);
            account.setString(2, name);
            account.setString(3, new BCryptPasswordEncoder(4).encode(TestFloor.PASSWORD));
            account.execute();
            grant.setObject(1, Ids.next());
            grant.setObject(2, id);
            grant.setObject(3, where.value());
            grant.execute();
            return new Worker(name, where);
        }
    }

    /** Somebody who works at a station. */
    record Worker(String name, StationId station) {}

    boolean lives() {
        return process.isAlive();
    }

    /** Takes the plug out: no hook runs. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to end, as Ctrl-C does, and waits. */
    void end() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("Linli does not end:\n" + log());
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Leaves neither program nor database behind, however the test went. */
    @Override
    public void close() throws IOException {
        try {
            if (process.isAlive()) {
                end();
            }
            Postmaster.running(home.resolve("postgres")).ifPresent(ProcessHandle::destroy);
            OrphanedBackends.end(home.resolve("postgres"), PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
