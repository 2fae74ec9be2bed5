package cn.linli.documents;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.documents.TableWriter.Column;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableWriterTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Workbook written() {
        return Tables.open(new ByteArrayInputStream(out.toByteArray()), "a.xlsx", Limits.usual());
    }

    private static List<Row> rows(Sheet sheet) {
        var rows = new ArrayList<Row>();
        sheet.rows().forEach(rows::add);
        return rows;
    }

    @Test
    void whatIsWrittenIsReadBack() {
        try (var table = TableWriter.to(out)) {
            table.sheet(
                    "服务台账",
                    List.of(
                            Column.text("社工站", 24),
                            Column.count("人次", 8),
                            Column.decimal("小时", 8),
                            Column.day("日期", 12)));
            table.title("2023年");
            table.row("柳巷𠮷·〇👵", 10_130, new BigDecimal("2677.5"), LocalDate.of(2023, 1, 6));
            table.row(null, null, null, LocalDateTime.of(2023, 1, 6, 12, 0));
        }
        try (var book = written()) {
            var sheet = book.sheets().getFirst();
            assertThat(sheet.name()).isEqualTo("服务台账");
            assertThat(sheet.merged()).containsExactly(new Merge(1, 1, 0, 3));
            var rows = rows(sheet);
            assertThat(rows.get(0).text(0)).isEqualTo("2023年");
            assertThat(rows.get(1).cells()).extracting(Cells::text).containsExactly("社工站", "人次", "小时", "日期");
            assertThat(rows.get(2).cells())
                    .extracting(Cells::text)
                    .containsExactly("柳巷𠮷·〇👵", "10130", "2677.5", "2023-01-06");
            assertThat(rows.get(3).text(3)).isEqualTo("2023-01-06 12:00");
        }
    }

    @Test
    void aTextIsNeverAFormula() throws Exception {
        var traps = List.of("=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "0\t=1");
        try (var table = TableWriter.to(out)) {
            table.sheet("a", List.of(Column.text("x", 10)));
            traps.forEach(table::row);
        }
        try (var book = written()) {
            assertThat(rows(book.sheets().getFirst()).stream().skip(1).map(row -> row.cell(0)))
                    .containsExactlyElementsOf(
                            traps.stream().map(Cell.Text::new).toList());
        }
        var xml = part("xl/worksheets/sheet1.xml");
        assertThat(xml).contains("=1+1").doesNotContain("<f>", "<f ");
        assertThat(part("xl/styles.xml")).contains("formatCode=\"@\"");
    }

    private String part(String path) throws Exception {
        var file = Files.write(folder.resolve("written.xlsx"), out.toByteArray());
        try (var zip = new ZipFile(file.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(path)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void anIdentityNumberKeepsAllItsDigits() {
        try (var table = TableWriter.to(out)) {
            table.sheet("a", List.of(Column.text("身份证号码", 20)))
                    .row("370105198007068860")
                    .row(370105198007068861L);
        }
        try (var book = written()) {
            assertThat(rows(book.sheets().getFirst()).stream().skip(1).map(row -> row.cell(0)))
                    .containsExactly(new Cell.Text("370105198007068860"), new Cell.Text("370105198007068861"));
        }
    }

    @Test
    void textExcelCannotHoldIsMadeToFit() {
        try (var table = TableWriter.to(out)) {
            table.sheet("a", List.of(Column.text("x", 10)))
                    .row("a\u0001b\uFFFE")
                    .row("长".repeat(40_000))
                    .row("_x000D_");
        }
        try (var book = written()) {
            var rows = rows(book.sheets().getFirst());
            assertThat(rows.get(1).text(0)).isEqualTo("ab");
            assertThat(rows.get(2).text(0)).hasSize(32_767);
            assertThat(rows.get(3).text(0)).isEqualTo("_x000D_");
        }
    }

    @Test
    void sheetNamesAreMadeFitAndApart() {
        try (var table = TableWriter.to(out)) {
            table.sheet("a/b:c", List.of(Column.text("x", 10)));
            table.sheet("a b c", List.of(Column.text("x", 10)));
            table.sheet("", List.of(Column.text("x", 10)));
        }
        try (var book = written()) {
            assertThat(book.sheets()).extracting(Sheet::name).containsExactly("a b c", "a b c 2", "Sheet");
        }
    }
}
