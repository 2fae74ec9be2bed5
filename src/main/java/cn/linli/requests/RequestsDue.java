package cn.linli.requests;

import cn.linli.access.Wall;
import cn.linli.shared.AccountId;
import cn.linli.shared.Due;
import cn.linli.shared.DueSource;
import cn.linli.shared.ResidentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits for somebody at the desk, for the page 今日. */
@Component
class RequestsDue implements DueSource {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final JdbcClient db;
    private final Around around;

    RequestsDue(JdbcClient db, Around around) {
        this.db = db;
        this.around = around;
    }

    @Override
    public List<Due> dueFor(AccountId me, boolean leads, OffsetDateTime now) {
        var endOfDay =
                now.atZoneSameInstant(CHINA).toLocalDate().atTime(LocalTime.MAX).atZone(CHINA);
        var found = db.sql("""
                select waiting.*, kind.name_zh, kind.name_en from (
                  select r.id, r.number, r.urgency, r.resident_id, r.due, r.version, r.kind, r.station_id,
                    coalesce(r.done_at, r.assigned, r.received) as since,
                    case
                      when r.state = 'done' then 'waiting-for-word'
                      when r.due < :now then 'overdue'
                      when r.answered then 'answered'
                      when r.due <= :endOfDay then 'due-today'
                      when r.state = 'assigned' then 'new-for-me'
                    end as why
                  from requests.request r
                  where r.doer_account = :me and r.state <> 'closed'
                    and (r.sent_up_to is null or r.answered or r.due < :now)
                  union all
                  select r.id, r.number, r.urgency, r.resident_id, r.due, r.version, r.kind, r.station_id,
                    coalesce(r.done_at, r.received) as since,
                    case
                      when r.state = 'received' then 'unassigned'
                      when r.state = 'done' then 'waiting-for-word'
                      else 'overdue'
                    end as why
                  from requests.request r
                  where :leads and r.station_id = any ((select access.people())::uuid[]) and r.state <> 'closed'
                    and r.doer_account is distinct from :me
                    and (r.state = 'received' or (r.state <> 'done' and r.due < :now)
                      or (r.state = 'done' and r.doer_volunteer is not null))
                  union all
                  select r.id, r.number, r.urgency, r.resident_id, r.due, r.version, r.kind, r.station_id, r.last as since,
                    case when r.sent_up_to is not null then 'to-answer' else 'overdue' end as why
                  from requests.request r
                  where r.climbed_to = any ((select access.stations())::uuid[])
                    and r.station_id <> all ((select access.people())::uuid[])
                    and r.state not in ('done', 'closed') and not r.answered
                ) waiting join requests.kind on kind.code = waiting.kind
                where why is not null
                order by due, id
                limit 300
                """)
                .param("me", me.value())
                .param("leads", leads)
                .param("now", now)
                .param("endOfDay", endOfDay.toOffsetDateTime())
                .query(Waiting::row)
                .list();
        return named(found);
    }

    private List<Due> named(List<Waiting> found) {
        var actor = Wall.atWork();
        var who = found.stream()
                .map(Waiting::resident)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var names = actor == null || who.isEmpty() ? Map.<ResidentId, String>of() : around.names(actor, who);
        var stations = actor == null || found.isEmpty() ? Map.<UUID, String>of() : around.stationsToTellApart(actor);
        return found.stream()
                .map(w -> w.due(w.resident() == null ? null : names.get(w.resident()), stations.get(w.station())))
                .toList();
    }

    private record Waiting(
            UUID id,
            String why,
            String titleZh,
            String titleEn,
            UUID station,
            @Nullable ResidentId resident,
            OffsetDateTime at,
            OffsetDateTime since,
            boolean urgent,
            int version) {

        static Waiting row(ResultSet row, int n) throws SQLException {
            var resident = row.getObject("resident_id", UUID.class);
            return new Waiting(
                    row.getObject("id", UUID.class),
                    row.getString("why"),
                    row.getString("name_zh") + " " + row.getString("number"),
                    row.getString("name_en") + " " + row.getString("number"),
                    row.getObject("station_id", UUID.class),
                    resident == null ? null : new ResidentId(resident),
                    row.getObject("due", OffsetDateTime.class),
                    row.getObject("since", OffsetDateTime.class),
                    row.getString("urgency").equals("urgent"),
                    row.getInt("version"));
        }

        Due due(@Nullable String person, @Nullable String stationName) {
            return new Due("requests", id, why, titleZh, titleEn, person, stationName, at, since, urgent, version);
        }
    }
}
