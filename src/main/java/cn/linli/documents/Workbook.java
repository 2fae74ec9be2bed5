package cn.linli.documents;

import java.util.List;

/** An open workbook. Close it: it holds the file and, for a large one, a temporary file with its texts. */
public sealed interface Workbook extends AutoCloseable permits XlsxWorkbook, CsvWorkbook {

    /** The sheets in the order of the tabs; charts are not among them. */
    List<Sheet> sheets();

    @Override
    void close();
}
