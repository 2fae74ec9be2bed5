package cn.linli.campaigns;

import cn.linli.shared.Contact;
import cn.linli.shared.Reached;
import cn.linli.shared.ResidentId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hears that somebody was seen, heard or tried, in the transaction that writes it down, and settles their targets. A
 * correction stands instead of what was heard before; whom it no longer names was not reached after all.
 */
@Component
class HearsContacts {

    private final JdbcClient db;
    private final Settling settling;
    private final Clock clock;

    HearsContacts(JdbcClient db, Settling settling, Clock clock) {
        this.db = db;
        this.settling = settling;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void hear(Reached news) {
        var contact = news.contact();
        settling.hearing(contact.station());
        var concerned = new HashSet<>(contact.people());
        concerned.addAll(noLongerNamed(contact));
        keep(contact);
        settling.of(concerned);
    }

    private void keep(Contact contact) {
        db.sql("""
                insert into campaigns.contact (
                  module, record, part, resident_id, station_id, revision, day, result, by_name, heard)
                select :module, :record, :part, unnest(:people::uuid[]), :station, :revision, :day, :result, :by, :now
                on conflict (module, record, part, resident_id) do update
                set revision = excluded.revision, day = excluded.day, result = excluded.result,
                    by_name = excluded.by_name
                where contact.revision < excluded.revision
                """)
                .param("module", contact.source().module())
                .param("record", contact.source().record())
                .param("part", contact.source().part())
                .param("people", ids(contact))
                .param("station", contact.station().value())
                .param("revision", contact.revision())
                .param("day", contact.day())
                .param("result", contact.result().code())
                .param("by", contact.byName())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    private java.util.List<ResidentId> noLongerNamed(Contact contact) {
        if (contact.revision() == 0) {
            return java.util.List.of();
        }
        return db.sql("""
                update campaigns.contact
                set result = 'withdrawn', revision = :revision
                where module = :module and record = :record and part = :part and revision < :revision
                  and resident_id <> all (array(select unnest(:people::uuid[])))
                returning resident_id
                """)
                .param("revision", contact.revision())
                .param("module", contact.source().module())
                .param("record", contact.source().record())
                .param("part", contact.source().part())
                .param("people", ids(contact))
                .query((row, n) -> new ResidentId(row.getObject(1, UUID.class)))
                .list();
    }

    private static UUID[] ids(Contact contact) {
        return contact.people().stream().map(ResidentId::value).sorted().toArray(UUID[]::new);
    }
}
