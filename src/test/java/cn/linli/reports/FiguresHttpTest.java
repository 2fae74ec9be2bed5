package cn.linli.reports;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.Browser;
import cn.linli.LinliTest;
import cn.linli.TestFloor;
import cn.linli.access.Grant;
import cn.linli.access.Role;
import cn.linli.access.Wall;
import cn.linli.documents.Cells;
import cn.linli.documents.Limits;
import cn.linli.documents.Row;
import cn.linli.documents.Tables;
import cn.linli.places.Places;
import cn.linli.shared.Ids;
import cn.linli.shared.RegionCode;
import cn.linli.stations.Stations;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletResponse;

/** The year of a small district over HTTP: brought as a text table, looked at, confirmed, counted, opened, exported. */
@LinliTest
class FiguresHttpTest {

    private static final AtomicInteger COUNTY = new AtomicInteger(996400);
    private static final String YEAR = "?from=2023-01-01&to=2023-12-31";
    private static final String TABLE = """
            日期,社工站,项目名称,服务领域,服务形式,主题,时长(小时),服务人次,负责社工
            2023-01-05,柳巷街道社工站,暖阳项目,为老服务,小组,手工,2.5,12,林一
            2023-02-06,柳巷街道社工站,暖阳项目,为老服务,社区活动,义诊,3,40,林一
            2023-02-07,河湾街道社工站,同心项目,助残服务,社区活动,讲座,1.5,20,林二
            2023-02-08,不知哪个站,同心项目,助残服务,社区活动,讲座,1.5,20,林二
            """;

    @Autowired
    private TestFloor floor;

    @Autowired
    private Places places;

    @Autowired
    private Stations stations;

    @Autowired
    private FigureWorkbook workbook;

    @LocalServerPort
    private int port;

    private String county;
    private TestFloor.Somebody officer;
    private Browser hub;

    @BeforeEach
    void aDistrict() throws Exception {
        county = String.valueOf(COUNTY.incrementAndGet());
        AYear.district(floor.console(), places, stations, county, "柳巷街道", "河湾街道");
        officer = floor.aPerson(Grant.in(Role.HUB, RegionCode.of(county), LocalDate.of(2020, 1, 1)));
        hub = new Browser(port);
        hub.signIn(officer.name());
    }

