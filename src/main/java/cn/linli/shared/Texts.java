package cn.linli.shared;

/** What a form's text may be. */
public final class Texts {

    private Texts() {}

    /**
     * A text that must be there, without the blanks around it.
     *
     * @param max at most so many characters as people count them (code points)
     */
    public static String required(@org.jspecify.annotations.Nullable String text, String field, int max) {
        var kept = optional(text, field, max);
        if (kept.isEmpty()) {
            throw SharedRefusal.MISSING.refuse().at(field);
        }
        return kept;
    }

    /** A text that may be missing: then it is empty. Refuses over-long text, control characters and half characters. */
    public static String optional(@org.jspecify.annotations.Nullable String text, String field, int max) {
        var kept = text == null ? "" : text.strip();
        if (kept.codePointCount(0, kept.length()) > max) {
            throw SharedRefusal.TOO_LONG.refuse(max).at(field);
        }
        if (kept.codePoints().anyMatch(Texts::unreadable)) {
            throw SharedRefusal.UNREADABLE.refuse().at(field);
        }
        return kept;
    }

    /** A control character that is no line break, or one half of a character of two: nothing could give it back. */
    private static boolean unreadable(int c) {
        return Character.getType(c) == Character.SURROGATE
                || (Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r');
    }
}
