package cn.linli.documents;

/** One cell as the file holds it. {@link Cells} turns it into a text, a day or a number. */
public sealed interface Cell {

    /** The empty cell. */
    Cell BLANK = new Blank();

    /** Nothing in it. An empty text counts as nothing. */
    record Blank() implements Cell {}

    /** Text exactly as typed: full-width letters, blanks around it and all. */
    record Text(String value) implements Cell {}

    /**
     * A number.
     *
     * @param raw the digits exactly as in the file; an identity number stored this way has lost its last digits
     * @param value the nearest double
     * @param date whether the cell is formatted as a day or a time
     * @param since1904 whether the workbook counts days from 1904
     */
    record Numeric(String raw, double value, boolean date, boolean since1904) implements Cell {}

    /** A formula, by the value it had when the file was saved; never another formula. */
    record Formula(Cell cached) implements Cell {}

    /** Yes or no. */
    record Bool(boolean value) implements Cell {}

    /** What Excel shows when a formula fails: {@code #N/A}, {@code #REF!}. */
    record ErrorCell(String code) implements Cell {}
}
