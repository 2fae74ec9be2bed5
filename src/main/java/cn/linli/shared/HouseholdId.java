package cn.linli.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One household (家庭户). */
public record HouseholdId(@JsonValue UUID value) implements Id {

    /** Reads the id from an address or a body; refuses what is not a UUID. */
    @JsonCreator
    public static HouseholdId of(String text) {
        return new HouseholdId(Ids.read(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
