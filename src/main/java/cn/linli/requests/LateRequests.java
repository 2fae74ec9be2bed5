package cn.linli.requests;

import cn.linli.access.Actor;
import cn.linli.access.Actors;
import cn.linli.access.Wall;
import cn.linli.shared.Batches;
import cn.linli.shared.RequestId;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks once a minute for what is late: it climbs to the head, and when that does not help, to the hub. */
@Component
class LateRequests {

    private static final Logger LOG = LoggerFactory.getLogger(LateRequests.class);
    private static final int BATCH = 200;
    private static final OffsetDateTime EVER = OffsetDateTime.parse("2000-01-01T00:00:00Z");

    private final JdbcClient db;
    private final RequestRepository repository;
    private final Catalogue catalogue;
    private final Around around;
    private final RequestNews news;
    private final Actors actors;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LateRequests(
            JdbcClient db,
            RequestRepository repository,
            Catalogue catalogue,
            Around around,
            RequestNews news,
            Actors actors,
            TransactionTemplate transaction,
            Clock clock) {
        this.db = db;
        this.repository = repository;
        this.catalogue = catalogue;
        this.around = around;
        this.news = news;
        this.actors = actors;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void look() {
        try {
            look(OffsetDateTime.now(clock));
        } catch (RuntimeException e) {
            LOG.warn("Late requests could not be looked for just now: {}", e.getMessage());
        }
    }

    /** How many have climbed. Looking twice at the same moment moves nothing twice. */
    int look(OffsetDateTime now) {
        var actor = actors.nightly("overdue-requests");
        int[] climbed = {0};
        Wall.run(
                actor,
                () -> Batches.<Late>each(
                        BATCH, last -> late(now, last), late -> climbed[0] += climb(actor, late.id(), now)));
        return climbed[0];
    }

    /** The next of them, the longest late first; one that cannot climb stands in nobody's way. */
    private List<Late> late(OffsetDateTime now, @Nullable Late after) {
        var found = transaction.execute(t -> db.sql("""
                select id, due from requests.request
                where state not in ('done', 'closed') and due < :now
                  and (climbed = 'not' or (climbed = 'to-head' and due < :longLate))
                  and (due, id) > (:due, :id)
                order by due, id
                limit :batch
                """)
                .param("now", now)
                .param("longLate", now.minus(patience()))
                .param("due", after == null ? EVER : after.due())
                .param("id", after == null ? new UUID(0, 0) : after.id().value())
                .param("batch", BATCH)
                .query((row, n) -> new Late(
                        new RequestId(row.getObject("id", UUID.class)), row.getObject("due", OffsetDateTime.class)))
                .list());
        return found == null ? List.of() : found;
    }

    private int climb(Actor actor, RequestId id, OffsetDateTime now) {
        var moved = transaction.execute(t -> {
            var request = repository.lock(id).orElse(null);
            if (request == null) {
                return 0;
            }
            var by = new By(actor.account(), actor.name(), true);
            var hub = around.hubOf(request.snapshot().facts().station()).orElse(null);
            if (!request.climb(patience(), hub, by, now)) {
                return 0;
            }
            repository.update(request);
            news.tell(actor, request, true);
            return 1;
        });
        return moved == null ? 0 : moved;
    }

    private record Late(RequestId id, OffsetDateTime due) {}

    private Duration patience() {
        return Duration.ofHours(catalogue.setting("hub-after-hours"));
    }
}
