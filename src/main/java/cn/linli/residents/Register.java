package cn.linli.residents;

import cn.linli.access.AccessRefusal;
import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Secrets;
import cn.linli.access.Trail;
import cn.linli.shared.RegionCode;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.Texts;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a worker does at the register: read an entry, correct it, give and end labels, note a death or a move. */
@Service
class Register {

    private final JdbcClient db;
    private final PersonFile file;
    private final PlaceNames places;
    private final PersonRows rows;
    private final Secrets secrets;
    private final Trail trail;
    private final ApplicationEventPublisher events;

    Register(
            JdbcClient db,
            PersonFile file,
            PlaceNames places,
            PersonRows rows,
            Secrets secrets,
            Trail trail,
            ApplicationEventPublisher events) {
        this.db = db;
        this.file = file;
        this.places = places;
        this.rows = rows;
        this.secrets = secrets;
        this.trail = trail;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public PersonView read(Actor actor, ResidentId id) {
        actor.needs(Right.SEE_RESIDENTS);
        return file.view(actor, id);
    }

    /** Corrects an entry; refuses when somebody else did so since the form was opened, and shows what stands now. */
    @Transactional
    public Changed change(Actor actor, ResidentId id, PersonForm form) {
        actor.needs(Right.EDIT_RESIDENTS);
        var kept = mine(actor, id).writable();
        var after = form.person(kept, rows.today());
        if (after.facts().birth() != null && after.facts().birth().isAfter(rows.today())) {
            throw ResidentsRefusal.BIRTH_AHEAD.refuse();
        }
        if (!after.home().community().equals(kept.person().home().community())) {
            places.mustBeOf(after.station(), after.home().community());
        }
        int version = Objects.requireNonNullElse(form.version(), -1);
        if (!rows.change(id, after, version)) {
            throw SharedRefusal.CHANGED_MEANWHILE.refuse().withCurrent(file.view(actor, id));
        }
        var fields = differing(kept.person(), after);
        if (!fields.isEmpty()) {
            rows.happened(id, "residents.changed", String.join(" ", fields), actor.name());
        }
        trail.write(actor, "residents.changed", id.value(), Map.of("fields", fields));
        moved(id, kept, after);
        if (kept.person().risk() != after.risk()) {
            events.publishEvent(
                    new RiskChanged(id, after.station(), kept.person().risk(), after.risk()));
        }
        return new Changed(id.value(), version + 1);
    }

    private void moved(ResidentId id, Kept kept, NewPerson after) {
        var from = kept.person().home();
        var to = after.home();
        if (!from.community().equals(to.community()) || !Objects.equals(from.grid(), to.grid())) {
            rows.follow(id);
        }
        if (!from.community().equals(to.community())) {
            events.publishEvent(new ResidentMoved(id, after.station(), rows.today(), false));
        }
    }

    private static Set<String> differing(NewPerson a, NewPerson b) {
        Map<String, List<@Nullable Object>> all = new LinkedHashMap<>();
        all.put("name", pair(a.facts().name(), b.facts().name()));
        all.put("formerNames", pair(a.facts().formerNames(), b.facts().formerNames()));
        all.put("sex", pair(a.facts().sex(), b.facts().sex()));
        all.put("birth", pair(a.facts().birth(), b.facts().birth()));
        all.put("ethnicity", pair(a.facts().ethnicity(), b.facts().ethnicity()));
        all.put("identity", pair(a.facts().identity(), b.facts().identity()));
        all.put("phones", pair(a.facts().phones(), b.facts().phones()));
        all.put("languages", pair(a.facts().languages(), b.facts().languages()));
        all.put("home", pair(a.home(), b.home()));
        all.put("living", pair(a.living(), b.living()));
        all.put("disability", pair(a.disability(), b.disability()));
        all.put("health", pair(a.health(), b.health()));
        all.put("risk", pair(a.risk(), b.risk()));
        var fields = new TreeSet<String>();
        all.forEach((field, values) -> {
            if (!Objects.equals(values.get(0), values.get(1))) {
                fields.add(field);
            }
        });
        return fields;
    }

    private static List<@Nullable Object> pair(@Nullable Object a, @Nullable Object b) {
        return java.util.Arrays.asList(a, b);
    }

    /** Gives a label; refuses one that is carried in the same days already. */
    @Transactional
    public Changed label(Actor actor, ResidentId id, UUID label, NewLabel given) {
        actor.needs(Right.EDIT_RESIDENTS);
        var kept = mine(actor, id).writable();
        var carried = db.sql("""
                select 1
                from residents.label l
                where l.person_id = :id and l.kind = :kind
                  and l.from_day <= coalesce(:to, date 'infinity') and coalesce(l.to_day, date 'infinity') >= :from
                """)
                .param("id", id.value())
                .param("kind", given.kind())
                .param("from", given.from())
                .param("to", given.to(), java.sql.Types.DATE)
                .query((row, n) -> n)
                .list();
        if (!carried.isEmpty()) {
            throw ResidentsRefusal.LABEL_CARRIED.refuse();
        }
        rows.label(label, id, given, actor.name());
        rows.happened(id, "residents.label-given", given.kind(), actor.name());
        trail.write(actor, "residents.label-given", id.value(), Map.of("label", given.kind()));
        events.publishEvent(new LabelsChanged(id, kept.person().station(), Set.of(given.kind()), Set.of()));
        return new Changed(label, 0);
    }

    /** Ends a label on a day; the label stays in the file with both days. */
    @Transactional
    public Changed endLabel(Actor actor, ResidentId id, UUID label, int version, LocalDate last) {
        actor.needs(Right.EDIT_RESIDENTS);
        var kept = mine(actor, id);
        var kind = db.sql("""
                update residents.label
                set to_day = :last, ended_by = :by, version = version + 1
                where id = :label and version = :version and from_day <= :last
                returning kind
                """)
                .param("label", label)
                .param("version", version)
                .param("last", last)
                .param("by", actor.name())
                .query((row, n) -> row.getString("kind"))
                .optional()
                .orElseThrow(() -> whyNot(actor, id, label, last));
        rows.happened(id, "residents.label-ended", kind, actor.name());
        trail.write(actor, "residents.label-ended", id.value(), Map.of("label", kind, "last", last.toString()));
        events.publishEvent(new LabelsChanged(id, kept.person().station(), Set.of(), Set.of(kind)));
        return new Changed(label, version + 1);
    }

    private RuntimeException whyNot(Actor actor, ResidentId id, UUID label, LocalDate last) {
        var begins = db.sql("select from_day from residents.label where id = :label")
                .param("label", label)
                .query((row, n) -> row.getObject("from_day", LocalDate.class))
                .optional();
        if (begins.isEmpty()) {
            return SharedRefusal.NOT_FOUND.refuse();
        }
        return begins.get().isAfter(last)
                ? ResidentsRefusal.ENDS_BEFORE_BEGIN.refuse()
                : SharedRefusal.CHANGED_MEANWHILE.refuse().withCurrent(file.view(actor, id));
    }

    /** Notes a death; without a day it takes one back that was noted by mistake. */
    @Transactional
    public Changed died(Actor actor, ResidentId id, int version, @Nullable LocalDate day) {
        actor.needs(Right.EDIT_RESIDENTS);
        var kept = mine(actor, id).writable();
        if (day != null && kept.died() != null) {
            throw ResidentsRefusal.DIED_ALREADY.refuse();
        }
        notAhead(day);
        set(actor, id, version, "died = :day", day, "");
        var what = day == null ? "residents.death-taken-back" : "residents.died";
        rows.happened(id, what, day == null ? "" : day.toString(), actor.name());
        trail.write(actor, what, id.value(), Map.of("day", String.valueOf(day)));
        var station = kept.person().station();
        events.publishEvent(day == null ? new ResidentEntered(id, station) : new ResidentDied(id, station, day));
        return new Changed(id.value(), version + 1);
    }

    /** Notes that somebody moved out of the station's sight; without a day they are back. */
    @Transactional
    public Changed movedAway(Actor actor, ResidentId id, int version, @Nullable LocalDate day, String whereTo) {
        actor.needs(Right.EDIT_RESIDENTS);
        var kept = mine(actor, id).writable();
        notAhead(day);
        set(actor, id, version, "moved = :day, moved_where = :text", day, Texts.optional(whereTo, "whereTo", 100));
        var what = day == null ? "residents.came-back" : "residents.moved-away";
        rows.happened(id, what, day == null ? "" : day.toString(), actor.name());
        trail.write(actor, what, id.value(), Map.of("day", String.valueOf(day)));
        events.publishEvent(
                new ResidentMoved(id, kept.person().station(), day == null ? rows.today() : day, day != null));
        return new Changed(id.value(), version + 1);
    }

    /** Notes that somebody is in hospital, with relatives or elsewhere for a while; without a place they are at home. */
    @Transactional
    public Changed away(Actor actor, ResidentId id, int version, @Nullable Away away) {
        actor.needs(Right.EDIT_RESIDENTS);
        var kept = mine(actor, id).writable();
        int done = db.sql("""
                update residents.person
                set away_where = :where, away_from = :from, away_to = :to, changed = :now, version = version + 1
                where id = :id and version = :version
                """)
                .param("where", away == null ? null : away.where().code(), java.sql.Types.VARCHAR)
                .param("from", away == null ? null : away.from(), java.sql.Types.DATE)
                .param("to", away == null ? null : away.to(), java.sql.Types.DATE)
                .param("now", rows.now())
                .param("id", id.value())
                .param("version", version)
                .update();
        if (done == 0) {
            throw SharedRefusal.CHANGED_MEANWHILE.refuse().withCurrent(file.view(actor, id));
        }
        var what = away == null ? "residents.at-home" : "residents.away";
        rows.happened(id, what, away == null ? "" : away.where().code(), actor.name());
        trail.write(
                actor,
                what,
                id.value(),
                away == null
                        ? Map.of()
                        : Map.of("what", away.where().code(), "from", away.from(), "to", String.valueOf(away.to())));
        events.publishEvent(new AwayChanged(id, kept.person().station(), away));
        return new Changed(id.value(), version + 1);
    }

    private void notAhead(@Nullable LocalDate day) {
        if (day != null && day.isAfter(rows.today())) {
            throw ResidentsRefusal.DAY_AHEAD.refuse();
        }
    }

    private void set(Actor actor, ResidentId id, int version, String what, @Nullable LocalDate day, String text) {
        int done = db.sql("""
                update residents.person
                set $, changed = :now, version = version + 1
                where id = :id and version = :version
                """.replace("$", what))
                .param("day", day, java.sql.Types.DATE)
                .param("text", text)
                .param("now", rows.now())
                .param("id", id.value())
                .param("version", version)
                .update();
        if (done == 0) {
            throw SharedRefusal.CHANGED_MEANWHILE.refuse().withCurrent(file.view(actor, id));
        }
    }

    /** Shows one covered field in plain text, once, for a purpose that stands in the trail. */
    @Transactional
    public String show(Actor actor, ResidentId id, Shown field, @Nullable UUID kin, @Nullable String purpose) {
        actor.needs(Right.SEE_RESIDENTS);
        actor.needs(Right.REVEAL);
        if (purpose == null || purpose.isBlank()) {
            throw AccessRefusal.PURPOSE_MISSING.refuse();
        }
        var kept = file.kept(id);
        var plain = field == Shown.KIN_PHONE ? kinPhone(id, kin) : field.of(kept);
        if (plain.isEmpty()) {
            throw ResidentsRefusal.NOTHING_TO_SHOW.refuse();
        }
        trail.write(
                actor,
                "residents.shown",
                id.value(),
                Map.of("field", field.code(), "purpose", Texts.required(purpose, "purpose", 100)));
        return plain;
    }

    private String kinPhone(ResidentId id, @Nullable UUID kin) {
        return db.sql("""
                select k.phone
                from residents.kin k
                join residents.person p on p.id = k.person_id
                where k.id = :kin and (p.id = :id or p.merged_into = :id)
                """)
                .param("kin", kin, java.sql.Types.OTHER)
                .param("id", id.value())
                .query((row, n) -> secrets.open(row.getBytes("phone")))
                .optional()
                .orElseThrow(SharedRefusal.NOT_FOUND::refuse);
    }

    /** The entry, if the actor keeps that station's register. */
    Kept mine(Actor actor, ResidentId id) {
        var kept = file.kept(id);
        Residents.mayKeep(actor, kept.person().station());
        return kept;
    }

    /** The region an entry lives in, for what is written beside it. */
    static RegionCode region(Kept kept) {
        return kept.person().home().community();
    }

    /** What a change answers: nothing personal. */
    record Changed(UUID id, int version) {}
}
