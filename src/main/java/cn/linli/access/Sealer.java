package cn.linli.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Chains new lines of the trail once a second with a keyed hash whose key is outside the database, and mirrors the last
 * link to a file. Only one of several running applications seals at a time.
 */
@Component
class Sealer {

    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);
    private static final int BATCH = 5_000;

    private final JdbcClient db;
    private final JdbcTemplate batch;
    private final TransactionTemplate transaction;
    private final TrailChain chain;
    private final Path headFile;

    Sealer(JdbcTemplate batch, TransactionTemplate transaction, @Value("${linli.home}") String home) {
        this.db = JdbcClient.create(batch);
        this.batch = batch;
        this.transaction = transaction;
        this.chain = new TrailChain(Keys.in(Path.of(home)));
        this.headFile = headFile(Path.of(home));
    }

    static Path headFile(Path home) {
        return home.resolve("keys").resolve("trail.head");
    }

    /** Seals all there is. Failing once is no harm: the lines wait for the next second. */
    @Scheduled(fixedDelay = 1000)
    void seal() {
        try {
            while (sealSome() == BATCH) {
                Thread.onSpinWait();
            }
        } catch (RuntimeException e) {
            LOG.warn("The trail could not be sealed just now: {}", e.getMessage());
        }
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
        var head = db.sql("select no, mac from access.trail_seal order by no desc limit 1")
                .query((row, n) -> new TrailChain.Head(row.getLong("no"), row.getBytes("mac")))
                .optional()
                .orElse(TrailChain.START);
        var links = new ArrayList<Object[]>(lines.size());
        for (var line : lines) {
            head = chain.next(head, line);
            links.add(new Object[] {head.no(), line.id(), head.mac()});
        }
        batch.batchUpdate("insert into access.trail_seal (no, line, mac) values (?, ?, ?)", links);
        batch.batchUpdate(
                "delete from access.trail_unsealed where line = ?",
                lines.stream().map(line -> new Object[] {line.id()}).toList());
        mirrorAfterCommit(head);
        return lines.size();
    }

    private void mirrorAfterCommit(TrailChain.Head head) {
        org.springframework.transaction.support.TransactionSynchronizationManager.registerSynchronization(
                new org.springframework.transaction.support.TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        try {
                            Files.createDirectories(headFile.getParent());
                            Keys.write(headFile, head.text());
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }
                });
    }
}
