package cn.linli.residents;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.Browser;
import cn.linli.LinliTest;
import cn.linli.TestFloor;
import cn.linli.access.Accounts;
import cn.linli.access.Role;
import cn.linli.access.Wall;
import cn.linli.app.TestDatabase;
import cn.linli.documents.Cells;
import cn.linli.documents.Limits;
import cn.linli.documents.Tables;
import cn.linli.places.Places;
import cn.linli.shared.Ids;
import cn.linli.shared.RegionCode;
import cn.linli.shared.StationId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The import over HTTP, as the page does it. */
@LinliTest
class RosterHttpTest {

    private static final RegionCode STREET = RegionCode.of("370105005");

    @Autowired
    private TestFloor floor;

    @Autowired
    private Places places;

    @Autowired
    private Accounts accounts;

    @Autowired
    private RosterBook book;

    @LocalServerPort
    private int port;

    private JdbcClient owner;
    private StationId station;
    private TestFloor.Somebody worker;
    private Browser browser;

    @BeforeEach
    void aWorkerAtADesk() throws Exception {
        var database = TestDatabase.database();
        owner = JdbcClient.create(new DriverManagerDataSource(database.url(), database.user(), database.password()));
        Wall.run(floor.console(), () -> places.setUp(floor.console(), STREET.county()));
        station = new StationId(Ids.next());
        accounts.postOpened(station, STREET, false);
        worker = floor.aPerson(Role.WORKER, station);
        browser = new Browser(port);
        browser.signIn(worker.name());
    }

    private static String roster(String... rows) {
        return "姓名,身份证号,所属社区,联系电话,人员类别\n" + String.join("\n", rows) + "\n";
    }

    private Browser.Answer bring(Browser by, String name, String content, UUID command) throws Exception {
        var body = "--LINE\r\nContent-Disposition: form-data; name=\"area\"\r\n\r\n370105005\r\n"
                + "--LINE\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: text/csv\r\n\r\n" + content + "\r\n--LINE--\r\n";
        return by.send(
                "POST",
                "/api/residents/rosters",
                body,
                Map.of("Content-Type", "multipart/form-data; boundary=LINE", "Linli-Command", command.toString()));
    }

    private String read(String... rows) throws Exception {
        var answer = bring(browser, "roster.csv", roster(rows), Ids.next());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("id").asString();
    }

