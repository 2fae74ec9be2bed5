package cn.linli.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.linli.LinliTest;
import cn.linli.TestFloor;
import cn.linli.app.TestDatabase;
import cn.linli.shared.Ids;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody with the database in hand changes the trail behind the program's back; the check names the line. */
@LinliTest
class TrailTest {

    /** The lock that a sealer tries to get; without it it waits for its next turn. */
    private static final String NO_SEALING = "select pg_advisory_xact_lock(7157001)";

    @Autowired
    private Trail trail;

    @Autowired
    private Sealer sealer;

    @Autowired
    private TrailCheck check;

    @Autowired
    private Actors actors;

    @Autowired
    private TransactionTemplate transaction;

    private UUID line = Ids.next();
    private long no;
    private TrailChain.Head head = TrailChain.START;

    /** Three sealed lines; the one in the middle is the one to be tampered with. Kept aside, and put back after. */
    @BeforeEach
    void aTrail() throws SQLException {
        writeLine();
        line = writeLine();
        var last = writeLine();
        await().until(() -> sealedAndMirrored(last));
        assertThat(check.verify().bad()).isNull();
        no = number("select no from access.trail_seal where line = '" + line + "'");
        alone(sql -> {
            sql.execute("create table public.kept_trail as select * from access.trail");
            sql.execute("create table public.kept_seal as select * from access.trail_seal");
            try (var end = sql.executeQuery("select no, mac from access.trail_seal order by no desc limit 1")) {
                end.next();
                head = new TrailChain.Head(end.getLong("no"), end.getBytes("mac"));
            }
        });
    }

    @AfterEach
    void putBack() throws SQLException {
        alone(sql -> {
            sql.execute("delete from access.trail_unsealed");
            sql.execute(
                    "delete from access.trail_seal s where exists (select from public.kept_seal k where k.no = s.no)"
                            + " or s.no >= " + no);
            sql.execute("delete from access.trail t where exists (select from public.kept_trail k where k.id = t.id)"
                    + " or t.act = 'test.forged'");
            sql.execute("insert into access.trail select * from public.kept_trail");
            sql.execute("insert into access.trail_seal select * from public.kept_seal");
            sql.execute("insert into access.trail_unsealed select id from access.trail t"
                    + " where not exists (select from access.trail_seal s where s.line = t.id)");
            sql.execute("drop table public.kept_trail, public.kept_seal");
            new TrailHead(TestDatabase.home()).write(head);
        });
        sealer.seal();
        assertThat(check.verify().bad()).isNull();
    }

    @Test
    void anEditedLineIsNamed() throws SQLException {
        owner("update access.trail set who = 'somebody else' where id = '" + line + "'");
        var found = check.verify();
        assertThat(found.bad()).startsWith("Line " + no + ":").contains("edited");
        assertThat(found.lines()).isEqualTo(no - 1);
        var fault = java.util.Objects.requireNonNull(found.fault());
        assertThat(fault.wrong()).isEqualTo(TrailCheck.Wrong.CHANGED);
        assertThat(fault.no()).isEqualTo(no);
        assertThat(java.util.Objects.requireNonNull(fault.line()).who()).isEqualTo("somebody else");
    }

    @Test
    void aDeletedLineIsNamed() throws SQLException {
        owner("delete from access.trail where id = '" + line + "'");
        assertThat(check.verify().bad()).startsWith("Line " + no + ":").contains("deleted");
    }

    @Test
    void aLineDeletedWithItsSealIsNamed() throws SQLException {
        owner("delete from access.trail_seal where no = " + no);
        owner("delete from access.trail where id = '" + line + "'");
        assertThat(check.verify().bad()).startsWith("Line " + no + ":").contains("missing");
    }

    @Test
    void twoLinesThatChangedPlacesAreNamed() throws SQLException {
        var next = no + 1;
        owner("update access.trail_seal set no = -1 where no = " + no);
        owner("update access.trail_seal set no = " + no + " where no = " + next);
        owner("update access.trail_seal set no = " + next + " where no = -1");
        assertThat(check.verify().bad()).startsWith("Line " + no + ":").contains("moved");
    }

