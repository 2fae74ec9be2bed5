package cn.linli.residents;

import cn.linli.shared.ResidentId;
import cn.linli.shared.TimelineSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened to the entry itself: entered, corrected, labels, merges, a move, a death. */
@Component
class OwnTimeline implements TimelineSource {

    private final JdbcClient db;

    OwnTimeline(JdbcClient db) {
        this.db = db;
    }

    @Override
    public List<Entry> happenedTo(Set<ResidentId> people, OffsetDateTime before, int limit) {
        return db.sql("""
                (select h.person_id, h.at, h.day, h.what, h.title, h.by_whom
                 from residents.happening h
                 where h.person_id = any (:people) and h.at < :before
                 order by h.at desc
                 limit :limit)
                union all
                select p.id, p.entered, (p.entered at time zone 'Asia/Shanghai')::date, 'residents.entered', '', p.entered_by
                from residents.person p
                where p.id = any (:people) and p.entered < :before
                order by 2 desc
                limit :limit
                """)
                .param("people", PersonRows.uuids(people))
                .param("before", before)
                .param("limit", limit)
                .query((row, n) -> new Entry(
                        "residents",
                        row.getObject("person_id", UUID.class),
                        row.getObject("at", OffsetDateTime.class),
                        row.getObject("day", LocalDate.class),
                        row.getString("what"),
                        row.getString("title"),
                        row.getString("by_whom")))
                .list();
    }
}
