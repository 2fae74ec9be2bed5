package cn.linli.residents;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Trail;
import cn.linli.residents.Register.Changed;
import cn.linli.shared.HouseholdId;
import cn.linli.shared.RegionCode;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.Texts;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Households (家庭户): a head, members with their relation to the head, one home. */
@Service
class Households {

    private final JdbcClient db;
    private final Register register;
    private final PersonFile file;
    private final PersonRows rows;
    private final Trail trail;
    private final PlaceNames places;

    Households(JdbcClient db, Register register, PersonFile file, PersonRows rows, Trail trail, PlaceNames places) {
        this.db = db;
        this.register = register;
        this.file = file;
        this.rows = rows;
        this.trail = trail;
        this.places = places;
    }

    @Transactional(readOnly = true)
    public HouseholdView read(Actor actor, HouseholdId id) {
        actor.needs(Right.SEE_RESIDENTS);
        return view(id);
    }

    /** Makes a household at the head's home. Refuses members of another household or station. */
    @Transactional
    public Changed make(Actor actor, HouseholdId id, HouseholdForm form) {
        actor.needs(Right.EDIT_RESIDENTS);
        var head = register.mine(actor, form.headOrRefuse()).writable();
        db.sql("""
                insert into residents.household (id, region, station_id, grid_id, head_id, road, door, note, made)
                select :id, p.region, p.station_id, p.grid_id, p.id, p.road, p.door, :note, :now
                from residents.person p
                where p.id = :head
                """)
                .param("id", id.value())
                .param("head", head.id().value())
                .param("note", Texts.optional(form.note(), "note", 200))
                .param("now", rows.now())
                .update();
        join(actor, id, head, form);
        trail.write(actor, "residents.household-made", id.value(), Map.of());
        return new Changed(id.value(), 0);
    }

    /** Says anew who lives in the household and who is its head. */
    @Transactional
    public Changed change(Actor actor, HouseholdId id, HouseholdForm form) {
        actor.needs(Right.EDIT_RESIDENTS);
        var head = register.mine(actor, form.headOrRefuse()).writable();
        int version = form.version() == null ? -1 : form.version();
        int done = db.sql("""
                update residents.household h
                set head_id = p.id, region = p.region, grid_id = p.grid_id, road = p.road, door = p.door,
                    note = :note, version = h.version + 1
                from residents.person p
                where h.id = :id and h.version = :version and p.id = :head and p.station_id = h.station_id
                """)
                .param("id", id.value())
                .param("version", version)
                .param("head", head.id().value())
                .param("note", Texts.optional(form.note(), "note", 200))
                .update();
        if (done == 0) {
            throw SharedRefusal.CHANGED_MEANWHILE.refuse().withCurrent(view(id));
        }
        leave(id, form);
        join(actor, id, head, form);
        trail.write(actor, "residents.household-changed", id.value(), Map.of());
        return new Changed(id.value(), version + 1);
    }

    private void leave(HouseholdId id, HouseholdForm form) {
        db.sql("""
                update residents.person
                set household_id = null, relation = '', version = version + 1, changed = :now
                where household_id = :id and not (id = any (:stay))
                """)
                .param("id", id.value())
                .param("now", rows.now())
                .param(
                        "stay",
                        PersonRows.uuids(form.members().stream().map(Member::id).toList()))
                .update();
    }

    private void join(Actor actor, HouseholdId id, Kept head, HouseholdForm form) {
        var seen = new HashSet<ResidentId>();
        form.members().forEach(member -> {
            seen.add(member.id());
            join(actor, id, head, member);
        });
        if (!seen.contains(head.id())) {
            throw ResidentsRefusal.HEAD_NOT_A_MEMBER.refuse();
        }
    }

    private void join(Actor actor, HouseholdId id, Kept head, Member member) {
        var kept = register.mine(actor, member.id()).writable();
        if (!kept.person().station().equals(head.person().station())
                || (kept.household() != null && !kept.household().equals(id))) {
            throw ResidentsRefusal.IN_ANOTHER_HOUSEHOLD.refuse();
        }
        var relation = member.id().equals(head.id()) ? "01" : relation(member.relation());
        int done = db.sql("""
                update residents.person
                set household_id = :household, relation = :relation, version = version + 1, changed = :now
                where id = :id and (household_id is distinct from :household or relation <> :relation)
                """)
                .param("household", id.value())
                .param("relation", relation)
                .param("id", member.id().value())
                .param("now", rows.now())
                .update();
        if (done == 1 && kept.household() == null) {
            rows.happened(
                    member.id(),
                    "residents.joined-household",
                    head.person().facts().name(),
                    actor.name());
        }
    }

    private String relation(@Nullable String code) {
        return db.sql("select code from residents.relation_kind where code = :code and code <> '01'")
                .param("code", code == null ? "" : code)
                .query((row, n) -> row.getString("code"))
                .optional()
                .orElseThrow(() -> ResidentsRefusal.WORD_UNKNOWN
                        .refuse(code == null ? "" : code)
                        .at("members"));
    }

    private HouseholdView view(HouseholdId id) {
        return db.sql("""
                select h.version, h.region, h.head_id, h.road, h.door is not null as has_door, h.note
                from residents.household h
                where h.id = :id
                """)
                .param("id", id.value())
                .query((row, n) -> new HouseholdView(
                        id,
                        row.getInt("version"),
                        new ResidentId(row.getObject("head_id", UUID.class)),
                        RegionCode.of(row.getString("region")),
                        places.of(RegionCode.of(row.getString("region"))),
                        row.getString("road"),
                        row.getBoolean("has_door") ? PersonView.COVER : null,
                        row.getString("note"),
                        file.members(id)))
                .optional()
                .orElseThrow(SharedRefusal.NOT_FOUND::refuse);
    }

    /** A household as the form sends it: all its members, the head among them. */
    record HouseholdForm(
            @Nullable HouseholdId id,
            @Nullable Integer version,
            @Nullable ResidentId head,
            List<Member> members,
            @Nullable String note) {

        HouseholdForm {
            members = members == null ? List.of() : List.copyOf(members);
        }

        ResidentId headOrRefuse() {
            if (head == null) {
                throw SharedRefusal.MISSING.refuse().at("head");
            }
            return head;
        }
    }

    record Member(ResidentId id, @Nullable String relation) {}

    /** A household as a screen shows it; the door is covered. */
    record HouseholdView(
            HouseholdId id,
            int version,
            ResidentId head,
            RegionCode community,
            String communityName,
            String road,
            @Nullable String door,
            String note,
            List<PersonView.Member> members) {}
}
