package cn.linli.access;

import cn.linli.shared.Refusal;

/** The ways the door says no. */
public enum AccessRefusal implements Refusal {
    NOT_SIGNED_IN(Kind.WHO_ARE_YOU),
    WRONG_PASSWORD(Kind.WHO_ARE_YOU),
    LOCKED_OUT(Kind.TOO_MUCH),
    ACCOUNT_CLOSED(Kind.WHO_ARE_YOU),
    ACCOUNT_LOCKED(Kind.WHO_ARE_YOU),
    NOT_FOR_ONESELF(Kind.AGAINST_THE_RULES),
    ROLES_APART(Kind.AGAINST_THE_RULES),
    PLACE_MISSING(Kind.BAD_INPUT),
    TOKEN_TOO_LONG(Kind.AGAINST_THE_RULES),
    TOKEN_TOO_WIDE(Kind.AGAINST_THE_RULES),
    TOKEN_MADE(Kind.AGAINST_THE_RULES),
    NOT_ALLOWED(Kind.NOT_YOURS),
    TOKEN_STALE(Kind.NOT_YOURS),
    PASSWORD_MUST_CHANGE(Kind.NOT_YOURS),
    PASSWORD_TOO_SHORT(Kind.AGAINST_THE_RULES),
    PASSWORD_TOO_LONG(Kind.AGAINST_THE_RULES),
    PASSWORD_TOO_PLAIN(Kind.AGAINST_THE_RULES),
    PASSWORD_TOO_COMMON(Kind.AGAINST_THE_RULES),
    PASSWORD_HAS_NAME(Kind.AGAINST_THE_RULES),
    PASSWORD_USED_BEFORE(Kind.AGAINST_THE_RULES),
    OLD_PASSWORD_WRONG(Kind.AGAINST_THE_RULES),
    NAME_TAKEN(Kind.AGAINST_THE_RULES),
    PURPOSE_MISSING(Kind.BAD_INPUT),
    LOOK_TOO_LONG(Kind.BAD_INPUT),
    KEYS_DIFFER(Kind.LATER);

    private final Kind kind;

    AccessRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public String module() {
        return "access";
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String field() {
        return switch (this) {
            case PASSWORD_TOO_SHORT,
                    PASSWORD_TOO_LONG,
                    PASSWORD_TOO_PLAIN,
                    PASSWORD_TOO_COMMON,
                    PASSWORD_HAS_NAME,
                    PASSWORD_USED_BEFORE -> "chosen";
            case OLD_PASSWORD_WRONG -> "old";
            case NAME_TAKEN -> "name";
            case TOKEN_TOO_LONG -> "expires";
            case TOKEN_TOO_WIDE -> "rights";
            case ROLES_APART -> "role";
            case PURPOSE_MISSING -> "purpose";
            case LOOK_TOO_LONG -> "minutes";
            default -> "";
        };
    }
}
