package cn.linli.residents;

import cn.linli.shared.Refusal;

/** The ways the register says no. */
public enum ResidentsRefusal implements Refusal {
    /** Not 15 or 18 digits. */
    IDENTITY_UNREADABLE(Kind.AGAINST_THE_RULES, "identity"),
    /** GB 11643: the last digit does not fit the others. */
    IDENTITY_CHECK_DIGIT(Kind.AGAINST_THE_RULES, "identity"),
    /** The day of birth in it is no day. */
    IDENTITY_BIRTH(Kind.AGAINST_THE_RULES, "identity"),
    /** The day of birth entered is another than the number says. */
    BIRTH_CONTRADICTS_IDENTITY(Kind.AGAINST_THE_RULES, "birth"),
    /** The sex entered is another than the number says. */
    SEX_CONTRADICTS_IDENTITY(Kind.AGAINST_THE_RULES, "sex"),
    /** Born tomorrow. */
    BIRTH_AHEAD(Kind.AGAINST_THE_RULES, "birth"),
    /** A death or a move of tomorrow. */
    DAY_AHEAD(Kind.AGAINST_THE_RULES, "day"),
    /** Not a phone number. */
    PHONE_UNREADABLE(Kind.AGAINST_THE_RULES, "phones"),
    /** Two numbers a person; more belong to kin. */
    TOO_MANY_PHONES(Kind.AGAINST_THE_RULES, "phones"),
    /** The disability card is the identity number, the kind and the level (20 digits). */
    DISABILITY_CARD(Kind.AGAINST_THE_RULES, "disabilityCard"),
    /** The card belongs to another number, kind or level. */
    DISABILITY_CARD_CONTRADICTS(Kind.AGAINST_THE_RULES, "disabilityCard"),
    /** The community lies in another station's street. */
    COMMUNITY_ELSEWHERE(Kind.AGAINST_THE_RULES, "community"),
    /** The same person seems to be in the register already; the answer names them. */
    LOOKS_KNOWN(Kind.AGAINST_THE_RULES, ""),
    /** No such label. */
    LABEL_UNKNOWN(Kind.AGAINST_THE_RULES, "label"),
    /** The person carries this label already. */
    LABEL_CARRIED(Kind.AGAINST_THE_RULES, "label"),
    /** Ends before it begins. */
    ENDS_BEFORE_BEGIN(Kind.AGAINST_THE_RULES, "to"),
    /** A field that holds nothing covered. */
    NOTHING_TO_SHOW(Kind.BAD_INPUT, "field"),
    /** A person is not merged with themselves or with someone merged away. */
    MERGE_WITH_ITSELF(Kind.AGAINST_THE_RULES, "into"),
    /** Was merged into somebody else already. */
    MERGED_ALREADY(Kind.AGAINST_THE_RULES, ""),
    /** Was not merged. */
    NOT_MERGED(Kind.AGAINST_THE_RULES, ""),
    /** Two stations' people are merged by someone who sees both. */
    MERGE_ACROSS(Kind.AGAINST_THE_RULES, "into"),
    /** The dead stay where they were. */
    DIED_ALREADY(Kind.AGAINST_THE_RULES, ""),
    /** Not one of the words of the list. */
    WORD_UNKNOWN(Kind.BAD_INPUT, ""),
    /** A household has its head among its members. */
    HEAD_NOT_A_MEMBER(Kind.AGAINST_THE_RULES, "head"),
    /** A person lives in one household. */
    IN_ANOTHER_HOUSEHOLD(Kind.AGAINST_THE_RULES, "members");

    private final Kind kind;
    private final String field;

    ResidentsRefusal(Kind kind, String field) {
        this.kind = kind;
        this.field = field;
    }

    @Override
    public String module() {
        return "residents";
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String field() {
        return field;
    }
}
