package cn.linli.care;

import cn.linli.access.Actor;
import cn.linli.access.Wall;
import cn.linli.shared.StationId;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A changed rule sets the clocks of whole stations. That it must be done is written down with the rule; it is done as soon
 * as the rule is committed, several stations at a time, each in a transaction of its own. Whoever changed the rule waits
 * for it. What a stop in the middle leaves undone {@link CareNight} finds within seconds.
 */
@Component
class Rebinding {

    private static final Logger LOG = LoggerFactory.getLogger(Rebinding.class);
    private static final int HANDS = 2;

    private final JdbcClient db;
    private final Clocks clocks;
    private final Owners owners;
    private final TransactionTemplate transaction;

    Rebinding(JdbcClient db, Clocks clocks, Owners owners, TransactionTemplate transaction) {
        this.db = db;
        this.clocks = clocks;
        this.owners = owners;
        this.transaction = transaction;
    }

    /** Sets the clocks of these stations once the caller's transaction is committed. */
    void afterwards(Actor actor, Collection<StationId> stations) {
        stations.forEach(this::ask);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                try (var hands = Executors.newFixedThreadPool(HANDS)) {
                    stations.forEach(station -> hands.execute(() -> one(actor, station)));
                }
            }
        });
    }

    private void ask(StationId station) {
        db.sql("""
                insert into care.recount (station_id, asked, rules_only) values (:station, :now, true)
                on conflict (station_id) do nothing
                """).param("station", station.value()).param("now", clocks.now()).update();
    }

    /** Sets the clocks of one station, unless somebody else has just done so. */
    void one(Actor actor, StationId station) {
        try {
            Wall.run(
                    actor,
                    () -> transaction.executeWithoutResult(t -> {
                        db.sql("select pg_advisory_xact_lock(hashtextextended('care ' || :station, 0))")
                                .param("station", station.toString())
                                .query((row, n) -> n)
                                .list();
                        if (isWaiting(station)) {
                            db.sql("delete from care.recount where station_id = :station and rules_only")
                                    .param("station", station.value())
                                    .update();
                            owners.give(actor, clocks.rebindStations(List.of(station)));
                        }
                    }));
        } catch (RuntimeException e) {
            LOG.warn("The clocks of station {} could not be set anew just now: {}", station, e.getMessage());
        }
    }

    private boolean isWaiting(StationId station) {
        return db.sql("select exists (select from care.recount where station_id = :station)")
                .param("station", station.value())
                .query(Boolean.class)
                .single();
    }
}
