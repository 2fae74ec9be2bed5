package cn.linli.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One visit (走访). */
public record VisitId(@JsonValue UUID value) implements Id {

    /** Reads the id from an address or a body; refuses what is not a UUID. */
    @JsonCreator
    public static VisitId of(String text) {
        return new VisitId(Ids.read(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
