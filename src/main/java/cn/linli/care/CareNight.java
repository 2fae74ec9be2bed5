package cn.linli.care;

import cn.linli.access.Actor;
import cn.linli.access.Actors;
import cn.linli.access.Wall;
import cn.linli.shared.StationId;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What comes with the day alone: labels and rules that begin or end, workers who have left. Every station is counted
 * afresh in the night; a station whose roster was taken over, within seconds. One instance at a time.
 */
@Component
class CareNight {

    private static final Logger LOG = LoggerFactory.getLogger(CareNight.class);

    private final JdbcClient db;
    private final CareFollows follows;
    private final Owners owners;
    private final Proof proof;
    private final Rebinding rebinding;
    private final Actors actors;
    private final TransactionTemplate transaction;

    CareNight(
            JdbcClient db,
            CareFollows follows,
            Owners owners,
            Proof proof,
            Rebinding rebinding,
            Actors actors,
            TransactionTemplate transaction) {
        this.db = db;
        this.follows = follows;
        this.owners = owners;
        this.proof = proof;
        this.rebinding = rebinding;
        this.actors = actors;
        this.transaction = transaction;
    }

    /** A few minutes past midnight, in China. */
    @Scheduled(cron = "0 5 0 * * *", zone = "Asia/Shanghai")
    void night() {
        var actor = actors.nightly("care");
        actor.scope().stations().forEach(station -> count(actor, station));
    }

    /** Stations that asked for it. */
    @Scheduled(fixedDelay = 3_000, initialDelay = 5_000)
    void asked() {
        try {
            var actor = actors.nightly("care");
            waiting(actor, false).forEach(station -> count(actor, station));
            waiting(actor, true).forEach(station -> rebinding.one(actor, station));
        } catch (RuntimeException e) {
            LOG.warn("Which stations are to be counted could not be asked just now: {}", e.getMessage());
        }
    }

    /** Months gone by whose sums are not kept, or not any more because something was told late. */
    @Scheduled(fixedDelay = 10_000, initialDelay = 60_000)
    void months() {
        try {
            var actor = actors.nightly("care");
            Wall.run(
                    actor,
                    () -> transaction.executeWithoutResult(
                            t -> proof.keepMonths(actor.scope().stations())));
        } catch (RuntimeException e) {
            LOG.warn("The sums of months gone by could not be kept just now: {}", e.getMessage());
        }
    }

    /** Counts one station afresh; what fails at one does not keep the others waiting. */
    void count(Actor actor, StationId station) {
        try {
            Wall.run(
                    actor,
                    () -> transaction.executeWithoutResult(t -> {
                        if (mine(station)) {
                            db.sql("delete from care.recount where station_id = :station")
                                    .param("station", station.value())
                                    .update();
                            follows.recount(actor, station);
                            owners.sweep(actor, station);
                        }
                    }));
        } catch (RuntimeException e) {
            LOG.warn("The care clocks of station {} could not be counted just now: {}", station, e.getMessage());
        }
    }

    private boolean mine(StationId station) {
        return db.sql("select pg_try_advisory_xact_lock(hashtextextended('care ' || :station, 0))")
                .param("station", station.toString())
                .query(Boolean.class)
                .single();
    }

    private List<StationId> waiting(Actor actor, boolean rulesOnly) {
        var found = new java.util.ArrayList<StationId>();
        Wall.run(
                actor,
                () -> transaction.executeWithoutResult(t -> db.sql(
                                "select station_id from care.recount where rules_only = :rulesOnly order by asked")
                        .param("rulesOnly", rulesOnly)
                        .query(row -> {
                            found.add(new StationId(row.getObject(1, UUID.class)));
                        })));
        return found;
    }
}
