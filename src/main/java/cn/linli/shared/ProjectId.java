package cn.linli.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One project of a station (项目). */
public record ProjectId(@JsonValue UUID value) implements Id {

    /** Reads the id from an address or a body; refuses what is not a UUID. */
    @JsonCreator
    public static ProjectId of(String text) {
        return new ProjectId(Ids.read(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
