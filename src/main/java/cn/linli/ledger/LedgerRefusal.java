package cn.linli.ledger;

import cn.linli.shared.Refusal;

/** The ways the ledger says no. */
public enum LedgerRefusal implements Refusal {
    NO_SUCH_GROUPING(Kind.BAD_INPUT),
    NO_SUCH_LINE(Kind.NOT_FOUND),
    PERIOD_TOO_LONG(Kind.BAD_INPUT);

    private final Kind kind;

    LedgerRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public String module() {
        return "ledger";
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
