package cn.linli.documents;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which column of a sheet holds which field. */
public final class Columns {

    private final int headerLine;
    private final Map<String, Integer> fields;
    private final List<Heading> headings;

    /**
     * A column as the file names it.
     *
     * @param column from 0
     * @param text as written; {@code 紧急联系人.姓名} under a group
     * @param field the field it was taken for, or empty
     */
    public record Heading(int column, String text, String field) {}

    Columns(int headerLine, Map<String, Integer> fields, List<Heading> headings) {
        this.headerLine = headerLine;
        this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        this.headings = List.copyOf(headings);
    }

    /** The last line of the headings; data begins below. */
    public int headerLine() {
        return headerLine;
    }

    /** The column of each field found, from 0. */
    public Map<String, Integer> fields() {
        return fields;
    }

    /** All columns with their headings, known or not. */
    public List<Heading> headings() {
        return headings;
    }

    /** Whether the table has this field. */
    public boolean has(String field) {
        return fields.containsKey(field);
    }

    /** The cell of a field; blank when the table has no such column. */
    public Cell cell(Row row, String field) {
        return row.cell(fields.getOrDefault(field, -1));
    }

    /** The tidied text of a field. */
    public String text(Row row, String field) {
        return Cells.text(cell(row, field));
    }

    /** What people call the cell of a field: {@code D52}; the line alone when the table has no such column. */
    public String cellName(Row row, String field) {
        return has(field) ? row.cellName(fields.getOrDefault(field, 0)) : String.valueOf(row.line());
    }

    /** Whether the row stands below the headings and is neither blank nor a sum nor a signature line. */
    public boolean isData(Row row) {
        return row.line() > headerLine && !row.blank() && !row.closing();
    }
}
