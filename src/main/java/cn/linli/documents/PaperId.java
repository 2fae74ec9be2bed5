package cn.linli.documents;

import cn.linli.shared.Id;
import cn.linli.shared.Ids;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The number of a stored photo or attachment; a record keeps it to show what hangs on it. */
public record PaperId(@JsonValue UUID value) implements Id {

    /** Reads the id from an address or a body; refuses what is not a UUID. */
    @JsonCreator
    public static PaperId of(String text) {
        return new PaperId(Ids.read(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
