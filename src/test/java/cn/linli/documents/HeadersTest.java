package cn.linli.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.linli.shared.Refused;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeadersTest {

    private static final Headers ROSTER = Headers.of(Map.of(
            "name", List.of("姓名", "老人姓名"),
            "identity", List.of("身份证号码", "身份证号", "公民身份号码"),
            "phone", List.of("联系电话", "电话"),
            "hours", List.of("时长"),
            "kinName", List.of("紧急联系人.姓名"),
            "kinPhone", List.of("紧急联系人.电话")));

    private static Columns look(Headers headers, String csv) {
        try (var book =
                Tables.open(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), "表.csv", Limits.usual())) {
            return headers.look(book.sheets().getFirst());
        }
    }

    private static String cell(String place, String text) {
        return "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(place, text);
    }

    @Test
    void theHeadingsStandUnderTheTitleLines() {
        var columns = look(ROSTER, "2023年花名册,,\n填报人：王五,,\n序号,姓名,身份证号\n1,王五,3701\n");
        assertThat(columns.headerLine()).isEqualTo(3);
        assertThat(columns.fields()).containsExactlyInAnyOrderEntriesOf(Map.of("name", 1, "identity", 2));
    }

    @Test
    void aGroupHeadingOverJoinedCellsIsJoinedToWhatStandsBelow() {
        var book = AWorkbook.of("")
                .sheet(
                        "<row r=\"1\">" + cell("A1", "花名册") + "</row><row r=\"2\">" + cell("A2", "姓 名")
                                + cell("B2", "紧急联系人")
                                + cell("D2", "联系电话") + "</row><row r=\"3\">" + cell("B3", "姓名") + cell("C3", "电话")
                                + "</row>"
                                + "<row r=\"4\">" + cell("A4", "王五") + cell("B4", "王六") + cell("C4", "1")
                                + cell("D4", "2") + "</row>",
                        "<mergeCells><mergeCell ref=\"A1:D1\"/><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"B2:C2\"/>"
                                + "<mergeCell ref=\"D2:D3\"/></mergeCells>");
        try (var open = Tables.open(new ByteArrayInputStream(book.bytes()), "a.xlsx", Limits.usual())) {
            var sheet = open.sheets().getFirst();
            var columns = ROSTER.find(sheet);
            assertThat(columns.headerLine()).isEqualTo(3);
            assertThat(columns.fields())
                    .containsExactlyInAnyOrderEntriesOf(Map.of("name", 0, "kinName", 1, "kinPhone", 2, "phone", 3));
            assertThat(columns.headings())
                    .extracting(Columns.Heading::text)
                    .containsExactly("姓 名", "紧急联系人.姓名", "紧急联系人.电话", "联系电话");
        }
    }

    @Test
    void aGroupHeadingIsUnderstoodWithoutJoinedCells() {
        var columns = look(ROSTER, "姓名,紧急联系人,,,联系电话\n,姓名,关系,电话,\n王五,王六,子,1,2\n");
        assertThat(columns.headerLine()).isEqualTo(2);
        assertThat(columns.fields())
                .containsExactlyInAnyOrderEntriesOf(Map.of("name", 0, "kinName", 1, "kinPhone", 3, "phone", 4));
    }

    @Test
    void someoneElsesPhoneIsNeverTakenForTheResidents() {
        var columns = look(ROSTER, "姓名,身份证号,监护人,\n,,姓名,电话\n");
        assertThat(columns.fields()).containsExactlyInAnyOrderEntriesOf(Map.of("name", 0, "identity", 1));
    }

    @Test
    void aGroupThatSaysNothingIsPassedOver() {
        var columns = look(ROSTER, "基本信息,,\n姓名,身份证号,联系电话\n");
        assertThat(columns.fields()).hasSize(3);
    }

    @Test
    void starsBlanksAndRemarksDoNotMatter() {
        var columns = look(ROSTER, "\"姓\n名\",*身份证号码（必填）,时长(小时)\n王五,1,2\n");
        assertThat(columns.fields()).containsExactlyInAnyOrderEntriesOf(Map.of("name", 0, "identity", 1, "hours", 2));
    }

    @Test
    void whatAPersonSaidOnceComesFirst() {
        var said = ROSTER.remembering(Map.of("称呼", "name", "姓名", "", "证件", "identity"));
        var columns = look(said, "姓名,称呼,证件,联系电话\n");
        assertThat(columns.fields()).containsExactlyInAnyOrderEntriesOf(Map.of("name", 1, "identity", 2, "phone", 3));
    }

    @Test
    void aMissingColumnIsRefusedByTheNamePeopleKnow() {
        var refused = catchThrowableOfType(Refused.class, () -> {
            try (var book = Tables.open(
                    new ByteArrayInputStream("姓名,联系电话\n王五,1\n".getBytes(StandardCharsets.UTF_8)),
                    "表.csv",
                    Limits.usual())) {
                ROSTER.required("name", "identity").find(book.sheets().getFirst());
            }
        });
        assertThat(refused.refusal()).isEqualTo(DocumentRefusal.COLUMN_MISSING);
        assertThat(refused.arguments()).containsExactly("身份证号码");
    }

    @Test
    void aTableWithoutHeadingsIsRefused() {
        var refused = catchThrowableOfType(Refused.class, () -> look(ROSTER, "1,2,3\n4,5,6\n"));
        assertThat(refused.refusal()).isEqualTo(DocumentRefusal.HEADER_NOT_FOUND);
    }

    @Test
    void sumsSignaturesAndBlankRowsAreNoData() {
        var columns = look(ROSTER, "姓名,联系电话\n");
        for (var closing : List.of("合计,16", "总计：,3", "制表人:谭斌国,", "审核人：,", ",", "合 计,", "填表日期：2023年,", "备注：略,")) {
            assertThat(columns.isData(AWorkbook.rows("x,y\n" + closing + "\n").get(1)))
                    .as(closing)
                    .isFalse();
        }
        for (var data : List.of("合计力,1", "王五,", "备注,1", ",13800000000")) {
            assertThat(columns.isData(AWorkbook.rows("x,y\n" + data + "\n").get(1)))
                    .as(data)
                    .isTrue();
        }
    }
}
