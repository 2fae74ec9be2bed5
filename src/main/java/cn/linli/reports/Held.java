package cn.linli.reports;

import java.util.List;

/**
 * A row that is held back: it waits to be mended and does not hinder the others.
 *
 * @param line the number left of the row in Excel
 * @param cell the cell concerned, as people call it: {@code C17}
 * @param column the heading of its column
 * @param value what stands there
 * @param suggestion what may have been meant, or empty
 * @param cells the whole row as written, under the sheet's headings, to be mended
 */
record Held(
        String sheet,
        int line,
        String cell,
        String column,
        HoldReason reason,
        String value,
        String suggestion,
        List<String> headings,
        List<String> cells) {}
