package cn.linli.residents;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Secrets;
import cn.linli.access.Trail;
import cn.linli.residents.Register.Changed;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.Texts;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is kept beside a person: kin and whom to call first, and what they agreed to. */
@Service
class Beside {

    private static final Set<String> WAYS = Set.of("written", "spoken", "guardian", "recorded");

    private final JdbcClient db;
    private final Register register;
    private final PersonFile file;
    private final PersonRows rows;
    private final Secrets secrets;
    private final Trail trail;

    Beside(JdbcClient db, Register register, PersonFile file, PersonRows rows, Secrets secrets, Trail trail) {
        this.db = db;
        this.register = register;
        this.file = file;
        this.rows = rows;
        this.secrets = secrets;
        this.trail = trail;
    }

    /** Adds kin, or somebody to be called. */
    @Transactional
    public Changed addKin(Actor actor, ResidentId id, UUID kin, KinForm form) {
        actor.needs(Right.EDIT_RESIDENTS);
        register.mine(actor, id).writable();
        var phone = phone(form);
        db.sql("""
                insert into residents.kin
                  (id, person_id, region, station_id, grid_id, name, relation, phone, phone_blind, phone_last, emergency, note)
                select :kin, p.id, p.region, p.station_id, p.grid_id, :name, :relation, :phone, :blind, :last, :emergency, :note
                from residents.person p
                where p.id = :id
                """)
                .param("kin", kin)
                .param("id", id.value())
                .param("name", Texts.required(form.name(), "name", 60))
                .param("relation", relation(form.relation()))
                .param("phone", secrets.seal(digits(phone)))
                .param("blind", secrets.blind(PersonRow.PHONE, digits(phone)))
                .param("last", secrets.blind(PersonRow.LAST_FOUR, phone == null ? null : phone.lastFour()))
                .param("emergency", Boolean.TRUE.equals(form.emergency()))
                .param("note", Texts.optional(form.note(), "note", 200))
                .update();
        rows.happened(id, "residents.kin-added", "", actor.name());
        trail.write(actor, "residents.kin-added", id.value(), Map.of("kin", kin.toString()));
        return new Changed(kin, 0);
    }

    /** Corrects kin; a phone that is null stays. */
    @Transactional
    public Changed changeKin(Actor actor, ResidentId id, UUID kin, KinForm form) {
        actor.needs(Right.EDIT_RESIDENTS);
        register.mine(actor, id);
        var phone = phone(form);
        int version = version(form.version());
        int done = db.sql("""
                update residents.kin set
                  name = :name, relation = :relation, emergency = :emergency, note = :note,
                  phone = case when :keep then phone else :phone end,
                  phone_blind = case when :keep then phone_blind else :blind end,
                  phone_last = case when :keep then phone_last else :last end,
                  removed = :removed, version = version + 1
                where id = :kin and version = :version
                """)
                .param("kin", kin)
                .param("version", version)
                .param("name", Texts.required(form.name(), "name", 60))
                .param("relation", relation(form.relation()))
                .param("keep", form.phone() == null)
                .param("phone", secrets.seal(digits(phone)), java.sql.Types.BINARY)
                .param("blind", secrets.blind(PersonRow.PHONE, digits(phone)), java.sql.Types.BINARY)
                .param(
                        "last",
                        secrets.blind(PersonRow.LAST_FOUR, phone == null ? null : phone.lastFour()),
                        java.sql.Types.BINARY)
                .param("emergency", Boolean.TRUE.equals(form.emergency()))
                .param("note", Texts.optional(form.note(), "note", 200))
                .param("removed", Boolean.TRUE.equals(form.removed()))
                .update();
        meanwhile(done, actor, id);
        rows.happened(id, "residents.kin-changed", "", actor.name());
        trail.write(actor, "residents.kin-changed", id.value(), Map.of("kin", kin.toString()));
        return new Changed(kin, version + 1);
    }

