package cn.linli.documents;

import java.util.List;

/** One table of a workbook. A text table (CSV) is a workbook of one sheet. */
public sealed interface Sheet permits XlsxSheet, CsvSheet {

    /** The name on the tab; a text table has its file's name. */
    String name();

    /** Whether the tab is hidden in Excel. */
    boolean hidden();

    /**
     * The rows in order, read while they are asked for, so that a million take no more memory than one. May be asked for
     * again. Rows nobody ever touched may be missing; {@link Row#line()} still says the right number.
     */
    Iterable<Row> rows();

    /** The joined cells that begin in the first 1,000 lines; none in a text table. */
    List<Merge> merged();
}
