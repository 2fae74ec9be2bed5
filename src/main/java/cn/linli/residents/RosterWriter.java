package cn.linli.residents;

import cn.linli.shared.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * Writes the new people of a roster, thousands at once: they are copied into a table of this transaction alone and from
 * there into the register, where row-level security looks at every one of them. Runs in the transaction of the import,
 * in one thread.
 */
final class RosterWriter {

    private static final String COLUMNS = """
            id, region, station_id, grid_id, name, pinyin, sounds, grams, sex, birth, ethnicity, identity, identity_blind, \
            phone, phone_blind, phone_last, other_phone, other_phone_blind, other_phone_last, road, door, separation, \
            registered_region, registered_home, arrangement, disability_kind, disability_level, disability_card, \
            responsible, notes""";
    private static final int STAGED = 44;

    private final JdbcClient db;
    private final DataSource database;
    private final UUID roster;
    private final String fileName;
    private final String by;
    private final OffsetDateTime now;
    private final LocalDate today;

    RosterWriter(JdbcClient db, DataSource database, UUID roster, String fileName, String by, OffsetDateTime now) {
        this.db = db;
        this.database = database;
        this.roster = roster;
        this.fileName = fileName;
        this.by = by;
        this.now = now;
        this.today = now.toLocalDate();
        db.sql("""
                create temporary table roster_in (
                  id uuid, region char(12), station_id uuid, grid_id uuid, name text, pinyin text, sounds text, grams text[],
                  sex smallint, birth date, ethnicity text, identity bytea, identity_blind bytea,
                  phone bytea, phone_blind bytea, phone_last bytea,
                  other_phone bytea, other_phone_blind bytea, other_phone_last bytea,
                  road text, door bytea, separation text, registered_region char(12), registered_home bytea,
                  arrangement text, disability_kind smallint, disability_level smallint, disability_card bytea,
                  responsible text, notes bytea,
                  health bytea, label_ids uuid[], label_kinds text[],
                  kin_id uuid, kin_name text, kin_relation text, kin_phone bytea, kin_blind bytea, kin_last bytea,
                  kin_note text, key bytea, said bytea, known uuid, parts text[]
                ) on commit drop
                """).update();
    }

    /** Writes these new people. */
    void write(List<RosterSealed> people) {
        if (people.isEmpty()) {
            return;
        }
        stage(people, List.of());
        db.sql("""
                insert into residents.person (%s, entered, entered_by, changed)
                select %s, :now, :by, :now from pg_temp.roster_in
                """.formatted(COLUMNS, COLUMNS))
                .param("now", now)
                .param("by", by)
                .update();
        db.sql("""
                insert into residents.health (person_id, region, station_id, notes)
                select id, region, station_id, health from pg_temp.roster_in where health is not null
                """).update();
        db.sql("""
                insert into residents.label
                  (id, person_id, region, station_id, grid_id, kind, from_day, evidence, made, made_by)
                select l.id, i.id, i.region, i.station_id, i.grid_id, l.kind, :today, :evidence, :now, :by
                from pg_temp.roster_in i, unnest(i.label_ids, i.label_kinds) as l (id, kind)
                """)
                .param("today", today)
                .param("evidence", evidence())
                .param("now", now)
                .param("by", by)
                .update();
        db.sql("""
                insert into residents.kin
                  (id, person_id, region, station_id, grid_id, name, relation, phone, phone_blind, phone_last, emergency, note, from_roster)
                select kin_id, id, region, station_id, grid_id, kin_name, kin_relation, kin_phone, kin_blind, kin_last, true, kin_note, true
                from pg_temp.roster_in where kin_id is not null
                """).update();
        db.sql("""
                insert into residents.roster_entry (station_id, key, person_id, said, roster_id)
                select station_id, key, id, said, :roster from pg_temp.roster_in
                """).param("roster", roster).update();
    }

    /** What the labels rest on. */
    String evidence() {
        var text = "花名册:" + fileName;
        return text.length() <= 200 ? text : text.substring(0, 200);
    }

    /**
     * Somebody whom the register knows, and of whom the roster says something new.
     *
     * @param parts what is taken over
     * @param fill only where the register has nothing: the entry was made by hand
     */
    record Change(RosterSealed sealed, RosterKnown known, Set<RosterPart> parts, boolean fill) {}

