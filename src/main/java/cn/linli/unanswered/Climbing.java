package cn.linli.unanswered;

import cn.linli.access.Actor;
import cn.linli.access.Actors;
import cn.linli.access.Trail;
import cn.linli.access.Wall;
import cn.linli.residents.PersonCard;
import cn.linli.residents.Residents;
import cn.linli.shared.Batches;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks once a minute whose time is up: a late step goes to the head, one that nobody does gives way to the next, a word
 * of others runs out. All it goes by is in the database, so a restart loses nothing. Of several running applications
 * one looks.
 */
@Component
class Climbing {

    private static final Logger LOG = LoggerFactory.getLogger(Climbing.class);
    private static final int BATCH = 200;
    private static final int DAYS_TO_COME_BACK = 31;
    private static final OffsetDateTime EVER = OffsetDateTime.parse("2000-01-01T00:00:00Z");

    private final JdbcClient db;
    private final LadderRepository repository;
    private final Ladders ladders;
    private final LaddersFollow follow;
    private final Residents residents;
    private final Trail trail;
    private final Actors actors;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Climbing(
            JdbcClient db,
            LadderRepository repository,
            Ladders ladders,
            LaddersFollow follow,
            Residents residents,
            Trail trail,
            Actors actors,
            TransactionTemplate transaction,
            Clock clock) {
        this.db = db;
        this.repository = repository;
        this.ladders = ladders;
        this.follow = follow;
        this.residents = residents;
        this.trail = trail;
        this.actors = actors;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void look() {
        try {
            look(OffsetDateTime.now(clock));
        } catch (RuntimeException e) {
            LOG.warn("Ladders could not be looked after just now: {}", e.getMessage());
        }
    }

    /** Looks every hour at ladders of those who had died or moved: a mistake taken back lets them go on. */
    @Scheduled(initialDelay = 120_000, fixedDelay = 3_600_000)
    void lookForThoseWhoAreBack() {
        try {
            lookForThoseWhoAreBack(OffsetDateTime.now(clock));
        } catch (RuntimeException e) {
            LOG.warn("Ladders of those who are back could not be looked for just now: {}", e.getMessage());
        }
    }

    /** How many moved. Looking twice at the same moment moves nothing twice. */
    int look(OffsetDateTime now) {
        var actor = actors.nightly("unanswered-steps");
        int[] moved = {0};
        Wall.run(
                actor,
                () -> Batches.<Late>each(
                        BATCH, last -> late(now, last), late -> moved[0] += move(actor, late.id(), now)));
        return moved[0];
    }

    private List<Late> late(OffsetDateTime now, @Nullable Late after) {
        var found = transaction.execute(t -> db.sql("""
                select id, due from unanswered.ladder
                where ended is null and due < :now and (due, id) > (:due, :id)
                  and (not climbed or paused_until is not null or due + (due - from_moment) < :now)
                order by due, id
                limit :batch
                """)
                .param("now", now)
                .param("due", after == null ? EVER : after.due())
                .param("id", after == null ? new UUID(0, 0) : after.id().value())
                .param("batch", BATCH)
                .query((row, n) -> new Late(
                        new LadderId(row.getObject("id", UUID.class)), row.getObject("due", OffsetDateTime.class)))
                .list());
        return found == null ? List.of() : found;
    }

    private int move(Actor actor, LadderId id, OffsetDateTime now) {
        var moved = transaction.execute(t -> {
            if (!mine()) {
                return 0;
            }
            var ladder = repository.lock(id).orElse(null);
            if (ladder == null) {
                return 0;
            }
            var pace = ladders.pace(actor, ladder);
            if (!ladder.timePassed(Told.by(actor, now), pace)) {
                return 0;
            }
            repository.save(ladder);
            trail.write(
                    actor,
                    "unanswered.time-passed",
                    id.value(),
                    Map.of("what", ladder.fresh().getLast().what().code()));
            ladders.news(ladder, "unanswered.time-passed");
            ladders.check(actor, repository.get(id), pace);
            return 1;
        });
        return moved == null ? 0 : moved;
    }

    /** How many go on because the person is back. */
    int lookForThoseWhoAreBack(OffsetDateTime now) {
        var actor = actors.nightly("unanswered-steps");
        int[] back = {0};
        Wall.run(actor, () -> {
            var gone = transaction.execute(t -> repository.goneSince(now.minusDays(DAYS_TO_COME_BACK)));
            for (var id : gone == null ? List.<LadderId>of() : gone) {
                back[0] += Boolean.TRUE.equals(transaction.execute(t -> mine() && back(actor, id, now))) ? 1 : 0;
            }
        });
        return back[0];
    }

    private boolean back(Actor actor, LadderId id, OffsetDateTime now) {
        var ladder = repository.get(id);
        var here = residents
                .card(actor, ladder.facts().resident())
                .filter(card -> !card.deceased() && !card.moved())
                .map(PersonCard::station)
                .filter(ladder.facts().station()::equals);
        if (here.isEmpty()
                || ladder.now().ended() == null
                || repository
                        .openOf(ladder.facts().station(), ladder.facts().resident())
                        .isPresent()) {
            return false;
        }
        follow.goesOn(actor, ladder, Told.by(actor, now));
        return repository.get(id).now().ended() == null;
    }

    private boolean mine() {
        return db.sql("select pg_try_advisory_xact_lock(hashtextextended('unanswered.climbing', 0))")
                .query(Boolean.class)
                .single();
    }

    private record Late(LadderId id, OffsetDateTime due) {}
}
