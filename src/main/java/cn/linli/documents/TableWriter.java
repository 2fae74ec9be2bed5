package cn.linli.documents;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes an Excel workbook, row by row, in little memory: a title, the headings, then the rows. A text is always
 * written as text, also one that begins with {@code = + - @}: no cell written here is ever a formula.
 *
 * <pre>{@code
 * try (var table = TableWriter.to(out)) {
 *     table.sheet("台账", List.of(Column.text("社工站", 24), Column.number("人次", 10)));
 *     table.title("2023年服务台账");
 *     table.row("柳巷街道社工站", 720);
 * }
 * }</pre>
 */
public final class TableWriter implements AutoCloseable {

    private static final Pattern FORBIDDEN_IN_NAME = Pattern.compile("[\\[\\]:*?/\\\\\\p{Cntrl}]");
    private static final Pattern LOOKS_ESCAPED = Pattern.compile("_(x[0-9A-Fa-f]{4}_)");
    private static final int LONGEST_NAME = 31;
    private static final int LONGEST_TEXT = 32_767;
    private static final int KEPT_ROWS = 200;
    private static final int TITLE_SIZE = 16;

    private final Workbook workbook;
    private final Map<String, Integer> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private List<Column> columns = List.of();
    private @Nullable Worksheet sheet;
    private int line;
    private boolean headed;

    /** How a column is shown. */
    public enum Look {
        /** Text, also when it looks like a number: identity numbers and phones keep every digit. */
        TEXT("@"),
        /** A whole number. */
        COUNT("#,##0"),
        /** A number with two decimals: hours, yuan. */
        DECIMAL("#,##0.00"),
        /** A day. */
        DAY("yyyy-mm-dd"),
        /** A day with its time. */
        MOMENT("yyyy-mm-dd hh:mm");

        private final String format;

        Look(String format) {
            this.format = format;
        }
    }

    /**
     * A column to be written.
     *
     * @param heading its heading
     * @param width about so many Latin letters; a Chinese character takes two
     * @param look how its values are shown
     */
    public record Column(String heading, double width, Look look) {

        /** A column of text. */
        public static Column text(String heading, double width) {
            return new Column(heading, width, Look.TEXT);
        }

        /** A column of whole numbers. */
        public static Column count(String heading, double width) {
            return new Column(heading, width, Look.COUNT);
        }

        /** A column of numbers with two decimals. */
        public static Column decimal(String heading, double width) {
            return new Column(heading, width, Look.DECIMAL);
        }

        /** A column of days. */
        public static Column day(String heading, double width) {
            return new Column(heading, width, Look.DAY);
        }
    }

    private TableWriter(OutputStream out) {
        this.workbook = new Workbook(out, "Linli", "1.0");
    }

    /** Writes into a stream; closing the writer finishes the workbook and leaves the stream open. */
    public static TableWriter to(OutputStream out) {
        return new TableWriter(out);
    }

    /** Begins a sheet; what Excel forbids in its name is left out, a name used before gets a number. */
    public TableWriter sheet(String name, List<Column> its) {
        finishSheet();
        var begun = workbook.newWorksheet(free(name));
        sheet = begun;
        columns = List.copyOf(its);
        line = 0;
        headed = false;
        for (var i = 0; i < columns.size(); i++) {
            begun.width(i, Math.min(255, columns.get(i).width()));
        }
        return this;
    }

    /** A line above the headings, over the whole width. */
    public TableWriter title(String text) {
        var into = begun();
        if (headed) {
            throw new IllegalStateException("a title stands above the headings");
        }
        into.inlineString(line, 0, fit(text));
        var last = Math.max(0, columns.size() - 1);
        into.style(line, 0)
                .bold()
                .fontSize(TITLE_SIZE)
                .horizontalAlignment("center")
                .set();
        if (last > 0) {
            into.range(line, 0, line, last).merge();
        }
        line++;
        return this;
    }

    /** A row; values are texts, numbers, days, times or null for an empty cell. */
    public TableWriter row(@Nullable Object... values) {
        return row(java.util.Arrays.asList(values));
    }

    /** See {@link #row(Object...)}. */
    public TableWriter row(List<? extends @Nullable Object> values) {
        head();
        var into = begun();
        for (var i = 0; i < values.size(); i++) {
            write(into, i, values.get(i));
        }
        line++;
        if (line % KEPT_ROWS == 0) {
            flush(into);
        }
        return this;
    }

    private void head() {
        if (headed) {
            return;
        }
        headed = true;
        var into = begun();
        for (var i = 0; i < columns.size(); i++) {
            into.inlineString(line, i, fit(columns.get(i).heading()));
            into.style(line, i)
                    .bold()
                    .fillColor("E7E2DA")
                    .wrapText(true)
                    .borderStyle(BorderStyle.THIN)
                    .horizontalAlignment("center")
                    .set();
        }
        line++;
        into.freezePane(0, line);
    }

    private void write(Worksheet into, int column, @Nullable Object value) {
        var look = column < columns.size() ? columns.get(column).look() : Look.TEXT;
        switch (value) {
            case null -> {
                return;
            }
            case LocalDate day -> {
                into.value(line, column, day);
                look = Look.DAY;
            }
            case LocalDateTime moment -> {
                into.value(line, column, moment);
                look = Look.MOMENT;
            }
            case BigDecimal number -> number(into, column, number);
            case Number number -> number(into, column, number);
            default -> {
                into.inlineString(line, column, fit(value.toString()));
                look = Look.TEXT;
            }
        }
        into.style(line, column).format(look.format).set();
    }

    /** A number in a column of text stays text, with every digit. */
    private void number(Worksheet into, int column, Number number) {
        var text = column < columns.size() && columns.get(column).look() == Look.TEXT;
        if (text) {
            into.inlineString(line, column, number.toString());
        } else {
            into.value(line, column, number);
        }
    }

    private static String fit(String text) {
        var fitting = new StringBuilder();
        text.codePoints()
                .filter(c -> c == '\t' || c == '\n' || (c >= ' ' && c != 0xFFFE && c != 0xFFFF && !surrogate(c)))
                .forEach(fitting::appendCodePoint);
        // what looks like an escape of the format itself would be read as one
        fitting = new StringBuilder(LOOKS_ESCAPED.matcher(fitting).replaceAll("_x005F_$1"));
        if (fitting.length() > LONGEST_TEXT) {
            fitting.setLength(
                    Character.isHighSurrogate(fitting.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT);
        }
        return fitting.toString();
    }

    private static boolean surrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    private String free(String name) {
        var clean = FORBIDDEN_IN_NAME.matcher(name).replaceAll(" ").strip();
        clean = clean.isEmpty() ? "Sheet" : clean;
        clean = clean.substring(0, Math.min(LONGEST_NAME - 4, clean.length()));
        var times = names.merge(clean, 1, Integer::sum);
        return times == 1 ? clean : clean + " " + times;
    }

    private Worksheet begun() {
        if (sheet == null) {
            throw new IllegalStateException("begin a sheet first");
        }
        return sheet;
    }

    private static void flush(Worksheet into) {
        try {
            into.flush();
        } catch (IOException e) {
            throw Tables.unreadable(e);
        }
    }

    private void finishSheet() {
        if (sheet == null) {
            return;
        }
        head();
        try {
            sheet.finish();
        } catch (IOException e) {
            throw Tables.unreadable(e);
        }
    }

    @Override
    public void close() {
        finishSheet();
        try {
            workbook.finish();
        } catch (IOException e) {
            throw Tables.unreadable(e);
        }
    }
}
