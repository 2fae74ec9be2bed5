package cn.linli.app;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A real PostgreSQL under this home: durable (fsync, synchronous commit, full page writes), closed (SCRAM with a random
 * password in a file only its owner can read), its programs unpacked beside its data. What a crash left behind is
 * found, stopped and recovered.
 */
final class EmbeddedDatabase {

    private EmbeddedDatabase() {}

    static Database start(Home home) {
        var superuser = home.secret("postgres.password");
        var owner = home.secret("database.password");
        var elsewhere = System.getProperty("linli.postgres.binaries");
        var programs = PostgresPrograms.in(elsewhere == null ? home.file("programs") : Path.of(elsewhere));
        var postmaster = new Postmaster(programs, home.file("postgres"), home.file("postgres.log"));
        postmaster.clearAfterCrash();
        postmaster.create(superuser);
        postmaster.start();
        try {
            var url = "jdbc:postgresql://127.0.0.1:" + postmaster.port() + "/linli?reWriteBatchedInserts=true";
            if (!opens(url, owner)) {
                prepare(postmaster.port(), superuser, owner);
            }
            assertDurable(url, owner);
            postmaster.watch();
            return new Database(url, "linli", owner, postmaster);
        } catch (SQLException | RuntimeException e) {
            postmaster.close();
            throw new NotPossible("The embedded database could not be prepared: " + e.getMessage(), e);
        }
    }

    private static boolean opens(String url, String owner) {
        try (var connection = DriverManager.getConnection(url, "linli", owner)) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    /** The database and its owner, who is no superuser: just what an external server would give us. */
    private static void prepare(int port, String superuser, String owner) throws SQLException {
        try (var connection = superuser(port, superuser);
                var sql = connection.createStatement()) {
            var known = sql.executeQuery("select 1 from pg_roles where rolname = 'linli'");
            var verb = known.next() ? "alter" : "create";
            sql.execute(verb + " role linli login createrole password '" + owner + "'");
            var made = sql.executeQuery("select 1 from pg_database where datname = 'linli'");
            if (!made.next()) {
                sql.execute("create database linli owner linli");
            }
        }
    }

    private static Connection superuser(int port, String password) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", password);
    }

    private static void assertDurable(String url, String owner) throws SQLException {
        try (var connection = DriverManager.getConnection(url, "linli", owner);
                var sql = connection.createStatement()) {
            for (var setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                var row = sql.executeQuery("show " + setting);
                if (!row.next() || !"on".equals(row.getString(1))) {
                    throw new IllegalStateException("The database is not durable: " + setting + " is off.");
                }
            }
        }
    }
}
