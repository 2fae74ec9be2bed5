package cn.linli.residents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.LinliTest;
import cn.linli.TestFloor;
import cn.linli.access.Accounts;
import cn.linli.access.Actor;
import cn.linli.access.Role;
import cn.linli.access.Secrets;
import cn.linli.access.Wall;
import cn.linli.app.TestDatabase;
import cn.linli.places.Places;
import cn.linli.shared.Ids;
import cn.linli.shared.Refused;
import cn.linli.shared.RegionCode;
import cn.linli.shared.StationId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Rosters on the real database: brought, looked at, confirmed, brought again. */
@LinliTest
class RostersTest {

    private static final RegionCode STREET = RegionCode.of("370105005");
    private static final Path YEAR = Path.of(System.getProperty("linli.shared.data", "../shared/data"))
            .resolve("station-year")
            .resolve("roster.xlsx");

    @Autowired
    private TestFloor floor;

    @Autowired
    private Rosters rosters;

    @Autowired
    private RosterBook book;

    @Autowired
    private RosterWork work;

    @Autowired
    private Places places;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Secrets secrets;

    @Autowired
    private TransactionTemplate transaction;

    private JdbcClient owner;
    private StationId station;
    private Actor head;

    @BeforeEach
    void aStationInAStreet() throws Exception {
        var database = TestDatabase.database();
        owner = JdbcClient.create(new DriverManagerDataSource(database.url(), database.user(), database.password()));
        Wall.run(floor.console(), () -> places.setUp(floor.console(), STREET.county()));
        station = new StationId(Ids.next());
        accounts.postOpened(station, STREET, false);
        head = floor.aPerson(Role.HEAD, station).actor();
    }

