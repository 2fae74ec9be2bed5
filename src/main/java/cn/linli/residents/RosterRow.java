package cn.linli.residents;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a roster as it was read: tidied texts, and what the judge must know about how they were written.
 *
 * @param place the sheet and line
 * @param texts by column; a column that is empty is not among them
 * @param birth the day of birth as written, if it is a day
 * @param identityIsNumber whether the identity cell holds a number instead of a text
 * @param untidy whether the identity or the phone was written in full-width signs or with blanks
 */
record RosterRow(
        RosterPlace place,
        Map<RosterField, String> texts,
        @Nullable LocalDate birth,
        boolean identityIsNumber,
        boolean untidy) {

    RosterRow {
        var own = new EnumMap<RosterField, String>(RosterField.class);
        own.putAll(texts);
        texts = own;
    }

    /** The text of a column, or empty. */
    String text(RosterField field) {
        return texts.getOrDefault(field, "");
    }

    /** Masked: a row is full of personal data. */
    @Override
    public String toString() {
        return "RosterRow[" + place + "]";
    }
}
