package cn.linli.access;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Goes through the whole chain and names the first line that is not as it was sealed: edited, deleted, moved,
 * recomputed without the key, cut from the end, or never sealed.
 */
@Component
class TrailCheck {

    /** A line waits for its seal a second; longer than this only if somebody keeps the sealer from it. */
    private static final Duration WAITING = Duration.ofMinutes(1);

    private final JdbcTemplate database;
    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final TrailChain chain;
    private final TrailHead mirror;
    private final Sealer sealer;
    private final Clock clock;

    TrailCheck(
            JdbcTemplate database,
            org.springframework.transaction.PlatformTransactionManager transactions,
            Sealer sealer,
            Clock clock,
            @Value("${linli.home}") String home) {
        this.database = new JdbcTemplate(java.util.Objects.requireNonNull(database.getDataSource()));
        this.database.setFetchSize(2_000);
        this.db = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.chain = new TrailChain(Keys.in(Path.of(home)));
        this.mirror = new TrailHead(Path.of(home));
        this.sealer = sealer;
        this.clock = clock;
    }

    /** What was found. */
    Finding verify() {
        sealer.seal();
        var mirrored = mirror.read();
        var finding = transaction.execute(t -> {
            db.sql("set local role linli_sealer").update();
            var walk = new Walk(mirrored);
            database.query("""
                    select s.no, s.line, s.mac, t.id, t.at, t.account, t.who, t.act, t.subject, t.details
                    from access.trail_seal s left join access.trail t on t.id = s.line
                    order by s.no
                    """, walk::line);
            walk.end();
            return walk.finding();
        });
        return java.util.Objects.requireNonNull(finding);
    }

    /** What may be wrong with a line. */
    enum Wrong {
        SEAL_MISSING,
        DELETED,
        CHANGED,
        EPOCH_FORGED,
        CUT_OFF,
        MIRROR_MISSING,
        MADE_ANEW,
        NOT_SEALED;

        /** As on the wire. */
        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * The result.
     *
     * @param lines how many lines are in order
     * @param upTo when the last line in order was written, or null without any
     * @param epochs how often a restore began anew
     * @param bad the first bad line and what is wrong with it, or null
     * @param fault the same for a reader who is no program, or null
     */
    record Finding(
            long lines,
            @Nullable OffsetDateTime upTo,
            int epochs,
            @Nullable String bad,
            @Nullable Fault fault) {}

    /**
     * The first line that is not as it was sealed.
     *
     * @param no its number in the chain; 0 for one that is not in the chain
     * @param line the line, where it can still be read
     */
    record Fault(Wrong wrong, long no, @Nullable TrailLine line) {}

    /** One way through the chain, up to the first bad line. */
    private final class Walk {

        /** Read before anything in the database: it may lag behind what is seen there, never run ahead of it. */
        private final Optional<TrailChain.Head> mirrored;

        private final ArrayDeque<Epoch> epochs = new ArrayDeque<>(db.sql(
                        "select no, after_no, before_mac, reason, at, mac from access.trail_epoch order by no")
                .query((row, n) -> new Epoch(
                        row.getInt("no"),
                        row.getLong("after_no"),
                        row.getBytes("before_mac"),
                        row.getString("reason"),
                        row.getObject("at", OffsetDateTime.class),
                        row.getBytes("mac")))
                .list());
        private final int epochCount = epochs.size();
        private TrailChain.Head head = TrailChain.START;
        private boolean mirrorFound;
        private @Nullable String bad;
        private @Nullable Fault fault;
        private @Nullable OffsetDateTime upTo;

        Walk(Optional<TrailChain.Head> mirrored) {
            this.mirrored = mirrored;
            this.mirrorFound = mirrored.map(TrailChain.START::same).orElse(false);
        }

