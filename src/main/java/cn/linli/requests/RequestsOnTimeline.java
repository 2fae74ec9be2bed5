package cn.linli.requests;

import cn.linli.shared.Id;
import cn.linli.shared.ResidentId;
import cn.linli.shared.TimelineSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a person asked for and what became of it, on their timeline. */
@Component
class RequestsOnTimeline implements TimelineSource {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final JdbcClient db;

    RequestsOnTimeline(JdbcClient db) {
        this.db = db;
    }

    @Override
    public List<Entry> happenedTo(Set<ResidentId> people, OffsetDateTime before, int limit) {
        if (people.isEmpty()) {
            return List.of();
        }
        return db.sql("""
                select r.id, r.number, k.name_zh, s.at, s.what, s.by_name
                from requests.request r
                join requests.kind k on k.code = r.kind
                join requests.step s on s.request_id = r.id
                where r.resident_id in (:people)
                  and s.at < :before
                  and s.what in ('received', 'done', 'satisfied', 'not-solved', 'withdrawn', 'not-yet')
                order by s.at desc, s.id desc
                limit :limit
                """)
                .param("people", people.stream().map(Id::value).toList())
                .param("before", before)
                .param("limit", limit)
                .query((row, n) -> {
                    var at = row.getObject("at", OffsetDateTime.class);
                    return new Entry(
                            "requests",
                            row.getObject("id", UUID.class),
                            at,
                            at.atZoneSameInstant(CHINA).toLocalDate(),
                            "requests." + row.getString("what"),
                            row.getString("name_zh") + " " + row.getString("number"),
                            row.getString("by_name"));
                })
                .list();
    }
}