    private <T> T as(Actor actor, Callable<T> work) {
        try {
            return Wall.as(actor, work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private UUID brought(String name, byte[] file) {
        var id = Ids.next();
        as(head, () -> {
            rosters.bring(head, id, STREET, name, new ByteArrayInputStream(file));
            return 0;
        });
        return id;
    }

    private RosterBook.View settled(UUID id) {
        for (int i = 0; i < 600; i++) {
            var view = as(head, () -> book.view(head, id));
            if (!view.state().equals("reading") && !view.state().equals("confirming")) {
                return view;
            }
            sleep();
        }
        throw new AssertionError("The roster never came to rest");
    }

    private static void sleep() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private RosterBook.View confirmed(UUID id) {
        var view = settled(id);
        assertThat(view.state()).isEqualTo("ready");
        as(head, () -> {
            rosters.confirm(head, id, view.version());
            return 0;
        });
        return settled(id);
    }

    private int people() {
        return count("residents.person");
    }

    private int count(String table) {
        return owner.sql("select count(*) from " + table + " where station_id = :station")
                .param("station", station.value())
                .query(Integer.class)
                .single();
    }

    private static byte[] year() throws IOException {
        return Files.readAllBytes(YEAR);
    }

    private static byte[] roster(String... rows) {
        return ("姓名,性别,身份证号码,出生日期,所属社区,网格,联系电话,人员类别,现居住地址,健康状况,包保社工,备注\n" + String.join("\n", rows) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String row(int n, String name, String phone) {
        var identity = ARow.number("3701051950%02d%02d%03d".formatted(1 + n / 28 % 12, 1 + n % 28, n / 336 * 2 + 1));
        return name + ",男," + identity + ",,西区社区,第4网格," + phone + ",独居老人,西区社区3号楼2单元" + (100 + n) + ",高血压,谭斌国,";
    }

    @Test
    void theYearsRosterIsReadAndTakenOverAsExpected() throws IOException {
        var id = brought("roster.xlsx", year());
        var preview = settled(id);
        assertThat(preview.state()).isEqualTo("ready");
        var figures = java.util.Objects.requireNonNull(preview.figures());
        assertThat(figures.dataRows()).isEqualTo(1016);
        assertThat(figures.accepted()).isEqualTo(936);
        assertThat(figures.merged()).isEqualTo(10);
        assertThat(figures.held()).isEqualTo(70);
        assertThat(figures.added()).isEqualTo(936);
        assertThat(people()).as("nothing is written before it is confirmed").isZero();

        assertThat(confirmed(id).state()).isEqualTo("confirmed");
        assertThat(people()).isEqualTo(936);
        var held = as(head, () -> book.held(head, id, null, 100));
        assertThat(held.items()).hasSize(70);
        assertThat(owner.sql("select count(*) from residents.roster_piece where roster_id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .as("the file itself is kept no longer than needed")
                .isZero();
    }

    @Test
    void whatTheRosterSaysStandsSealedInTheRegister() throws IOException {
        confirmed(brought("roster.xlsx", year()));
        var row = owner.sql("select * from residents.person where station_id = :s and name = '邵静燕'")
                .param("s", station.value())
                .query()
                .singleRow();
        assertThat(secrets.open((byte[]) row.get("identity"))).isEqualTo("370112196307120560");
        assertThat(secrets.open((byte[]) row.get("phone"))).isEqualTo("18833523753");
        assertThat(secrets.open((byte[]) row.get("disability_card"))).isEqualTo("37011219630712056021");
        assertThat(secrets.open((byte[]) row.get("door"))).isEqualTo("6\n4\n429");
        assertThat(secrets.open((byte[]) row.get("registered_home"))).isEqualTo("天桥区南村街道泉星社区6号楼4单元429");
        assertThat(row.get("arrangement")).isEqualTo("spouse");
        assertThat(row.get("responsible")).isEqualTo("谭斌国");
        assertThat(row.get("grid_id")).isNotNull();
        assertThat(owner.sql("select kind from residents.label where person_id = :id order by kind")
                        .param("id", row.get("id"))
                        .query(String.class)
                        .list())
                .containsExactly("disabled", "empty-nest");
        var kin = owner.sql("select * from residents.kin where person_id = :id")
                .param("id", row.get("id"))
                .query()
                .singleRow();
        assertThat(kin.get("name")).isEqualTo("石莉");
        assertThat(kin.get("relation")).isEqualTo("98");
        assertThat(secrets.open((byte[]) kin.get("phone"))).isEqualTo("13713782319");
    }

    @Test
    void theSameFileAgainChangesNothing() throws IOException {
        confirmed(brought("roster.xlsx", year()));
        var before = everything();
        var again = brought("roster.xlsx", year());
        var preview = settled(again);
        var figures = java.util.Objects.requireNonNull(preview.figures());
        assertThat(figures.accepted()).isEqualTo(936);
        assertThat(figures.added() + figures.changed() + figures.gone()).isZero();
        var done = confirmed(again);
        assertThat(done.state()).isEqualTo("dropped");
        assertThat(done.refusal()).isEqualTo("residents.roster-nothing-new");
        assertThat(everything()).isEqualTo(before);
    }

    private List<Object> everything() {
        return List.of(
                count("residents.person"),
                count("residents.label"),
                count("residents.kin"),
                count("residents.health"),
                count("residents.happening"),
                count("residents.roster_entry"),
                owner.sql("select coalesce(sum(version), 0) from residents.person where station_id = :s")
                        .param("s", station.value())
                        .query(Long.class)
                        .single(),
                owner.sql(
                                "select count(*) from access.trail where account = :a and act = 'residents.roster-taken-over'")
                        .param("a", head.account().value())
                        .query(Long.class)
                        .single());
    }

    @Test
    void anImportIsOneLineInTheTrailWithTheFilesDigest() {
        var id = brought("花名册.csv", roster(row(1, "易爱", "13061634565")));
        confirmed(id);
        var lines = owner.sql("select details from access.trail where subject = :id")
                .param("id", id)
                .query(String.class)
                .list();
        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst())
                .containsPattern("\"digest\":\"[0-9a-f]{64}\"")
                .doesNotContain("易爱");
    }

    @Test
    void aNewerRosterShowsWhatIsNewChangedAndGoneAndTakesOverOnlyThat() {
        confirmed(
                brought("十月.csv", roster(row(1, "易爱", "13061634565"), row(2, "武明", "13061634566"), row(3, "萧亮", ""))));
        owner.sql("update residents.person set responsible = '手改' where station_id = :s and name = '易爱'")
                .param("s", station.value())
                .update();
        var id = brought("十一月.csv", roster(row(1, "易爱", "13900000001"), row(2, "武明", "13061634566"), row(4, "杜勇", "")));
        var figures = java.util.Objects.requireNonNull(settled(id).figures());
        assertThat(List.of(figures.added(), figures.changed(), figures.unchanged(), figures.gone()))
                .containsExactly(1, 1, 1, 1);
        assertThat(names(id, "new")).containsExactly("杜勇");
        assertThat(names(id, "gone")).containsExactly("萧亮");
        var changed =
                as(head, () -> book.differences(head, id, "changed", null, 10)).items();
        assertThat(changed).extracting(RosterBook.Difference::name).containsExactly("易爱");
        assertThat(changed.getFirst().fields()).containsExactly("phone");

        confirmed(id);
        assertThat(people()).as("gone people stay").isEqualTo(4);
        var row = owner.sql("select phone, responsible from residents.person where station_id = :s and name = '易爱'")
                .param("s", station.value())
                .query()
                .singleRow();
        assertThat(secrets.open((byte[]) row.get("phone"))).isEqualTo("13900000001");
        assertThat(row.get("responsible")).as("what was mended by hand stays").isEqualTo("手改");
    }

    private List<String> names(UUID id, String what) {
        return as(head, () -> book.differences(head, id, what, null, 10)).items().stream()
                .map(RosterBook.Difference::name)
                .toList();
    }

    @Test
    void aNumberTheRegisterKnowsUnderAnotherNameIsHeld() {
        confirmed(brought("十月.csv", roster(row(1, "易爱", ""))));
        var id = brought("十一月.csv", roster(row(1, "易艾", ""), row(2, "武明", "")));
        var figures = java.util.Objects.requireNonNull(settled(id).figures());
        assertThat(figures.heldBy()).isEqualTo(Map.of("identity-used-by-another-name", 1));
        assertThat(as(head, () -> book.held(head, id, null, 10))
                        .items()
                        .getFirst()
                        .hints())
                .containsExactly("易爱");
    }

    @Test
    void theNameTheRegisterKnowsIsTakenEvenBehindAnotherOne() {
        confirmed(brought("十月.csv", roster(row(1, "易爱", ""))));
        var id = brought("十一月.csv", roster(row(1, "易艾", ""), row(1, "易爱", "")));
        var figures = java.util.Objects.requireNonNull(settled(id).figures());
        assertThat(figures.accepted()).isEqualTo(1);
        assertThat(figures.held()).isEqualTo(1);
    }

    @Test
    void peopleWithoutANumberAreFoundAgainToo() {
        var rows = new String[] {
            "易爱,女,,1950-01-01,西区社区,,,独居老人,,,,", "易爱,女,,1950-01-01,东区社区,,,,,,,", "武明,男,,,西区社区,,13061634565,,,,,"
        };
        confirmed(brought("十月.csv", roster(rows)));
        assertThat(people()).isEqualTo(3);
        var before = everything();
        confirmed(brought("十月.csv", roster(rows)));
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aFailureInTheMiddleLeavesNothing() throws SQLException {
        var rows = new String[4_500];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row(i, i == rows.length - 1 ? "雷电中断" : "易爱" + i, "");
        }
        var id = brought("大.csv", roster(rows));
        var ready = settled(id);
        trigger("""
                create or replace function residents.break_off() returns trigger language plpgsql as
                $$ begin if new.name = '雷电中断' then raise exception 'lightning'; end if; return new; end $$;
                create trigger break_off before insert on residents.person for each row execute function residents.break_off();
                """);
        try {
            var view = confirmed(id);
            assertThat(view.state()).isEqualTo("ready");
            assertThat(view.refusal()).isEqualTo("shared.broken");
            assertThat(everything().subList(0, 6)).containsOnly(0);
            assertThat(as(head, () -> book.held(head, id, null, 10)).items()).isEmpty();
        } finally {
            trigger("drop trigger break_off on residents.person");
        }
        assertThat(java.util.Objects.requireNonNull(ready.figures()).accepted()).isEqualTo(4_500);
        assertThat(confirmed(id).state()).as("it may be confirmed again").isEqualTo("confirmed");
        assertThat(people()).isEqualTo(4_500);
    }

    private static void trigger(String sql) throws SQLException {
        var database = TestDatabase.database();
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void ofTwoConfirmsAtOnceOneCounts() throws Exception {
        var id = brought("花名册.csv", roster(row(1, "易爱", ""), row(2, "武明", "")));
        var version = settled(id).version();
        var start = new CountDownLatch(1);
        try (var pool = Executors.newFixedThreadPool(2)) {
            Callable<Boolean> confirm = () -> {
                start.await();
                try {
                    return Wall.as(head, () -> {
                        rosters.confirm(head, id, version);
                        return true;
                    });
                } catch (Refused e) {
                    return false;
                }
            };
            var one = pool.submit(confirm);
            var other = pool.submit(confirm);
            start.countDown();
            assertThat(List.of(one.get(), other.get())).containsExactlyInAnyOrder(true, false);
        }
        settled(id);
        assertThat(people()).isEqualTo(2);
    }

    @Test
    void aForeignStationsRosterDoesNotExist() throws Exception {
        var id = brought("花名册.csv", roster(row(1, "易爱", "")));
        settled(id);
        var stranger = floor.aPerson(Role.HEAD, floor.aStation()).actor();
        assertThatThrownBy(() -> as(stranger, () -> book.view(stranger, id))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> as(stranger, () -> book.held(stranger, id, null, 10)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> as(stranger, () -> {
                    rosters.confirm(stranger, id, 1);
                    return 0;
                }))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("shared.not-found");
        assertThatThrownBy(() -> as(stranger, () -> {
                    rosters.drop(stranger, id);
                    return 0;
                }))
                .isInstanceOf(Refused.class);
    }

    /** The second wall: also a query that forgets to ask whose it is sees nothing. */
    @Test
    void theDatabaseItselfHidesForeignRosters() throws Exception {
        var id = brought("花名册.csv", roster(row(1, "易爱", ""), "无名,,,,不详,,,,,,,"));
        confirmed(id);
        var stranger = floor.aPerson(Role.HEAD, floor.aStation()).actor();
        for (var table : List.of("roster", "roster_held", "roster_difference", "roster_entry", "roster_word")) {
            Integer seen = as(stranger, () -> transaction.execute(t -> appCount(table)));
            assertThat(seen).as(table).isZero();
        }
        Integer own = as(head, () -> transaction.execute(t -> appCount("roster")));
        assertThat(own).isEqualTo(1);
    }

    @Autowired
    private JdbcClient app;

    private Integer appCount(String table) {
        return app.sql("select count(*) from residents." + table)
                .query(Integer.class)
                .single();
    }

    @Test
    void anAreaOfOtherStationsIsRefused() throws Exception {
        var stranger = floor.aPerson(Role.HEAD, floor.aStation()).actor();
        assertThatThrownBy(() -> as(stranger, () -> {
                    rosters.bring(
                            stranger, Ids.next(), STREET, "a.csv", new ByteArrayInputStream(roster(row(1, "易爱", ""))));
                    return 0;
                }))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("shared.not-found");
    }

    @Test
    void anAreaWithoutAStationIsRefused() {
        assertThatThrownBy(() -> as(head, () -> {
                    rosters.bring(
                            head,
                            Ids.next(),
                            RegionCode.of("370105004"),
                            "a.csv",
                            new ByteArrayInputStream(roster(row(1, "易爱", ""))));
                    return 0;
                }))
                .isInstanceOf(Refused.class);
    }

    @Test
    void whatAStationSaidAboutItsWordsIsRemembered() {
        var file = ("老人大名,公民号,村居归属,类型\n易爱," + ARow.WOMAN + ",阳光花苑,困难户\n").getBytes(StandardCharsets.UTF_8);
        file = new String(file, StandardCharsets.UTF_8).replace("公民号", "身份证号").getBytes(StandardCharsets.UTF_8);
        var id = brought("旧.csv", withPhone(file));
        var first = settled(id);
        assertThat(java.util.Objects.requireNonNull(first.figures()).heldBy()).isEqualTo(Map.of("name-missing", 1));
        understood(id, "heading", Map.of("老人大名", "name", "类型", "labels", "村居归属", "community"));
        assertThat(heldBy(id)).isEqualTo(Map.of("label-unknown", 1));
        understood(id, "label", Map.of("困难户", "低保边缘"));
        assertThat(heldBy(id)).isEqualTo(Map.of("community-unknown", 1));
        understood(id, "community", Map.of("阳光花苑", "西区社区"));
        assertThat(heldBy(id)).isEmpty();
        var next = brought("新.csv", withPhone(file));
        assertThat(java.util.Objects.requireNonNull(settled(next).figures()).accepted())
                .isEqualTo(1);
    }

    private static byte[] withPhone(byte[] file) {
        return new String(file, StandardCharsets.UTF_8)
                .replace("类型\n", "类型,电话,性别\n")
                .replace("困难户\n", "困难户,13061634565,女\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private void understood(UUID id, String kind, Map<String, String> meanings) {
        as(head, () -> {
            rosters.understand(head, id, kind, meanings);
            return 0;
        });
    }

    private Map<String, Integer> heldBy(UUID id) {
        return java.util.Objects.requireNonNull(settled(id).figures()).heldBy();
    }

    @Test
    void aRunThatStoppedInTheMiddleMayBeConfirmedAgain() {
        var id = brought("花名册.csv", roster(row(1, "易爱", "")));
        settled(id);
        owner.sql("update residents.roster set state = 'confirming', beat = beat - interval '2 minutes' where id = :id")
                .param("id", id)
                .update();
        work.sweep();
        var view = settled(id);
        assertThat(view.state()).isEqualTo("ready");
        assertThat(view.refusal()).isEqualTo("residents.roster-interrupted");
        assertThat(confirmed(id).state()).isEqualTo("confirmed");
        assertThat(people()).isEqualTo(1);
    }

    @Test
    void aPreviewThatStoppedInTheMiddleIsReadAgain() {
        var id = brought("花名册.csv", roster(row(1, "易爱", "")));
        settled(id);
        owner.sql(
                        "update residents.roster set state = 'reading', figures = null, beat = beat - interval '2 minutes' where id = :id")
                .param("id", id)
                .update();
        work.sweep();
        assertThat(java.util.Objects.requireNonNull(settled(id).figures()).accepted())
                .isEqualTo(1);
    }

    @Test
    void aDroppedRosterIsForgotten() {
        var id = brought("花名册.csv", roster(row(1, "易爱", ""), ",,,,,,13061634565,,,,,"));
        settled(id);
        as(head, () -> {
            rosters.drop(head, id);
            return 0;
        });
        assertThat(as(head, () -> book.view(head, id)).state()).isEqualTo("dropped");
        assertThat(owner.sql("select count(*) from residents.roster_held where roster_id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
