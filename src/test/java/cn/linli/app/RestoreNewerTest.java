package cn.linli.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.LinliTest;
import cn.linli.access.Actors;
import cn.linli.access.Wall;
import cn.linli.shared.Ids;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a newer Linli made is not taken by an older one: it is told in plain words, and nothing is touched. */
@LinliTest
class RestoreNewerTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    private Backup backup;

    @Autowired
    private Actors actors;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aBackupWithANewerSchemaIsRefused() throws Exception {
        var file = asIf(manifest -> ((ObjectNode) manifest.path("versions")).put("access", "999"));
        refused(file, "The backup was made by a newer Linli (access 999); restore it with that one.");
    }

    @Test
    void aBackupWithAModuleNobodyKnowsYetIsRefused() throws Exception {
        var file = asIf(manifest -> ((ObjectNode) manifest.path("versions")).put("casework", "1"));
        refused(file, "The backup was made by a newer Linli (casework 1); restore it with that one.");
    }

    @Test
    void aBackupInANewerFormatIsRefused() throws Exception {
        refused(
                asIf(manifest -> manifest.put("format", Backup.Manifest.FORMAT + 1)),
                "The backup was made by a newer Linli; restore it with that one.");
    }

    @Test
    void aManifestChangedByHandIsDamaged() throws Exception {
        var file = rewritten(make(), manifest -> manifest.put("made", "2001-01-01T00:00:00Z"), false);
        refused(file, "damaged");
    }

    @Test
    void aDatabaseANewerLinliWorkedOnIsNeitherFilledNorStarted() throws Exception {
        var file = make();
        try (var home = Home.open(folder.resolve("newer"), Home.Kind.REAL)) {
            try (var database = Database.of(home)) {
                Schema.migrate(database);
                try (var connection = database.connect();
                        var sql = connection.createStatement()) {
                    sql.execute("""
                            insert into residents.flyway_schema_history
                              (installed_rank, version, description, type, script, installed_by, execution_time, success)
                            values (999, '999', 'of a later year', 'SQL', 'V999__of_a_later_year.sql', 'linli', 1, true)
                            """);
                    sql.execute("update public.linli_schema set fingerprint = 'of a later year'");
                }
                assertThatThrownBy(() -> Schema.migrate(database))
                        .isInstanceOf(NotPossible.class)
                        .hasMessage("This database was made by a newer Linli (residents 999); use that one.");
            }
            assertThatThrownBy(() -> Restore.run(home, List.of("restore", file.toString()), folder))
                    .isInstanceOf(NotPossible.class)
                    .hasMessage("This database was made by a newer Linli (residents 999); use that one.");
        }
    }

    private void refused(Path file, String sentence) {
        try (var home = Home.open(folder.resolve("never"), Home.Kind.REAL)) {
            assertThatThrownBy(() -> Restore.run(home, List.of("restore", file.toString()), folder))
                    .isInstanceOf(NotPossible.class)
                    .hasMessageContaining(sentence);
            assertThat(home.file("postgres")).doesNotExist();
        }
    }

    private Path asIf(Consumer<ObjectNode> newer) throws Exception {
        return rewritten(make(), newer, true);
    }

    private Path make() throws Exception {
        var file = folder.resolve("backup-" + Ids.next() + ".zip");
        Wall.as(
                actors.console(),
                () -> backup.run(List.of(file.toString()), folder, new PrintStream(new ByteArrayOutputStream())));
        return file;
    }

    /** The same backup with another manifest, and its sum with it if so wished. */
    private Path rewritten(Path file, Consumer<ObjectNode> change, boolean sealed) throws IOException {
        var other = folder.resolve("changed-" + Ids.next() + ".zip");
        try (var from = new ZipFile(file.toFile());
                var to = new ZipOutputStream(Files.newOutputStream(other))) {
            var manifest = (ObjectNode) JSON.readTree(from.getInputStream(from.getEntry(Backup.Manifest.NAME)));
            change.accept(manifest);
            var text = JSON.writeValueAsBytes(manifest);
            for (var entry : java.util.Collections.list(from.entries())) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().equals(Backup.Manifest.NAME)) {
                    to.write(text);
                } else if (entry.getName().equals(Backup.Manifest.SUM) && sealed) {
                    to.write(HexFormat.of()
                            .formatHex(Backup.sha256().digest(text))
                            .getBytes(StandardCharsets.US_ASCII));
                } else {
                    from.getInputStream(entry).transferTo(to);
                }
                to.closeEntry();
            }
        }
        return other;
    }
}
