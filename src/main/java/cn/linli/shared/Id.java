package cn.linli.shared;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** An id with a type: a UUIDv7, made by the application or by the client that sends the command. */
public interface Id {

    /** The bare id, as it stands in the database and in addresses. */
    @JsonValue
    UUID value();
}
