package cn.linli.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The two workbooks kept by hand, row by row as {@code expected.json} beside them counts them. */
class StationYearTest {

    private static final Path FOLDER =
            Path.of(System.getProperty("linli.shared.data", "../shared/data")).resolve("station-year");

    private static Workbook open(String name) {
        return Tables.open(FOLDER.resolve(name), name, Limits.usual());
    }

    private static List<Row> data(Sheet sheet, Columns columns) {
        var rows = new ArrayList<Row>();
        for (var row : sheet.rows()) {
            if (columns.isData(row)) {
                rows.add(row);
            }
        }
        return rows;
    }

    @Test
    void theRosterOfAThousandRowsIsReadRight() {
        var wanted = new LinkedHashMap<String, List<String>>();
        for (var name : List.of(
                "序号",
                "姓名",
                "性别",
                "身份证号码",
                "出生日期",
                "民族",
                "户籍地址",
                "现居住地址",
                "所属社区",
                "网格",
                "联系电话",
                "人员类别",
                "残疾类别",
                "残疾等级",
                "残疾证号",
                "居住情况",
                "健康状况",
                "紧急联系人.姓名",
                "紧急联系人.关系",
                "紧急联系人.电话",
                "包保社工",
                "备注")) {
            wanted.put(name, List.of(name));
        }
        try (var book = open("roster.xlsx")) {
            var sheet = book.sheets().getFirst();
            var columns = Headers.of(wanted).find(sheet);
            assertThat(columns.headerLine()).isEqualTo(4);
            assertThat(columns.fields().keySet()).containsExactlyInAnyOrderElementsOf(wanted.keySet());
            assertThat(columns.fields().get("紧急联系人.电话")).isEqualTo(19);
            var rows = data(sheet, columns);
            assertThat(rows).hasSize(1_016);
            var asNumber = rows.stream()
                    .filter(row -> columns.cell(row, "身份证号码") instanceof Cell.Numeric)
                    .map(Row::line)
                    .toList();
            assertThat(asNumber)
                    .containsExactly(52, 184, 227, 288, 316, 357, 420, 447, 734, 737, 762, 786, 846, 944, 969);
            assertThat(columns.cell(rows.get(47), "身份证号码"))
                    .isEqualTo(new Cell.Numeric("370105198007068860", 370105198007068860d, false, false));
            assertThat(rows.stream()
                            .filter(row -> columns.text(row, "姓名").isEmpty())
                            .map(Row::line))
                    .containsExactly(603, 985, 1001);
            assertThat(rows.stream()
                            .filter(row -> columns.text(row, "身份证号码").isEmpty())
                            .map(Row::line))
                    .containsExactly(414, 458, 465, 618, 634, 716, 852, 872, 957);
            assertThat(rows)
                    .allSatisfy(row ->
                            assertThat(Cells.day(columns.cell(row, "出生日期"))).isPresent());
        }
    }

    @Test
    void theLedgerOfAYearIsReadRight() {
        var services = Headers.of(Map.of(
                "day", List.of("日期"),
                "station", List.of("社工站"),
                "project", List.of("项目名称"),
                "start", List.of("开始时间"),
                "hours", List.of("时长"),
                "people", List.of("服务人次")));
        try (var book = open("service-ledger.xlsx")) {
            assertThat(book.sheets()).extracting(Sheet::name).containsExactly("服务台账", "培训督导");
            var sheet = book.sheets().getFirst();
            var columns = services.find(sheet);
            var rows = data(sheet, columns);
            assertThat(rows).hasSize(419);
            assertThat(sum(rows, columns, "hours")).isEqualByComparingTo("2677.5");
            assertThat(sum(rows, columns, "people")).isEqualByComparingTo("10130");
            assertThat(rows.stream().map(row -> columns.text(row, "station")).distinct())
                    .hasSize(14);
            assertThat(rows.stream().map(row -> columns.text(row, "project")).distinct())
                    .hasSize(42);
            assertThat(rows).allSatisfy(row -> {
                assertThat(Cells.day(columns.cell(row, "day"))).hasValueSatisfying(StationYearTest::in2023);
                assertThat(Cells.time(columns.cell(row, "start"))).isPresent();
            });
            trainings(book.sheets().getLast());
        }
    }

    private static void trainings(Sheet sheet) {
        var columns = Headers.of(Map.of(
                        "day", List.of("日期"), "kind", List.of("类别", "类型", "培训类型"), "hours", List.of("学时", "时长", "课时")))
                .look(sheet);
        var rows = data(sheet, columns);
        assertThat(rows).hasSize(136);
        assertThat(sum(rows, columns, "hours")).isEqualByComparingTo("405");
        assertThat(rows.stream().filter(row -> columns.text(row, "kind").contains("督导")))
                .hasSize(85);
        assertThat(rows)
                .allSatisfy(
                        row -> assertThat(Cells.day(columns.cell(row, "day"))).isPresent());
    }

    private static void in2023(LocalDate day) {
        assertThat(day.getYear()).isEqualTo(2023);
    }

    private static BigDecimal sum(List<Row> rows, Columns columns, String field) {
        return rows.stream()
                .map(row -> Cells.decimal(columns.cell(row, field)).orElseThrow())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
