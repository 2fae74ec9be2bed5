package cn.linli.documents;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CsvTest {

    private static List<String> texts(Row row) {
        return row.cells().stream()
                .map(cell -> cell instanceof Cell.Text text ? text.value() : "")
                .toList();
    }

    private static List<List<String>> table(byte[] file) {
        return AWorkbook.rows(file, "表.csv", Limits.usual()).stream()
                .map(CsvTest::texts)
                .toList();
    }

    private static List<List<String>> table(String text) {
        return table(text.getBytes(UTF_8));
    }

    @Test
    void everyUsualEncodingIsReadRight() {
        var text = "姓名,备注\n𠮷田·〇,独居👵\n";
        var expected = List.of(List.of("姓名", "备注"), List.of("𠮷田·〇", "独居👵"));
        assertThat(table(text)).isEqualTo(expected);
        assertThat(table("\uFEFF" + text)).isEqualTo(expected);
        assertThat(table(text.getBytes(Charset.forName("GB18030")))).isEqualTo(expected);
        assertThat(table(text.getBytes(UTF_16))).isEqualTo(expected);
        var little = new ByteArrayOutputStream();
        little.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFE});
        little.writeBytes(text.getBytes(java.nio.charset.StandardCharsets.UTF_16LE));
        assertThat(table(little.toByteArray())).isEqualTo(expected);
    }

    @Test
    void aLongTableInGb18030IsReadToItsLastLetter() {
        var text = "谭斌国,天桥区南村街道西区社区34号楼5单元254\n".repeat(20_000);
        var rows = table(text.getBytes(Charset.forName("GB18030")));
        assertThat(rows).hasSize(20_000).allMatch(row -> row.equals(List.of("谭斌国", "天桥区南村街道西区社区34号楼5单元254")));
    }

    @Test
    void quotesHoldDelimitersQuotesAndLineBreaks() {
        assertThat(table("a,\"b,\"\"c\"\"\nd\"\r\ne,f")).containsExactly(List.of("a", "b,\"c\"\nd"), List.of("e", "f"));
    }

    @Test
    void aRecordWithLineBreaksIsOneLine() {
        var rows = AWorkbook.rows("a,\"b\nc\"\n\nd,e\n");
        assertThat(rows).extracting(Row::line).containsExactly(1, 2, 3);
        assertThat(rows.get(1).blank()).isTrue();
    }

    @Test
    void theDelimiterIsFound() {
        assertThat(table("姓名;地址\n王,五;a,b\n")).containsExactly(List.of("姓名", "地址"), List.of("王,五", "a,b"));
        assertThat(table("姓名\t地址\n王五\ta,b\n")).containsExactly(List.of("姓名", "地址"), List.of("王五", "a,b"));
        assertThat(table("sep=|\na|b,c\n")).containsExactly(List.of("a", "b,c"));
        assertThat(table("一列\n两行\n")).containsExactly(List.of("一列"), List.of("两行"));
        assertThat(table("2023年花名册,,\n姓名,性别,电话\n王,女,1\n")).hasSize(3).element(1).isEqualTo(List.of("姓名", "性别", "电话"));
    }

    @Test
    void digitsHeldAsTextLoseTheirHolder() {
        assertThat(table("a,=\"0012\"\n")).containsExactly(List.of("a", "0012"));
    }

    @Test
    void allThreeLineEndsAreKnown() {
        assertThat(table("a,b\rc,d\r\ne,f\n")).containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("e", "f"));
    }

    /** Whatever is written by the rules of RFC 4180 comes back as it was. */
    @Property(tries = 500)
    void aTableSurvivesWritingAndReading(@ForAll("tables") List<List<String>> table) {
        var text = table.stream()
                .map(row -> row.stream()
                        .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n"));
        for (var charset : List.of(UTF_8, UTF_16)) {
            assertThat(table(text.getBytes(charset))).isEqualTo(withoutTail(table));
        }
    }

    private static List<List<String>> withoutTail(List<List<String>> table) {
        return table.stream()
                .map(row -> {
                    var kept = new ArrayList<>(row);
                    while (!kept.isEmpty() && kept.getLast().isEmpty()) {
                        kept.removeLast();
                    }
                    return List.<String>copyOf(kept);
                })
                .toList();
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        var signs =
                Arbitraries.of("王", "𠮷", "〇", "·", "a", "1", ",", ";", "\t", "\"", "\n", "\r\n", " ", "=", "👵", "é");
        var cell = signs.list().ofMaxSize(6).map(list -> String.join("", list));
        var row = cell.list().ofMinSize(2).ofMaxSize(5);
        return row.list().ofMinSize(1).ofMaxSize(8);
    }
}
