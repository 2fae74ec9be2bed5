package cn.linli.shared;

/** The noes any module may say. */
public enum SharedRefusal implements Refusal {
    NO_REGION_CODE(Kind.BAD_INPUT),
    PERIOD_BACKWARDS(Kind.BAD_INPUT),
    NOT_FOUND(Kind.NOT_FOUND),
    CHANGED_MEANWHILE(Kind.CHANGED_MEANWHILE),
    ALREADY_THERE(Kind.AGAINST_THE_RULES),
    UNREADABLE(Kind.BAD_INPUT),
    MISSING(Kind.BAD_INPUT),
    TOO_LONG(Kind.BAD_INPUT),
    COMMAND_ID_MISSING(Kind.BAD_INPUT),
    COMMAND_REUSED(Kind.BAD_INPUT),
    DATABASE_AWAY(Kind.LATER),
    DISK_FULL(Kind.NO_ROOM),
    BROKEN(Kind.LATER);

    private final Kind kind;

    SharedRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public String module() {
        return "shared";
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
