package cn.linli.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class XlsxTest {

    private static List<Cell> cells(AWorkbook book) {
        return book.rows().getFirst().cells();
    }

    private static Cell text(String value) {
        return new Cell.Text(value);
    }

    @Test
    void everyKindOfCellIsReadAsWhatItIs() {
        var book = AWorkbook.of("""
                <row r="7"><c r="A7" t="s"><v>0</v></c><c r="B7"><v>370105198007068860</v></c><c r="C7"/>\
                <c r="D7" t="b"><v>1</v></c><c r="E7" t="e"><v>#N/A</v></c><c r="F7" t="str"><f>A1&amp;"x"</f><v>王x</v></c>\
                <c r="G7" t="inlineStr"><is><t>直写</t></is></c><c r="H7"><f>SUM(B1:B6)</f><v>2677.5</v></c>\
                <c r="I7" t="d"><v>2023-01-02T00:00:00</v></c></row>""").strings("<si><t>张三</t></si>");
        assertThat(book.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.line()).isEqualTo(7));
        assertThat(cells(book))
                .containsExactly(
                        text("张三"),
                        new Cell.Numeric("370105198007068860", 370105198007068860d, false, false),
                        Cell.BLANK,
                        new Cell.Bool(true),
                        new Cell.ErrorCell("#N/A"),
                        new Cell.Formula(text("王x")),
                        text("直写"),
                        new Cell.Formula(new Cell.Numeric("2677.5", 2677.5, false, false)),
                        text("2023-01-02"));
    }

    @Test
    void textInRunsIsJoinedAndHowItIsPronouncedIsLeftOut() {
        var book = AWorkbook.of("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>")
                .strings("""
                <si><r><rPr><b/></rPr><t>欧阳</t></r><r><t xml:space="preserve"> 明</t></r><rPh sb="0" eb="2"><t>オウヨウ</t></rPh>\
                <phoneticPr fontId="1"/></si>""");
        assertThat(cells(book)).containsExactly(text("欧阳 明"));
    }

    @Test
    void blanksAroundATextCountOnlyWhereTheFileSaysSo() {
        var book = AWorkbook.of("<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>")
                .strings("<si><t>\n  王五 </t></si>", "<si><t xml:space=\"preserve\"> 王五 </t></si>");
        assertThat(cells(book)).containsExactly(text("王五"), text(" 王五 "));
    }

    @Test
    void charactersXmlCannotCarryAreReadBack() {
        var book =
                AWorkbook.of("<row><c t=\"s\"><v>0</v></c></row>").strings("<si><t>一_x000D_\n二_x005F_x000D_</t></si>");
        assertThat(cells(book)).containsExactly(text("一\r\n二_x000D_"));
    }

    @Test
    void rareCharactersSurvive() {
        var book = AWorkbook.of("<row><c t=\"s\"><v>0</v></c></row>").strings("<si><t>𠮷田·阿里〇👵&#x20BB7;</t></si>");
        assertThat(Cells.text(cells(book).getFirst())).isEqualTo("𠮷田·阿里〇👵𠮷");
    }

    @Test
    void cellsAndRowsWithoutAPlaceFollowTheOneBefore() {
        var rows = AWorkbook.of("""
                <row><c t="inlineStr"><is><t>甲</t></is></c><c r="D1" t="inlineStr"><is><t>乙</t></is></c>\
                <c t="inlineStr"><is><t>丙</t></is></c></row><row r="5"/><row><c><v>1</v></c></row>""").rows();
        assertThat(rows).extracting(Row::line).containsExactly(1, 5, 6);
        assertThat(rows.getFirst().cells()).containsExactly(text("甲"), Cell.BLANK, Cell.BLANK, text("乙"), text("丙"));
    }

    @Test
    void aDayIsKnownByItsStyleAndTheYearTheBookCountsFrom() {
        var book = AWorkbook.of(
                        "<row><c s=\"1\"><v>44937</v></c><c s=\"2\"><v>44937</v></c><c s=\"0\"><v>44937</v></c></row>")
                .styles("""
                        <numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>\
                        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>\
                        <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs>""");
        assertThat(cells(book)).extracting(cell -> ((Cell.Numeric) cell).date()).containsExactly(true, true, false);
        assertThat(cells(book)).allSatisfy(cell -> assertThat(Cells.day(cell)).contains(LocalDate.of(2023, 1, 11)));
        book.with("xl/workbook.xml", """
                <workbook xmlns:r="x"><workbookPr date1904="1"/><sheets><sheet name="a" r:id="rId1"/></sheets></workbook>""");
        assertThat(Cells.day(cells(book).getFirst())).contains(LocalDate.of(2027, 1, 12));
    }

    @Test
    void onlyFormatsThatShowDaysOrTimesAreDates() {
        assertThat(List.of("yyyy-mm-dd", "h:mm", "[h]:mm", "m\"月\"d\"日\"", "[$-804]yyyy/m/d;@"))
                .allMatch(Styles::isDate);
        assertThat(List.of(
                        "General", "0.00", "#,##0\"days\"", "[Red]0", "0.00\\d", "@", "_(* #,##0_)", "[$¥-804]#,##0"))
                .noneMatch(Styles::isDate);
    }

    @Test
    void prefixesAndTheStrictNamespaceDoNotMatter() {
        var book = AWorkbook.of("").with("xl/worksheets/sheet1.xml", """
                <x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row r="2">\
                <x:c r="B2" t="inlineStr"><x:is><x:t>严格</x:t></x:is></x:c></x:row></x:sheetData>\
                <x:mergeCells><x:mergeCell ref="B2:C3"/></x:mergeCells></x:worksheet>""");
        assertThat(book.rows()).containsExactly(new Row(2, List.of(Cell.BLANK, text("严格"))));
        try (var open = Tables.open(new ByteArrayInputStream(book.bytes()), "a.xlsx", Limits.usual())) {
            assertThat(open.sheets().getFirst().merged()).containsExactly(new Merge(2, 3, 1, 2));
        }
    }

    @Test
    void rowsOfADrawingAreNoRowsOfTheSheet() {
        var book = AWorkbook.of("")
                .sheet(
                        "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>",
                        "<controls><control><anchor><from><row>3</row></from></anchor></control></controls>");
        assertThat(book.rows()).hasSize(1);
    }

    @Test
    void joinedCellsBehindManyRowsAreKnown() {
        var row = "<row><c t=\"inlineStr\"><is><t>&lt;/sheetData&gt;</t></is></c></row>";
        var book = AWorkbook.of("")
                .sheet(
                        row.repeat(5_000),
                        "<mergeCells><mergeCell ref=\"A1:W1\"/><mergeCell ref=\"R3:T3\"/></mergeCells>");
        try (var open = Tables.open(new ByteArrayInputStream(book.bytes()), "a.xlsx", Limits.usual())) {
            assertThat(open.sheets().getFirst().merged())
                    .containsExactly(new Merge(1, 1, 0, 22), new Merge(3, 3, 17, 19));
            assertThat(open.sheets().getFirst().rows()).hasSize(5_000);
        }
    }

    @Test
    void sheetsKeepTheirOrderAndHiddenOnesAreMarked() {
        var book = AWorkbook.of("<row><c><v>1</v></c></row>")
                .with("xl/workbook.xml", """
                        <workbook xmlns:r="x"><sheets><sheet name="隐藏" state="hidden" r:id="rId2"/>\
                        <sheet name="图" r:id="rId3"/><sheet name="服务台账" r:id="rId1"/></sheets></workbook>""")
                .with("xl/_rels/workbook.xml.rels", """
                        <Relationships><Relationship Id="rId1" Type="a/worksheet" Target="/xl/worksheets/sheet1.xml"/>\
                        <Relationship Id="rId2" Type="a/worksheet" Target="../xl/worksheets/sheet1.xml"/>\
                        <Relationship Id="rId3" Type="a/chartsheet" Target="worksheets/sheet1.xml"/></Relationships>""");
        try (var open = Tables.open(new ByteArrayInputStream(book.bytes()), "a.xlsx", Limits.usual())) {
            assertThat(open.sheets()).extracting(Sheet::name).containsExactly("隐藏", "服务台账");
            assertThat(open.sheets()).extracting(Sheet::hidden).containsExactly(true, false);
        }
    }

    @Test
    void aSheetMayBeReadAgainAndLeftInTheMiddle() {
        var bytes = AWorkbook.of("<row><c><v>1</v></c></row>".repeat(100)).bytes();
        try (var open = Tables.open(new ByteArrayInputStream(bytes), "a.xlsx", Limits.usual())) {
            var sheet = open.sheets().getFirst();
            assertThat(sheet.rows().iterator().next().line()).isEqualTo(1);
            assertThat(sheet.rows()).hasSize(100);
        }
    }

    @Test
    void aPartInUtf16IsReadToo() {
        var text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><sst><si><t>柳巷</t></si></sst>";
        var book = AWorkbook.of("<row><c t=\"s\"><v>0</v></c></row>")
                .with("xl/sharedStrings.xml", text.getBytes(StandardCharsets.UTF_16));
        assertThat(cells(book)).containsExactly(text("柳巷"));
    }
}