    /** Takes over what changed; what a person mended by hand in other parts stays. */
    void change(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        stage(changes.stream().map(Change::sealed).toList(), changes);
        db.sql(RosterChanges.PERSON).param("now", now).update();
        db.sql(RosterChanges.HEALTH).update();
        db.sql(RosterChanges.LABELS_ENDED)
                .param("yesterday", today.minusDays(1))
                .param("today", today)
                .param("by", by)
                .update();
        db.sql(RosterChanges.LABELS)
                .param("today", today)
                .param("evidence", evidence())
                .param("now", now)
                .param("by", by)
                .update();
        db.sql(RosterChanges.KIN_GONE).update();
        db.sql(RosterChanges.KIN).update();
        db.sql(RosterChanges.HAPPENED)
                .param("ids", changes.stream().map(change -> Ids.next()).toArray(UUID[]::new))
                .param("now", now)
                .param("today", today)
                .param("title", evidence())
                .param("by", by)
                .update();
        db.sql("""
                insert into residents.roster_entry (station_id, key, person_id, said, roster_id)
                select station_id, key, known, said, :roster from pg_temp.roster_in
                on conflict (station_id, key) do update
                set person_id = excluded.person_id, said = excluded.said, roster_id = excluded.roster_id
                """).param("roster", roster).update();
    }

    /** Lays people into the table of this transaction, changed ones with whom they are. */
    private void stage(List<RosterSealed> people, List<Change> changes) {
        db.sql("truncate pg_temp.roster_in").update();
        var rows = new RosterCopy();
        for (int i = 0; i < people.size(); i++) {
            var change = changes.isEmpty() ? null : changes.get(i);
            put(rows, people.get(i), change);
        }
        rows.end();
        copy(rows);
    }

    private void copy(RosterCopy rows) {
        var connection = DataSourceUtils.getConnection(database);
        try {
            copy(connection, rows);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }

    private static void copy(Connection connection, RosterCopy rows) {
        try {
            var in = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy pg_temp.roster_in from stdin (format binary)");
            try {
                in.writeToCopy(rows.bytes(), 0, rows.length());
                in.endCopy();
            } finally {
                if (in.isActive()) {
                    in.cancelCopy();
                }
            }
        } catch (SQLException e) {
            throw new org.springframework.jdbc.UncategorizedSQLException("copy a roster", null, e);
        }
    }

    private static void put(RosterCopy rows, RosterSealed sealed, @Nullable Change change) {
        var p = sealed.person();
        rows.row(STAGED)
                .uuid(p.id())
                .text(p.region())
                .uuid(p.stationId())
                .uuid(p.gridId())
                .text(p.name())
                .text(p.pinyin())
                .text(p.sounds())
                .texts(Arrays.asList(p.grams()))
                .smallint(p.sex())
                .day(p.birth())
                .text(p.ethnicity())
                .bytes(p.identity())
                .bytes(p.identityBlind())
                .bytes(p.phone())
                .bytes(p.phoneBlind())
                .bytes(p.phoneLast())
                .bytes(p.otherPhone())
                .bytes(p.otherPhoneBlind())
                .bytes(p.otherPhoneLast())
                .text(p.road())
                .bytes(p.door())
                .text(p.separation())
                .text(p.registeredRegion())
                .bytes(p.registeredHome())
                .text(p.arrangement())
                .smallint(p.disabilityKind())
                .smallint(p.disabilityLevel())
                .bytes(p.disabilityCard())
                .text(sealed.responsible())
                .bytes(sealed.notes())
                .bytes(sealed.health())
                .uuids(sealed.labels().stream().map(kind -> Ids.next()).toList())
                .texts(sealed.labels());
        var kin = sealed.kin();
        rows.uuid(kin == null ? null : kin.id())
                .text(kin == null ? null : kin.name())
                .text(kin == null ? null : kin.relation())
                .bytes(kin == null ? null : kin.phone())
                .bytes(kin == null ? null : kin.blind())
                .bytes(kin == null ? null : kin.last())
                .text(kin == null ? null : kin.note())
                .bytes(sealed.key())
                .bytes(
                        change == null
                                ? sealed.said()
                                : RosterMarks.after(change.known().said(), sealed.said()))
                .uuid(change == null ? null : change.known().person())
                .texts(change == null ? List.of() : words(change));
    }

    private static List<String> words(Change change) {
        var words =
                new ArrayList<>(change.parts().stream().map(RosterPart::code).toList());
        if (change.fill()) {
            words.add("fill");
        }
        return words;
    }
}
