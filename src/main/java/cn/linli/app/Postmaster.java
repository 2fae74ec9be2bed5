package cn.linli.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One PostgreSQL on one data directory: made, started, watched, stopped. It runs in a session of its own, so that
 * Ctrl-C at the terminal reaches Linli first and the database last. If it dies while it should live, it is started
 * again on the same port.
 */
final class Postmaster implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(150);

    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final String CLOSED = """
            # Written by Linli at every start.
            local all all scram-sha-256
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("max_connections", "60"),
            Map.entry("password_encryption", "scram-sha-256"),
            Map.entry("shared_buffers", "192MB"),
            Map.entry("effective_cache_size", "2GB"),
            Map.entry("work_mem", "16MB"),
            Map.entry("maintenance_work_mem", "256MB"),
            Map.entry("max_wal_size", "2GB"),
            Map.entry("random_page_cost", "1.1"),
            Map.entry("jit", "off"),
            Map.entry("autovacuum_naptime", "10s"),
            Map.entry("lc_messages", "C"),
            Map.entry("timezone", "Asia/Shanghai"));

    private final PostgresPrograms programs;
    private final Path data;
    private final Path log;
    private final int port = freePort();
    private final AtomicBoolean stopping = new AtomicBoolean();

    Postmaster(PostgresPrograms programs, Path data, Path log) {
        this.programs = programs;
        this.data = data;
        this.log = log;
    }

    int port() {
        return port;
    }

    /** Makes the data directory when there is none; one that a crash left half made is not taken for a whole one. */
    void create(String superuserPassword) {
        if (Files.exists(data)) {
            return;
        }
        var draft = data.resolveSibling(data.getFileName() + ".new");
        var secret = data.resolveSibling("initdb.password");
        try {
            Folders.remove(draft);
            OwnerOnly.write(secret, superuserPassword);
            say(
                    programs.program("initdb"),
                    "--auth=scram-sha-256",
                    "--pwfile=" + secret,
                    "--username=postgres",
                    "--pgdata=" + draft,
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C");
            Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            secret.toFile().delete();
        }
    }

    /** Starts it and waits until it takes connections; after a crash that includes its recovery. */
    void start() {
        try {
            Files.writeString(data.resolve("pg_hba.conf"), CLOSED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var options = new StringBuilder("-p " + port);
        SETTINGS.forEach((name, value) ->
                options.append(" -c ").append(name).append('=').append(value.isEmpty() ? "''" : value));
        say(
                programs.program("pg_ctl"),
                "start",
                "--wait",
                "--silent",
                "--timeout=" + PATIENCE.toSeconds(),
                "--pgdata=" + data,
                "--log=" + log,
                "--options=" + options);
    }

    /** From now on it is started again if it dies. */
    void watch() {
        Thread.ofPlatform().daemon().name("database-watch").start(() -> {
            while (!stopping.get()) {
                sleep(Duration.ofMillis(500));
                if (!stopping.get() && running(data).isEmpty()) {
                    LOG.error("The database has ended by itself; it is started again. Its log: {}", log);
                    if (!again()) {
                        sleep(Duration.ofSeconds(5));
                    }
                }
            }
        });
    }

    private synchronized boolean again() {
        if (stopping.get()) {
            return true;
        }
        try {
            clearDead();
            start();
            LOG.info("The database is back.");
            return true;
        } catch (RuntimeException e) {
            LOG.error("The database does not start: {}", e.getMessage());
            return false;
        }
    }

    /** What a crash left running on the data is stopped, and waited for. */
    void clearAfterCrash() {
        if (!Files.exists(data)) {
            return;
        }
        running(data).ifPresent(left -> {
            LOG.info("Stopping the database that a crash left running (process {})", left.pid());
            stop();
        });
        clearDead();
    }

    /**
     * Waits for what a dead postmaster left working, then takes its name off the door. PostgreSQL itself would refuse
     * to start for as long as any process has that number: one that nobody has buried (in a container that is for
     * ever), or a new one that got the number again.
     */
    private void clearDead() {
        OrphanedBackends.end(data, PATIENCE);
        if (!Files.isDirectory(Path.of("/proc/self")) || running(data).isPresent()) {
            return;
        }
        try {
            Files.deleteIfExists(data.resolve("postmaster.pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        if (!stopping.getAndSet(true) && running(data).isPresent()) {
            stop();
        }
    }

    /** Stops it, for now: unlike {@link #close} it may be started again. */
    void stop() {
        say(
                programs.program("pg_ctl"),
                "stop",
                "--mode=fast",
                "--wait",
                "--silent",
                "--timeout=" + PATIENCE.toSeconds(),
                "--pgdata=" + data);
    }

    /** The postmaster of a data directory, if it lives. */
    static Optional<ProcessHandle> running(Path data) {
        try {
            var lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                            .filter(ProcessHandle::isAlive)
                            .filter(process -> OrphanedBackends.workingIn(process, data));
        } catch (java.nio.file.NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs one of the programs. PostgreSQL refuses to run as root, so root gives it a user name space of its own. */
    private void say(String... words) {
        var command = new ArrayList<String>();
        if (root()) {
            command.addAll(List.of("unshare", "--user"));
        }
        command.addAll(List.of(words));
        try {
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
            builder.environment().put("LANG", "C");
            builder.directory(log.toAbsolutePath().resolveSibling("").toFile());
            var process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE.toSeconds() + 30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new NotPossible("The embedded database failed at \"%s %s\"; its log is %s."
                        .formatted(Path.of(words[0]).getFileName(), words[1], log));
            }
        } catch (IOException e) {
            throw new NotPossible("The embedded database could not be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotPossible("Interrupted while waiting for the database.", e);
        }
    }

    private static boolean root() {
        return PostgresPrograms.system().equals("linux") && "root".equals(System.getProperty("user.name"));
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
