package cn.linli.standins;

import cn.linli.shared.Id;
import cn.linli.shared.Ids;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One pair of an elder and their stand-in child (代理儿女). */
public record StandInId(@JsonValue UUID value) implements Id {

    /** Reads the id from an address or a body; refuses what is not a UUID. */
    @JsonCreator
    public static StandInId of(String text) {
        return new StandInId(Ids.read(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
