package cn.linli.access;

import cn.linli.shared.Ids;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.shared.Texts;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A hub officer sees figures, not names. For a purpose, and for a while, they may open the names of one station or of
 * all of theirs; the purpose stands in the trail.
 */
@Service
public class Looks {

    private static final int LONGEST_MINUTES = 480;

    private final JdbcClient db;
    private final Trail trail;
    private final Clock clock;

    Looks(JdbcClient db, Trail trail, Clock clock) {
        this.db = db;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Opens the names for a while; it counts from the actor's next request on.
     *
     * @param station only there; null for all stations of the actor
     * @param minutes 1 to 480
     */
    @Transactional
    public Look open(Actor actor, UUID id, @Nullable String purpose, @Nullable StationId station, int minutes) {
        actor.needs(Right.LOOK_AT_NAMES);
        if (purpose == null || purpose.isBlank()) {
            throw AccessRefusal.PURPOSE_MISSING.refuse();
        }
        if (station != null) {
            actor.worksAt(station);
        }
        if (minutes < 1 || minutes > LONGEST_MINUTES) {
            throw AccessRefusal.LOOK_TOO_LONG.refuse(LONGEST_MINUTES);
        }
        var from = OffsetDateTime.now(clock);
        var look = new Look(
                id,
                station == null ? null : station.value(),
                Texts.required(purpose, "purpose", 200),
                from.plusMinutes(minutes));
        db.sql("""
                insert into access.look (id, account_id, station_id, purpose, from_moment, to_moment)
                values (:id, :account, :station, :purpose, :from, :to)
                """)
                .param("id", id)
                .param("account", actor.account().value())
                .param("station", look.station(), java.sql.Types.OTHER)
                .param("purpose", look.purpose())
                .param("from", from)
                .param("to", look.until())
                .update();
        trail.write(
                actor,
                "access.look-opened",
                id,
                Map.of(
                        "purpose",
                        look.purpose(),
                        "station",
                        station == null ? "all" : station.toString(),
                        "minutes",
                        minutes));
        return look;
    }

    /** Closes a look before its time. */
    @Transactional
    public void close(Actor actor, UUID id) {
        int done = db.sql("""
                update access.look set to_moment = :now
                where id = :id and account_id = :account and to_moment > :now
                """)
                .param("id", id)
                .param("account", actor.account().value())
                .param("now", OffsetDateTime.now(clock))
                .update();
        if (done == 0) {
            throw SharedRefusal.NOT_FOUND.refuse();
        }
        trail.write(actor, "access.look-closed", id, Map.of());
    }

    /** The looks of this actor that are open now. */
    @Transactional(readOnly = true)
    public List<Look> open(Actor actor) {
        return db.sql("""
                select l.id, l.station_id, l.purpose, l.to_moment
                from access.look l
                where l.account_id = :account and l.from_moment <= :now and l.to_moment > :now
                order by l.to_moment
                """)
                .param("account", actor.account().value())
                .param("now", OffsetDateTime.now(clock))
                .query((row, n) -> new Look(
                        row.getObject("id", UUID.class),
                        row.getObject("station_id", UUID.class),
                        row.getString("purpose"),
                        row.getObject("to_moment", OffsetDateTime.class)))
                .list();
    }

    /** A fresh id for a look whose client made none. */
    static UUID fresh() {
        return Ids.next();
    }

    /**
     * An open look.
     *
     * @param station only there; null for all stations of the officer
     * @param until it ends by itself
     */
    public record Look(UUID id, @Nullable UUID station, String purpose, OffsetDateTime until) {}
}