    private String read(Browser who) throws Exception {
        var answer = who.send(
                "POST",
                "/api/reports/imports",
                """
                --boundary\r
                Content-Disposition: form-data; name="area"\r
                \r
                %s\r
                --boundary\r
                Content-Disposition: form-data; name="file"; filename="year.csv"\r
                Content-Type: text/csv\r
                \r
                %s\r
                --boundary--\r
                """.formatted(county, TABLE),
                Map.of(
                        "Content-Type",
                        "multipart/form-data; boundary=boundary",
                        "Linli-Command",
                        Ids.next().toString()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("id").asString();
    }

    private void taken() throws Exception {
        var id = read(hub);
        assertThat(hub.post("/api/reports/imports/" + id + "/confirmation", "{}")
                        .json()
                        .path("rows")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void aLedgerIsReadShownAndConfirmedOnce() throws Exception {
        var id = read(hub);
        var shown = hub.get("/api/reports/imports/" + id).json();
        assertThat(shown.at("/summary/sessions").asInt()).isEqualTo(3);
        assertThat(shown.at("/summary/minutes").asInt()).isEqualTo(420);
        assertThat(shown.at("/summary/unknownProjects")).hasSize(2);
        assertThat(shown.at("/held/0/reason").asString()).isEqualTo("station-unknown");
        assertThat(shown.at("/held/0/line").asInt()).isEqualTo(5);
        assertThat(hub.get("/api/reports/figures" + YEAR)
                        .json()
                        .at("/total/sessions")
                        .asInt())
                .isZero();

        var command = Ids.next();
        var first = hub.post("/api/reports/imports/" + id + "/confirmation", "{}", command);
        var again = hub.post("/api/reports/imports/" + id + "/confirmation", "{}", command);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(hub.get("/api/reports/figures" + YEAR)
                        .json()
                        .at("/total/sessions")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void everyNumberOpensItsLinesAndEveryLineItsRecord() throws Exception {
        taken();
        var table = hub.get("/api/reports/figures" + YEAR + "&by=station").json();
        assertThat(table.path("stations").asInt()).isEqualTo(2);
        var row = table.at("/rows/0");
        assertThat(row.path("name").asString()).isEqualTo("柳巷街道社工站");
        assertThat(row.path("key").asString()).isEqualTo(county + "001");
        var lines = hub.get("/api/reports/figures/lines" + YEAR + "&station="
                        + row.path("filter").asString())
                .json();
        assertThat(lines.path("items")).hasSize(row.path("sessions").asInt());
        var record = hub.get("/api/reports/rows/" + lines.at("/items/0/record").asString())
                .json();
        assertThat(record.path("fileName").asString()).isEqualTo("year.csv");
        assertThat(record.path("line").asInt()).isEqualTo(3);
        assertThat(record.at("/cells/主题").asString()).isEqualTo("义诊");
    }

    @Test
    void anAreaIsACountyAStreetOrACommunity() throws Exception {
        taken();
        assertThat(sessions("&area=" + county)).isEqualTo(3);
        assertThat(sessions("&area=" + county + "001")).isEqualTo(2);
        assertThat(sessions("&area=" + county + "002")).isEqualTo(1);
        assertThat(sessions("&area=" + county + "002001")).isZero();
        assertThat(sessions("&area=990199")).isZero();
        assertThat(sessions("&area=" + county + "002&by=project")).isEqualTo(1);
    }

    private int sessions(String words) throws Exception {
        return hub.get("/api/reports/figures" + YEAR + words)
                .json()
                .at("/total/sessions")
                .asInt();
    }

    @Test
    void theLastDayOfAPeriodIsInIt() throws Exception {
        taken();
        assertThat(hub.get("/api/reports/figures?from=2023-01-05&to=2023-02-06")
                        .json()
                        .at("/total/sessions")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void theWorkbookHasTheSameNumbersAsTheScreen() throws Exception {
        taken();
        var asked = new Asked(
                LocalDate.of(2023, 1, 1),
                LocalDate.of(2023, 12, 31),
                county,
                "field",
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        var response = new MockHttpServletResponse();
        Wall.as(officer.actor(), () -> {
            workbook.write(officer.actor(), asked, response);
            return true;
        });
        var table = hub.get("/api/reports/figures" + YEAR + "&by=field").json();
        var out = new ByteArrayOutputStream();
        out.write(response.getContentAsByteArray());
        try (var book = Tables.open(new ByteArrayInputStream(out.toByteArray()), "x.xlsx", Limits.usual())) {
            var rows = new ArrayList<Row>();
            book.sheets().getFirst().rows().forEach(rows::add);
            var data = rows.subList(2, rows.size());
            assertThat(data).hasSize(table.path("rows").size() + 1);
            for (var i = 0; i < table.path("rows").size(); i++) {
                var row = table.at("/rows/" + i);
                assertThat(data.get(i).text(0)).isEqualTo(row.path("name").asString());
                assertThat(Cells.decimal(data.get(i).cell(1)).orElseThrow().intValue())
                        .isEqualTo(row.path("sessions").asInt());
                assertThat(Cells.decimal(data.get(i).cell(2)).orElseThrow().intValue())
                        .isEqualTo(row.path("personTimes").asInt());
                assertThat(Cells.decimal(data.get(i).cell(3)).orElseThrow().doubleValue() * 60)
                        .isEqualTo(row.path("minutes").asDouble());
            }
            var lines = new ArrayList<Row>();
            book.sheets().get(2).rows().forEach(lines::add);
            assertThat(lines).hasSize(1 + 3);
        }
    }

    @Test
    void heldRowsAreDownloadedWithTheirReason() throws Exception {
        var id = read(hub);
        assertThat(hub.get("/api/reports/imports/" + id + "/held.xlsx").status())
                .isEqualTo(200);
    }

    @Test
    void wordsThatCannotBeReadAreRefusedAtTheirName() throws Exception {
        for (var bad : List.of("from=2023-02-30&to=2023-12-31|from", "to=2023-12-31|from", "from=2023-01-01|to")) {
            var parts = bad.split("\\|", -1);
            var answer = hub.get("/api/reports/figures?" + parts[0]);
            assertThat(answer.status()).as(bad).isEqualTo(400);
            assertThat(answer.json().path("field").asString()).as(bad).isEqualTo(parts[1]);
        }
        assertThat(hub.get("/api/reports/figures" + YEAR + "&by=rank").code()).isEqualTo("ledger.no-such-grouping");
        assertThat(hub.get("/api/reports/figures" + YEAR + "&kind=nothing")
                        .json()
                        .path("field")
                        .asString())
                .isEqualTo("kind");
        assertThat(hub.get("/api/reports/figures" + YEAR + "&project=x")
                        .json()
                        .path("field")
                        .asString())
                .isEqualTo("project");
        assertThat(hub.get("/api/reports/figures?from=1990-01-01&to=2023-12-31").code())
                .isEqualTo("ledger.period-too-long");
        assertThat(hub.get("/api/reports/figures?from=2023-02-01&to=2023-01-01").code())
                .isEqualTo("shared.period-backwards");
        assertThat(hub.get("/api/reports/figures/lines" + YEAR + "&cursor=nonsense")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void anotherDistrictSeesNothingOfIt() throws Exception {
        taken();
        var line = hub.get("/api/reports/figures/lines" + YEAR).json().at("/items/0");
        var other = new Browser(port);
        other.signIn(floor.aPerson(Role.HEAD, floor.aStation()).name());

        assertThat(other.get("/api/reports/figures" + YEAR + "&area=" + county)
                        .json()
                        .at("/total/sessions")
                        .asInt())
                .isZero();
        assertThat(other.get("/api/reports/figures/lines" + YEAR).json().path("items"))
                .isEmpty();
        assertThat(other.get("/api/reports/rows/" + line.path("record").asString())
                        .status())
                .isEqualTo(404);
        assertThat(other.get("/api/reports/figures/lines/" + line.path("id").asString() + "/history")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whoMayNotSeeFiguresIsToldSo() throws Exception {
        var station = floor.aStation();
        var admin = new Browser(port);
        admin.signIn(floor.aPerson(Role.SYSADMIN, station).name());
        for (var path : List.of(
                "/api/reports/figures" + YEAR,
                "/api/reports/figures/lines" + YEAR,
                "/api/reports/areas",
                "/api/reports/figures.xlsx" + YEAR,
                "/api/reports/rows/" + Ids.next())) {
            assertThat(admin.get(path).status()).as(path).isEqualTo(403);
        }
        var evaluator = new Browser(port);
        evaluator.signIn(floor.aPerson(Role.EVALUATOR, station).name());
        assertThat(evaluator.get("/api/reports/figures.xlsx" + YEAR).status()).isEqualTo(403);
        var worker = new Browser(port);
        worker.signIn(floor.aPerson(Role.WORKER, station).name());
        assertThat(worker.get("/api/reports/imports/" + Ids.next()).status()).isEqualTo(403);
    }
}
