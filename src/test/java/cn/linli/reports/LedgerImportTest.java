package cn.linli.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.linli.LinliTest;
import cn.linli.TestFloor;
import cn.linli.access.Actor;
import cn.linli.access.Grant;
import cn.linli.access.Role;
import cn.linli.access.Wall;
import cn.linli.documents.Limits;
import cn.linli.documents.TableWriter;
import cn.linli.documents.TableWriter.Column;
import cn.linli.documents.Tables;
import cn.linli.ledger.By;
import cn.linli.places.Places;
import cn.linli.shared.Ids;
import cn.linli.shared.Refused;
import cn.linli.shared.RegionCode;
import cn.linli.shared.StationId;
import cn.linli.stations.Stations;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@LinliTest
class LedgerImportTest {

    private static final AtomicInteger COUNTY = new AtomicInteger(996200);
    private static final List<String> SERVICES =
            List.of("序号", "日期", "社工站", "项目名称", "服务领域", "服务形式", "主题", "地点", "开始时间", "时长(小时)", "服务人次", "负责社工");
    private static final List<String> TRAININGS = List.of("序号", "日期", "类别", "主题", "督导/讲师", "参加社工站", "参加人数", "时长(小时)");

    @Autowired
    private TestFloor floor;

    @Autowired
    private Places places;

    @Autowired
    private Stations stations;

    @Autowired
    private LedgerImports imports;

    @Autowired
    private FigureTables tables;

    @Autowired
    private ImportLedgerCommand importCommand;

    @Autowired
    private FiguresCommand figuresCommand;

    @Autowired
    private JdbcClient db;

    @Autowired
    private TransactionTemplate transaction;

    private String county;
    private Actor hub;

    @BeforeEach
    void aDistrictWithTwoStations() throws Exception {
        county = String.valueOf(COUNTY.incrementAndGet());
        AYear.district(floor.console(), places, stations, county, "柳巷街道", "河湾街道");
        hub = floor.aPerson(Grant.in(Role.HUB, RegionCode.of(county), LocalDate.of(2020, 1, 1)))
                .actor();
    }

    @Test
    void aRealYearComesOutAsExpected() throws Exception {
        var folder = AYear.folder();
        assumeTrue(folder.isPresent(), "the real workbooks lie beside the project");
        var expected = AYear.expected(folder.get());
        AYear.county(floor.console(), places, stations, "370105");
        var console = floor.console();
        var file = folder.get().resolve("service-ledger.xlsx").toString();

        var preview = command(console, importCommand, file, "--area", "370105", "--json");
        assertThat(preview.path("sessions").asInt())
                .isEqualTo(expected.path("sessions").asInt());
        assertThat(preview.path("minutes").asDouble())
                .isEqualTo(expected.path("hours").asDouble() * 60);
        assertThat(preview.path("personTimes").asInt())
                .isEqualTo(expected.path("personTimes").asInt());
        assertThat(preview.path("trainings").asInt())
                .isEqualTo(expected.at("/training/sessions").asInt());
        assertThat(preview.path("trainingMinutes").asDouble())
                .isEqualTo(expected.at("/training/hours").asDouble() * 60);
        assertThat(preview.path("supervisions").asInt())
                .isEqualTo(expected.at("/training/supervisions").asInt());
        assertThat(preview.path("projects").asInt())
                .isEqualTo(expected.path("projects").asInt());
        assertThat(preview.path("held").asInt()).isZero();
        assertThat(figures(console, "370105", "station").at("/total/sessions").asInt())
                .as("nothing is written without --confirm")
                .isZero();

        command(console, importCommand, file, "--area", "370105", "--confirm", "--json");
        assertThatTheYearIs(expected, console);
        command(console, importCommand, file, "--area", "370105", "--confirm", "--json");
        assertThatTheYearIs(expected, console);
    }

