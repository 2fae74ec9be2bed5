package cn.linli.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One grid of a community (网格). */
public record GridId(@JsonValue UUID value) implements Id {

    /** Reads the id from an address or a body; refuses what is not a UUID. */
    @JsonCreator
    public static GridId of(String text) {
        return new GridId(Ids.read(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
