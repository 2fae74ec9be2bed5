package cn.linli.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.FullStation;
import cn.linli.LinliTest;
import cn.linli.TestFloor;
import cn.linli.access.Actors;
import cn.linli.access.Keys;
import cn.linli.access.Role;
import cn.linli.access.Secrets;
import cn.linli.access.Wall;
import cn.linli.places.Places;
import cn.linli.shared.Ids;
import cn.linli.stations.Stations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A backup made at work, and what comes back out of it on a bare home. */
@LinliTest
class BackupTest {

    private static final String PHRASE = "a long quiet evening";

    @Autowired
    private Backup backup;

    @Autowired
    private Places places;

    @Autowired
    private Stations stations;

    @LocalServerPort
    private int port;

    @Autowired
    private TestFloor floor;

    @Autowired
    private Actors actors;

    @Autowired
    private Secrets secrets;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void dataAndKeysComeBackOnABareHome() throws Exception {
        new FullStation(floor, places, stations, port);
        var worker = floor.aPerson(Role.WORKER, floor.aStation());
        var id = Ids.next();
        sealed(id, java.util.Objects.requireNonNull(secrets.seal("13800000000")));
        var file = make();
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .doesNotContain("13800000000")
                .doesNotContain(Files.readString(Keys.file(TestDatabase.home()))
                        .lines()
                        .findFirst()
                        .orElseThrow()
                        .substring(7));
        var keys = KeyFile.seal(Files.readString(Keys.file(TestDatabase.home())), PHRASE.toCharArray());

        try (var home = Home.open(folder.resolve("bare"), Home.Kind.REAL)) {
            assertThat(Restore.run(home, List.of("restore", file.toString()), folder))
                    .isZero();
            assertThatThrownBy(() -> Restored.mustHaveKeys(home)).hasMessageContaining("keys are missing");
            Keys.put(home.path(), KeyFile.open(keys, PHRASE.toCharArray()));
            Restored.mustHaveKeys(home);
            try (var database = Database.of(home);
                    var connection = database.connect()) {
                var row = connection
                        .createStatement()
                        .executeQuery("select name from access.account where name = '" + worker.name() + "'");
                assertThat(row.next()).isTrue();
                var field = connection
                        .createStatement()
                        .executeQuery("select token_hash from access.token where id = '" + id + "'");
                field.next();
                assertThat(Keys.in(home.path()).mark())
                        .isEqualTo(Keys.in(TestDatabase.home()).mark());
                assertThat(secrets.open(field.getBytes(1))).isEqualTo("13800000000");
            }
        }
        try (var home = Home.open(folder.resolve("bare"), Home.Kind.REAL)) {
            assertThatThrownBy(() -> Restore.run(home, List.of("restore", file.toString()), folder))
                    .hasMessageContaining("There is data here already");
        }
    }

    @Test
    void aDamagedOrCutFileIsRefusedBeforeAnythingIsTouched() throws Exception {
        var file = make();
        var bytes = Files.readAllBytes(file);
        var cut = Files.write(folder.resolve("cut.zip"), java.util.Arrays.copyOf(bytes, bytes.length / 2));
        refused(cut, "damaged");
        var flipped = bytes.clone();
        flipped[bytes.length / 3] ^= 0x20;
        refused(Files.write(folder.resolve("flipped.zip"), flipped), "damaged");
        refused(Files.writeString(folder.resolve("text.zip"), "no backup"), "damaged");
    }

    @Test
    void aWrongPassphraseOpensNoKeys() {
        var sealed = KeyFile.seal("fields=00", PHRASE.toCharArray());
        assertThat(KeyFile.open(sealed, PHRASE.toCharArray())).isEqualTo("fields=00");
        assertThatThrownBy(() -> KeyFile.open(sealed, "another evening".toCharArray()))
                .hasMessageContaining("passphrase is wrong");
    }

    private void refused(Path file, String why) {
        try (var home = Home.open(folder.resolve("never"), Home.Kind.REAL)) {
            assertThatThrownBy(() -> Restore.run(home, List.of("restore", file.toString()), folder))
                    .hasMessageContaining(why);
            assertThat(home.file("postgres")).doesNotExist();
        }
    }

    private Path make() throws Exception {
        var file = folder.resolve("backup-" + Ids.next() + ".zip");
        var out = new ByteArrayOutputStream();
        var exit = Wall.as(actors.console(), () -> backup.run(List.of(file.toString()), folder, new PrintStream(out)));
        assertThat(exit).isZero();
        return file;
    }

    /** Any table with a column of bytes does: what matters is that it comes back as it was sealed. */
    private static void sealed(java.util.UUID id, byte[] bytes) throws IOException, java.sql.SQLException {
        try (var connection = TestDatabase.owner();
                var write = connection.prepareStatement("""
                        insert into access.token (id, token_hash, account_id, name, rights, made, expires)
                        select ?, ?, a.id, 'sealed', '{}', now(), now() from access.account a limit 1
                        """)) {
            write.setObject(1, id);
            write.setBytes(2, bytes);
            write.executeUpdate();
        }
    }
}
