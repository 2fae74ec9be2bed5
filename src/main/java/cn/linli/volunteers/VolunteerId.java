package cn.linli.volunteers;

import cn.linli.shared.Id;
import cn.linli.shared.Ids;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One volunteer (志愿者). */
public record VolunteerId(@JsonValue UUID value) implements Id {

    /** Reads the id from an address or a body; refuses what is not a UUID. */
    @JsonCreator
    public static VolunteerId of(String text) {
        return new VolunteerId(Ids.read(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
