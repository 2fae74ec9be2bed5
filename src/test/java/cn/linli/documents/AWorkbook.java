package cn.linli.documents;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook written by hand, part by part, so that a test can say exactly what stands in the file. */
public final class AWorkbook {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    public static AWorkbook of(String sheetData) {
        var book = new AWorkbook();
        book.with("[Content_Types].xml", """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                </Types>""");
        book.with("_rels/.rels", """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="rId1" Type="%s/officeDocument" Target="xl/workbook.xml"/></Relationships>""".formatted(LINKS));
        book.with("xl/_rels/workbook.xml.rels", """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="rId1" Type="%1$s/worksheet" Target="worksheets/sheet1.xml"/>
                <Relationship Id="rId2" Type="%1$s/sharedStrings" Target="sharedStrings.xml"/>
                <Relationship Id="rId3" Type="%1$s/styles" Target="styles.xml"/></Relationships>""".formatted(LINKS));
        book.with("xl/workbook.xml", """
                <workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="花名册" sheetId="1" r:id="rId1"/></sheets></workbook>""".formatted(MAIN, LINKS));
        book.sheet(sheetData, "");
        return book;
    }

    AWorkbook sheet(String sheetData, String behind) {
        return with(
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns=\"%s\"><sheetData>%s</sheetData>%s</worksheet>".formatted(MAIN, sheetData, behind));
    }

    AWorkbook strings(String... items) {
        return with("xl/sharedStrings.xml", "<sst xmlns=\"%s\">%s</sst>".formatted(MAIN, String.join("", items)));
    }

    AWorkbook styles(String inside) {
        return with("xl/styles.xml", "<styleSheet xmlns=\"%s\">%s</styleSheet>".formatted(MAIN, inside));
    }

    AWorkbook with(String path, String text) {
        return with(path, text.getBytes(StandardCharsets.UTF_8));
    }

    AWorkbook with(String path, byte[] bytes) {
        parts.put(path, bytes);
        return this;
    }

    public AWorkbook without(String path) {
        parts.remove(path);
        return this;
    }

    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            writeTo(zip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public void writeTo(ZipOutputStream zip) throws IOException {
        for (var part : parts.entrySet()) {
            zip.putNextEntry(new ZipEntry(part.getKey()));
            zip.write(part.getValue());
        }
    }

    List<Row> rows() {
        return rows(bytes(), "花名册.xlsx", Limits.usual());
    }

    /** Reads the first sheet of a file to its end. */
    static List<Row> rows(byte[] file, String name, Limits limits) {
        try (var book = Tables.open(new ByteArrayInputStream(file), name, limits)) {
            var rows = new ArrayList<Row>();
            book.sheets().getFirst().rows().forEach(rows::add);
            return rows;
        }
    }

    static List<Row> rows(String csv) {
        return rows(csv.getBytes(StandardCharsets.UTF_8), "表.csv", Limits.usual());
    }
}
