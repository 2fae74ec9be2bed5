package cn.linli.access;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;

/** One line of the trail, as written. */
record TrailLine(UUID id, OffsetDateTime at, UUID account, String who, String act, UUID subject, String details) {

    static final RowMapper<TrailLine> ROWS = (row, n) -> new TrailLine(
            row.getObject("id", UUID.class),
            row.getObject("at", OffsetDateTime.class),
            row.getObject("account", UUID.class),
            row.getString("who"),
            row.getString("act"),
            row.getObject("subject", UUID.class),
            row.getString("details"));
}
