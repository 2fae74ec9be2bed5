package cn.linli.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One request (诉求). */
public record RequestId(@JsonValue UUID value) implements Id {

    /** Reads the id from an address or a body; refuses what is not a UUID. */
    @JsonCreator
    public static RequestId of(String text) {
        return new RequestId(Ids.read(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
