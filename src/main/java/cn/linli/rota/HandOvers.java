package cn.linli.rota;

import cn.linli.access.Actor;
import cn.linli.access.Notices;
import cn.linli.access.Right;
import cn.linli.access.Secrets;
import cn.linli.access.Trail;
import cn.linli.shared.AccountId;
import cn.linli.shared.Page;
import cn.linli.shared.Period;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.shared.Texts;
import cn.linli.stations.DutyRota;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hand-over notes (交班记录): written at the end of a turn, kept sealed, shown to whoever is on duty next until they have
 * read them.
 */
@Service
public class HandOvers {

    private static final int PAGE = 30;
    private static final int DAYS_TO_READ = 14;
    private static final OffsetDateTime LAST = OffsetDateTime.parse("9999-01-01T00:00:00Z");

    private final JdbcClient db;
    private final DutyRota duty;
    private final Secrets secrets;
    private final Notices notices;
    private final Trail trail;
    private final Clock clock;

    HandOvers(JdbcClient db, DutyRota duty, Secrets secrets, Notices notices, Trail trail, Clock clock) {
        this.db = db;
        this.duty = duty;
        this.secrets = secrets;
        this.notices = notices;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Writes a note in one's own turn, or until the day after. The same id again is the same note.
     *
     * @param words at most 2,000 characters
     */
    @Transactional
    public UUID write(Actor actor, UUID id, StationId station, LocalDate day, UUID turn, String words) {
        actor.needs(Right.SEE_STATIONS);
        if (!actor.scope().people().contains(station)) {
            throw SharedRefusal.NOT_FOUND.refuse();
        }
        var said = Texts.required(words, "words", 2000);
        var mine = duty.onDuty(actor, station, day).stream()
                .filter(one -> one.id().equals(turn) && actor.account().equals(one.account()))
                .findFirst()
                .orElseThrow(RotaRefusal.NOT_ON_DUTY::refuse);
        var now = LocalDateTime.now(clock);
        if (mine.day().atTime(mine.from()).isAfter(now)
                || mine.day().isBefore(now.toLocalDate().minusDays(1))) {
            throw RotaRefusal.NOT_ON_DUTY.refuse();
        }
        var fresh = db.sql("""
                insert into rota.note (id, station_id, turn_id, day, until, by_account, by_name, words, written)
                values (:id, :station, :turn, :day, :until, :by, :name, :words, :now)
                on conflict (id) do nothing
                """)
                .param("id", id)
                .param("station", station.value())
                .param("turn", turn)
                .param("day", day)
                .param(
                        "until",
                        mine.day().atTime(mine.to()).atZone(clock.getZone()).toOffsetDateTime())
                .param("by", actor.account().value())
                .param("name", actor.name())
                .param("words", secrets.seal(said))
                .param("now", OffsetDateTime.now(clock))
                .update();
        if (fresh == 1) {
            trail.write(actor, "rota.note-written", id, Map.of("day", day));
            notices.tell(station, null, "rota.note-written", id, false);
        }
        return id;
    }

    /** Says that one has read it. */
    @Transactional
    public UUID read(Actor actor, UUID id) {
        var note = one(actor, id);
        var fresh = db.sql("""
                insert into rota.note_read (note_id, station_id, account, name, at)
                values (:note, :station, :account, :name, :now)
                on conflict (note_id, account) do nothing
                """)
                .param("note", id)
                .param("station", note.station().value())
                .param("account", actor.account().value())
                .param("name", actor.name())
                .param("now", OffsetDateTime.now(clock))
                .update();
        if (fresh == 1) {
            trail.write(actor, "rota.note-read", id, Map.of());
        }
        return id;
    }

    /** One note, with who has read it. */
    @Transactional(readOnly = true)
    public Note one(Actor actor, UUID id) {
        actor.needs(Right.SEE_STATIONS);
        return db.sql(NOTE + "where n.id = :id")
                .param("id", id)
                .query(this::row)
                .optional()
                .orElseThrow(SharedRefusal.NOT_FOUND::refuse);
    }

    /** The notes of the actor's own stations, newest first. */
    @Transactional(readOnly = true)
    public Page<Note> list(Actor actor, @Nullable String after) {
        actor.needs(Right.SEE_STATIONS);
        var mark = mark(after);
        var rows = db.sql(NOTE + """
                where n.station_id = any (:stations) and (n.written, n.id) < (:at, :id)
                order by n.written desc, n.id desc
                limit :limit
                """)
                .param(
                        "stations",
                        actor.scope().people().stream().map(StationId::value).toArray(UUID[]::new))
                .param("at", mark.getKey())
                .param("id", mark.getValue())
                .param("limit", PAGE + 1)
                .query(this::row)
                .list();
        return Page.cut(rows, PAGE, row -> row.written() + " " + row.id());
    }

    /** The notes that wait for this person, because they are on duty next after them. */
    List<Note> waitingFor(Actor actor, AccountId me) {
        var since = OffsetDateTime.now(clock).minusDays(DAYS_TO_READ);
        return db.sql(NOTE + """
                where n.station_id = any ((select access.people())::uuid[]) and n.written > :since
                  and n.by_account <> :me
                  and not exists (select 1 from rota.note_read r where r.note_id = n.id and r.account = :me)
                order by n.written, n.id
                limit 50
                """).param("since", since).param("me", me.value()).query(this::row).list().stream()
                .filter(note -> next(actor, note).contains(me))
                .toList();
    }

    /** Who is on duty next after a note: everybody of the first turn that begins after it. */
    private List<AccountId> next(Actor actor, Note note) {
        var end = note.until().atZoneSameInstant(clock.getZone()).toLocalDateTime();
        var after =
                duty
                        .turns(
                                actor,
                                note.station(),
                                new Period(note.day(), note.day().plusDays(DAYS_TO_READ)))
                        .stream()
                        .filter(turn -> !turn.id().equals(note.turn()))
                        .filter(turn -> !turn.day().atTime(turn.from()).isBefore(end))
                        .toList();
        var first = after.stream().map(turn -> turn.day().atTime(turn.from())).min(LocalDateTime::compareTo);
        return after.stream()
                .filter(turn ->
                        first.isPresent() && turn.day().atTime(turn.from()).equals(first.get()))
                .flatMap(turn -> java.util.stream.Stream.ofNullable(turn.account()))
                .toList();
    }

    private static final String NOTE = """
            select n.*, array(select r.name from rota.note_read r where r.note_id = n.id order by r.at) as readers
            from rota.note n
            """;

    private static Map.Entry<OffsetDateTime, UUID> mark(@Nullable String after) {
        if (after == null || after.isEmpty()) {
            return Map.entry(LAST, new UUID(-1, -1));
        }
        try {
            var parts = after.split(" ", 2);
            return Map.entry(OffsetDateTime.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (RuntimeException e) {
            throw SharedRefusal.UNREADABLE.refuse().at("cursor");
        }
    }

    private Note row(ResultSet row, int n) throws SQLException {
        return new Note(
                row.getObject("id", UUID.class),
                new StationId(row.getObject("station_id", UUID.class)),
                row.getObject("turn_id", UUID.class),
                row.getObject("day", LocalDate.class),
                row.getObject("until", OffsetDateTime.class),
                new AccountId(row.getObject("by_account", UUID.class)),
                row.getString("by_name"),
                secrets.open(row.getBytes("words")),
                row.getObject("written", OffsetDateTime.class),
                List.of((String[]) row.getArray("readers").getArray()));
    }

    /** A note. */
    public record Note(
            UUID id,
            StationId station,
            UUID turn,
            LocalDate day,
            OffsetDateTime until,
            AccountId by,
            String byName,
            String words,
            OffsetDateTime written,
            List<String> readers) {

        /** Says nothing of what it says. */
        @Override
        public String toString() {
            return "Note[%s %s]".formatted(id, day);
        }
    }
}
