package cn.linli.access;

import cn.linli.shared.StationId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * News for open screens. Told inside a transaction, heard by every running application once it is committed
 * (PostgreSQL NOTIFY), never before and never if it rolls back.
 */
@Component
public class Notices {

    /** The channel of the database on which news travel. */
    public static final String CHANNEL = "linli_news";

    private final JdbcClient db;

    Notices(JdbcClient db) {
        this.db = db;
    }

    /**
     * Tells a station, or one account at it.
     *
     * @param topic what is new: {@code requests.received}
     * @param account only for this account; null for the whole station
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(StationId station, @Nullable UUID account, String topic, UUID record, boolean urgent) {
        db.sql("select pg_notify(:channel, :text)")
                .param("channel", CHANNEL)
                .param(
                        "text",
                        "%s %s %s %s %s".formatted(station, account == null ? "-" : account, topic, record, urgent))
                .query((row, n) -> 0)
                .list();
    }
}
