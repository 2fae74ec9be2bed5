package cn.linli.reports;

import cn.linli.shared.Refusal;

/** The ways a report or an import is refused. */
public enum ReportsRefusal implements Refusal {
    /** No sheet of the workbook is a ledger of services or of trainings. */
    NO_LEDGER_SHEET("file"),
    /** Not one row could be taken. */
    NOTHING_TO_TAKE("file"),
    /** A word a command cannot do without. */
    ARGUMENT_MISSING(""),
    /** A file named on the command line that cannot be read. */
    FILE_NOT_THERE("file");

    private final String field;

    ReportsRefusal(String field) {
        this.field = field;
    }

    @Override
    public String module() {
        return "reports";
    }

    @Override
    public Kind kind() {
        return Kind.BAD_INPUT;
    }

    @Override
    public String field() {
        return field;
    }
}
