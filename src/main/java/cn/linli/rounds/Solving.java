package cn.linli.rounds;

import cn.linli.access.Actor;
import cn.linli.access.Actors;
import cn.linli.access.Notices;
import cn.linli.access.Wall;
import cn.linli.rounds.PlanStore.State;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works plans out beside the requests, one at a time a processor to spare. Whatever happens to it, the accepted plan of a
 * day is not touched: a plan that came to nothing is marked so, also after the program ended in the middle.
 */
@Component
class Solving implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Solving.class);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final PlanStore store;
    private final Notices notices;
    private final Actors actors;
    private final TransactionTemplate transaction;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
            Thread.ofPlatform().daemon().name("linli-rounds-", 0).factory());

    Solving(PlanStore store, Notices notices, Actors actors, TransactionTemplate transaction) {
        this.store = store;
        this.notices = notices;
        this.actors = actors;
        this.transaction = transaction;
    }

    /** A plan being worked out, and how. */
    interface Work {
        PlanFile plan();
    }

    /** Begins once the running transaction has ended well. */
    void afterwards(Actor actor, UUID id, Work work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                threads.execute(() -> solve(actor, id, work));
            }
        });
    }

    private void solve(Actor actor, UUID id, Work work) {
        try {
            var file = work.plan();
            Wall.run(actor, () -> end(id, State.DRAFT, file));
        } catch (RuntimeException | Error e) {
            LOG.error("A day could not be planned ({})", id, e);
            Wall.run(actor, () -> end(id, State.FAILED, null));
        }
    }

    /** Somebody may have discarded it meanwhile; then nothing happens. */
    private void end(UUID id, State state, @org.jspecify.annotations.Nullable PlanFile file) {
        transaction.executeWithoutResult(t -> {
            var kept = store.get(id);
            if (store.save(id, kept.version(), State.SOLVING, state, file == null ? kept.file() : file)) {
                notices.tell(kept.station(), null, "rounds.ready", id, false);
            }
        });
    }

    @Scheduled(initialDelay = 20_000, fixedDelay = 60_000)
    void look() {
        try {
            lapse();
        } catch (RuntimeException e) {
            LOG.warn("Plans that came to nothing could not be looked for just now: {}", e.getMessage());
        }
    }

    /** Marks what nobody works out any more. One statement; two programs at once mark nothing twice. */
    int lapse() {
        int[] lapsed = {0};
        Wall.run(actors.nightly("rounds"), () -> {
            var done = transaction.execute(t -> store.lapse(PATIENCE));
            lapsed[0] = done == null ? 0 : done;
        });
        return lapsed[0];
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
