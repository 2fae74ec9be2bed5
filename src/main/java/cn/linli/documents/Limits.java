package cn.linli.documents;

/**
 * How much of a table is taken. Past a limit the file is refused by name; memory stays small whatever the file says.
 *
 * @param fileBytes size of a workbook as sent, checked before reading
 * @param textBytes size of a text table, which holds no more than it shows
 * @param unpackedBytes size of everything inside a workbook when unpacked
 * @param entries files inside a workbook
 * @param rows rows of one sheet
 * @param columns the furthest column that may hold something
 * @param cellCharacters characters (UTF-16 units) in one cell
 * @param formulas whether a formula's stored value is read; otherwise any formula is refused
 */
public record Limits(
        long fileBytes,
        long textBytes,
        long unpackedBytes,
        int entries,
        int rows,
        int columns,
        int cellCharacters,
        boolean formulas) {

    private static final long MEGA = 1024L * 1024;

    /**
     * A workbook of 200 MB or a text table of 1,000 MB, a sheet as long as Excel makes them, 1,000 columns, formulas by
     * their stored values.
     */
    public static Limits usual() {
        return new Limits(200 * MEGA, 1_000 * MEGA, 4_096 * MEGA, 10_000, 1_048_576, 1_000, 32_767, true);
    }

    /** The same for files of at most so many bytes, workbook or text. */
    public Limits withBytes(long most) {
        return new Limits(most, most, unpackedBytes, entries, rows, columns, cellCharacters, formulas);
    }

    /** The same, unpacking to at most so many bytes. */
    public Limits withUnpackedBytes(long most) {
        return new Limits(fileBytes, textBytes, most, entries, rows, columns, cellCharacters, formulas);
    }

    /** The same with another number of rows. */
    public Limits withRows(int most) {
        return new Limits(fileBytes, textBytes, unpackedBytes, entries, most, columns, cellCharacters, formulas);
    }

    /** The same, but a formula anywhere is refused with its cell. */
    public Limits refusingFormulas() {
        return new Limits(fileBytes, textBytes, unpackedBytes, entries, rows, columns, cellCharacters, false);
    }

    /** What is taken of a file that begins like this one. */
    long most(boolean packed) {
        return packed ? fileBytes : textBytes;
    }
}
