package cn.linli.residents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.documents.AWorkbook;
import cn.linli.documents.Limits;
import cn.linli.documents.Tables;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A roster of a whole district is read and judged by a program that has no room for it. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RosterMemoryTest {

    private static final int PEOPLE = 200_000;
    private static final List<RosterField> COLUMNS = List.of(
            RosterField.NAME,
            RosterField.IDENTITY,
            RosterField.PHONE,
            RosterField.HOME,
            RosterField.COMMUNITY,
            RosterField.LABELS);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void twoHundredThousandPeopleInAWorkbookAreReadInFortyMegabytes() throws Exception {
        var file = folder.resolve("花名册.xlsx");
        workbook(file);
        assertThat(readInLittleRoom(file)).isEqualTo(PEOPLE + " taken of " + PEOPLE);
    }

    @Test
    void twoHundredThousandPeopleInATextTableAreReadInFortyMegabytes() throws Exception {
        var file = folder.resolve("花名册.csv");
        try (var out = Files.newBufferedWriter(file, Charset.forName("GB18030"))) {
            for (var person = -1; person < PEOPLE; person++) {
                out.write(String.join(",", row(person)) + "\r\n");
            }
        }
        assertThat(readInLittleRoom(file)).isEqualTo(PEOPLE + " taken of " + PEOPLE);
    }

    /** The headings, then the people: names, numbers, phones and homes are everybody's own. */
    private static List<String> row(int person) {
        if (person < 0) {
            return COLUMNS.stream().map(RosterHeadings::usual).toList();
        }
        var born = "9901011964%02d%02d%03d".formatted(1 + person / 28_000, 1 + person / 1000 % 28, person % 1000);
        return List.of(
                "易爱" + (char) ('一' + person % 20_000) + (char) ('一' + person / 20_000),
                ARow.number(born),
                "13" + (100_000_000 + person),
                "柳巷街道东区社区" + person / 500 + "号楼" + person % 500 + "室",
                person % 2 == 0 ? "东区社区" : "西区社区",
                "独居老人");
    }

    /** As office programs write it: every text in one list, every cell a number in that list. */
    private static void workbook(Path file) throws IOException {
        try (var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            AWorkbook.of("").without("xl/worksheets/sheet1.xml").writeTo(zip);
            var out = new OutputStreamWriter(zip, UTF_8);
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            out.write("<sst>");
            for (var person = -1; person < PEOPLE; person++) {
                out.write("<si><t>" + String.join("</t></si><si><t>", row(person)) + "</t></si>");
            }
            out.write("</sst>");
            out.flush();
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            sheet(out);
        }
    }

    private static void sheet(Writer out) throws IOException {
        out.write("<worksheet><sheetData>");
        for (var text = 0; text < (PEOPLE + 1) * COLUMNS.size(); text++) {
            out.write(text % COLUMNS.size() == 0 ? "<row>" : "");
            out.write("<c t=\"s\"><v>" + text + "</v></c>");
            out.write(text % COLUMNS.size() == COLUMNS.size() - 1 ? "</row>" : "");
        }
        out.write("</sheetData></worksheet>");
        out.flush();
    }

    private static String readInLittleRoom(Path file) throws IOException, InterruptedException {
        var program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx40m",
                        "-XX:+UseSerialGC",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        Reader.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        try (var said = program.getInputStream()) {
            return new String(said.readAllBytes(), UTF_8).strip();
        } finally {
            program.destroyForcibly().waitFor();
        }
    }

    /** The program with little room. */
    static final class Reader {

        private Reader() {}

        /** Says how many people of a roster would be taken. */
        @SuppressWarnings("SystemOut") // the one thing it has to say
        public static void main(String[] file) {
            var counts = new RosterCounts();
            try (var book = Tables.open(Path.of(file[0]), file[0], Limits.usual())) {
                new RosterCheck(
                                SixCommunities.of("990101005", "东区社区", "西区社区"),
                                RosterWords.ofRegister(Map.of(), Map.of()),
                                RosterRegister.EMPTY,
                                person -> new byte[0],
                                person -> null)
                        .go(new RosterFile(book, Map.of()), rows -> rows.forEach(row -> counts.count(row.verdict())));
            }
            System.out.println(counts.figures(0).accepted() + " taken of " + counts.rows());
        }
    }
}
