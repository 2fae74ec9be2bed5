package cn.linli.unanswered;

import cn.linli.shared.Id;
import cn.linli.shared.Ids;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One ladder of one person. */
public record LadderId(@JsonValue UUID value) implements Id {

    /** Reads the id from an address or a body; refuses what is not a UUID. */
    @JsonCreator
    public static LadderId of(String text) {
        return new LadderId(Ids.read(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
