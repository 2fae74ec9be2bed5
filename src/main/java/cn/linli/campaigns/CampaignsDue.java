package cn.linli.campaigns;

import cn.linli.shared.AccountId;
import cn.linli.shared.Due;
import cn.linli.shared.DueSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Of each running campaign one line: how many of mine are not reached; for the head, how many nobody has. */
@Component
class CampaignsDue implements DueSource {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int NEW_FOR_DAYS = 3;

    private final JdbcClient db;

    CampaignsDue(JdbcClient db) {
        this.db = db;
    }

    @Override
    public List<Due> dueFor(AccountId me, boolean leads, OffsetDateTime now) {
        var today = now.atZoneSameInstant(CHINA).toLocalDate();
        return db.sql("""
                select c.id, c.title, c.version, c.started, waiting.why, waiting.due, waiting.targets
                from (
                  select t.campaign_id,
                    case when min(t.due) < :today then 'overdue' when min(t.due) = :today then 'due-today'
                      else 'new-for-me' end as why,
                    min(t.due) as due, count(*) as targets
                  from campaigns.target t
                  where t.owner = :me and t.state in ('open', 'tried')
                  group by t.campaign_id
                  union all
                  select t.campaign_id, 'unassigned', min(t.due), count(*)
                  from campaigns.part p
                    join campaigns.campaign c on c.id = p.campaign_id and c.state = 'running'
                    join campaigns.target t on t.campaign_id = p.campaign_id and t.station_id = p.station_id
                  where :leads and p.station_id = any ((select access.people())::uuid[])
                    and (t.state = 'offered' or (t.owner is null and t.state in ('open', 'tried')))
                  group by t.campaign_id) waiting
                  join campaigns.campaign c on c.id = waiting.campaign_id
                where c.state = 'running' and (waiting.why <> 'new-for-me' or c.started > :fresh)
                order by waiting.due, c.id
                limit 100
                """)
                .param("me", me.value())
                .param("leads", leads)
                .param("today", today)
                .param("fresh", now.minusDays(NEW_FOR_DAYS))
                .query((row, n) -> {
                    var why = row.getString("why");
                    int targets = row.getInt("targets");
                    return new Due(
                            "campaigns",
                            row.getObject("id", UUID.class),
                            why,
                            row.getString("title")
                                    + (why.equals("unassigned") ? "：%d个对象待分派或确认" : "：还有%d个未走到").formatted(targets),
                            "%s: %d %s"
                                    .formatted(
                                            row.getString("title"),
                                            targets,
                                            why.equals("unassigned") ? "to assign or take in" : "not reached yet"),
                            null,
                            null,
                            row.getObject("due", LocalDate.class)
                                    .atTime(23, 59)
                                    .atZone(CHINA)
                                    .toOffsetDateTime(),
                            row.getObject("started", OffsetDateTime.class),
                            false,
                            row.getInt("version"));
                })
                .list();
    }
}
