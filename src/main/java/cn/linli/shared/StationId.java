package cn.linli.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A social-work station or the district's hub. */
public record StationId(@JsonValue UUID value) implements Id {

    /** Reads the id from an address or a body; refuses what is not a UUID. */
    @JsonCreator
    public static StationId of(String text) {
        return new StationId(Ids.read(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
