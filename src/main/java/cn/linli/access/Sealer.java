package cn.linli.access;

import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Chains new lines of the trail once a second with a keyed hash whose key is outside the database, and mirrors the last
 * link to a file. Only one of several running applications seals at a time. It does not go on from a head that its own
 * mirror contradicts: nobody can have lines sealed anew by taking the seals away.
 */
@Component
public class Sealer {

    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);
    private static final int BATCH = 5_000;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final TrailChain chain;
    private final TrailHead mirror;
    private final Clock clock;

    Sealer(JdbcClient db, TransactionTemplate transaction, Clock clock, @Value("${linli.home}") String home) {
        this.db = db;
        this.transaction = transaction;
        this.chain = new TrailChain(Keys.in(Path.of(home)));
        this.mirror = new TrailHead(Path.of(home));
        this.clock = clock;
    }

    /** Seals all there is. Failing once is no harm: the lines wait for the next second. */
    @Scheduled(fixedDelay = 1000)
    public void seal() {
        try {
            while (sealSome() == BATCH) {
                Thread.onSpinWait();
            }
        } catch (RuntimeException e) {
            LOG.warn("The trail could not be sealed just now: {}", e.getMessage());
        }
    }

    /**
     * Begins a new epoch, linked to the last line there is: after a restore, whose lines since the snapshot are gone.
     *
     * @param reason why, in a sentence; it stands in the chain
     */
    public void beginEpoch(String reason) {
        transaction.executeWithoutResult(t -> {
            db.sql("set local role linli_sealer").update();
            db.sql("select pg_advisory_xact_lock(7157001)").query((row, n) -> 0).list();
            var before = last();
            var epoch = db.sql("select coalesce(max(no), 0) + 1 from access.trail_epoch")
                    .query(Integer.class)
                    .single();
            var at = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
            var head = chain.epoch(before, epoch, reason, at);
            db.sql("""
                    insert into access.trail_epoch (no, after_no, before_mac, reason, at, mac)
                    values (:no, :after, :before, :reason, :at, :mac)
                    """)
                    .param("no", epoch)
                    .param("after", before.no())
                    .param("before", before.mac())
                    .param("reason", reason)
                    .param("at", at)
                    .param("mac", head.mac())
                    .update();
            afterCommit(() -> mirror.write(head));
        });
    }

    private int sealSome() {
        var sealed = transaction.execute(t -> {
            db.sql("set local role linli_sealer").update();
            if (!db.sql("select pg_try_advisory_xact_lock(7157001)")
                    .query(Boolean.class)
                    .single()) {
                return 0;
            }
            return link(waiting());
        });
        return sealed == null ? 0 : sealed;
    }

    private List<TrailLine> waiting() {
        return db.sql("""
                select t.id, t.at, t.account, t.who, t.act, t.subject, t.details
                from access.trail_unsealed u join access.trail t on t.id = u.line
                order by u.line
                limit :batch
                """).param("batch", BATCH).query(TrailLine.ROWS).list();
    }

    private int link(List<TrailLine> lines) {
        if (lines.isEmpty()) {
            return 0;
        }
        var head = last(); // before the look at the mirror: what is cut off after it leaves a gap that is seen
        mirror.read().ifPresent(this::mustStandInTheChain);
        var numbers = new long[lines.size()];
        var macs = new byte[lines.size()][];
        for (var i = 0; i < numbers.length; i++) {
            head = chain.next(head, lines.get(i));
            numbers[i] = head.no();
            macs[i] = head.mac();
        }
        var ids = lines.stream().map(TrailLine::id).toArray(UUID[]::new);
        db.sql("""
                insert into access.trail_seal (no, line, mac)
                select no, line, mac
                from unnest(:numbers::bigint[], :ids::uuid[], :macs::bytea[]) as link (no, line, mac)
                """)
                .param("numbers", numbers)
                .param("ids", ids)
                .param("macs", macs)
                .update();
        db.sql("delete from access.trail_unsealed where line = any (:ids::uuid[])")
                .param("ids", ids)
                .update();
        var last = head;
        afterCommit(() -> mirror.advance(last));
        return lines.size();
    }

    /** The last link: of a line, or of an epoch that begins after it. */
    private TrailChain.Head last() {
        return db.sql("""
                select no, mac from (
                  select no, mac, 0 as epoch from access.trail_seal where no = (select max(no) from access.trail_seal)
                  union all
                  select after_no, mac, no from access.trail_epoch
                  where after_no = coalesce((select max(no) from access.trail_seal), 0)) as heads
                order by epoch desc
                limit 1
                """)
                .query((row, n) -> new TrailChain.Head(row.getLong("no"), row.getBytes("mac")))
                .optional()
                .orElse(TrailChain.START);
    }

    private void mustStandInTheChain(TrailChain.Head head) {
        var stands = db.sql("""
                select exists (select from access.trail_seal where no = :no and mac = :mac)
                    or exists (select from access.trail_epoch where after_no = :no and mac = :mac)
                """)
                .param("no", head.no())
                .param("mac", head.mac())
                .query(Boolean.class)
                .single();
        if (!stands) {
            throw new IllegalStateException(
                    "line %d of the trail is not the one that was sealed; run: ./linli audit verify"
                            .formatted(head.no()));
        }
    }

    private static void afterCommit(Runnable mirroring) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                mirroring.run();
            }
        });
    }
}