    private Browser.Answer rested(String id) throws Exception {
        for (int i = 0; i < 300; i++) {
            var answer = browser.get("/api/residents/rosters/" + id);
            var state = answer.json().path("state").asString("");
            if (!List.of("reading", "confirming").contains(state)) {
                return answer;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("never came to rest");
    }

    private void confirm(String id) throws Exception {
        var version = rested(id).json().get("version").asInt();
        assertThat(browser.post("/api/residents/rosters/" + id + "/confirm", Map.of("version", version))
                        .status())
                .isEqualTo(200);
        assertThat(rested(id).json().get("state").asString()).isEqualTo("confirmed");
    }

    private int people() {
        return owner.sql("select count(*) from residents.person where station_id = :s")
                .param("s", station.value())
                .query(Integer.class)
                .single();
    }

    @Test
    void aRosterIsBroughtReadAndConfirmed() throws Exception {
        var id = read("易爱," + ARow.WOMAN + ",西区社区,13061634565,独居老人", "武明,,不详,,");
        var preview = rested(id).json();
        assertThat(preview.at("/figures/accepted").asInt()).isEqualTo(1);
        assertThat(preview.at("/figures/heldBy/community-unknown").asInt()).isEqualTo(1);
        assertThat(people()).isZero();
        confirm(id);
        assertThat(people()).isEqualTo(1);
        assertThat(browser.get("/api/residents/rosters").body()).contains(id);
    }

    @Test
    void theSameUploadTwiceIsOneRoster() throws Exception {
        var command = Ids.next();
        var content = roster("易爱," + ARow.WOMAN + ",西区社区,,");
        var first = bring(browser, "a.csv", content, command);
        var again = bring(browser, "a.csv", content, command);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(owner.sql("select count(*) from residents.roster where :s = any (stations)")
                        .param("s", station.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void confirmingTwiceWritesOnce() throws Exception {
        var id = read("易爱," + ARow.WOMAN + ",西区社区,,");
        var version = rested(id).json().get("version").asInt();
        var body = "{\"version\":" + version + "}";
        var command = Ids.next();
        var path = "/api/residents/rosters/" + id + "/confirm";
        assertThat(browser.post(path, body, command).status()).isEqualTo(200);
        assertThat(browser.post(path, body, command).status())
                .as("the answer was cut")
                .isEqualTo(200);
        assertThat(browser.post(path, body, Ids.next()).status())
                .as("another click")
                .isEqualTo(409);
        rested(id);
        assertThat(people()).isEqualTo(1);
    }

    @Test
    void aForeignRosterIsNotThere() throws Exception {
        var id = read("易爱," + ARow.WOMAN + ",西区社区,,");
        rested(id);
        var stranger = floor.aPerson(Role.HEAD, floor.aStation());
        var other = new Browser(port);
        other.signIn(stranger.name());
        for (var path : List.of("", "/held", "/differences?what=new", "/held.xlsx", "/communities")) {
            assertThat(other.get("/api/residents/rosters/" + id + path).status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(other.post("/api/residents/rosters/" + id + "/confirm", "{\"version\":1}")
                        .status())
                .isEqualTo(404);
        assertThat(bring(other, "a.csv", roster("易爱,,西区社区,,"), Ids.next()).status())
                .as("an area of another station")
                .isEqualTo(404);
    }

    @Test
    void whoMayNotImportIsRefused() throws Exception {
        var grid = floor.aPerson(Role.GRID, station);
        var other = new Browser(port);
        other.signIn(grid.name());
        assertThat(bring(other, "a.csv", roster("易爱,,西区社区,,"), Ids.next()).status())
                .isEqualTo(403);
        assertThat(other.get("/api/residents/rosters").status()).isEqualTo(403);
    }

    @Test
    void aFileWithoutHeadingsIsRefusedWithItsReason() throws Exception {
        var answer = bring(browser, "a.csv", "一,二,三\n四,五,六\n", Ids.next());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("documents.header-not-found");
    }

    @Test
    void heldRowsShowTheirNumbersCovered() throws Exception {
        var id = read("易爱," + ARow.WOMAN.substring(0, 17) + "?,西区社区,,");
        rested(id);
        var held = browser.get("/api/residents/rosters/" + id + "/held");
        assertThat(held.body()).doesNotContain(ARow.WOMAN.substring(0, 12));
        assertThat(held.json().at("/items/0/line").asInt()).isEqualTo(2);
    }

    @Test
    void heldRowsGoOutAsASheetAndComeBackMended() throws Exception {
        var id = read("易爱," + ARow.WOMAN + ",阳光花苑,13061634565,独居老人", "武明,,西区社区,,");
        confirm(id);
        assertThat(people()).isEqualTo(1);

        var out = new ByteArrayOutputStream();
        Wall.run(
                worker.actor(),
                () -> book.heldSheet(worker.actor(), UUID.fromString(id), Locale.SIMPLIFIED_CHINESE, out));
        var sheet = lines(out.toByteArray());
        assertThat(sheet.get(2)).contains("找不到这个社区").contains("易爱").contains(ARow.WOMAN);
        assertThat(owner.sql(
                                "select count(*) from access.trail where subject = :id and act = 'residents.roster-held-taken-out'")
                        .param("id", UUID.fromString(id))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);

        var mended = new StringBuilder();
        sheet.forEach(line ->
                mended.append(String.join(",", line).replace("阳光花苑", "西区社区")).append('\n'));
        var back = bring(browser, "b.csv", mended.toString(), Ids.next());
        assertThat(back.status()).as(back.body()).isEqualTo(200);
        var second = back.json().get("id").asString();
        assertThat(rested(second).json().at("/figures/gone").asInt())
                .as("a sheet of corrections misses nobody")
                .isZero();
        confirm(second);
        assertThat(people()).isEqualTo(2);
        assertThat(rested(id).json().get("waiting").asInt()).isZero();
    }

    private static List<List<String>> lines(byte[] workbook) {
        var lines = new ArrayList<List<String>>();
        try (var book = Tables.open(new ByteArrayInputStream(workbook), "held.xlsx", Limits.usual())) {
            for (var row : book.sheets().getFirst().rows()) {
                lines.add(row.cells().stream().map(Cells::text).toList());
            }
        }
        return lines;
    }

    @Test
    void aStationsWordsAreSaidOverHttp() throws Exception {
        var id = read("易爱," + ARow.WOMAN + ",阳光花苑,,困难户");
        rested(id);
        assertThat(browser.get("/api/residents/rosters/choices").body())
                .contains("370105005")
                .contains("低保边缘");
        assertThat(browser.get("/api/residents/rosters/" + id + "/communities").body())
                .contains("西区社区");
        say(id, "label", "困难户", "低保边缘");
        say(id, "community", "阳光花苑", "西区社区");
        assertThat(rested(id).json().at("/figures/accepted").asInt()).isEqualTo(1);
        var wrong = browser.post(
                "/api/residents/rosters/" + id + "/words",
                Map.of("kind", "heading", "meanings", Map.of("姓名", "no-such-column")));
        assertThat(wrong.code()).isEqualTo("residents.roster-column-unknown");
    }

    private void say(String id, String kind, String written, String means) throws Exception {
        rested(id);
        var answer = browser.post(
                "/api/residents/rosters/" + id + "/words", Map.of("kind", kind, "meanings", Map.of(written, means)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
}
