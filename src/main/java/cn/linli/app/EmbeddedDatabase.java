package cn.linli.app;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL under this home: durable (fsync, synchronous commit, full page writes), closed (SCRAM with a random
 * password in a file only its owner can read), its programs unpacked beside its data. What a crash left behind is
 * found, stopped and recovered.
 */
final class EmbeddedDatabase {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final String CLOSED = """
            # Written by Linli at every start.
            local all all scram-sha-256
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    private EmbeddedDatabase() {}

    static Database start(Home home) {
        var data = home.file("postgres");
        var superuser = home.secret("postgres.password");
        var owner = home.secret("database.password");
        stopOrphan(data);
        var log = home.file("postgres.log").toFile();
        try {
            var first = !Files.exists(data.resolve("PG_VERSION"));
            var server = builder(home, data, superuser, log, first).start();
            var url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/linli?reWriteBatchedInserts=true";
            try {
                prepare(server.getPort(), superuser, owner);
                if (first) {
                    close(data, server.getPort(), superuser);
                }
                assertDurable(url, owner);
            } catch (SQLException | RuntimeException e) {
                server.close();
                throw new NotPossible("The embedded database could not be prepared: " + e.getMessage(), e);
            }
            return new Database(url, "linli", owner, server);
        } catch (IOException e) {
            throw new NotPossible(
                    "The embedded database did not start within %d s; its log is %s (%s)"
                            .formatted(PATIENCE.toSeconds(), log, e.getMessage()),
                    e);
        }
    }

    private static EmbeddedPostgres.Builder builder(
            Home home, Path data, String superuser, java.io.File log, boolean first) {
        var binaries = System.getProperty("linli.postgres.binaries");
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(
                        binaries == null ? home.file("programs").toFile() : new java.io.File(binaries))
                .setPGStartupWait(PATIENCE)
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setConnectConfig("password", superuser)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "60")
                .setServerConfig("password_encryption", "scram-sha-256")
                .setServerConfig("shared_buffers", "192MB")
                .setServerConfig("effective_cache_size", "2GB")
                .setServerConfig("work_mem", "16MB")
                .setServerConfig("maintenance_work_mem", "256MB")
                .setServerConfig("max_wal_size", "2GB")
                .setServerConfig("random_page_cost", "1.1")
                .setServerConfig("jit", "off")
                .setServerConfig("timezone", "Asia/Shanghai")
                .setErrorRedirector(Redirect.appendTo(log))
                .setOutputRedirector(Redirect.appendTo(log))
                .setDataDirectoryCustomizer(directory -> {
                    if (!first) {
                        writeHba(directory.toPath());
                    }
                });
    }

    private static void writeHba(Path data) {
        try {
            Files.writeString(data.resolve("pg_hba.conf"), CLOSED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The database and its owner, who is no superuser: just what an external server would give us. */
    private static void prepare(int port, String superuser, String owner) throws SQLException {
        try (var connection = superuser(port, superuser);
                var sql = connection.createStatement()) {
            var known = connection.prepareStatement("select 1 from pg_roles where rolname = 'linli'");
            if (!known.executeQuery().next()) {
                sql.execute("create role linli login createrole password '" + owner + "'");
            } else {
                sql.execute("alter role linli password '" + owner + "'");
            }
            var made = connection.prepareStatement("select 1 from pg_database where datname = 'linli'");
            if (!made.executeQuery().next()) {
                sql.execute("create database linli owner linli");
            }
        }
    }

    /** Only the first start has no password to ask for; from here on there is one. */
    private static void close(Path data, int port, String superuser) throws SQLException {
        try (var connection = superuser(port, superuser);
                var sql = connection.createStatement()) {
            sql.execute("alter role postgres password '" + superuser + "'");
            writeHba(data);
            sql.execute("select pg_reload_conf()");
        }
    }

    private static Connection superuser(int port, String password) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", password);
    }

    private static void assertDurable(String url, String owner) throws SQLException {
        try (var connection = DriverManager.getConnection(url, "linli", owner)) {
            for (var setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                var row = connection.createStatement().executeQuery("show " + setting);
                if (!row.next() || !"on".equals(row.getString(1))) {
                    throw new IllegalStateException("The database is not durable: " + setting + " is off.");
                }
            }
        }
    }

    /** A database whose application was killed lives on without it; it is asked to stop, and waited for. */
    private static void stopOrphan(Path data) {
        var pidFile = data.resolve("postmaster.pid");
        try {
            if (!Files.exists(pidFile)) {
                return;
            }
            var pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
            var left = ProcessHandle.of(pid)
                    .filter(p -> p.info().command().orElse("").contains("postgres"));
            if (left.isPresent()) {
                LOG.info("Stopping the database that a crash left running (process {})", pid);
                left.get().destroy();
                left.get().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
            OrphanedBackends.waitFor(data, PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new NotPossible("The database left from a crash does not stop: " + e, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
