package cn.linli.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Brings the database to what this program needs: one schema and one folder of migrations a module, in the order of
 * the floors. Runs as the owner; the application itself works under {@code linli_app}, which owns nothing.
 */
public final class Schema {

    /** The schemas, from the ground up. */
    static final List<String> FLOORS = List.of(
            "access",
            "places",
            "documents",
            "stations",
            "residents",
            "volunteers",
            "requests",
            "projects",
            "ledger",
            "visits",
            "care",
            "unanswered",
            "campaigns",
            "standins",
            "rota",
            "today",
            "reports",
            "rounds",
            "demo");

    private Schema() {}

    /** Migrates what is not migrated yet; nothing is done when the database has just these migrations. */
    public static void migrate(Database database) {
        migrate(database, java.util.Map.of());
    }

    /** Migrates an empty database up to these versions: those a backup was made with. */
    static void migrate(Database database, java.util.Map<String, String> versions) {
        try (var connection = database.connect();
                var sql = connection.createStatement()) {
            mustNotBeNewer(connection);
            sql.execute("create table if not exists public.linli_schema (fingerprint text not null)");
            var fingerprint = fingerprint();
            var known = sql.executeQuery("select fingerprint from public.linli_schema");
            if (known.next() && known.getString(1).equals(fingerprint)) {
                return;
            }
            sql.execute("""
                    do $$ begin
                      if not exists (select from pg_roles where rolname = 'linli_app') then
                        create role linli_app nologin;
                      end if;
                      if not exists (select from pg_roles where rolname = 'linli_sealer') then
                        create role linli_sealer nologin;
                      end if;
                      execute format('grant linli_app, linli_sealer to %I', current_user);
                    end $$
                    """);
            sql.execute("create extension if not exists pg_trgm with schema public");
            sql.execute("create extension if not exists btree_gin with schema public");
            for (var module : FLOORS) {
                migrate(database, module, versions.getOrDefault(module, "latest"));
            }
            if (!versions.isEmpty()) {
                return;
            }
            sql.execute("delete from public.linli_schema");
            sql.execute("insert into public.linli_schema values ('" + fingerprint + "')");
        } catch (SQLException e) {
            throw new NotPossible("The database could not be brought up to date: " + e.getMessage(), e);
        }
    }

    private static void migrate(Database database, String module, String version) {
        if (files(module).length == 0 || version.isEmpty()) {
            return;
        }
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .schemas(module)
                .defaultSchema(module)
                .locations("classpath:db/" + module)
                .target(version)
                .validateMigrationNaming(true)
                .outOfOrder(true)
                .load()
                .migrate();
    }

    /** What a newer program has changed is not understood here; working on it would spoil it. */
    private static void mustNotBeNewer(java.sql.Connection connection) throws SQLException {
        for (var schema : Tables.versions(connection).entrySet()) {
            if (!knows(schema.getKey(), schema.getValue())) {
                throw new NotPossible("This database was made by a newer Linli (%s %s); use that one."
                        .formatted(schema.getKey(), schema.getValue()));
            }
        }
    }

    /** Whether this program has that migration of a schema. */
    static boolean knows(String schema, String version) {
        return version.isEmpty()
                || java.util.Arrays.stream(files(schema))
                        .anyMatch(file -> String.valueOf(file.getFilename()).startsWith("V" + version + "__"));
    }

    private static String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var module : FLOORS) {
                for (var file : files(module)) {
                    digest.update(file.getContentAsByteArray());
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Resource[] files(String module) {
        try {
            var files = new PathMatchingResourcePatternResolver().getResources("classpath*:db/" + module + "/*.sql");
            java.util.Arrays.sort(files, java.util.Comparator.comparing(file -> String.valueOf(file.getFilename())));
            return files;
        } catch (java.io.FileNotFoundException e) {
            return new Resource[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
