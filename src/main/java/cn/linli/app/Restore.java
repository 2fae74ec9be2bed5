package cn.linli.app;

import cn.linli.access.Keys;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./linli restore FILE}: reads the whole file and checks every sum before anything is touched; then fills an
 * empty database in one transaction, whole or not at all. Refuses a database with data in it, a backup newer than this
 * program, and a file that is damaged or cut.
 */
final class Restore {

    private Restore() {}

    static int run(Home home, List<String> words, Path folder) {
        var file = Standalone.file(words, 1, folder, "linli restore FILE");
        if (!home.lock()) {
            throw new NotPossible("Linli is running on " + home.path() + "; a restore goes into an empty home.");
        }
        try (var zip = open(file)) {
            var manifest = check(zip);
            var versions = known(manifest);
            if (Keys.there(home.path()) && !Keys.in(home.path()).mark().equals(manifest.keyMark())) {
                throw new NotPossible("This home has other keys than the backup was made with: " + home.path());
            }
            try (var database = Database.of(home)) {
                mustBeEmpty(database);
                Schema.migrate(database, versions);
                fill(database, zip, manifest);
                Restored.remember(home, manifest.keyMark(), manifest.made());
                Schema.migrate(database);
            }
            System.err.printf(
                    "Restored: %d tables, as of %s.%n", manifest.tables().size(), manifest.made());
            if (!Keys.there(home.path())) {
                System.err.println("Its keys are not here yet: ./linli keys import FILE");
            }
            return 0;
        } catch (IOException | SQLException e) {
            throw new NotPossible("The backup could not be restored, nothing was kept: " + e.getMessage(), e);
        }
    }

    private static ZipFile open(Path file) {
        try {
            return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException e) {
            throw damaged("it is no whole zip", e);
        } catch (IOException e) {
            throw new NotPossible("The backup " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Backup.Manifest check(ZipFile zip) {
        try {
            var text = entry(zip, Backup.Manifest.NAME).readAllBytes();
            var sum = new String(entry(zip, Backup.Manifest.SUM).readAllBytes(), StandardCharsets.US_ASCII);
            if (!HexFormat.of().formatHex(Backup.sha256().digest(text)).equals(sum.strip())) {
                throw damaged("its manifest is not the one that was written", null);
            }
            var manifest = JsonMapper.shared().readValue(text, Backup.Manifest.class);
            if (manifest.format() > Backup.Manifest.FORMAT) {
                throw new NotPossible("The backup was made by a newer Linli; restore it with that one.");
            }
            for (var table : manifest.tables()) {
                var digest = Backup.sha256();
                try (var in = new DigestInputStream(entry(zip, "tables/" + table.table()), digest)) {
                    in.transferTo(java.io.OutputStream.nullOutputStream());
                }
                if (!HexFormat.of().formatHex(digest.digest()).equals(table.sha256())) {
                    throw damaged("the rows of " + table.table() + " are not those that were written", null);
                }
            }
            return manifest;
        } catch (IOException | JacksonException e) {
            throw damaged(String.valueOf(e.getMessage()), e);
        }
    }

    private static InputStream entry(ZipFile zip, String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) {
            throw damaged(name + " is missing", null);
        }
        return zip.getInputStream(entry);
    }

    /** The versions to migrate to first; a schema the backup does not know yet comes after the filling. */
    private static java.util.Map<String, String> known(Backup.Manifest manifest) {
        var versions = new java.util.HashMap<String, String>();
        Schema.FLOORS.forEach(schema -> versions.put(schema, manifest.versions().getOrDefault(schema, "")));
        manifest.versions().forEach((schema, version) -> {
            if (!Schema.knows(schema, version)) {
                throw new NotPossible("The backup was made by a newer Linli (%s %s); restore it with that one."
                        .formatted(schema, version));
            }
        });
        return versions;
    }

    private static void mustBeEmpty(Database database) throws SQLException {
        try (var connection = database.connect();
                var sql = connection.createStatement()) {
            var there = sql.executeQuery("select to_regclass('access.trail') is not null");
            there.next();
            if (there.getBoolean(1)) {
                var used = sql.executeQuery(
                        "select exists (select from access.trail) or exists (select from access.account)");
                used.next();
                if (used.getBoolean(1)) {
                    throw new NotPossible("There is data here already; a restore goes into an empty database only.");
                }
            }
        }
    }

    private static void fill(Database database, ZipFile zip, Backup.Manifest manifest)
            throws SQLException, IOException {
        try (var connection = database.connect();
                var sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            var names = manifest.tables().stream().map(Backup.Kept::table).toList();
            if (!Tables.inOrder(connection).keySet().equals(java.util.Set.copyOf(names))) {
                throw new NotPossible(
                        "The backup has other tables than this program; restore it with the one that" + " made it.");
            }
            sql.execute("truncate " + String.join(", ", names) + " cascade");
            for (var table : names) {
                sql.execute("alter table " + table + " disable trigger user");
            }
            var pointers = Tables.pointers(connection);
            for (var pointer : pointers) {
                sql.execute(pointer + " deferrable initially deferred");
            }
            for (var table : manifest.tables()) {
                copy(connection, zip, table);
            }
            sql.execute("set constraints all immediate");
            for (var pointer : pointers) {
                sql.execute(pointer + " not deferrable");
            }
            for (var table : names) {
                sql.execute("alter table " + table + " enable trigger user");
            }
            for (var sequence : manifest.sequences().entrySet()) {
                sql.executeQuery("select setval('" + sequence.getKey() + "', " + sequence.getValue() + ")");
            }
            connection.commit();
        }
    }

    private static void copy(Connection connection, ZipFile zip, Backup.Kept table) throws SQLException, IOException {
        try (var in = entry(zip, "tables/" + table.table())) {
            var rows = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table.table() + " (" + String.join(", ", table.columns()) + ") from stdin", in);
            if (rows != table.rows()) {
                throw damaged(table.table() + " has " + rows + " rows instead of " + table.rows(), null);
            }
        }
    }

    private static NotPossible damaged(String how, @Nullable Throwable cause) {
        var sentence = "The backup is damaged (" + how + "); nothing was restored.";
        return cause == null ? new NotPossible(sentence) : new NotPossible(sentence, cause);
    }
}
