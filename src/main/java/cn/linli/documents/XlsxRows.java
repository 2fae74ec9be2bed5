package cn.linli.documents;

import static javax.xml.stream.XMLStreamConstants.CDATA;
import static javax.xml.stream.XMLStreamConstants.CHARACTERS;
import static javax.xml.stream.XMLStreamConstants.END_DOCUMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The rows of a worksheet, one at a time, straight from the packed file (CT_SheetData). */
final class XlsxRows implements Iterator<Row> {

    private static final int HIGHEST_EXPONENT = 308;
    private static final int LONGEST_NUMBER = 400;

    private final XlsxWorkbook book;
    private final Xml xml;
    private final Limits limits;
    private final StringBuilder text = new StringBuilder();
    private int line;
    private int rows;
    private int column;
    private int rowWidth = 16;
    private boolean ended;
    private @Nullable Row next;

    XlsxRows(XlsxWorkbook book, Xml xml) {
        this.book = book;
        this.xml = xml;
        this.limits = book.limits();
        while (!ended && !atSheetData()) {
            // passes what stands before the rows
        }
    }

    private boolean atSheetData() {
        var event = xml.next();
        if (event == END_DOCUMENT) {
            finish();
        }
        return event == START_ELEMENT && xml.depth() == 2 && xml.is("sheetData");
    }

    @Override
    public boolean hasNext() {
        if (next == null && !ended) {
            next = read();
        }
        return next != null;
    }

    @Override
    public Row next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        var row = next;
        next = null;
        return row;
    }

    private @Nullable Row read() {
        while (true) {
            var event = xml.next();
            if (xml.depth() < 2) {
                xml.drain();
                finish();
                return null;
            }
            if (event == START_ELEMENT) {
                if (xml.depth() == 3 && xml.is("row")) {
                    return row();
                }
                xml.skip();
            }
        }
    }

    private void finish() {
        ended = true;
        book.done(xml);
    }

    private Row row() {
        var r = xml.attribute("r");
        line = r == null ? line + 1 : XlsxSheet.number(r);
        if (++rows > limits.rows()
                || line > Math.max(limits.rows(), Limits.usual().rows())) {
            throw DocumentRefusal.TOO_MANY_ROWS.refuse(limits.rows());
        }
        var cells = new ArrayList<Cell>(rowWidth);
        column = -1;
        for (var event = xml.next(); xml.depth() >= 3; event = xml.next()) {
            if (event == START_ELEMENT) {
                if (xml.is("c")) {
                    put(cells, cell());
                } else {
                    xml.skip();
                }
            }
        }
        while (!cells.isEmpty() && cells.getLast() instanceof Cell.Blank) {
            cells.removeLast();
        }
        rowWidth = Math.max(rowWidth, cells.size());
        return new Row(line, cells);
    }

    private void put(List<Cell> cells, Cell cell) {
        if (cell instanceof Cell.Blank) {
            return;
        }
        if (column >= limits.columns()) {
            throw DocumentRefusal.TOO_MANY_COLUMNS.refuse(limits.columns(), name());
        }
        while (cells.size() < column) {
            cells.add(Cell.BLANK);
        }
        if (cells.size() == column) {
            cells.add(cell);
        } else {
            cells.set(column, cell);
        }
    }

    private String name() {
        return Row.columnName(column) + line;
    }

    private Cell cell() {
        var type = "n";
        var style = -1;
        var place = column + 1;
        for (var i = xml.attributes() - 1; i >= 0; i--) {
            switch (xml.attributeName(i)) {
                case "r" -> place = XlsxSheet.column(xml.attributeValue(i));
                case "t" -> type = xml.attributeValue(i);
                case "s" -> style = XlsxSheet.number(xml.attributeValue(i));
                default -> {}
            }
        }
        column = place;
        return contents(type, style);
    }

    private Cell contents(String type, int style) {
        var own = xml.depth();
        var formula = false;
        var valued = false;
        text.setLength(0);
        for (var event = xml.next(); xml.depth() >= own; event = xml.next()) {
            if (event == CHARACTERS || event == CDATA || event != START_ELEMENT) {
                continue;
            }
            switch (xml.name()) {
                case "v" -> {
                    valued = true;
                    text.setLength(0);
                    xml.text(text, limits.cellCharacters());
                }
                case "is" -> {
                    valued = true;
                    text.setLength(0);
                    RichText.read(xml, text, limits.cellCharacters());
                }
                case "f" -> {
                    formula = true;
                    xml.skip();
                }
                default -> xml.skip();
            }
        }
        return formula ? formula(type, style, valued) : value(type, style);
    }

    private Cell formula(String type, int style, boolean valued) {
        if (!limits.formulas()) {
            throw DocumentRefusal.FORMULA.refuse(name());
        }
        if (!valued || (text.isEmpty() && !type.equals("str"))) {
            throw DocumentRefusal.FORMULA_WITHOUT_VALUE.refuse(name());
        }
        return new Cell.Formula(value(type, style));
    }

    private Cell value(String type, int style) {
        if (text.isEmpty()) {
            return Cell.BLANK;
        }
        return switch (type) {
            case "s" -> shared();
            case "str", "inlineStr" -> text(RichText.unescape(text));
            case "b" -> new Cell.Bool(XlsxWorkbook.yes(text.toString().strip()));
            case "e" -> new Cell.ErrorCell(text.toString());
            case "d" -> text(text.toString().replaceFirst("T00:00:00(\\.0+)?Z?$", ""));
            default -> number(style);
        };
    }

    private static Cell text(String value) {
        return value.isEmpty() ? Cell.BLANK : new Cell.Text(value);
    }

    private Cell shared() {
        var found = book.strings().get(XlsxSheet.number(text.toString().strip()));
        if (found == null) {
            throw DocumentRefusal.DAMAGED.refuse();
        }
        return text(found);
    }

    private Cell number(int style) {
        var raw = text.toString().strip();
        if (raw.isEmpty()) {
            return Cell.BLANK;
        }
        return new Cell.Numeric(raw, value(raw), book.styles().date(style), book.since1904());
    }

    /** Only numbers as XML Schema writes them, and none whose exponent would make a page of zeros. */
    private static double value(String raw) {
        try {
            var exponent = Math.max(raw.indexOf('E'), raw.indexOf('e'));
            if (exponent >= 0 && Math.abs(Integer.parseInt(raw, exponent + 1, raw.length(), 10)) > HIGHEST_EXPONENT) {
                throw DocumentRefusal.DAMAGED.refuse();
            }
            if (raw.length() > LONGEST_NUMBER || !raw.chars().allMatch(c -> "0123456789+-.eE".indexOf(c) >= 0)) {
                throw DocumentRefusal.DAMAGED.refuse();
            }
            return Double.parseDouble(raw);
        } catch (NumberFormatException e) {
            throw DocumentRefusal.DAMAGED.refuse();
        }
    }
}
