package cn.linli.shared;

import java.util.Locale;

/**
 * A way to say no, by name. Every module has an enum of its ways; the name is the error code, and the text under that
 * code in {@code messages/<module>_zh_CN.properties} and {@code _en} is what a person reads.
 */
public interface Refusal {

    /** The enum's own name. */
    String name();

    /** The module that says no: the first half of the code. */
    String module();

    /** What it means to the caller on the wire. */
    default Kind kind() {
        return Kind.AGAINST_THE_RULES;
    }

    /** The field of the form it concerns, or empty for the whole. */
    default String field() {
        return "";
    }

    /** The error code: {@code visits.already-recorded}. */
    default String code() {
        return module() + "." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The exception to throw; the arguments fill the places of the text. */
    default Refused refuse(Object... arguments) {
        return new Refused(this, arguments);
    }

    /** What kind of no it is; decides the HTTP status. */
    enum Kind {
        /** What was sent cannot be read or is not allowed as it stands (400). */
        BAD_INPUT,
        /** Not signed in (401). */
        WHO_ARE_YOU,
        /** Signed in, but not allowed (403). */
        NOT_YOURS,
        /** No such thing, or not for these eyes (404). */
        NOT_FOUND,
        /** Somebody else was faster (409). */
        CHANGED_MEANWHILE,
        /** Understood, and against the rules of the work (422). */
        AGAINST_THE_RULES,
        /** Too much, too often (429). */
        TOO_MUCH,
        /** There is no room to keep it (507). */
        NO_ROOM,
        /** It could be done later (503). */
        LATER
    }
}
