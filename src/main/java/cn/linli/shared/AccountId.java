package cn.linli.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Who signs in: a worker, a hub officer, a volunteer, an administrator. */
public record AccountId(@JsonValue UUID value) implements Id {

    /** Reads the id from an address or a body; refuses what is not a UUID. */
    @JsonCreator
    public static AccountId of(String text) {
        return new AccountId(Ids.read(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
