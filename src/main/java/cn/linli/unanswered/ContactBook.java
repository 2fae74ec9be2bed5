package cn.linli.unanswered;

import cn.linli.shared.Act;
import cn.linli.shared.Contact;
import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was heard of each person from each source, as it stands after its corrections. */
@Component
class ContactBook {

    private final JdbcClient db;
    private final Clock clock;

    ContactBook(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * One person in the light of a contact.
     *
     * @param before what the same source had said of them; null: nothing
     * @param now what it says now; null: it is after all not about them
     */
    record Change(ResidentId person, Contact.@Nullable Result before, Contact.@Nullable Result now) {

        boolean none() {
            return before == now;
        }
    }

    /** Keeps a contact; what changed for whom. A revision that is no newer than the known one changes nothing. */
    Set<Change> keep(Contact contact) {
        var before = before(contact);
        var people = new HashSet<>(contact.people());
        people.addAll(before.keySet());
        var changes = new HashSet<Change>();
        for (var person : people) {
            var now = contact.people().contains(person) ? contact.result() : null;
            if (put(contact, person, now)) {
                var change = new Change(person, before.get(person), now);
                if (!change.none()) {
                    changes.add(change);
                }
            }
        }
        return changes;
    }

    /** Whether somebody saw or heard this person on that day or later, besides what this source says. */
    boolean reachedSince(Set<ResidentId> same, LocalDate day) {
        return !db.sql("""
                select 1 from unanswered.contact
                where resident_id = any (:people) and result in ('seen', 'heard') and day >= :day
                limit 1
                """)
                .param("people", same.stream().map(ResidentId::value).toArray(UUID[]::new))
                .param("day", day)
                .query((row, n) -> n)
                .list()
                .isEmpty();
    }

    private Map<ResidentId, Contact.@Nullable Result> before(Contact contact) {
        var known = new HashMap<ResidentId, Contact.@Nullable Result>();
        if (contact.revision() == 0) {
            return known;
        }
        of(db.sql("""
                select resident_id, result from unanswered.contact
                where source_module = :module and source_record = :record and source_part = :part
                """), contact.source())
                .query((row, n) -> {
                    var result = row.getString("result");
                    known.put(
                            new ResidentId(row.getObject("resident_id", UUID.class)),
                            result == null ? null : Contact.Result.of(result));
                    return n;
                })
                .list();
        return known;
    }

    private boolean put(Contact contact, ResidentId person, Contact.@Nullable Result now) {
        StationId station = contact.station();
        return of(db.sql("""
                insert into unanswered.contact (
                  source_module, source_record, source_part, resident_id, station_id, revision, result, way, day, told)
                values (:module, :record, :part, :person, :station, :revision, :result, :way, :day, :now)
                on conflict (source_module, source_record, source_part, resident_id) do update set
                  revision = excluded.revision, result = excluded.result, way = excluded.way, day = excluded.day,
                  told = excluded.told
                where contact.revision < excluded.revision
                """), contact.source())
                        .param("person", person.value())
                        .param("station", station.value())
                        .param("revision", contact.revision())
                        .param("result", now == null ? null : now.code(), Types.VARCHAR)
                        .param("way", contact.way().code())
                        .param("day", contact.day())
                        .param("now", OffsetDateTime.now(clock))
                        .update()
                == 1;
    }

    private static JdbcClient.StatementSpec of(JdbcClient.StatementSpec sql, Act.Source source) {
        return sql.param("module", source.module())
                .param("record", source.record())
                .param("part", source.part());
    }
}
