package cn.linli.residents;

import cn.linli.access.Secrets;
import cn.linli.shared.Ids;
import cn.linli.shared.ResidentId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.SimplePropertySqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the rows of a person. Must run inside the caller's transaction. */
@Component
class PersonRows {

    private final JdbcClient db;
    private final Secrets secrets;
    private final Clock clock;

    PersonRows(JdbcClient db, Secrets secrets, Clock clock) {
        this.db = db;
        this.secrets = secrets;
        this.clock = clock;
    }

    OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    void enter(ResidentId id, NewPerson person, String by) {
        var row = PersonRow.of(id, person, secrets, now(), by);
        db.sql("""
                insert into residents.person (
                  id, region, station_id, grid_id, name, former_names, pinyin, sounds, grams, sex, birth, ethnicity,
                  identity, identity_blind, phone, phone_blind, phone_last,
                  other_phone, other_phone_blind, other_phone_last,
                  road, door, separation, registered_region, registered_home, marital, arrangement,
                  disability_kind, disability_level, disability_card, languages, risk, entered, entered_by, changed)
                values (
                  :id, :region, :stationId, :gridId, :name, :formerNames, :pinyin, :sounds, :grams, :sex, :birth, :ethnicity,
                  :identity, :identityBlind, :phone, :phoneBlind, :phoneLast,
                  :otherPhone, :otherPhoneBlind, :otherPhoneLast,
                  :road, :door, :separation, :registeredRegion, :registeredHome, :marital, :arrangement,
                  :disabilityKind, :disabilityLevel, :disabilityCard, :languages, :risk, :entered, :enteredBy, :entered)
                """).paramSource(row).update();
        health(id, person);
        person.labels().forEach(label -> label(Ids.next(), id, label, by));
    }

    /** Writes the person anew; false when somebody else did so since this version. */
    boolean change(ResidentId id, NewPerson person, int version) {
        var row = PersonRow.of(id, person, secrets, now(), "");
        int done = db.sql("""
                update residents.person set
                  region = :region, grid_id = :gridId, name = :name, former_names = :formerNames, pinyin = :pinyin,
                  sounds = :sounds, grams = :grams, sex = :sex, birth = :birth, ethnicity = :ethnicity,
                  identity = :identity, identity_blind = :identityBlind,
                  phone = :phone, phone_blind = :phoneBlind, phone_last = :phoneLast,
                  other_phone = :otherPhone, other_phone_blind = :otherPhoneBlind, other_phone_last = :otherPhoneLast,
                  road = :road, door = :door, separation = :separation, registered_region = :registeredRegion,
                  registered_home = :registeredHome, marital = :marital, arrangement = :arrangement,
                  disability_kind = :disabilityKind, disability_level = :disabilityLevel,
                  disability_card = :disabilityCard, languages = :languages, risk = :risk, changed = :entered,
                  version = version + 1
                where id = :id and version = :version
                """).paramSource(new AtVersion(row, version)).update();
        if (done == 1) {
            health(
                    id,
                    secrets.seal(person.health().notes()),
                    secrets.seal(person.health().allergies()));
        }
        return done == 1;
    }

    /** What is kept beside a person goes where the person goes: community and grid decide who sees it. */
    void follow(ResidentId id) {
        for (var table : List.of("label", "kin", "consent", "happening")) {
            db.sql("""
                    update residents.$ t
                    set region = p.region, grid_id = p.grid_id
                    from residents.person p
                    where p.id = :id and t.person_id = p.id
                    """.replace("$", table)).param("id", id.value()).update();
        }
        db.sql("""
                update residents.health h
                set region = p.region
                from residents.person p
                where p.id = :id and h.person_id = p.id
                """).param("id", id.value()).update();
    }

    void health(ResidentId id, NewPerson person) {
        if (!person.health().empty()) {
            health(
                    id,
                    secrets.seal(person.health().notes()),
                    secrets.seal(person.health().allergies()));
        }
    }

    void health(ResidentId id, byte @Nullable [] notes, byte @Nullable [] allergies) {
        db.sql("""
                insert into residents.health (person_id, region, station_id, notes, allergies)
                select p.id, p.region, p.station_id, :notes, :allergies
                from residents.person p
                where p.id = :id
                on conflict (person_id) do update set notes = excluded.notes, allergies = excluded.allergies
                """)
                .param("id", id.value())
                .param("notes", notes)
                .param("allergies", allergies)
                .update();
    }

    void label(UUID label, ResidentId id, NewLabel given, String by) {
        var written = db.sql("""
                insert into residents.label
                  (id, person_id, region, station_id, grid_id, kind, from_day, to_day, evidence, made, made_by)
                select :label, p.id, p.region, p.station_id, p.grid_id, k.code, :from, :to, :evidence, :now, :by
                from residents.person p join residents.label_kind k on k.code = :kind
                where p.id = :id
                """)
                .param("label", label)
                .param("id", id.value())
                .param("kind", given.kind())
                .param("from", given.from())
                .param("to", given.to())
                .param("evidence", given.evidence())
                .param("now", now())
                .param("by", by)
                .update();
        if (written == 0) {
            throw ResidentsRefusal.LABEL_UNKNOWN.refuse(given.kind());
        }
    }

    /** A line of the person's own timeline. */
    void happened(ResidentId id, String what, String title, String by) {
        db.sql("""
                insert into residents.happening
                  (id, person_id, region, station_id, grid_id, at, day, what, title, by_whom)
                select :happening, p.id, p.region, p.station_id, p.grid_id, :now, :today, :what, :title, :by
                from residents.person p
                where p.id = :id
                """)
                .param("happening", Ids.next())
                .param("id", id.value())
                .param("now", now())
                .param("today", today())
                .param("what", what)
                .param("title", title)
                .param("by", by)
                .update();
    }

    /** The ids bare, as an array for {@code = any (…)}. */
    static UUID[] uuids(java.util.Collection<ResidentId> ids) {
        return ids.stream().map(ResidentId::value).collect(Collectors.toSet()).toArray(UUID[]::new);
    }

    /** The ids in quotes of the type. */
    static Set<ResidentId> ids(java.util.Collection<UUID> ids) {
        return ids.stream().map(ResidentId::new).collect(Collectors.toSet());
    }

    /** A row's columns, and the version it replaces. */
    private static final class AtVersion extends SimplePropertySqlParameterSource {

        private final int version;

        AtVersion(PersonRow row, int version) {
            super(row);
            this.version = version;
        }

        @Override
        public boolean hasValue(String name) {
            return name.equals("version") || super.hasValue(name);
        }

        @Override
        public @Nullable Object getValue(String name) {
            return name.equals("version") ? (Object) version : super.getValue(name);
        }

        @Override
        public int getSqlType(String name) {
            return name.equals("version") ? java.sql.Types.INTEGER : super.getSqlType(name);
        }
    }
}
