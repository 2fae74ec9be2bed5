package cn.linli.residents;

import cn.linli.shared.Texts;

/**
 * What must be known about somebody's health. Sealed; not for grid workers.
 *
 * @param notes illnesses, medicine, what to mind
 * @param allergies what must not be given
 */
public record Health(String notes, String allergies) {

    /** Nothing known. */
    public static final Health UNKNOWN = new Health("", "");

    /** Refuses over-long text. */
    public Health {
        notes = Texts.optional(notes, "health", 2000);
        allergies = Texts.optional(allergies, "allergies", 500);
    }

    /** Whether there is nothing. */
    boolean empty() {
        return notes.isEmpty() && allergies.isEmpty();
    }

    /** Covered. */
    @Override
    public String toString() {
        return empty() ? "Health[]" : "Health[***]";
    }
}
