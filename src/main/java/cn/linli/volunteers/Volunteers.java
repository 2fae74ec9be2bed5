package cn.linli.volunteers;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Secrets;
import cn.linli.access.Trail;
import cn.linli.shared.AccountId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.shared.Texts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The volunteers of a station: entered with their consent, paused when they have no time, never ranked. */
@Service
public class Volunteers {

    private static final int MOST_SKILLS = 20;
    private static final String COLUMNS =
            "select id, station_id, name, phone, skills, account_id, paused, version from volunteers.volunteer ";

    private final JdbcClient db;
    private final Secrets secrets;
    private final Trail trail;
    private final Clock clock;

    Volunteers(JdbcClient db, Secrets secrets, Trail trail, Clock clock) {
        this.db = db;
        this.secrets = secrets;
        this.trail = trail;
        this.clock = clock;
    }

    /** Enters a volunteer. Refuses a phone that is none and more than 20 skills. */
    @Transactional
    public Volunteer add(Actor actor, VolunteerId id, NewVolunteer who) {
        actor.needs(Right.MANAGE_VOLUNTEERS);
        actor.worksAt(who.station());
        db.sql("""
                insert into volunteers.volunteer (id, station_id, name, phone, skills, account_id, entered)
                values (:id, :station, :name, :phone, :skills, :account, :now)
                """)
                .param("id", id.value())
                .param("station", who.station().value())
                .param("name", Texts.required(who.name(), "name", 40))
                .param("phone", secrets.seal(phone(who.phone())))
                .param("skills", skills(who.skills()))
                .param("account", who.account() == null ? null : who.account().value())
                .param("now", OffsetDateTime.now(clock))
                .update();
        trail.write(actor, "volunteers.added", id.value(), Map.of());
        return get(actor, id).orElseThrow(SharedRefusal.NOT_FOUND::refuse);
    }

    /** Takes no tasks for a while, or takes them again. */
    @Transactional
    public Volunteer pause(Actor actor, VolunteerId id, int version, boolean paused) {
        actor.needs(Right.MANAGE_VOLUNTEERS);
        var known = get(actor, id).orElseThrow(SharedRefusal.NOT_FOUND::refuse);
        var changed = db.sql("""
                update volunteers.volunteer
                set paused = :paused, version = version + 1
                where id = :id and version = :version
                """)
                .param("paused", paused)
                .param("id", id.value())
                .param("version", version)
                .update();
        if (changed == 0) {
            throw SharedRefusal.CHANGED_MEANWHILE
                    .refuse()
                    .withCurrent(get(actor, id).orElse(known));
        }
        trail.write(actor, paused ? "volunteers.paused" : "volunteers.back", id.value(), Map.of());
        return get(actor, id).orElseThrow(SharedRefusal.NOT_FOUND::refuse);
    }

    /** One volunteer, if these eyes may see them. */
    @Transactional(readOnly = true)
    public Optional<Volunteer> get(Actor actor, VolunteerId id) {
        actor.needs(Right.SEE_REQUESTS);
        return db.sql(COLUMNS + "where id = :id")
                .param("id", id.value())
                .query(this::row)
                .optional();
    }

    /** The volunteers of a station by name, those with time first. */
    @Transactional(readOnly = true)
    public List<Volunteer> of(Actor actor, StationId station) {
        actor.needs(Right.SEE_REQUESTS);
        return db.sql(COLUMNS + "where station_id = :station order by paused, name, id limit 1000")
                .param("station", station.value())
                .query(this::row)
                .list();
    }

    private Volunteer row(ResultSet row, int n) throws SQLException {
        var account = row.getObject("account_id", UUID.class);
        return new Volunteer(
                new VolunteerId(row.getObject("id", UUID.class)),
                new StationId(row.getObject("station_id", UUID.class)),
                row.getString("name"),
                masked(secrets.open(row.getBytes("phone"))),
                List.of((String[]) row.getArray("skills").getArray()),
                account == null ? null : new AccountId(account),
                row.getBoolean("paused"),
                row.getInt("version"));
    }

    private static String masked(String phone) {
        return phone.length() < 7
                ? "*".repeat(phone.length())
                : phone.substring(0, 3) + "****" + phone.substring(phone.length() - 4);
    }

    private static String phone(String text) {
        var digits = Texts.optional(text, "phone", 30).replaceAll("[\\s\\-—+()（）]", "");
        if (!digits.isEmpty() && !digits.matches("\\d{7,14}")) {
            throw VolunteerRefusal.PHONE_UNREADABLE.refuse();
        }
        return digits;
    }

    private static String[] skills(List<String> skills) {
        if (skills.size() > MOST_SKILLS) {
            throw VolunteerRefusal.TOO_MANY_SKILLS.refuse(MOST_SKILLS);
        }
        return skills.stream()
                .map(skill -> Texts.required(skill, "skills", 20))
                .distinct()
                .toArray(String[]::new);
    }
}