    @Test
    void aChainRecomputedWithoutTheKeyIsNamed() throws SQLException {
        owner("update access.trail set who = 'somebody else' where id = '" + line + "'");
        owner("update access.trail_seal s set mac = sha256(convert_to(t.who || t.act || s.no, 'UTF8'))"
                + " from access.trail t where t.id = s.line and s.no >= " + no);
        assertThat(check.verify().bad()).startsWith("Line " + no + ":");
    }

    @Test
    void linesGivenBackToTheSealerAreNotSealedAnew() throws SQLException {
        owner("update access.trail set who = 'somebody else' where id = '" + line + "'");
        alone(sql -> sql.execute("with gone as (delete from access.trail_seal where no >= " + no + " returning line)"
                + " insert into access.trail_unsealed select line from gone"));
        sealer.seal();
        assertThat(check.verify().bad()).startsWith("Line " + no + ":").contains("cut off");
    }

    @Test
    void aCutTailIsNamed() throws SQLException {
        alone(sql -> sql.execute("with gone as (delete from access.trail_seal where no >= " + no + " returning line)"
                + " delete from access.trail where id in (select line from gone)"));
        assertThat(check.verify().bad()).startsWith("Line " + no + ":").contains("cut off");
    }

    @Test
    void aLineKeptFromTheSealerIsNamed() throws SQLException {
        var forged = Ids.next();
        owner("insert into access.trail (id, at, account, who, act, subject, details) values ('" + forged
                + "', now(), '" + forged + "', 'x', 'test.forged', '" + forged + "', '{}')");
        assertThat(check.verify().bad()).startsWith("Not sealed: " + forged);
    }

    @Test
    void withoutItsMirrorTheTrailIsNotWhole() throws Exception {
        var mirror = TestDatabase.home().resolve("keys", "trail.head");
        try (var connection = TestDatabase.owner();
                var sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.execute(NO_SEALING); // it would write the mirror anew
            await().until(() -> mirrored() == number("select max(no) from access.trail_seal"));
            Files.delete(mirror);
            assertThat(check.verify().bad()).contains("mirror");
        }
    }

    /** The sealer of another test's application may be at work: then this one's turn comes to nothing. */
    private boolean sealedAndMirrored(UUID line) throws SQLException {
        sealer.seal();
        var at = number("select coalesce(max(no), 0) from access.trail_seal where line = '" + line + "'");
        return at > 0 && mirrored() >= at;
    }

    private static long mirrored() {
        return new TrailHead(TestDatabase.home())
                .read()
                .orElse(TrailChain.START)
                .no();
    }

    private UUID writeLine() {
        var console = actors.console();
        var subject = Ids.next();
        Wall.run(
                console,
                () -> transaction.executeWithoutResult(t -> trail.write(
                        console, "test.written", subject, Map.of("password", TestFloor.PASSWORD.length()))));
        try {
            return id("select id from access.trail where subject = '" + subject + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a test does to the trail as a whole, with no other part of the program writing or sealing meanwhile. */
    private static void alone(Work work) throws SQLException {
        try (var connection = TestDatabase.owner();
                var sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.execute(NO_SEALING);
            sql.execute("lock table access.trail_unsealed, access.trail, access.trail_seal");
            work.on(sql);
            connection.commit();
        }
    }

    private interface Work {
        void on(Statement sql) throws SQLException;
    }

    private static void owner(String sql) throws SQLException {
        try (Connection connection = TestDatabase.owner()) {
            connection.createStatement().execute(sql);
        }
    }

    private static long number(String sql) throws SQLException {
        try (Connection connection = TestDatabase.owner()) {
            var row = connection.createStatement().executeQuery(sql);
            row.next();
            return row.getLong(1);
        }
    }

    private static UUID id(String sql) throws SQLException {
        try (Connection connection = TestDatabase.owner()) {
            var row = connection.createStatement().executeQuery(sql);
            row.next();
            return row.getObject(1, UUID.class);
        }
    }
}