    private void assertThatTheYearIs(JsonNode expected, Actor console) throws Exception {
        var byStation = figures(console, "370105", "station");
        assertThat(byStation.at("/total/sessions").asInt())
                .isEqualTo(expected.path("sessions").asInt());
        assertThat(byStation.at("/total/people").asInt()).isZero();
        assertThat(byStation.path("rows")).hasSize(expected.path("stations").asInt());
        expected.path("byStation").propertyStream().forEach(e -> {
            var row = row(byStation, e.getValue().path("code").asString());
            assertThat(row.path("name").asString()).isEqualTo(e.getKey());
            assertThatMeasuresAre(e.getValue(), row);
        });
        var byField = figures(console, "370105", "field");
        assertThat(byField.path("rows")).hasSize(expected.path("byField").size());
        expected.path("byField")
                .propertyStream()
                .forEach(e -> assertThatMeasuresAre(e.getValue(), row(byField, e.getKey())));
        var byMonth = figures(console, "370105", "month");
        assertThat(byMonth.path("rows")).hasSize(12);
        for (var i = 0; i < 12; i++) {
            assertThat(byMonth.at("/rows/" + i + "/key").asString()).isEqualTo("2023-%02d".formatted(i + 1));
            assertThatMeasuresAre(expected.at("/byMonth/" + i), byMonth.at("/rows/" + i));
        }
        assertThat(byMonth.at("/workforce/trainings").asInt())
                .isEqualTo(expected.at("/training/sessions").asInt());
        assertThat(byMonth.at("/workforce/trainingMinutes").asDouble())
                .isEqualTo(expected.at("/training/hours").asDouble() * 60);
        assertThat(byMonth.at("/workforce/supervisions").asInt())
                .isEqualTo(expected.at("/training/supervisions").asInt());
        assertThat(byMonth.at("/workforce/sorts")
                        .valueStream()
                        .filter(sort -> sort.path("name").asString().equals("赋能培训"))
                        .mapToInt(sort -> sort.path("sessions").asInt())
                        .sum())
                .isEqualTo(expected.at("/training/empowerment").asInt());
        assertThat(figures(console, "370105", "project").path("rows"))
                .hasSize(expected.path("projects").asInt());
        var one = figures(console, "370105005", "month");
        assertThatMeasuresAre(expected.at("/byStation/南村街道社工站"), one.path("total"));
    }

    private static void assertThatMeasuresAre(JsonNode expected, JsonNode found) {
        for (var measure : List.of("sessions", "minutes", "personTimes")) {
            assertThat(found.path(measure).asInt())
                    .as("%s of %s", measure, found)
                    .isEqualTo(expected.path(measure).asInt());
        }
    }

