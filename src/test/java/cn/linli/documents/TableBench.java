package cn.linli.documents;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Run by hand, with little memory: {@code java -Xmx96m -cp … cn.linli.documents.TableBench FOLDER 1000000}. Makes a roster
 * of so many rows and 23 columns with shared strings as office programs write it, reads every cell and prints cells a
 * second and the highest heap seen; then the same as a text table.
 */
final class TableBench {

    private static final int COLUMNS = 23;
    /** Columns whose text is different in every row: identity, birth, two addresses, phone, kin's name and phone. */
    private static final int[] OWN = {3, 4, 6, 7, 10, 17, 19};

    private static final PrintStream OUT = System.out;

    private TableBench() {}

    /** The folder for the two files, and the number of rows. */
    public static void main(String[] arguments) throws IOException {
        var rows = Integer.parseInt(arguments[1]);
        var xlsx = Path.of(arguments[0], "roster-" + rows + ".xlsx");
        var csv = Path.of(arguments[0], "roster-" + rows + ".csv");
        if (!Files.exists(xlsx)) {
            writeXlsx(xlsx, rows);
        }
        if (!Files.exists(csv)) {
            writeCsv(csv, rows);
        }
        read(xlsx);
        read(csv);
    }

    private static void read(Path file) {
        System.gc();
        var runtime = Runtime.getRuntime();
        var idle = runtime.totalMemory() - runtime.freeMemory();
        var highest = 0L;
        var cells = 0L;
        var rows = 0;
        var began = System.nanoTime();
        try (var book = Tables.open(file, file.getFileName().toString(), Limits.usual())) {
            var sheet = book.sheets().getFirst();
            sheet.merged();
            var merged = System.nanoTime() - began;
            for (var row : sheet.rows()) {
                for (var cell : row.cells()) {
                    cells += cell instanceof Cell.Blank ? 0 : 1;
                }
                if (++rows % 1_000 == 0) {
                    highest = Math.max(highest, runtime.totalMemory() - runtime.freeMemory());
                }
            }
            var seconds = (System.nanoTime() - began) / 1e9;
            OUT.printf(
                    "%s: %d MB, %d rows, %d filled cells, %.1f s (joined cells %.1f s), %.0f cells/s, %.0f rows/s,"
                            + " heap idle %d MB, highest %d MB of %d%n",
                    file.getFileName(),
                    file.toFile().length() >> 20,
                    rows,
                    cells,
                    seconds,
                    merged / 1e9,
                    cells / seconds,
                    rows / seconds,
                    idle >> 20,
                    highest >> 20,
                    runtime.maxMemory() >> 20);
        }
    }

    private static void writeXlsx(Path file, int rows) throws IOException {
        try (var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            zip.setLevel(Deflater.BEST_SPEED);
            var frame = AWorkbook.of("").without("xl/worksheets/sheet1.xml");
            frame.writeTo(zip);
            var out = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            strings(out, rows);
            out.flush();
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            sheet(out, rows);
            out.flush();
            zip.closeEntry();
        }
    }

    private static void strings(Writer out, int rows) throws IOException {
        var random = new Random(1);
        out.write("<sst>");
        for (var i = 0; i < COLUMNS * 10; i++) {
            out.write("<si><t>常见值" + i + "</t></si>");
        }
        for (var row = 0; row < rows; row++) {
            for (var column : OWN) {
                out.write("<si><t>" + own(column, row, random) + "</t></si>");
            }
        }
        out.write("</sst>");
    }

    private static String own(int column, int row, Random random) {
        return switch (column) {
            case 3 -> "37010519" + (10_000_000 + row % 90_000_000) + random.nextInt(10, 99);
            case 4 ->
                "19%02d-%02d-%02d".formatted(random.nextInt(20, 99), random.nextInt(1, 13), random.nextInt(1, 29));
            case 6, 7 -> "天桥区南村街道西区社区" + random.nextInt(99) + "号楼" + random.nextInt(9) + "单元" + random.nextInt(999);
            case 17 -> "谭斌国" + row % 9_000;
            default -> "13" + (100_000_000 + random.nextInt(800_000_000));
        };
    }

    private static void sheet(Writer out, int rows) throws IOException {
        out.write("<worksheet><sheetData>");
        var random = new Random(2);
        for (var row = 0; row < rows; row++) {
            out.write("<row r=\"" + (row + 1) + "\" spans=\"1:23\">");
            var own = 0;
            for (var column = 0; column < COLUMNS; column++) {
                var place = Row.columnName(column) + (row + 1);
                if (column == 0) {
                    out.write("<c r=\"" + place + "\"><v>" + row + "</v></c>");
                    continue;
                }
                var mine = own < OWN.length && OWN[own] == column;
                var index = mine ? COLUMNS * 10 + row * OWN.length + own++ : column * 10 + random.nextInt(10);
                out.write("<c r=\"" + place + "\" s=\"1\" t=\"s\"><v>" + index + "</v></c>");
            }
            out.write("</row>");
        }
        out.write("</sheetData><mergeCells count=\"1\"><mergeCell ref=\"A1:W1\"/></mergeCells></worksheet>");
    }

    private static void writeCsv(Path file, int rows) throws IOException {
        var random = new Random(1);
        try (var out = Files.newBufferedWriter(file, java.nio.charset.Charset.forName("GB18030"))) {
            for (var row = 0; row < rows; row++) {
                for (var column = 0; column < COLUMNS; column++) {
                    out.write((column == 0 ? "" : ",") + own(column, row, random));
                }
                out.write("\r\n");
            }
        }
    }
}
