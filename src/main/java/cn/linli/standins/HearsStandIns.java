package cn.linli.standins;

import cn.linli.residents.ResidentDied;
import cn.linli.shared.Contact;
import cn.linli.shared.Reached;
import cn.linli.shared.ResidentId;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A visit or a call by the stand-in child themself is a contact of the pair, wherever it was written down; so are the
 * pair's own notes and joint events. A correction stands instead of what was said before.
 */
@Component
class HearsStandIns {

    private final JdbcClient db;

    HearsStandIns(JdbcClient db) {
        this.db = db;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void hear(Reached news) {
        var contact = news.contact();
        var people = contact.people().stream().map(ResidentId::value).sorted().toArray(UUID[]::new);
        var own = contact.source().module().equals("standins");
        var pairs = db.sql("""
                select id from standins.pair
                where resident_id = any (array(select unnest(:people::uuid[]))) and state = 'active'
                  and (helper_account = :by or (:own and id = :record) or (:joint and exists (
                    select from standins.event_pair e
                    where e.event_id = :record and e.pair_id = pair.id and e.present)))
                union
                select pair_id from standins.contact
                where module = :module and record = :record and part = :part
                order by 1
                """)
                .param("people", people)
                .param("by", contact.by().value())
                .param("own", own)
                .param("joint", own && contact.source().part().equals("event"))
                .param("module", contact.source().module())
                .param("record", contact.source().record())
                .param("part", contact.source().part())
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
        pairs.forEach(pair -> keep(pair, contact, people));
    }

    private void keep(UUID pair, Contact contact, UUID[] people) {
        db.sql("select 1 from standins.pair where id = :pair for update")
                .param("pair", pair)
                .query((row, n) -> n)
                .list();
        db.sql("""
                insert into standins.contact (
                  pair_id, station_id, module, record, part, revision, day, result, by_name)
                select p.id, p.station_id, :module, :record, :part, :revision, :day,
                  case when p.resident_id = any (:people::uuid[]) then :result else 'no-answer' end, :by
                from standins.pair p
                where p.id = :pair
                on conflict (pair_id, module, record, part) do update
                set revision = excluded.revision, day = excluded.day, result = excluded.result,
                    by_name = excluded.by_name
                where contact.revision < excluded.revision
                """)
                .param("module", contact.source().module())
                .param("record", contact.source().record())
                .param("part", contact.source().part())
                .param("revision", contact.revision())
                .param("day", contact.day())
                .param("people", people)
                .param("result", contact.result().code())
                .param("by", contact.byName())
                .param("pair", pair)
                .update();
        db.sql("""
                update standins.pair
                set last_contact = (
                  select max(c.day) from standins.contact c
                  where c.pair_id = :pair and c.result in ('seen', 'heard'))
                where id = :pair
                """).param("pair", pair).update();
    }

    /** A pair ends with the elder's death; the day is the day it was noted for. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(ResidentDied news) {
        db.sql("""
                update standins.pair
                set state = 'ended', ended_on = :day, version = version + 1
                where resident_id = :who and state <> 'ended'
                """)
                .param("day", news.day())
                .param("who", news.resident().value())
                .update();
    }
}