    /** Notes what somebody agreed to, how, and until when. */
    @Transactional
    public Changed agreed(Actor actor, ResidentId id, UUID consent, ConsentForm form) {
        actor.needs(Right.EDIT_RESIDENTS);
        register.mine(actor, id).writable();
        var given = form.given() == null ? rows.today() : form.given();
        if (given.isAfter(rows.today())) {
            throw ResidentsRefusal.DAY_AHEAD.refuse().at("given");
        }
        if (form.until() != null && form.until().isBefore(given)) {
            throw ResidentsRefusal.ENDS_BEFORE_BEGIN.refuse().at("until");
        }
        db.sql("""
                insert into residents.consent
                  (id, person_id, region, station_id, grid_id, what, way, given, until, by_whom, note)
                select :consent, p.id, p.region, p.station_id, p.grid_id, :what, :way, :given, :until, :by, :note
                from residents.person p
                where p.id = :id
                """)
                .param("consent", consent)
                .param("id", id.value())
                .param("what", Texts.required(form.what(), "what", 200))
                .param("way", way(form.way()))
                .param("given", given)
                .param("until", form.until(), java.sql.Types.DATE)
                .param("by", actor.name())
                .param("note", Texts.optional(form.note(), "note", 200))
                .update();
        rows.happened(id, "residents.agreed", "", actor.name());
        trail.write(actor, "residents.agreed", id.value(), Map.of("consent", consent.toString()));
        return new Changed(consent, 0);
    }

    /** Somebody takes back what they agreed to; that is noted, the line stays. */
    @Transactional
    public Changed withdrew(Actor actor, ResidentId id, UUID consent, int version, @Nullable LocalDate day) {
        actor.needs(Right.EDIT_RESIDENTS);
        register.mine(actor, id);
        int done = db.sql("""
                update residents.consent
                set withdrawn = :day, version = version + 1
                where id = :consent and version = :version and withdrawn is null
                """)
                .param("day", day == null ? rows.today() : day)
                .param("consent", consent)
                .param("version", version)
                .update();
        meanwhile(done, actor, id);
        rows.happened(id, "residents.withdrew", "", actor.name());
        trail.write(actor, "residents.withdrew", id.value(), Map.of("consent", consent.toString()));
        return new Changed(consent, version + 1);
    }

    private void meanwhile(int done, Actor actor, ResidentId id) {
        if (done == 0) {
            throw SharedRefusal.CHANGED_MEANWHILE.refuse().withCurrent(file.view(actor, id));
        }
    }

    private static int version(@Nullable Integer version) {
        return version == null ? -1 : version;
    }

    private static @Nullable Phone phone(KinForm form) {
        var said = form.phone();
        if (said == null || said.isBlank()) {
            return null;
        }
        return Phone.read(said)
                .orElseThrow(() -> ResidentsRefusal.PHONE_UNREADABLE.refuse().at("phone"));
    }

    private static @Nullable String digits(@Nullable Phone phone) {
        return phone == null ? null : phone.digits();
    }

    private String relation(@Nullable String code) {
        return db.sql("select code from residents.relation_kind where code = :code")
                .param("code", code == null ? "" : code)
                .query((row, n) -> row.getString("code"))
                .optional()
                .orElseThrow(() -> ResidentsRefusal.WORD_UNKNOWN
                        .refuse(code == null ? "" : code)
                        .at("relation"));
    }

    private static String way(@Nullable String way) {
        if (way == null || !WAYS.contains(way)) {
            throw ResidentsRefusal.WORD_UNKNOWN.refuse(way == null ? "" : way).at("way");
        }
        return way;
    }

    /**
     * Kin as the form sends it.
     *
     * @param phone null leaves it as it is, empty takes it out
     */
    record KinForm(
            @Nullable UUID id,
            @Nullable Integer version,
            @Nullable String name,
            @Nullable String relation,
            @Nullable String phone,
            @Nullable Boolean emergency,
            @Nullable String note,
            @Nullable Boolean removed) {}

    /** A consent as the form sends it; the way is written, spoken, by the guardian, or recorded. */
    record ConsentForm(
            @Nullable UUID id,
            @Nullable String what,
            @Nullable String way,
            @Nullable LocalDate given,
            @Nullable LocalDate until,
            @Nullable String note) {}
}
