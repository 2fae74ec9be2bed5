package cn.linli.documents;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The records of a text table, one at a time. A record with line breaks in quotes is one line, as in Excel. */
final class CsvRows implements Iterator<Row>, AutoCloseable {

    private static final int END = -1;

    private final Reader in;
    private final char delimiter;
    private final Limits limits;
    private final Consumer<CsvRows> closed;
    private final StringBuilder text = new StringBuilder();
    private int line;
    private int ahead;
    private boolean ended;
    private @Nullable Row next;

    CsvRows(Reader in, char delimiter, Limits limits, Consumer<CsvRows> closed) throws IOException {
        this.in = in;
        this.delimiter = delimiter;
        this.limits = limits;
        this.closed = closed;
        this.ahead = in.read();
    }

    /** Passes over lines that are no table, such as {@code sep=;}. */
    void pass(int lines) {
        for (var i = 0; i < lines && hasNext(); i++) {
            next();
        }
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
        try {
            if (ahead == END) {
                ended = true;
                close();
                closed.accept(this);
                return null;
            }
            if (++line > limits.rows()) {
                throw DocumentRefusal.TOO_MANY_ROWS.refuse(limits.rows());
            }
            return new Row(line, record());
        } catch (CharacterCodingException | CharConversionException e) {
            throw DocumentRefusal.NOT_TEXT.refuse();
        } catch (IOException e) {
            throw Tables.unreadable(e);
        }
    }

    private List<Cell> record() throws IOException {
        var cells = new ArrayList<Cell>();
        var filled = 0;
        for (var column = 0; ; column++) {
            var cell = cell();
            if (!(cell instanceof Cell.Blank)) {
                if (column >= limits.columns()) {
                    throw DocumentRefusal.TOO_MANY_COLUMNS.refuse(limits.columns(), Row.columnName(column) + line);
                }
                while (cells.size() < column) {
                    cells.add(Cell.BLANK);
                }
                cells.add(cell);
                filled = column + 1;
            }
            if (ahead != delimiter) {
                endOfRecord();
                return filled == cells.size() ? cells : cells.subList(0, filled);
            }
            ahead = in.read();
        }
    }

    private void endOfRecord() throws IOException {
        if (ahead == '\r') {
            ahead = in.read();
            if (ahead != '\n') {
                return;
            }
        }
        if (ahead == '\n') {
            ahead = in.read();
        }
    }

    private Cell cell() throws IOException {
        text.setLength(0);
        if (ahead == '"') {
            ahead = in.read();
            quoted();
            plain();
            return of(text.toString());
        }
        plain();
        var value = text.toString();
        var heldAsText = value.length() > 3 && value.startsWith("=\"") && value.endsWith("\"");
        return of(heldAsText ? value.substring(2, value.length() - 1) : value);
    }

    private static Cell of(String value) {
        return value.isEmpty() ? Cell.BLANK : new Cell.Text(value);
    }

    private void plain() throws IOException {
        while (ahead != END && ahead != delimiter && ahead != '\n' && ahead != '\r') {
            take();
        }
    }

    private void quoted() throws IOException {
        while (true) {
            if (ahead == END) {
                throw DocumentRefusal.QUOTE_OPEN.refuse(line);
            }
            if (ahead == '"') {
                ahead = in.read();
                if (ahead != '"') {
                    return;
                }
            }
            take();
        }
    }

    private void take() throws IOException {
        if (text.length() >= limits.cellCharacters()) {
            throw DocumentRefusal.CELL_TOO_LONG.refuse(limits.cellCharacters());
        }
        text.append((char) ahead);
        ahead = in.read();
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw Tables.unreadable(e);
        }
    }
}
