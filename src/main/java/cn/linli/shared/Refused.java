package cn.linli.shared;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The thrown no. Carries the name of the rule, the values for the text and, after a conflict, the present state. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;
    private final transient Object[] arguments;
    private transient @Nullable Object current;
    private String field;

    Refused(Refusal refusal, Object... arguments) {
        super(refusal.code() + " " + Arrays.toString(arguments), null, false, false);
        this.refusal = refusal;
        this.arguments = arguments.clone();
        this.field = refusal.field();
    }

    /** Says which field of the form it concerns. */
    public Refused at(String formField) {
        this.field = formField;
        return this;
    }

    /** Adds what stands in the database now, for a person to compare. */
    public Refused withCurrent(Object state) {
        this.current = state;
        return this;
    }

    /** The rule that said no. */
    public Refusal refusal() {
        return refusal;
    }

    /** The values of the text. */
    public Object[] arguments() {
        return arguments.clone();
    }

    /** The field concerned, or empty. */
    public String field() {
        return field;
    }

    /** What stands now, after a conflict. */
    public @Nullable Object current() {
        return current;
    }
}
