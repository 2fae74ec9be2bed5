package cn.linli.residents;

import cn.linli.access.Actor;
import cn.linli.access.Secrets;
import cn.linli.documents.Limits;
import cn.linli.documents.Tables;
import cn.linli.places.Grids;
import cn.linli.shared.RegionCode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Goes over a roster once: to look, or to write. Both judge anew, so that what is written is right also when the register
 * changed since somebody looked. Runs inside the caller's transaction and scope.
 */
@Component
class RosterPass {

    private final JdbcClient db;
    private final DataSource database;
    private final Secrets secrets;
    private final RosterAreas areas;
    private final Grids grids;
    private final Clock clock;

    RosterPass(JdbcClient db, DataSource database, Secrets secrets, RosterAreas areas, Grids grids, Clock clock) {
        this.db = db;
        this.database = database;
        this.secrets = secrets;
        this.areas = areas;
        this.grids = grids;
        this.clock = clock;
    }

    /** Hears of every row while it passes. */
    interface Ear {

        /** The file was opened and its columns are known. */
        default void opened(RosterFile file) {}

        /** Some thousand rows, judged. */
        default void rows(List<RosterCheck.Judged> rows) {}

        /** So many rows so far. */
        default void progress(int rows) {}
    }

    /** Looks only. */
    RosterCounts look(Actor actor, RegionCode code, Path path, String name, Ear ear) {
        var area = areas.of(actor, code);
        var keys = new RosterKeys(secrets);
        var marks = new RosterMarks(secrets);
        return go(area, path, name, keys::key, person -> null, ear, (row, counts) -> {
            if (row.verdict() instanceof RosterVerdict.Accepted taken) {
                compare(row.known(), marks.of(taken.person()), counts);
            }
        });
    }

    /** Whether the register knows the person, and what the roster says of them is new. */
    private static void compare(@Nullable RosterKnown known, byte[] said, RosterCounts counts) {
        if (known == null) {
            counts.added();
        } else if (!RosterMarks.changed(known.said(), said).isEmpty() || known.said() == null) {
            counts.changed();
        }
    }

    private interface Each {
        void row(RosterCheck.Judged row, RosterCounts counts);
    }

    private RosterCounts go(
            RosterArea area,
            Path path,
            String name,
            Function<RosterPerson, byte[]> keys,
            Function<RosterPerson, @Nullable RosterSealed> sealer,
            Ear ear,
            Each each) {
        var counts = new RosterCounts();
        var register = new RosterPeople(db, area.stationIds());
        try (var workbook = Tables.open(path, name, Limits.usual())) {
            var file = new RosterFile(workbook, area.headings());
            ear.opened(file);
            new RosterCheck(area.ground(), area.words(), register, keys, sealer).go(file, rows -> {
                rows.forEach(row -> {
                    counts.count(row.verdict());
                    each.row(row, counts);
                });
                ear.rows(rows);
                ear.progress(counts.rows());
            });
        }
        return counts;
    }

    /** Writes everybody who is taken; refuses an area without a station. */
    RosterCounts write(RosterJob job, Path path, Ear ear) {
        var actor = job.actor();
        var area = areas.of(actor, job.area());
        if (area.stations().isEmpty()) {
            throw RosterRefusal.ROSTER_NO_STATION.refuse(job.area().prefix());
        }
        var now = OffsetDateTime.now(clock);
        var named = new RosterGrids(grids.within(job.area()));
        var sealer = new RosterSealer(
                secrets, area.ground(), area::stationOf, named::named, area.labelCodes(), now, job.by());
        var writer = new RosterWriter(db, database, job.id(), job.fileName(), job.by(), now);
        var batch = new Batch(writer, () -> named.add(actor, grids));
        var counts = go(
                area,
                path,
                job.fileName(),
                new RosterKeys(secrets)::key,
                sealer::seal,
                new Ear() {
                    @Override
                    public void opened(RosterFile file) {
                        ear.opened(file);
                    }

                    @Override
                    public void rows(List<RosterCheck.Judged> rows) {
                        ear.rows(rows);
                        batch.write();
                    }

                    @Override
                    public void progress(int rows) {
                        ear.progress(rows);
                    }
                },
                batch::take);
        return counts;
    }

    /** Gathers what one batch writes. */
    private static final class Batch {

        private final RosterWriter writer;
        private final Runnable before;
        private final List<RosterSealed> added = new ArrayList<>();
        private final List<RosterWriter.Change> changed = new ArrayList<>();

        Batch(RosterWriter writer, Runnable before) {
            this.writer = writer;
            this.before = before;
        }

        void take(RosterCheck.Judged row, RosterCounts counts) {
            var sealed = row.sealed();
            if (sealed == null || !(row.verdict() instanceof RosterVerdict.Accepted)) {
                return;
            }
            var known = row.known();
            if (known == null) {
                counts.added();
                added.add(sealed);
                return;
            }
            var parts = RosterMarks.changed(known.said(), sealed.said());
            if (!parts.isEmpty() || known.said() == null) {
                counts.changed();
                changed.add(new RosterWriter.Change(sealed, known, parts, known.said() == null));
            }
        }

        void write() {
            before.run();
            writer.write(added);
            writer.change(changed);
            added.clear();
            changed.clear();
        }
    }

    /** An ear for progress only. */
    static Ear progress(IntConsumer rows) {
        return new Ear() {
            @Override
            public void progress(int done) {
                rows.accept(done);
            }
        };
    }

    /** An ear for the rows only. */
    static Ear rows(Consumer<List<RosterCheck.Judged>> each) {
        return new Ear() {
            @Override
            public void rows(List<RosterCheck.Judged> rows) {
                each.accept(rows);
            }
        };
    }
}
