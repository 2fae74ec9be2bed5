package cn.linli.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One person of the register (居民). */
public record ResidentId(@JsonValue UUID value) implements Id {

    /** Reads the id from an address or a body; refuses what is not a UUID. */
    @JsonCreator
    public static ResidentId of(String text) {
        return new ResidentId(Ids.read(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
