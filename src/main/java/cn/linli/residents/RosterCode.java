package cn.linli.residents;

import java.util.Locale;

/** Why a row of a roster is held, or taken with a warning. The order is the order of judgement: the first one counts. */
public enum RosterCode {
    NAME_MISSING(RosterField.NAME, true),
    /** Held whatever its digits: nobody can tell what Excel lost. */
    IDENTITY_STORED_AS_NUMBER(RosterField.IDENTITY, true),
    IDENTITY_CHECK_DIGIT(RosterField.IDENTITY, true),
    BIRTH_CONTRADICTS_IDENTITY(RosterField.BIRTH, true),
    SEX_CONTRADICTS_IDENTITY(RosterField.SEX, true),
    DISABILITY_CARD_CONTRADICTS_IDENTITY(RosterField.DISABILITY_CARD, true),
    LABEL_UNKNOWN(RosterField.LABELS, true),
    COMMUNITY_UNKNOWN(RosterField.COMMUNITY, true),
    IDENTITY_USED_BY_ANOTHER_NAME(RosterField.NAME, true),
    IDENTITY_MISSING(RosterField.IDENTITY, false),
    IDENTITY_15_DIGIT(RosterField.IDENTITY, false),
    PHONE_INVALID(RosterField.PHONE, false),
    FULL_WIDTH_OR_SPACES(RosterField.IDENTITY, false);

    private final RosterField field;
    private final boolean holds;

    RosterCode(RosterField field, boolean holds) {
        this.field = field;
        this.holds = holds;
    }

    /** The column it concerns. */
    RosterField field() {
        return field;
    }

    /** Whether the row waits for a correction; otherwise it is taken with a warning. */
    boolean holds() {
        return holds;
    }

    /** As it stands on the wire: {@code identity-15-digit}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads {@link #code()}. */
    static RosterCode of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