    private static JsonNode row(JsonNode table, String key) {
        return table.path("rows")
                .valueStream()
                .filter(row -> row.path("key").asString().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode figures(Actor actor, String area, String by) throws Exception {
        return command(
                actor,
                figuresCommand,
                "--area",
                area,
                "--from",
                "2023-01-01",
                "--to",
                "2023-12-31",
                "--by",
                by,
                "--json");
    }

    private static JsonNode command(Actor actor, cn.linli.shared.ConsoleCommand command, String... words)
            throws Exception {
        var out = new ByteArrayOutputStream();
        var exit = Wall.as(
                actor,
                () -> command.run(List.of(words), Path.of(""), new PrintStream(out, true, StandardCharsets.UTF_8)));
        assertThat(exit).isZero();
        return JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void sheetsAreKnownByTheirHeadingsNotByNameOrPlace() throws Exception {
        var book = workbook(b -> {
            b.sheet("说明", texts(List.of("使用说明"))).row("请如实填写");
            b.sheet("乙", texts(TRAININGS)).title("全年培训");
            b.row("1", "2023-02-03", "专业督导", "个案", "林一", "柳巷街道社工站", 12, 2.5);
            b.row("2", "2023-02-04", "赋能培训", "文书", "林一", "柳巷街道社工站", 30, 6);
            b.sheet("甲", texts(List.of("服务人次", "社工站", "时长", "服务日期", "主题")))
                    .title("服务")
                    .title("制表：某某");
            b.row(10, "柳巷街道社工站", 2.5, "2023.02.03", "讲座");
        });

        var summary = summary(read(book));
        assertThat(summary.sessions()).isEqualTo(1);
        assertThat(summary.minutes()).isEqualTo(150);
        assertThat(summary.trainings()).isEqualTo(2);
        assertThat(summary.supervisions()).isEqualTo(1);
        assertThat(summary.trainingMinutes()).isEqualTo(510);
        assertThat(summary.sorts()).containsEntry("赋能培训", 1);
        assertThat(summary.ignored()).containsExactly("说明");
    }

    @Test
    void eachRowThatCannotBeTakenIsHeldWithItsReasonAndHindersNoOther() throws Exception {
        var book = services(List.of(
                service("2023-01-02", "柳巷街道社工站", 2.5, 20),
                service("2023-01-02", "柳巷街社工站", 2.5, 20),
                service("2023-13-02", "柳巷街道社工站", 2.5, 20),
                service("", "柳巷街道社工站", 2.5, 20),
                service("2099-01-01", "柳巷街道社工站", 2.5, 20),
                service("2023-01-02", "", 2.5, 20),
                service("2023-01-02", "柳巷街道社工站", "半天", 20),
                service("2023-01-02", "柳巷街道社工站", "", 20),
                service("2023-01-02", "柳巷街道社工站", 150, 20),
                service("2023-01-02", "柳巷街道社工站", 2.5, "许多"),
                service("2023-01-02", "柳巷街道社工站", 2.5, ""),
                service("2023-01-02", "柳巷街道社工站", 2.5, 12.5)));

        var reading = read(book);
        assertThat(reading.accepted()).hasSize(1);
        assertThat(reading.held())
                .extracting(row -> row.reason().code())
                .containsExactly(
                        "station-unknown",
                        "date-unreadable",
                        "date-missing",
                        "date-in-future",
                        "station-missing",
                        "duration-unreadable",
                        "duration-missing",
                        "duration-over-a-day",
                        "person-times-unreadable",
                        "person-times-missing",
                        "person-times-unreadable");
        var first = reading.held().getFirst();
        assertThat(first.line()).isEqualTo(4);
        assertThat(first.cell()).isEqualTo("C4");
        assertThat(first.column()).isEqualTo("社工站");
        assertThat(first.value()).isEqualTo("柳巷街社工站");
        assertThat(first.suggestion()).isEqualTo("柳巷街道社工站");
        assertThat(reading.held().get(7).suggestion()).isEqualTo("2.5");
        assertThat(take(reading).rows()).isEqualTo(1);
    }

    @Test
    void titleBlankSumAndSignatureRowsAreNoData() throws Exception {
        var rows = new ArrayList<List<Object>>();
        rows.add(service("2023-01-02", "柳巷街道社工站", 2.5, 20));
        rows.add(List.of("", "", ""));
        rows.add(List.of("合计", "", "", "", "", "", "", "", "", 2.5, 20));
        rows.add(List.of("制表人：林一", "", "审核人：林二"));

        var reading = read(services(rows));
        assertThat(reading.accepted()).hasSize(1);
        assertThat(reading.held()).isEmpty();
    }

    @Test
    void tenHoursAndALateEndAreValid() throws Exception {
        var row = new ArrayList<>(service("2023-01-02", "柳巷街道社工站", 10, 20));
        row.set(8, "17:30");

        assertThat(read(services(List.of(row))).accepted())
                .extracting(Accepted::minutes)
                .containsExactly(600);
    }

    @Test
    void halfHoursAreMinutesExactly() throws Exception {
        var reading = read(services(List.of(
                service("2023-01-02", "柳巷街道社工站", 2.5, 1),
                service("2023-01-02", "柳巷街道社工站", "1.75小时", 1),
                service("2023-01-02", "柳巷街道社工站", 0.1, 1))));

        assertThat(reading.accepted()).extracting(Accepted::minutes).containsExactly(150, 105, 6);
    }

    @Test
    void theSameFileAgainChangesNothing() throws Exception {
        var book =
                services(List.of(service("2023-01-02", "柳巷街道社工站", 2.5, 20), service("2023-01-02", "柳巷街道社工站", 2.5, 20)));
        assertThat(take(read(book)).rows()).isEqualTo(2);

        var again = read(book);
        assertThat(summary(again).already()).isEqualTo(2);
        assertThat(take(again).rows()).isZero();
        assertThat(total().sessions()).isEqualTo(2);
    }

    @Test
    void aFileWithOneRowMendedAddsThatRowOnly() throws Exception {
        take(read(
                services(List.of(service("2023-01-02", "柳巷街道社工站", 2.5, 20), service("2023-01-03", "不明社工站", 2.5, 20)))));
        take(read(services(
                List.of(service("2023-01-02", "柳巷街道社工站", 2.5, 20), service("2023-01-03", "河湾街道社工站", 2.5, 20)))));

        assertThat(total().sessions()).isEqualTo(2);
    }

    @Test
    void aConfirmSentTwiceAtOnceHasOneEffect() throws Exception {
        var reading = read(services(List.of(service("2023-01-02", "柳巷街道社工站", 2.5, 20))));
        var id = Wall.as(hub, () -> imports.keep(hub, "年.xlsx", RegionCode.of(county), reading));
        Callable<LedgerImports.Taken> confirm = () -> Wall.as(hub, () -> imports.confirm(hub, id));
        var rows = 0;
        try (var threads = Executors.newFixedThreadPool(3)) {
            for (var done : threads.invokeAll(List.of(confirm, confirm, confirm))) {
                rows += done.get().rows();
            }
        }

        assertThat(rows).isEqualTo(1);
        assertThat(total().sessions()).isEqualTo(1);
        assertThat(Wall.as(hub, () -> imports.get(hub, id)).confirmedAt()).isNotNull();
    }

    @Test
    void aConfirmThatFailsHalfWayTakesNothing() throws Exception {
        var reading = read(services(
                List.of(service("2023-01-02", "柳巷街道社工站", 2.5, 20), service("2023-01-03", "河湾街道社工站", 2.5, 20))));
        var before = reading.accepted();
        var broken = new Accepted(
                "x",
                9,
                before.get(1).station(),
                LocalDate.of(1700, 1, 1),
                before.get(1).kind(),
                "项目",
                "",
                "题",
                1,
                1,
                List.of(),
                "",
                Map.of());

        assertThatThrownBy(() -> Wall.as(
                        hub,
                        () -> imports.take(hub, Ids.next(), "年.xlsx", List.of(before.get(0), before.get(1), broken))))
                .isInstanceOf(Refused.class);
        assertThat(total().sessions()).isZero();
        assertThat(rowsTaken(before.getFirst().station())).isZero();
    }

    private int rowsTaken(StationId station) throws Exception {
        return Wall.as(
                hub,
                () -> java.util.Objects.requireNonNull(transaction.execute(
                        t -> db.sql("select count(*) from reports.import_row where station_id = :station")
                                .param("station", station.value())
                                .query(Integer.class)
                                .single())));
    }

    @Test
    void unknownProjectsAreShownAndMadeByTheConfirm() throws Exception {
        var reading = read(services(
                List.of(service("2023-01-02", "柳巷街道社工站", 2.5, 20), service("2023-01-03", "河湾街道社工站", 2.5, 20))));
        assertThat(summary(reading).unknownProjects())
                .extracting(ImportSummary.NewProject::station, ImportSummary.NewProject::name)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("柳巷街道社工站", "“暖阳”项目"),
                        org.assertj.core.groups.Tuple.tuple("河湾街道社工站", "“暖阳”项目"));

        assertThat(take(reading).projects()).isEqualTo(2);
        assertThat(summary(reading).unknownProjects()).isEmpty();
        assertThat(Wall.as(hub, () -> tables.table(hub, asked(By.PROJECT))).rows())
                .extracting(FigureTable.Row::name)
                .containsExactly("“暖阳”项目", "“暖阳”项目");
    }

    @Test
    void aWorkerWhoFitsNoAccountIsKeptByName() throws Exception {
        take(read(services(List.of(service("2023-01-02", "柳巷街道社工站", 2.5, 20)))));

        assertThat(Wall.as(hub, () -> tables.table(hub, asked(By.WORKER))).rows())
                .extracting(FigureTable.Row::name)
                .containsExactly("林一");
    }

    @Test
    void behindAnImportedLineStandsItsFileSheetAndRow() throws Exception {
        take(read(services(List.of(service("2023-01-02", "柳巷街道社工站", 2.5, 20)))));

        var line = Wall.as(hub, () -> tables.lines(hub, asked(By.STATION), true, null, 10))
                .items()
                .getFirst();
        assertThat(line.module()).isEqualTo("reports");
        var row = row(line.record());
        assertThat(row.fileName()).isEqualTo("年.xlsx");
        assertThat(row.sheet()).isEqualTo("服务台账");
        assertThat(row.line()).isEqualTo(3);
        assertThat(new ArrayList<>(row.cells().keySet())).startsWith("序号", "日期", "社工站");
        assertThat(row.cells()).containsEntry("社工站", "柳巷街道社工站");
    }

    private ImportedRow row(UUID record) throws Exception {
        return Wall.as(
                hub,
                () -> java.util.Objects.requireNonNull(
                        transaction.execute(t -> book.row(record).orElseThrow())));
    }

    @Autowired
    private ImportBook book;

    @Test
    void rowsOfAStationThatIsNotMineAreHeld() throws Exception {
        var mine = AYear.id(stations, hub, "柳巷街道社工站");
        var head = floor.aPerson(Role.HEAD, mine).actor();

        var reading = read(
                head,
                services(List.of(service("2023-01-02", "柳巷街道社工站", 1, 1), service("2023-01-02", "河湾街道社工站", 1, 1))));
        assertThat(reading.accepted()).hasSize(1);
        assertThat(reading.held().getFirst().reason()).isEqualTo(HoldReason.STATION_NOT_YOURS);
    }

    @Test
    void somebodyElsesImportDoesNotExistForMe() throws Exception {
        var reading = read(services(List.of(service("2023-01-02", "柳巷街道社工站", 2.5, 20))));
        var id = Wall.as(hub, () -> imports.keep(hub, "年.xlsx", RegionCode.of(county), reading));
        var other = floor.aPerson(Grant.in(Role.HUB, RegionCode.of(county), LocalDate.of(2020, 1, 1)))
                .actor();

        assertThatThrownBy(() -> Wall.as(other, () -> imports.confirm(other, id)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void aWorkbookWithoutALedgerIsRefused() {
        assertThatThrownBy(() -> read(workbook(
                        b -> b.sheet("花名册", texts(List.of("姓名", "身份证号"))).row("甲", "x"))))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal()).isEqualTo(ReportsRefusal.NO_LEDGER_SHEET));
    }

    @Test
    void aFileThatIsNotThereIsRefusedByName() {
        assertThatThrownBy(() -> command(hub, importCommand, "nowhere.xlsx", "--area", county, "--json"))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal()).isEqualTo(ReportsRefusal.FILE_NOT_THERE));
    }

    private FigureTable.Total total() throws Exception {
        return Wall.as(hub, () -> tables.table(hub, asked(By.STATION))).total();
    }

    private Asked asked(By by) {
        return new Asked(
                LocalDate.of(2023, 1, 1),
                LocalDate.of(2023, 12, 31),
                county,
                by.code(),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private Reading read(byte[] book) throws Exception {
        return read(hub, book);
    }

    private Reading read(Actor actor, byte[] book) throws Exception {
        try (var workbook = Tables.open(new ByteArrayInputStream(book), "年.xlsx", Limits.usual())) {
            return Wall.as(actor, () -> imports.read(actor, workbook, RegionCode.of(county)));
        }
    }

    private ImportSummary summary(Reading reading) throws Exception {
        return Wall.as(hub, () -> imports.summary(hub, reading));
    }

    private LedgerImports.Taken take(Reading reading) throws Exception {
        return Wall.as(hub, () -> imports.take(hub, Ids.next(), "年.xlsx", reading.accepted()));
    }

    private static List<Object> service(String day, String station, Object hours, Object heads) {
        return List.of(1, day, station, "“暖阳”项目", "为老服务", "小组", "讲座", "活动室", "09:00", hours, heads, "林一");
    }

    private static byte[] services(List<List<Object>> rows) throws Exception {
        return workbook(b -> {
            b.sheet("服务台账", texts(SERVICES)).title("某区社工站年度服务台账");
            rows.forEach(b::row);
        });
    }

    private static List<Column> texts(List<String> headings) {
        return headings.stream()
                .map(heading -> new Column(heading, 16, TableWriter.Look.DECIMAL))
                .toList();
    }

    private static byte[] workbook(java.util.function.Consumer<TableWriter> fill) throws Exception {
        var out = new ByteArrayOutputStream();
        try (var book = TableWriter.to(out)) {
            fill.accept(book);
        }
        return out.toByteArray();
    }
}
