package cn.linli.residents;

import cn.linli.access.Trail;
import cn.linli.access.Wall;
import cn.linli.shared.Refused;
import cn.linli.shared.RegionCode;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does the long work on rosters in the background, one after the other: reading one for its preview, taking one over. It
 * runs as whoever brought the roster, tells how far it is in transactions of their own, and is begun again, or put back
 * to where it was, when the program stopped in the middle.
 */
@Component
class RosterWork {

    private static final Logger LOG = LoggerFactory.getLogger(RosterWork.class);
    private static final int SILENT_SECONDS = 60;
    private static final int LISTED_AS_NEW = 1_000;
    private static final int LISTED_AS_GONE = 10_000;

    private final RosterPass pass;
    private final RosterShelf shelf;
    private final JdbcClient db;
    private final Trail trail;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final TransactionTemplate apart;
    private final cn.linli.access.Actors actors;
    private final cn.linli.access.Secrets secrets;
    private final ApplicationEventPublisher events;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("rosters-", 0).daemon().factory());

    RosterWork(
            RosterPass pass,
            RosterShelf shelf,
            JdbcClient db,
            Trail trail,
            Clock clock,
            PlatformTransactionManager transactions,
            cn.linli.access.Actors actors,
            cn.linli.access.Secrets secrets,
            ApplicationEventPublisher events) {
        this.events = events;
        this.pass = pass;
        this.shelf = shelf;
        this.db = db;
        this.trail = trail;
        this.clock = clock;
        this.actors = actors;
        this.secrets = secrets;
        this.transaction = new TransactionTemplate(transactions);
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @PreDestroy
    void stop() {
        worker.shutdownNow();
    }

    /** Reads the roster for its preview, soon. */
    void readSoon(RosterJob job) {
        worker.execute(() -> as(job, "reading", file -> read(job, file)));
    }

    /** Takes the roster over, soon. */
    void confirmSoon(RosterJob job) {
        worker.execute(() -> as(job, "confirming", file -> takeOver(job, file)));
    }

    private interface OnFile {
        void work(Path file);
    }

    private void as(RosterJob job, String state, OnFile work) {
        Wall.run(job.actor(), () -> {
            Path file = null;
            try {
                var spooled = Files.createTempFile("linli-roster-", ".tmp");
                file = spooled;
                var kept = transaction.execute(t -> shelf.fetch(job.id(), spooled));
                if (Boolean.TRUE.equals(kept)) {
                    work.work(spooled);
                }
            } catch (Refused e) {
                ended(
                        job,
                        state,
                        state.equals("reading") ? "refused" : "ready",
                        e.refusal().code());
            } catch (RuntimeException | IOException e) {
                LOG.warn("Roster {}: {}", job.id(), e.toString());
                ended(job, state, state.equals("reading") ? "refused" : "ready", SharedRefusal.BROKEN.code());
            } finally {
                forget(file);
            }
        });
    }

    private void ended(RosterJob job, String from, String to, String refusal) {
        transaction.executeWithoutResult(t -> shelf.end(job, from, to, null, refusal));
    }

    private static void forget(@org.jspecify.annotations.Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Looks at a file and writes nothing. */
    RosterFigures look(cn.linli.access.Actor actor, RegionCode area, Path file, String name) {
        var reading = new TransactionTemplate(java.util.Objects.requireNonNull(transaction.getTransactionManager()));
        reading.setReadOnly(true);
        return java.util.Objects.requireNonNull(reading.execute(
                t -> pass.look(actor, area, file, name, new RosterPass.Ear() {}).figures(0)));
    }

    /** The preview: figures, rows that wait, what would change. */
    void read(RosterJob job, Path file) {
        transaction.executeWithoutResult(t -> {
            shelf.forget(job.id());
            var preview = new Preview(job, shelf, db, secrets, job.corrects() == null);
            var beat = new Beat(job);
            var counts = pass.look(job.actor(), job.area(), file, job.fileName(), new RosterPass.Ear() {
                @Override
                public void opened(RosterFile opened) {
                    apart.executeWithoutResult(own -> shelf.columns(job, opened));
                }

                @Override
                public void rows(List<RosterCheck.Judged> rows) {
                    preview.rows(rows);
                }

                @Override
                public void progress(int rows) {
                    beat.beat(rows);
                }
            });
            shelf.end(job, "reading", "ready", counts.figures(preview.gone()), null);
        });
    }

    /** Writes all that is taken in one transaction, or nothing. */
    RosterFigures takeOver(RosterJob job, Path file) {
        return java.util.Objects.requireNonNull(transaction.execute(t -> {
            oneAtATime(job);
            var beat = new Beat(job);
            var held = new ArrayList<RosterVerdict.Held>();
            var mended = new ArrayList<RosterPlace>();
            shelf.forget(job.id());
            var counts = pass.write(job, file, new RosterPass.Ear() {
                @Override
                public void rows(List<RosterCheck.Judged> rows) {
                    rows.forEach(row -> sort(row.verdict(), held, mended));
                    shelf.hold(job, held);
                    held.clear();
                }

                @Override
                public void progress(int rows) {
                    beat.beat(rows);
                }
            });
            return finish(job, counts, mended);
        }));
    }

    private static void sort(RosterVerdict verdict, List<RosterVerdict.Held> held, List<RosterPlace> mended) {
        switch (verdict) {
            case RosterVerdict.Held waits -> held.add(waits);
            case RosterVerdict.Accepted taken -> RosterFile.former(taken.row()).ifPresent(mended::add);
            case RosterVerdict.Merged again -> {}
        }
    }

    private RosterFigures finish(RosterJob job, RosterCounts counts, List<RosterPlace> mended) {
        var figures = counts.figures(0);
        if (job.corrects() != null) {
            shelf.settle(job.corrects(), mended, job.by());
        }
        shelf.clear(job.id());
        var again = counts.nothingNew() && shelf.takenOver(job);
        if (again) {
            shelf.forget(job.id());
        }
        var ended = again
                ? shelf.end(job, "confirming", "dropped", figures, RosterRefusal.ROSTER_NOTHING_NEW.code())
                : shelf.end(job, "confirming", "confirmed", figures, null);
        if (!ended) {
            throw RosterRefusal.ROSTER_NOT_READY.refuse();
        }
        if (!again) {
            trail.write(job.actor(), "residents.roster-taken-over", job.id(), told(job, figures));
            events.publishEvent(new RegisterTakenOver(
                    job.stations().stream().map(StationId::new).collect(java.util.stream.Collectors.toSet())));
        }
        return figures;
    }

    private static Map<String, Object> told(RosterJob job, RosterFigures figures) {
        var told = new HashMap<String, Object>();
        told.put("digest", job.digest());
        told.put("area", job.area().value());
        told.put("added", figures.added());
        told.put("changed", figures.changed());
        told.put("held", figures.held());
        return told;
    }

    /** Two imports at one station go one after the other. */
    private void oneAtATime(RosterJob job) {
        job.stations().stream()
                .sorted()
                .forEach(station -> db.sql("select pg_advisory_xact_lock(7157, hashtext(:s))")
                        .param("s", station.toString())
                        .query((row, n) -> 0)
                        .list());
    }

    /** Runs that stopped half way: a preview is begun again, a taking-over left nothing and may be confirmed again. */
    @Scheduled(fixedDelay = 20_000, initialDelay = 5_000)
    void sweep() {
        var nightly = actors.nightly("rosters");
        Wall.run(nightly, () -> {
            var moment = OffsetDateTime.now(clock).minusSeconds(SILENT_SECONDS);
            var stopped = new ArrayList<UUID>();
            transaction.executeWithoutResult(t -> {
                shelf.silentSince(moment, "confirming")
                        .forEach(job ->
                                shelf.end(job, "confirming", "ready", null, RosterRefusal.ROSTER_INTERRUPTED.code()));
                shelf.silentSince(moment, "reading").forEach(job -> stopped.add(job.id()));
            });
            stopped.forEach(id -> {
                var again = transaction.execute(t -> shelf.begin(id, "reading", "reading"));
                if (again != null) {
                    again.ifPresent(this::readSoon);
                }
            });
        });
    }

    /** Tells once a second how far a run is, for whoever looks. */
    private final class Beat {

        private final RosterJob job;
        private long last = System.nanoTime();

        Beat(RosterJob job) {
            this.job = job;
        }

        void beat(int rows) {
            if (System.nanoTime() - last > 1_000_000_000L) {
                last = System.nanoTime();
                apart.executeWithoutResult(t -> shelf.beat(job, rows));
            }
        }
    }

    /** What a preview keeps. */
    private static final class Preview {

        private final RosterJob job;
        private final RosterShelf shelf;
        private final JdbcClient db;
        private final RosterMarks marks;
        private final boolean whole;
        private int added;
        private int changed;

        Preview(RosterJob job, RosterShelf shelf, JdbcClient db, cn.linli.access.Secrets secrets, boolean whole) {
            this.job = job;
            this.shelf = shelf;
            this.db = db;
            this.marks = new RosterMarks(secrets);
            this.whole = whole;
            db.sql("create temporary table roster_met (person uuid) on commit drop")
                    .update();
        }

        void rows(List<RosterCheck.Judged> rows) {
            var held = new ArrayList<RosterVerdict.Held>();
            var lines = new ArrayList<RosterShelf.Difference>();
            var met = new ArrayList<UUID>();
            for (var row : rows) {
                switch (row.verdict()) {
                    case RosterVerdict.Held waits -> held.add(waits);
                    case RosterVerdict.Accepted taken -> {
                        if (row.known() != null) {
                            met.add(row.known().person());
                        }
                        difference(taken, row.known(), lines);
                    }
                    case RosterVerdict.Merged again -> {}
                }
            }
            shelf.hold(job, held);
            shelf.differ(job, lines);
            if (!met.isEmpty()) {
                db.sql("insert into pg_temp.roster_met select unnest(:people::uuid[])")
                        .param("people", met.toArray(UUID[]::new))
                        .update();
            }
        }

        private void difference(
                RosterVerdict.Accepted taken,
                @org.jspecify.annotations.Nullable RosterKnown known,
                List<RosterShelf.Difference> lines) {
            var name = taken.person().name();
            if (known == null) {
                if (added++ < LISTED_AS_NEW) {
                    lines.add(new RosterShelf.Difference("new", added, null, taken.place(), name, List.of()));
                }
                return;
            }
            var parts = RosterMarks.changed(known.said(), marks.of(taken.person()));
            if (!parts.isEmpty() || known.said() == null) {
                var fields = known.said() == null
                        ? List.<String>of()
                        : parts.stream().map(RosterPart::code).toList();
                lines.add(
                        new RosterShelf.Difference("changed", ++changed, known.person(), taken.place(), name, fields));
            }
        }

        /** Who came by an earlier roster of the area and is not in this one; corrections miss nobody. */
        int gone() {
            if (!whole) {
                return 0;
            }
            var gone = goneOnes("p.id, p.name", "order by p.pinyin, p.id limit " + LISTED_AS_GONE)
                    .query((row, n) -> new RosterShelf.Difference(
                            "gone", n + 1, row.getObject("id", UUID.class), null, row.getString("name"), List.of()))
                    .list();
            shelf.differ(job, gone);
            return gone.size() < LISTED_AS_GONE
                    ? gone.size()
                    : goneOnes("count(*)", "").query(Integer.class).single();
        }

        private JdbcClient.StatementSpec goneOnes(String what, String order) {
            return db.sql("""
                    select %s
                    from residents.roster_entry e
                    join residents.person p on p.id = e.person_id
                    where e.station_id = any (:stations) and p.region like :area || '%%'
                      and p.died is null and p.moved is null and p.merged_into is null
                      and not exists (select from pg_temp.roster_met m where m.person = p.id)
                    %s
                    """.formatted(what, order))
                    .param("stations", job.stations().toArray(UUID[]::new))
                    .param("area", job.area().prefix());
        }
    }
}
