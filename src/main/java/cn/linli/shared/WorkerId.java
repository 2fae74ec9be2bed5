package cn.linli.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One member of a station's staff (社工). */
public record WorkerId(@JsonValue UUID value) implements Id {

    /** Reads the id from an address or a body; refuses what is not a UUID. */
    @JsonCreator
    public static WorkerId of(String text) {
        return new WorkerId(Ids.read(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
