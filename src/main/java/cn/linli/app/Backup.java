package cn.linli.app;

import cn.linli.access.Actor;
import cn.linli.access.Keys;
import cn.linli.access.Trail;
import cn.linli.access.Wall;
import cn.linli.shared.ConsoleCommand;
import cn.linli.shared.Ids;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./linli backup FILE}: every table as it stood at one moment, while work goes on. A zip of PostgreSQL's COPY
 * texts with a manifest that carries the SHA-256 of each, and the manifest's own. What is sealed stays sealed; no keys
 * are inside.
 */
@Component
class Backup implements ConsoleCommand {

    private final Environment environment;
    private final Trail trail;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final JsonMapper json;
    private final Path home;

    Backup(
            Environment environment,
            Trail trail,
            TransactionTemplate transaction,
            Clock clock,
            JsonMapper json,
            @Value("${linli.home}") String home) {
        this.environment = environment;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
        this.json = json;
        this.home = Path.of(home);
    }

    @Override
    public String words() {
        return "backup";
    }

    @Override
    public String usage() {
        return "linli backup FILE";
    }

    /** It goes to a file, and is wanted most when the disk is short. */
    @Override
    public boolean changes(List<String> arguments) {
        return false;
    }

    @Override
    public int run(List<String> arguments, Path folder, PrintStream out) throws IOException, SQLException {
        var file = Standalone.file(arguments, 0, folder, usage());
        if (Files.exists(file)) {
            throw new NotPossible("There is a file already: " + file);
        }
        var draft = file.resolveSibling(file.getFileName() + ".part");
        try {
            OwnerOnly.write(draft, "");
            var manifest = write(draft);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            var actor = Objects.requireNonNull(Wall.atWork());
            trace(actor, manifest);
            var rows = manifest.tables().stream().mapToLong(Kept::rows).sum();
            out.printf("%s: %d tables, %d rows.%n", file, manifest.tables().size(), rows);
            return 0;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private void trace(Actor actor, Manifest manifest) {
        transaction.executeWithoutResult(
                t -> trail.write(actor, "access.backup-made", Ids.next(), Map.of("made", manifest.made())));
    }

    private Manifest write(Path draft) throws IOException, SQLException {
        try (var connection = DriverManager.getConnection(property("url"), property("username"), property("password"));
                var zip = new ZipOutputStream(Files.newOutputStream(draft), StandardCharsets.UTF_8)) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            zip.setLevel(5);
            var kept = new ArrayList<Kept>();
            for (var table : Tables.inOrder(connection).entrySet()) {
                kept.add(copy(connection, zip, table.getKey(), table.getValue()));
            }
            var manifest = new Manifest(
                    Manifest.FORMAT,
                    OffsetDateTime.now(clock).toString(),
                    Keys.in(home).mark(),
                    Tables.versions(connection),
                    Tables.sequences(connection),
                    kept);
            connection.rollback();
            seal(zip, manifest);
            return manifest;
        }
    }

    private Kept copy(Connection connection, ZipOutputStream zip, String table, List<String> columns)
            throws IOException, SQLException {
        var name = "tables/" + table;
        zip.putNextEntry(new ZipEntry(name));
        var digest = sha256();
        var list = String.join(", ", columns);
        var rows = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut(
                        "copy (select " + list + " from " + table + ") to stdout",
                        new DigestOutputStream(new StaysOpen(zip), digest));
        zip.closeEntry();
        return new Kept(table, columns, rows, HexFormat.of().formatHex(digest.digest()));
    }

    private void seal(ZipOutputStream zip, Manifest manifest) throws IOException {
        var text = json.writeValueAsBytes(manifest);
        zip.putNextEntry(new ZipEntry(Manifest.NAME));
        zip.write(text);
        zip.closeEntry();
        zip.putNextEntry(new ZipEntry(Manifest.SUM));
        zip.write(HexFormat.of().formatHex(sha256().digest(text)).getBytes(StandardCharsets.US_ASCII));
        zip.closeEntry();
    }

    private String property(String name) {
        return environment.getRequiredProperty("spring.datasource." + name);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What a backup says of itself.
     *
     * @param keyMark by which the keys it was made with are known again
     * @param versions the newest migration of every schema
     */
    record Manifest(
            int format,
            String made,
            String keyMark,
            Map<String, String> versions,
            Map<String, Long> sequences,
            List<Kept> tables) {

        static final int FORMAT = 1;
        static final String NAME = "manifest.json";
        static final String SUM = "manifest.sha256";
    }

    /** One table inside, in the order to fill them. */
    record Kept(String table, List<String> columns, long rows, String sha256) {}

    /** The zip goes on after one entry ends. */
    private static final class StaysOpen extends FilterOutputStream {

        StaysOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
