package cn.linli.documents;

import cn.linli.shared.Refusal;

/** The ways a file or a table is refused. The texts say what to do next, not only what is wrong. */
public enum DocumentRefusal implements Refusal {
    /** Neither an Excel workbook (.xlsx) nor a table of text (.csv). */
    NOT_A_WORKBOOK,
    /** The binary format before 2007, or .xlsb. */
    OLD_WORKBOOK,
    /** Locked with a password. */
    ENCRYPTED,
    /** Carries macros. */
    MACROS,
    /** More bytes than are taken, said before anything is read. */
    TOO_LARGE,
    /** Unpacks to far more than it could honestly hold. */
    ZIP_BOMB,
    /** Names inside the archive that lead out of it or stand for two files. */
    PATHS_LEAD_OUT,
    /** Cut off or damaged on the way. */
    DAMAGED,
    /** XML with a document type or entities of its own. */
    FOREIGN_ENTITIES,
    /** A text file that is no text. */
    NOT_TEXT,
    /** A quoted cell of a text table that never ends. */
    QUOTE_OPEN,
    /** More rows than are taken. */
    TOO_MANY_ROWS,
    /** A filled cell too far to the right. */
    TOO_MANY_COLUMNS,
    /** More text in one cell than Excel itself allows. */
    CELL_TOO_LONG,
    /** A formula whose value was never worked out and stored. */
    FORMULA_WITHOUT_VALUE,
    /** A formula where only typed values are taken. */
    FORMULA,
    /** No row of column headings was found. */
    HEADER_NOT_FOUND,
    /** Columns that must be there are not. */
    COLUMN_MISSING,
    /** A photo or paper of more than 10 MB. */
    PAPER_TOO_LARGE,
    /** Neither a photo (JPEG, PNG, WebP, HEIC) nor a PDF, whatever its name says. */
    PAPER_KIND_UNKNOWN;

    @Override
    public String module() {
        return "documents";
    }

    @Override
    public Kind kind() {
        return Kind.BAD_INPUT;
    }

    @Override
    public String field() {
        return "file";
    }
}
