package cn.linli.residents;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Trail;
import cn.linli.residents.Register.Changed;
import cn.linli.shared.Ids;
import cn.linli.shared.ResidentId;
import cn.linli.shared.Texts;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes two entries one, and two again. Nothing is moved or lost: the entry merged away points to the one that stands
 * for both, everything that refers to it is still found, and taking it back is taking the pointer back.
 */
@Service
class Merges {

    private final JdbcClient db;
    private final Register register;
    private final PersonRows rows;
    private final Trail trail;
    private final ApplicationEventPublisher events;

    Merges(JdbcClient db, Register register, PersonRows rows, Trail trail, ApplicationEventPublisher events) {
        this.db = db;
        this.register = register;
        this.rows = rows;
        this.trail = trail;
        this.events = events;
    }

    /** Merges one entry into another of the same station; those merged into the first before go along. */
    @Transactional
    public Changed merge(Actor actor, ResidentId from, ResidentId into, String why) {
        actor.needs(Right.EDIT_RESIDENTS);
        if (from.equals(into)) {
            throw ResidentsRefusal.MERGE_WITH_ITSELF.refuse();
        }
        lock(from, into);
        var merged = register.mine(actor, from).writable();
        var survivor = register.mine(actor, into).writable();
        if (!merged.person().station().equals(survivor.person().station())) {
            throw ResidentsRefusal.MERGE_ACROSS.refuse();
        }
        db.sql("""
                insert into residents.merge (id, survivor, merged, region, station_id, at, by_whom, why)
                values (:id, :into, :from, :region, :station, :now, :by, :why)
                """)
                .param("id", Ids.next())
                .param("into", into.value())
                .param("from", from.value())
                .param("region", Register.region(survivor).value())
                .param("station", survivor.person().station().value())
                .param("now", rows.now())
                .param("by", actor.name())
                .param("why", Texts.optional(why, "why", 200))
                .update();
        db.sql("""
                update residents.person
                set merged_into = :into, changed = :now, version = version + 1
                where id = :from or merged_into = :from
                """)
                .param("into", into.value())
                .param("from", from.value())
                .param("now", rows.now())
                .update();
        rows.happened(into, "residents.merged", merged.person().facts().name(), actor.name());
        trail.write(actor, "residents.merged", into.value(), Map.of("merged", from.toString()));
        events.publishEvent(new ResidentsMerged(into, from, false));
        return new Changed(into.value(), survivor.version());
    }

    /** Takes a merge back: the entry stands for itself again, with those that had been merged into it before. */
    @Transactional
    public Changed unmerge(Actor actor, ResidentId from) {
        actor.needs(Right.EDIT_RESIDENTS);
        var kept = register.mine(actor, from);
        var into = kept.mergedInto();
        if (into == null) {
            throw ResidentsRefusal.NOT_MERGED.refuse();
        }
        lock(from, into);
        db.sql("""
                update residents.merge
                set undone = :now, undone_by = :by
                where merged = :from and undone is null
                """)
                .param("now", rows.now())
                .param("by", actor.name())
                .param("from", from.value())
                .update();
        db.sql("""
                with recursive below(id) as (
                  select m.merged from residents.merge m where m.survivor = :from and m.undone is null
                  union
                  select m.merged from residents.merge m join below b on m.survivor = b.id where m.undone is null)
                update residents.person p
                set merged_into = case when p.id = :from then null else :from end,
                    changed = :now, version = version + 1
                where p.id = :from or p.id in (select id from below)
                """).param("from", from.value()).param("now", rows.now()).update();
        rows.happened(into, "residents.unmerged", kept.person().facts().name(), actor.name());
        rows.happened(from, "residents.unmerged", "", actor.name());
        trail.write(actor, "residents.unmerged", into.value(), Map.of("merged", from.toString()));
        events.publishEvent(new ResidentsMerged(into, from, true));
        return new Changed(from.value(), kept.version() + 1);
    }

    /** Two merges at once, crosswise, must not point at each other. */
    private void lock(ResidentId a, ResidentId b) {
        db.sql("select p.id from residents.person p where p.id = any (:ids) order by p.id for update")
                .param("ids", new UUID[] {a.value(), b.value()})
                .query((row, n) -> n)
                .list();
    }
}
