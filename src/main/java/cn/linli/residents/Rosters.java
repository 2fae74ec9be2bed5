package cn.linli.residents;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Trail;
import cn.linli.documents.Limits;
import cn.linli.documents.Tables;
import cn.linli.shared.Ids;
import cn.linli.shared.Refused;
import cn.linli.shared.RegionCode;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Rosters (花名册) a station keeps in Excel or CSV, brought into the register: brought as a draft, read in the background,
 * looked at, confirmed. Rows that cannot be right wait and never stop the others; confirming writes all that is taken in
 * one transaction or nothing. The same file again changes nothing, a newer one shows what it would change.
 */
@Service
public class Rosters {

    private static final Set<String> KINDS = Set.of("heading", "label", "community");
    private static final int LONGEST_NAME = 200;

    private final RosterAreas areas;
    private final RosterShelf shelf;
    private final RosterWork work;
    private final JdbcClient db;
    private final Trail trail;
    private final TransactionTemplate transaction;

    Rosters(
            RosterAreas areas,
            RosterShelf shelf,
            RosterWork work,
            JdbcClient db,
            Trail trail,
            PlatformTransactionManager transactions) {
        this.areas = areas;
        this.shelf = shelf;
        this.work = work;
        this.db = db;
        this.trail = trail;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Brings a roster. It is checked to be a table with headings at once, and read for its preview in the background.
     * Refuses an area out of scope or without a station, and every file the documents module refuses.
     *
     * @param id a fresh id
     * @param area a county, a street or a community
     */
    @Transactional
    public void bring(Actor actor, UUID id, RegionCode area, String fileName, InputStream upload) {
        actor.needs(Right.IMPORT_ROSTER);
        var own = areas.of(actor, area);
        if (own.stations().isEmpty()) {
            throw RosterRefusal.ROSTER_NO_STATION.refuse(area.prefix());
        }
        withFile(upload, file -> {
            var name = name(fileName);
            var corrects = checked(own, file.path(), name);
            var job = new RosterJob(
                    id,
                    Ids.next(),
                    area,
                    own.stationIds(),
                    name,
                    file.digest(),
                    actor.account().value(),
                    actor.name(),
                    corrects.orElse(null));
            shelf.put(job, "reading", size(file.path()));
            shelf.store(job, file.path());
            afterCommit(() -> work.readSoon(job));
        });
    }

    private Optional<UUID> checked(RosterArea area, Path file, String name) {
        try (var workbook = Tables.open(file, name, Limits.usual())) {
            return new RosterFile(workbook, area.headings())
                    .corrects()
                    .filter(id -> shelf.job(id).isPresent());
        }
    }

    /** Looks at a file of this machine and writes nothing at all. */
    public RosterFigures look(Actor actor, RegionCode area, Path file) {
        actor.needs(Right.IMPORT_ROSTER);
        return work.look(actor, area, file, name(String.valueOf(file.getFileName())));
    }

    /** Takes over a file of this machine, here and now, in one transaction or not at all. */
    public RosterFigures takeOver(Actor actor, RegionCode area, Path file) {
        actor.needs(Right.IMPORT_ROSTER);
        var name = name(String.valueOf(file.getFileName()));
        var job = transaction.execute(t -> {
            var own = areas.of(actor, area);
            if (own.stations().isEmpty()) {
                throw RosterRefusal.ROSTER_NO_STATION.refuse(area.prefix());
            }
            var fresh = new RosterJob(
                    Ids.next(),
                    Ids.next(),
                    area,
                    own.stationIds(),
                    name,
                    digest(file),
                    actor.account().value(),
                    actor.name(),
                    checked(own, file, name).orElse(null));
            shelf.put(fresh, "confirming", size(file));
            return fresh;
        });
        try {
            return work.takeOver(java.util.Objects.requireNonNull(job), file);
        } catch (RuntimeException e) {
            var code = e instanceof Refused no ? no.refusal().code() : SharedRefusal.BROKEN.code();
            transaction.executeWithoutResult(
                    t -> shelf.end(java.util.Objects.requireNonNull(job), "confirming", "dropped", null, code));
            throw e;
        }
    }

    /**
     * Confirms a roster that was read; it is taken over in the background. Of two at once one wins, the other is told.
     */
    @Transactional
    public void confirm(Actor actor, UUID id, int version) {
        actor.needs(Right.IMPORT_ROSTER);
        own(actor, id);
        var same = db.sql("select 1 from residents.roster where id = :id and version = :version for update")
                .param("id", id)
                .param("version", version)
                .query(Integer.class)
                .optional();
        if (same.isEmpty()) {
            throw SharedRefusal.CHANGED_MEANWHILE.refuse();
        }
        var job = shelf.begin(id, "ready", "confirming").orElseThrow(RosterRefusal.ROSTER_NOT_READY::refuse);
        afterCommit(() -> work.confirmSoon(job));
    }

    /** Puts a roster away that nobody wants to confirm. What waits in it is forgotten. */
    @Transactional
    public void drop(Actor actor, UUID id) {
        actor.needs(Right.IMPORT_ROSTER);
        own(actor, id);
        var done = db.sql("""
                update residents.roster set state = 'dropped', version = version + 1, run = null
                where id = :id and state in ('reading', 'ready', 'refused')
                """).param("id", id).update();
        if (done == 0) {
            throw RosterRefusal.ROSTER_NOT_READY.refuse();
        }
        shelf.forget(id);
        shelf.clear(id);
    }

    /**
     * Remembers what words of this roster mean to its stations, and reads it again by them.
     *
     * @param kind {@code heading}, {@code label} or {@code community}
     * @param meanings the word as written and what it means: the code of a column (or empty: leave it out), a label, a
     *     community's name
     */
    @Transactional
    public void understand(Actor actor, UUID id, String kind, Map<String, String> meanings) {
        actor.needs(Right.IMPORT_ROSTER);
        var job = own(actor, id);
        if (!KINDS.contains(kind)) {
            throw SharedRefusal.UNREADABLE.refuse().at("kind");
        }
        meanings.forEach((written, means) -> remember(job, kind, written, means));
        var again = shelf.begin(id, "ready", "reading")
                .or(() -> shelf.begin(id, "refused", "reading"))
                .orElseThrow(RosterRefusal.ROSTER_NOT_READY::refuse);
        trail.write(actor, "residents.roster-words", id, Map.of("kind", kind, "count", meanings.size()));
        afterCommit(() -> work.readSoon(again));
    }

    private void remember(RosterJob job, String kind, String written, String means) {
        if (kind.equals("heading") && !means.isEmpty() && !RosterField.known(means)) {
            throw RosterRefusal.ROSTER_COLUMN_UNKNOWN.refuse(means);
        }
        for (var station : job.stations()) {
            db.sql("""
                    insert into residents.roster_word (station_id, kind, written, means)
                    values (:station, :kind, :written, :means)
                    on conflict (station_id, kind, written) do update set means = excluded.means
                    """)
                    .param("station", station)
                    .param("kind", kind)
                    .param("written", Texts.required(written, "written", 200))
                    .param("means", Texts.optional(means, "means", 200))
                    .update();
        }
    }

    /** A row that waits was dealt with by hand: entered on the form, or not to be entered at all. */
    @Transactional
    public void settle(Actor actor, UUID id, int sheet, int line) {
        actor.needs(Right.IMPORT_ROSTER);
        own(actor, id);
        if (shelf.settle(id, List.of(new RosterPlace(sheet, line)), actor.name()) == 0) {
            throw SharedRefusal.CHANGED_MEANWHILE.refuse();
        }
        trail.write(actor, "residents.roster-row-settled", id, Map.of("sheet", sheet, "line", line));
    }

    /** A roster out of sight does not exist. */
    private RosterJob own(Actor actor, UUID id) {
        return shelf.job(id)
                .filter(job -> actor.scope().people().stream()
                        .map(station -> station.value())
                        .collect(java.util.stream.Collectors.toSet())
                        .containsAll(job.stations()))
                .orElseThrow(SharedRefusal.NOT_FOUND::refuse);
    }

    private static void afterCommit(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }

    private static String name(String fileName) {
        var plain = fileName.replace('\\', '/');
        var last = plain.substring(plain.lastIndexOf('/') + 1);
        return Texts.optional(last.substring(Math.max(0, last.length() - LONGEST_NAME)), "file", LONGEST_NAME);
    }

    private record Spooled(Path path, String digest) {}

    private static void withFile(InputStream upload, Consumer<Spooled> work) {
        Path file = null;
        try {
            file = Files.createTempFile("linli-roster-", ".tmp");
            var sha = sha256();
            try (var in = new DigestInputStream(upload, sha);
                    var out = Files.newOutputStream(file)) {
                in.transferTo(out);
            }
            work.accept(new Spooled(file, HexFormat.of().formatHex(sha.digest())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            forget(file);
        }
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

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(Path file) {
        var sha = sha256();
        try (var in = new DigestInputStream(Files.newInputStream(file), sha)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(sha.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
