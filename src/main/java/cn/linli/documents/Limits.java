package cn.linli.documents;

/**
 * How much of a table is taken. Past a limit the file is refused by name; memory stays small whatever the file says.
 *
 * @param fileBytes size of the file as sent, checked before reading
 * @param unpackedBytes size of everything inside a workbook when unpacked
 * @param entries files inside a workbook
 * @param rows rows of one sheet
 * @param columns the furthest column that may hold something
 * @param cellCharacters characters (UTF-16 units) in one cell
 * @param formulas whether a formula's stored value is read; otherwise any formula is refused
 */
public record Limits(
        long fileBytes, long unpackedBytes, int entries, int rows, int columns, int cellCharacters, boolean formulas) {

    private static final long MEGA = 1024L * 1024;

    /** 200 MB, a sheet as long as Excel makes them, 1,000 columns, formulas by their stored values. */
    public static Limits usual() {
        return new Limits(200 * MEGA, 4_096 * MEGA, 10_000, 1_048_576, 1_000, 32_767, true);
    }

    /** The same, but a formula anywhere is refused with its cell. */
    public Limits refusingFormulas() {
        return new Limits(fileBytes, unpackedBytes, entries, rows, columns, cellCharacters, false);
    }

    /** The same with another number of rows. */
    public Limits withRows(int most) {
        return new Limits(fileBytes, unpackedBytes, entries, most, columns, cellCharacters, formulas);
    }
}
