package cn.linli.access;

import cn.linli.shared.Ids;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The trail (审计记录): one line for every change and every look at a sensitive field, written in the transaction of
 * what it tells. A sealer chains new lines within a second; see {@link Sealer}.
 */
@Component
public class Trail {

    private final JdbcClient db;
    private final JsonMapper json;
    private final Clock clock;

    Trail(JdbcClient db, JsonMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Writes one line. Must run inside the transaction of the change.
     *
     * @param act what was done: {@code residents.changed}, {@code residents.shown}
     * @param subject the record it was done to
     * @param details what else matters; no sensitive plain text
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(Actor actor, String act, UUID subject, Map<String, ?> details) {
        db.sql("""
                with line as (
                  insert into access.trail (id, at, account, who, act, subject, details)
                  values (:id, :at, :account, :who, :act, :subject, :details))
                insert into access.trail_unsealed (line) values (:id)
                """)
                .param("id", Ids.next())
                .param("at", OffsetDateTime.now(clock))
                .param("account", actor.account().value())
                .param("who", actor.name())
                .param("act", act)
                .param("subject", subject)
                .param("details", json.writeValueAsString(details))
                .update();
    }
}
