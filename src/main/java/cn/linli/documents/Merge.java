package cn.linli.documents;

/**
 * Cells joined into one; what is written stands in the top left one.
 *
 * @param top first line, from 1
 * @param bottom last line
 * @param left first column, from 0
 * @param right last column
 */
public record Merge(int top, int bottom, int left, int right) {

    /** Whether the cell is one of the joined. */
    public boolean covers(int line, int column) {
        return line >= top && line <= bottom && column >= left && column <= right;
    }
}
