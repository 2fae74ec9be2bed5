package cn.linli.documents;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import cn.linli.shared.Refused;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything bad a file can be is refused by its own name, with little memory, and leaves nothing behind. */
class RefusedTest {

    private static final String ONE = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";
    private static final byte[] OLE = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };

    @TempDir
    Path folder;

    private static Refused refused(byte[] file, String name, Limits limits) {
        return catchThrowableOfType(Refused.class, () -> AWorkbook.rows(file, name, limits));
    }

    private static void assertRefused(byte[] file, String name, DocumentRefusal as, Object... arguments) {
        var refused = refused(file, name, Limits.usual());
        assertThat(refused).isNotNull();
        assertThat(refused.refusal()).isEqualTo(as);
        assertThat(refused.arguments()).containsExactly(arguments);
    }

    private static void assertRefused(AWorkbook book, DocumentRefusal as, Object... arguments) {
        assertRefused(book.bytes(), "a.xlsx", as, arguments);
    }

    private static byte[] ole(String inside) {
        var file = new byte[100_000];
        System.arraycopy(OLE, 0, file, 0, OLE.length);
        var name = inside.getBytes(UTF_16LE);
        System.arraycopy(name, 0, file, 65_530, name.length);
        return file;
    }

    @Test
    void theSoundOneIsRead() {
        assertThat(AWorkbook.of(ONE).rows()).hasSize(1);
    }

    @Test
    void aFileThatIsNoWorkbookIsRefused() {
        assertRefused("就是一段话".getBytes(UTF_8), "a.xlsx", DocumentRefusal.NOT_A_WORKBOOK);
        assertRefused(new byte[0], "a.csv", DocumentRefusal.NOT_A_WORKBOOK);
        assertRefused(AWorkbook.of(ONE).without("[Content_Types].xml"), DocumentRefusal.NOT_A_WORKBOOK);
        assertRefused(AWorkbook.of(ONE).without("xl/workbook.xml"), DocumentRefusal.NOT_A_WORKBOOK);
        assertRefused(AWorkbook.of(ONE).with("xl/workbook.xml", "<document/>"), DocumentRefusal.NOT_A_WORKBOOK);
    }

    @Test
    void anOldWorkbookIsRefusedWithTheWayOut() {
        assertRefused(ole("Workbook"), "a.xls", DocumentRefusal.OLD_WORKBOOK);
        assertRefused("<html><table>".getBytes(UTF_8), "导出.xls", DocumentRefusal.OLD_WORKBOOK);
        assertRefused(AWorkbook.of(ONE).with("xl/workbook.bin", "b"), DocumentRefusal.OLD_WORKBOOK);
        assertRefused(ole("WordDocument"), "a.doc", DocumentRefusal.NOT_A_WORKBOOK);
    }

    @Test
    void anEncryptedWorkbookIsRefusedWhateverItIsCalled() {
        assertRefused(ole("EncryptedPackage"), "a.xlsx", DocumentRefusal.ENCRYPTED);
        assertRefused(ole("EncryptedPackage"), "a.csv", DocumentRefusal.ENCRYPTED);
        var locked = AWorkbook.of(ONE).bytes();
        for (var i = 0; i + 4 < locked.length; i++) {
            if (locked[i] == 'P' && locked[i + 1] == 'K' && locked[i + 2] == 1 && locked[i + 3] == 2) {
                locked[i + 8] |= 1;
            }
        }
        assertRefused(locked, "a.xlsx", DocumentRefusal.ENCRYPTED);
    }

    @Test
    void aWorkbookWithMacrosIsRefusedHoweverItHidesThem() {
        assertRefused(AWorkbook.of(ONE).bytes(), "a.XLSM", DocumentRefusal.MACROS);
        assertRefused(AWorkbook.of(ONE).with("xl/vbaProject.bin", "b"), DocumentRefusal.MACROS);
        assertRefused(AWorkbook.of(ONE).with("xl\\VBAPROJECT.BIN", "b"), DocumentRefusal.MACROS);
        assertRefused(AWorkbook.of(ONE).with("xl/macrosheets/sheet1.xml", "<a/>"), DocumentRefusal.MACROS);
        var type = "<Types><Override ContentType=\"application/vnd.ms-excel.sheet.macroEnabled.main+xml\"/></Types>";
        assertRefused(AWorkbook.of(ONE).with("[Content_Types].xml", type), DocumentRefusal.MACROS);
    }

    @Test
    void aFileLargerThanAllowedIsRefusedBeforeItIsRead() throws IOException {
        var huge = folder.resolve("a.xlsx");
        try (var file = new java.io.RandomAccessFile(huge.toFile(), "rw")) {
            file.write(AWorkbook.of(ONE).bytes());
            file.setLength(200L * 1024 * 1024 + 1);
        }
        var refused = catchThrowableOfType(Refused.class, () -> Tables.open(huge, "a.xlsx", Limits.usual()));
        assertThat(refused.refusal()).isEqualTo(DocumentRefusal.TOO_LARGE);
        assertThat(refused.arguments()).containsExactly(200L);
        assertThat(Files.exists(huge)).isTrue();
    }

    @Test
    void anUploadLargerThanAllowedIsCutOffWhileItComes() {
        var far = new InputStream() {
            private long sent;

            @Override
            public int read() {
                sent++;
                return ',';
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                if (sent > 20_000_000) {
                    return -1;
                }
                Arrays.fill(into, offset, offset + length, (byte) ',');
                sent += length;
                return length;
            }
        };
        var limits = Limits.usual().withBytes(1_000_000);
        var refused = catchThrowableOfType(Refused.class, () -> Tables.open(far, "a.csv", limits));
        assertThat(refused.refusal()).isEqualTo(DocumentRefusal.TOO_LARGE);
        assertThat(far.sent).isLessThan(1_200_000);
    }

    @Test
    void aZipBombIsRefusedByItsRatioBeforeItIsUnpacked() {
        assertRefused(AWorkbook.of(ONE).with("xl/media/picture.png", new byte[20_000_000]), DocumentRefusal.ZIP_BOMB);
    }

    @Test
    void aZipBombIsRefusedByItsSum() {
        var limits = Limits.usual().withUnpackedBytes(50_000);
        var file = AWorkbook.of(ONE.repeat(2_000)).bytes();
        assertThat(refused(file, "a.xlsx", limits).refusal()).isEqualTo(DocumentRefusal.ZIP_BOMB);
    }

    @Test
    void aZipBombThatLiesAboutItsSizeIsStoppedWhileItUnpacks() {
        var bytes = AWorkbook.of(ONE.repeat(200_000)).bytes();
        rewriteSize(bytes, "xl/worksheets/sheet1.xml", 1_000_000);
        assertRefused(bytes, "a.xlsx", DocumentRefusal.ZIP_BOMB);
    }

    /** Changes the unpacked size in the directory at the end of the file. */
    private static void rewriteSize(byte[] zip, String path, int size) {
        var name = path.getBytes(UTF_8);
        for (var i = 0; i + 46 + name.length < zip.length; i++) {
            if (zip[i] == 'P'
                    && zip[i + 1] == 'K'
                    && zip[i + 2] == 1
                    && zip[i + 3] == 2
                    && Arrays.equals(zip, i + 46, i + 46 + name.length, name, 0, name.length)) {
                for (var b = 0; b < 4; b++) {
                    zip[i + 24 + b] = (byte) (size >> (8 * b));
                }
            }
        }
    }

    @Test
    void tooManyFilesInAWorkbookAreRefusedBeforeTheirNamesAreLoaded() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var i = 0; i < 10_001; i++) {
                zip.putNextEntry(new ZipEntry("a" + i));
            }
        }
        assertRefused(bytes.toByteArray(), "a.xlsx", DocumentRefusal.ZIP_BOMB);
    }

    @Test
    void aDirectoryLargerThanAnyHonestOneIsRefusedBeforeItIsLoaded() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var i = 0; i < 200; i++) {
                var entry = new ZipEntry("a" + i);
                entry.setComment("x".repeat(60_000));
                zip.putNextEntry(entry);
            }
        }
        assertRefused(bytes.toByteArray(), "a.xlsx", DocumentRefusal.ZIP_BOMB);
    }

    @Test
    void oneTokenWithoutEndIsRefused() {
        var limits = Limits.usual();
        var text = new StringBuilder();
        var random = new Random(1);
        for (var i = 0; i < 9_000_000; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        var attribute =
                AWorkbook.of("<row x=\"" + text + "\"><c><v>1</v></c></row>").bytes();
        assertThat(refused(attribute, "a.xlsx", limits).refusal()).isEqualTo(DocumentRefusal.ZIP_BOMB);
        var comment = AWorkbook.of("<row><c><v><![CDATA[" + text + "]]></v></c></row>")
                .bytes();
        assertThat(refused(comment, "a.xlsx", limits).refusal()).isEqualTo(DocumentRefusal.ZIP_BOMB);
    }

    @Test
    void endlessDepthAndEndlessNamesAreRefused() {
        assertRefused(AWorkbook.of("<a>".repeat(5_000)), DocumentRefusal.ZIP_BOMB);
        var names = new StringBuilder();
        for (var i = 0; i < 5_000; i++) {
            names.append("<n").append(i).append("/>");
        }
        assertRefused(AWorkbook.of(names.toString()), DocumentRefusal.ZIP_BOMB);
    }

    @Test
    void namesThatLeadOutOfTheFileAreRefused() {
        assertRefused(AWorkbook.of(ONE).with("XL/Workbook.xml", "<x/>"), DocumentRefusal.PATHS_LEAD_OUT);
        assertRefused(AWorkbook.of(ONE).with("../../etc/cron.d/x", "x"), DocumentRefusal.PATHS_LEAD_OUT);
        assertRefused(AWorkbook.of(ONE).with("/etc/passwd", "x"), DocumentRefusal.PATHS_LEAD_OUT);
        assertRefused(AWorkbook.of(ONE).with("C:\\x", "x"), DocumentRefusal.PATHS_LEAD_OUT);
        assertRefused(AWorkbook.of(ONE).with("a/".repeat(40) + "x", "x"), DocumentRefusal.PATHS_LEAD_OUT);
        var links =
                "<Relationships><Relationship Id=\"rId1\" Type=\"a/worksheet\" Target=\"../../../x\"/></Relationships>";
        assertRefused(AWorkbook.of(ONE).with("xl/_rels/workbook.xml.rels", links), DocumentRefusal.PATHS_LEAD_OUT);
    }

    @Test
    void aWorkbookCutOffAnywhereIsRefusedAsDamaged() {
        var whole = AWorkbook.of(ONE.repeat(3)).bytes();
        for (var length = 2; length < whole.length; length++) {
            assertRefused(Arrays.copyOf(whole, length), "a.xlsx", DocumentRefusal.DAMAGED);
        }
    }

    @Test
    void aWorkbookWithWrongBytesIsReadWhereTheyDoNotMatterElseRefused() {
        var whole = AWorkbook.of(ONE.repeat(50)).strings("<si><t>王</t></si>").bytes();
        var random = new Random(20261122);
        var refused = 0;
        for (var i = 0; i < 3_000; i++) {
            var broken = whole.clone();
            for (var times = random.nextInt(3); times >= 0; times--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            try {
                AWorkbook.rows(broken, "a.xlsx", Limits.usual());
            } catch (Refused e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(1_000);
    }

    @Test
    void aChangedSheetIsKnownByItsChecksum() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            try (var packed = new java.util.zip.ZipInputStream(new ByteArrayInputStream(
                    AWorkbook.of("<row><c><v>720</v></c></row>").bytes()))) {
                for (var entry = packed.getNextEntry(); entry != null; entry = packed.getNextEntry()) {
                    var content = packed.readAllBytes();
                    var stored = new ZipEntry(entry.getName());
                    var crc = new CRC32();
                    crc.update(content);
                    stored.setSize(content.length);
                    stored.setCrc(crc.getValue());
                    zip.putNextEntry(stored);
                    zip.write(content);
                }
            }
        }
        var sound = bytes.toByteArray();
        assertThat(AWorkbook.rows(sound, "a.xlsx", Limits.usual())).hasSize(1);
        var changed = new String(sound, java.nio.charset.StandardCharsets.ISO_8859_1)
                .replace("<v>720<", "<v>729<")
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        assertRefused(changed, "a.xlsx", DocumentRefusal.DAMAGED);
    }

    @Test
    void entitiesAndDocumentTypesAreRefusedAndNothingIsFetched() throws IOException {
        var secret = Files.writeString(folder.resolve("secret"), "geheim");
        var external =
                "<!DOCTYPE sst [<!ENTITY x SYSTEM \"%s\">]><sst><si><t>&x;</t></si></sst>".formatted(secret.toUri());
        var use = "<row><c t=\"s\"><v>0</v></c></row>";
        assertRefused(AWorkbook.of(use).with("xl/sharedStrings.xml", external), DocumentRefusal.FOREIGN_ENTITIES);
        var laughs = "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><sst><si><t>&b;</t></si></sst>";
        assertRefused(AWorkbook.of(use).with("xl/sharedStrings.xml", laughs), DocumentRefusal.FOREIGN_ENTITIES);
        var parameter = "<!DOCTYPE worksheet SYSTEM \"%s\"><worksheet/>".formatted(secret.toUri());
        assertRefused(AWorkbook.of(ONE).with("xl/worksheets/sheet1.xml", parameter), DocumentRefusal.FOREIGN_ENTITIES);
        assertRefused(AWorkbook.of(ONE).with("xl/styles.xml", parameter), DocumentRefusal.FOREIGN_ENTITIES);
        assertThat(refused(AWorkbook.of("<row><c><v>&unknown;</v></c></row>").bytes(), "a.xlsx", Limits.usual())
                        .refusal())
                .isIn(DocumentRefusal.FOREIGN_ENTITIES, DocumentRefusal.DAMAGED);
    }

    @Test
    void tooManyRowsAndColumnsAreRefused() {
        var limits = Limits.usual().withRows(10);
        assertThatCode(() -> AWorkbook.rows(
                        AWorkbook.of("<row><c><v>1</v></c></row>".repeat(10)).bytes(), "a.xlsx", limits))
                .doesNotThrowAnyException();
        var eleven = AWorkbook.of("<row><c><v>1</v></c></row>".repeat(11)).bytes();
        assertThat(refused(eleven, "a.xlsx", limits).refusal()).isEqualTo(DocumentRefusal.TOO_MANY_ROWS);
        assertThat(refused("a\n".repeat(11).getBytes(UTF_8), "a.csv", limits).refusal())
                .isEqualTo(DocumentRefusal.TOO_MANY_ROWS);
        assertRefused(
                AWorkbook.of("<row r=\"3\"><c r=\"XFD3\"><v>1</v></c></row>"),
                DocumentRefusal.TOO_MANY_COLUMNS,
                1_000,
                "XFD3");
        assertThat(AWorkbook.of("<row><c r=\"XFD1\" s=\"0\"/></row>")
                        .rows()
                        .getFirst()
                        .cells())
                .isEmpty();
        assertRefused(
                (",".repeat(1_000) + "x").getBytes(UTF_8), "a.csv", DocumentRefusal.TOO_MANY_COLUMNS, 1_000, "ALM1");
        assertRefused(AWorkbook.of("<row r=\"99999999\"/>"), DocumentRefusal.TOO_MANY_ROWS, 1_048_576);
    }

    @Test
    void aCellLongerThanExcelAllowsIsRefused() {
        var text = "长".repeat(32_768);
        assertRefused(
                AWorkbook.of("<row><c t=\"inlineStr\"><is><t>" + text + "</t></is></c></row>"),
                DocumentRefusal.CELL_TOO_LONG,
                32_767);
        assertRefused(text.getBytes(UTF_8), "a.csv", DocumentRefusal.CELL_TOO_LONG, 32_767);
        assertThat(AWorkbook.rows(text.substring(1))).hasSize(1);
    }

    @Test
    void aFormulaIsReadByItsStoredValueOrRefusedIfAsked() {
        var book = AWorkbook.of("<row r=\"9\"><c r=\"J9\"><f>SUM(J1:J8)</f><v>30</v></c></row>");
        assertThat(Cells.decimal(book.rows().getFirst().cell(9))).contains(new java.math.BigDecimal("30"));
        var refused = refused(book.bytes(), "a.xlsx", Limits.usual().refusingFormulas());
        assertThat(refused.refusal()).isEqualTo(DocumentRefusal.FORMULA);
        assertThat(refused.arguments()).containsExactly("J9");
    }

    @Test
    void aFormulaWithoutAStoredValueIsRefusedWithItsCell() {
        assertRefused(
                AWorkbook.of("<row r=\"9\"><c r=\"J9\"><f>1+1</f></c></row>"),
                DocumentRefusal.FORMULA_WITHOUT_VALUE,
                "J9");
        assertRefused(
                AWorkbook.of("<row r=\"9\"><c r=\"J9\"><f>1+1</f><v></v></c></row>"),
                DocumentRefusal.FORMULA_WITHOUT_VALUE,
                "J9");
        assertRefused(
                AWorkbook.of("<row r=\"9\"><c r=\"J9\" t=\"str\"><f>A1</f></c></row>"),
                DocumentRefusal.FORMULA_WITHOUT_VALUE,
                "J9");
        assertThat(AWorkbook.of("<row><c t=\"str\"><f>A1</f><v></v></c></row>")
                        .rows()
                        .getFirst()
                        .cells())
                .containsExactly(new Cell.Formula(Cell.BLANK));
    }

    @Test
    void binaryJunkIsNoTextTable() {
        var junk = new byte[10_000];
        new Random(7).nextBytes(junk);
        junk[0] = 'x';
        assertRefused(junk, "a.csv", DocumentRefusal.NOT_TEXT);
        assertRefused("a,b\0c\n".getBytes(UTF_8), "a.csv", DocumentRefusal.NOT_TEXT);
        assertRefused(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0}, "a.csv", DocumentRefusal.NOT_TEXT);
    }

    @Test
    void brokenUtf8IsNotReadAsOtherCharacters() {
        var text = "姓名,地址\n".repeat(50).getBytes(UTF_8);
        assertRefused(Arrays.copyOf(text, text.length - 2), "a.csv", DocumentRefusal.DAMAGED);
        text[100] = (byte) 0xFF;
        assertRefused(text, "a.csv", DocumentRefusal.DAMAGED);
    }

    @Test
    void aQuoteThatNeverClosesIsRefusedWithItsLine() {
        assertRefused("a,b\n\"c,d\n".getBytes(UTF_8), "a.csv", DocumentRefusal.QUOTE_OPEN, 2);
    }

    @Test
    void aNumberWithEndlessZerosIsRefused() {
        assertRefused(AWorkbook.of("<row><c><v>1E999999999</v></c></row>"), DocumentRefusal.DAMAGED);
        assertRefused(AWorkbook.of("<row><c><v>1E-999999999</v></c></row>"), DocumentRefusal.DAMAGED);
        assertRefused(AWorkbook.of("<row><c><v>NaN</v></c></row>"), DocumentRefusal.DAMAGED);
    }

    @Test
    void nothingIsLeftOnTheDisk() throws IOException {
        var before = temporary();
        refused(Arrays.copyOf(AWorkbook.of(ONE).bytes(), 300), "a.xlsx", Limits.usual());
        refused(
                AWorkbook.of("<row><c t=\"s\"><v>9</v></c></row>")
                        .strings("<si><t>a</t></si>")
                        .bytes(),
                "a.xlsx",
                Limits.usual());
        AWorkbook.of("<row><c t=\"s\"><v>0</v></c></row>")
                .strings("<si><t>a</t></si>")
                .rows();
        AWorkbook.rows("a,b");
        // others on this machine may be reading tables too; theirs go away, what we had left would stay
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(before).containsAll(temporary()));
    }

    private static Set<Path> temporary() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().matches("linli-(table|texts)-.*"))
                    .collect(Collectors.toSet());
        }
    }
}
