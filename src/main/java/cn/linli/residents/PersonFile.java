package cn.linli.residents;

import cn.linli.access.Actor;
import cn.linli.access.Secrets;
import cn.linli.shared.GridId;
import cn.linli.shared.HouseholdId;
import cn.linli.shared.RegionCode;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads one entry with all that belongs to it, those merged into it included. */
@Component
class PersonFile {

    private final JdbcClient db;
    private final Secrets secrets;
    private final PersonBook book;
    private final PlaceNames places;

    PersonFile(JdbcClient db, Secrets secrets, PersonBook book, PlaceNames places) {
        this.db = db;
        this.secrets = secrets;
        this.book = book;
        this.places = places;
    }

    /** The entry opened; refuses what does not exist for the actor. */
    Kept kept(ResidentId id) {
        return db.sql("""
                select p.*, h.notes as health_notes, h.allergies
                from residents.person p
                left join residents.health h on h.person_id = p.id
                where p.id = :id
                """)
                .param("id", id.value())
                .query((row, n) -> kept(row))
                .optional()
                .orElseThrow(SharedRefusal.NOT_FOUND::refuse);
    }

    private Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                new ResidentId(uuid(row, "id")),
                row.getInt("version"),
                person(row),
                maybe(row, "household_id") == null ? null : new HouseholdId(uuid(row, "household_id")),
                row.getObject("died", LocalDate.class),
                row.getObject("moved", LocalDate.class),
                row.getString("moved_where"),
                PersonBook.away(row),
                row.getString("responsible"),
                secrets.open(row.getBytes("notes")),
                maybe(row, "merged_into") == null ? null : new ResidentId(uuid(row, "merged_into")),
                row.getObject("entered", OffsetDateTime.class),
                row.getString("entered_by"),
                row.getObject("changed", OffsetDateTime.class));
    }

    private NewPerson person(ResultSet row) throws SQLException {
        var registered = row.getString("registered_region");
        return new NewPerson(
                new StationId(uuid(row, "station_id")),
                facts(row),
                home(row),
                new Living(
                        Arrangement.of(row.getString("arrangement")),
                        row.getInt("marital"),
                        Separation.of(row.getString("separation")),
                        registered == null ? null : RegionCode.of(registered),
                        secrets.open(row.getBytes("registered_home"))),
                new Disability(
                        row.getObject("disability_kind", Integer.class),
                        row.getObject("disability_level", Integer.class),
                        secrets.open(row.getBytes("disability_card"))),
                new Health(secrets.open(row.getBytes("health_notes")), secrets.open(row.getBytes("allergies"))),
                Risk.of(row.getString("risk")),
                List.of());
    }

    private Facts facts(ResultSet row) throws SQLException {
        var identity = secrets.open(row.getBytes("identity"));
        var phones = new ArrayList<Phone>();
        for (var column : List.of("phone", "other_phone")) {
            var digits = secrets.open(row.getBytes(column));
            if (!digits.isEmpty()) {
                phones.add(new Phone(digits));
            }
        }
        return new Facts(
                row.getString("name"),
                List.of((String[]) row.getArray("former_names").getArray()),
                Sex.of(row.getInt("sex")),
                row.getObject("birth", LocalDate.class),
                row.getString("ethnicity"),
                identity.isEmpty() ? null : new IdentityNumber(identity),
                phones,
                row.getString("languages"));
    }

    private Home home(ResultSet row) throws SQLException {
        var door = secrets.open(row.getBytes("door")).split("\n", -1);
        var grid = maybe(row, "grid_id");
        return new Home(
                RegionCode.of(row.getString("region")),
                grid == null ? null : new GridId(grid),
                row.getString("road"),
                door[0],
                door.length > 1 ? door[1] : "",
                door.length > 2 ? door[2] : "");
    }

    /** Whom to go to, where and by which number; of somebody merged away, of the entry that stands for them. */
    Contact contact(ResidentId id) {
        var kept = kept(id);
        if (kept.mergedInto() != null) {
            return contact(kept.mergedInto());
        }
        var home = kept.person().home();
        var phones = kept.person().facts().phones();
        return new Contact(
                kept.person().facts().name(),
                Stream.of(places.of(home.community()), home.road(), Shown.DOOR.of(kept))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" ")),
                phones.isEmpty() ? "" : phones.getFirst().digits());
    }

    /** The entry and all that were merged into it. */
    Set<ResidentId> same(ResidentId id) {
        return PersonRows.ids(db.sql("""
                select p.id from residents.person p where p.id = :id or p.merged_into = :id
                """)
                .param("id", id.value())
                .query((row, n) -> uuid(row, "id"))
                .list());
    }

    /** The entry as this actor's screen shows it. */
    PersonView view(Actor actor, ResidentId id) {
        var kept = kept(id);
        var person = kept.person();
        var facts = person.facts();
        var same = PersonRows.uuids(same(id));
        var whole = actor.scope().people().contains(person.station());
        return new PersonView(
                id,
                kept.version(),
                person.station(),
                places.station(person.station()),
                facts.name(),
                facts.formerNames(),
                facts.sex(),
                facts.birth(),
                PersonBook.age(facts.birth(), kept.died() == null ? book.today() : kept.died()),
                facts.ethnicity(),
                facts.languages(),
                facts.identity() == null ? null : facts.identity().masked(),
                facts.phones().isEmpty() ? null : facts.phones().getFirst().masked(),
                facts.phones().size() < 2 ? null : facts.phones().get(1).masked(),
                person.home().community(),
                places.of(person.home().community()),
                person.home().grid(),
                person.home().road(),
                covered(person.home().door()),
                person.living().separation(),
                person.living().registeredRegion(),
                covered(person.living().registeredHome()),
                person.living().marital(),
                person.living().arrangement(),
                person.disability().kind(),
                person.disability().level(),
                covered(person.disability().card()),
                whole ? covered(person.health().notes()) : null,
                whole ? covered(person.health().allergies()) : null,
                whole ? covered(kept.notes()) : null,
                kept.responsible(),
                person.risk(),
                labels(same),
                kin(same),
                consents(same),
                kept.household(),
                kept.household() == null ? List.of() : members(kept.household()),
                kept.died(),
                kept.moved(),
                kept.movedWhere(),
                kept.away(),
                kept.mergedInto(),
                mergedFrom(id),
                kept.entered(),
                kept.enteredBy(),
                kept.changed());
    }

    private static @Nullable String covered(String plain) {
        return plain.isEmpty() ? null : PersonView.COVER;
    }

    private List<PersonView.Label> labels(UUID[] same) {
        return db.sql("""
                select l.id, l.version, l.kind, l.from_day, l.to_day, l.evidence, l.made_by
                from residents.label l
                where l.person_id = any (:same)
                order by l.to_day desc nulls first, l.from_day desc, l.id
                """)
                .param("same", same)
                .query((row, n) -> new PersonView.Label(
                        uuid(row, "id"),
                        row.getInt("version"),
                        row.getString("kind"),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("to_day", LocalDate.class),
                        row.getString("evidence"),
                        row.getString("made_by")))
                .list();
    }

    private List<PersonView.Kin> kin(UUID[] same) {
        return db.sql("""
                select k.id, k.version, k.name, k.relation, k.phone, k.emergency, k.note
                from residents.kin k
                where k.person_id = any (:same) and not k.removed
                order by k.emergency desc, k.id
                """)
                .param("same", same)
                .query((row, n) -> {
                    var phone = secrets.open(row.getBytes("phone"));
                    return new PersonView.Kin(
                            uuid(row, "id"),
                            row.getInt("version"),
                            row.getString("name"),
                            row.getString("relation"),
                            phone.isEmpty() ? null : new Phone(phone).masked(),
                            row.getBoolean("emergency"),
                            row.getString("note"));
                })
                .list();
    }

    private List<PersonView.Consent> consents(UUID[] same) {
        return db.sql("""
                select c.id, c.version, c.what, c.way, c.given, c.until, c.withdrawn, c.by_whom, c.note
                from residents.consent c
                where c.person_id = any (:same)
                order by c.given desc, c.id
                """)
                .param("same", same)
                .query((row, n) -> new PersonView.Consent(
                        uuid(row, "id"),
                        row.getInt("version"),
                        row.getString("what"),
                        row.getString("way"),
                        row.getObject("given", LocalDate.class),
                        row.getObject("until", LocalDate.class),
                        row.getObject("withdrawn", LocalDate.class),
                        row.getString("by_whom"),
                        row.getString("note")))
                .list();
    }

    /** The members of a household, the head first. */
    List<PersonView.Member> members(HouseholdId household) {
        return db.sql("""
                select p.id, p.name, p.birth, p.died, p.relation, h.head_id = p.id as head
                from residents.person p
                join residents.household h on h.id = p.household_id
                where p.household_id = :household and p.merged_into is null
                order by (h.head_id = p.id) desc, p.birth nulls last, p.id
                """)
                .param("household", household.value())
                .query((row, n) -> {
                    var died = row.getObject("died", LocalDate.class);
                    return new PersonView.Member(
                            new ResidentId(uuid(row, "id")),
                            row.getString("name"),
                            PersonBook.age(row.getObject("birth", LocalDate.class), died == null ? book.today() : died),
                            row.getString("relation"),
                            row.getBoolean("head"));
                })
                .list();
    }

    private List<PersonView.Merged> mergedFrom(ResidentId id) {
        return db.sql("""
                select p.id, p.name, m.at, m.by_whom, m.why
                from residents.merge m
                join residents.person p on p.id = m.merged
                where m.survivor = :id and m.undone is null
                order by m.at desc, m.id
                """)
                .param("id", id.value())
                .query((row, n) -> new PersonView.Merged(
                        new ResidentId(uuid(row, "id")),
                        row.getString("name"),
                        row.getObject("at", OffsetDateTime.class),
                        row.getString("by_whom"),
                        row.getString("why")))
                .list();
    }

    private static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static @Nullable UUID maybe(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }
}