        void line(java.sql.ResultSet row) throws java.sql.SQLException {
            if (bad != null) {
                return;
            }
            epochsHere();
            var no = row.getLong("no");
            if (no != head.no() + 1) {
                say(Wrong.SEAL_MISSING, head.no() + 1, null, "its seal is missing: it was deleted or moved");
            } else if (row.getObject("id", UUID.class) == null) {
                say(Wrong.DELETED, no, null, row.getObject("line", UUID.class) + ": it was deleted");
            } else {
                var line = TrailLine.ROWS.mapRow(row, 0);
                var next = chain.next(head, java.util.Objects.requireNonNull(line));
                if (!next.same(new TrailChain.Head(no, row.getBytes("mac")))) {
                    say(Wrong.CHANGED, no, line, describe(line) + ": it was edited, moved or sealed without the key");
                } else {
                    go(next);
                    upTo = line.at();
                }
            }
        }

        private void epochsHere() {
            while (bad == null && !epochs.isEmpty() && epochs.getFirst().afterNo() == head.no()) {
                var epoch = epochs.removeFirst();
                var next = chain.epoch(head, epoch.no(), epoch.reason(), epoch.at());
                if (!head.same(new TrailChain.Head(epoch.afterNo(), epoch.beforeMac()))
                        || !next.same(new TrailChain.Head(epoch.afterNo(), epoch.mac()))) {
                    say(
                            Wrong.EPOCH_FORGED,
                            head.no(),
                            null,
                            "the epoch that begins after it (\"" + epoch.reason() + "\") is not genuine");
                } else {
                    go(next);
                }
            }
        }

        private void go(TrailChain.Head next) {
            head = next;
            mirrorFound |= mirrored.map(next::same).orElse(false);
        }

        void end() {
            epochsHere();
            if (bad == null && !epochs.isEmpty()) {
                say(
                        Wrong.CUT_OFF,
                        head.no() + 1,
                        null,
                        "the end was cut off; an epoch begins after line "
                                + epochs.getFirst().afterNo());
            }
            if (bad == null) {
                mirrored.ifPresentOrElse(this::compare, () -> {
                    if (head.no() > 0) {
                        say(
                                Wrong.MIRROR_MISSING,
                                head.no(),
                                null,
                                "the mirror of the last line, keys/trail.head, is missing");
                    }
                });
            }
            if (bad == null) {
                unsealed();
            }
        }

        private void compare(TrailChain.Head mirror) {
            if (mirror.no() > head.no()) {
                say(Wrong.CUT_OFF, head.no() + 1, null, "the end was cut off; the last line sealed was " + mirror.no());
            } else if (!mirrorFound) {
                say(
                        Wrong.MADE_ANEW,
                        mirror.no(),
                        null,
                        "it is not the line that was sealed there; the chain was made anew");
            }
        }

        private void unsealed() {
            db.sql("""
                    select t.id, t.at, t.account, t.who, t.act, t.subject, t.details
                    from access.trail t
                    left join access.trail_seal s on s.line = t.id
                    left join access.trail_unsealed u on u.line = t.id
                    where s.line is null and (u.line is null or t.at < :late)
                    order by t.id
                    limit 1
                    """)
                    .param("late", OffsetDateTime.now(clock).minus(WAITING))
                    .query(TrailLine.ROWS)
                    .optional()
                    .ifPresent(line -> {
                        bad = "Not sealed: " + describe(line);
                        fault = new Fault(Wrong.NOT_SEALED, 0, line);
                    });
        }

        private void say(Wrong wrong, long no, @Nullable TrailLine line, String what) {
            bad = "Line " + no + ": " + what;
            fault = new Fault(wrong, no, line);
        }

        private String describe(TrailLine line) {
            return "%s %s %s %s".formatted(line.id(), line.at(), line.act(), line.who());
        }

        Finding finding() {
            return new Finding(head.no(), upTo, epochCount, bad, fault);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    record Epoch(int no, long afterNo, byte[] beforeMac, String reason, OffsetDateTime at, byte[] mac) {}
}
