package cn.linli.campaigns;

import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Says of targets what became of them, from what was heard and done since the campaign's first day; one rule for one
 * target and for a whole station. Done: seen, or heard where that counts; or the place was visited. Tried: anything
 * else. A target that is out but was reached stays done.
 *
 * <p>The targets are locked first, so that of two who write at once the second sees what the first has written.
 */
@Component
class Settling {

    private static final String SETTLE = """
            with touched as materialized (
              %s),
            now as (
              select t.campaign_id, t.subject, first.day as reached_on, first.by_name as reached_by, first.result,
                coalesce(tried.times, 0) as tries, tried.day as last_try
              from touched
                join campaigns.target t on t.campaign_id = touched.campaign_id and t.subject = touched.subject
                join campaigns.campaign c on c.id = t.campaign_id
                left join lateral (
                  select word.day, word.by_name, word.result
                  from (
                    select k.day, k.by_name, k.result, k.heard
                    from campaigns.contact k
                    where k.resident_id in (
                        select t.resident_id
                        union all
                        select m.resident_id from campaigns.member m
                        where m.campaign_id = t.campaign_id and m.subject = t.subject)
                      and k.day >= c.from_day and k.day <= coalesce(c.ended_on, date '9999-12-31')
                      and (k.result = 'seen' or (c.heard and k.result = 'heard'))
                    union all
                    select d.day, d.by_name, 'seen', d.told
                    from campaigns.deed d
                    where d.campaign_id = t.campaign_id and d.subject = t.subject and d.met) word
                  order by word.day, word.heard
                  limit 1) first on true
                left join lateral (
                  select count(*) as times, max(word.day) as day
                  from (
                    select k.day
                    from campaigns.contact k
                    where k.resident_id in (
                        select t.resident_id
                        union all
                        select m.resident_id from campaigns.member m
                        where m.campaign_id = t.campaign_id and m.subject = t.subject)
                      and k.day >= c.from_day and k.day <= coalesce(c.ended_on, date '9999-12-31')
                      and k.result in ('no-answer', 'refused', 'heard') and not (c.heard and k.result = 'heard')
                    union all
                    select d.day
                    from campaigns.deed d
                    where d.campaign_id = t.campaign_id and d.subject = t.subject and not d.met) word) tried on true)
            update campaigns.target t
            set reached_on = now.reached_on,
                reached_by = coalesce(now.reached_by, ''),
                result = coalesce(now.result, ''),
                tries = now.tries,
                last_try = now.last_try,
                state = case
                  when not t.accepted then 'offered'
                  when now.reached_on is not null then 'done'
                  when t.out_reason <> '' then 'out'
                  when now.tries > 0 then 'tried'
                  else 'open' end
            from now
            where t.campaign_id = now.campaign_id and t.subject = now.subject
            """;

    private static final String OF_PEOPLE = """
            select t.campaign_id, t.subject
            from campaigns.target t
            where t.resident_id = any (array(select unnest(:people::uuid[])))
            union
            select m.campaign_id, m.subject
            from campaigns.member m
            where m.resident_id = any (array(select unnest(:people::uuid[])))
            """;

    private static final String OF_STATION = """
            select t.campaign_id, t.subject
            from campaigns.target t
            where t.campaign_id = :campaign and t.station_id = :station
            """;

    private static final String OF_SUBJECTS = """
            select t.campaign_id, t.subject
            from campaigns.target t
            where t.campaign_id = :campaign and t.subject = any (array(select unnest(:subjects::uuid[])))
            """;

    private static final String LOCK = """
            select t.subject
            from campaigns.target t
            where (t.campaign_id, t.subject) in (
              %s)
            order by t.campaign_id, t.subject
            for update
            """;

    private final JdbcClient db;

    Settling(JdbcClient db) {
        this.db = db;
    }

    /**
     * While contacts are written down no targets of the station are picked, and the other way round; many contacts at
     * once hinder each other in nothing.
     */
    void hearing(StationId station) {
        db.sql("select pg_advisory_xact_lock_shared(hashtextextended('campaigns.' || :station, 0))::text")
                .param("station", station.toString())
                .query((row, n) -> 0)
                .list();
    }

    /** See {@link #hearing}. */
    void picking(StationId station) {
        db.sql("select pg_advisory_xact_lock(hashtextextended('campaigns.' || :station, 0))::text")
                .param("station", station.toString())
                .query((row, n) -> 0)
                .list();
    }

    /** The targets of these people, in whatever campaign. */
    void of(Collection<ResidentId> people) {
        var ids = people.stream().map(ResidentId::value).toArray(UUID[]::new);
        var locked = db.sql(LOCK.formatted(OF_PEOPLE))
                .param("people", ids)
                .query((row, n) -> 0)
                .list();
        if (!locked.isEmpty()) {
            db.sql(SETTLE.formatted(OF_PEOPLE)).param("people", ids).update();
        }
    }

    /** All targets of a station in a campaign. */
    void of(CampaignId campaign, StationId station) {
        db.sql(SETTLE.formatted(OF_STATION))
                .param("campaign", campaign.value())
                .param("station", station.value())
                .update();
    }

    /** These targets. */
    void of(CampaignId campaign, Collection<UUID> subjects) {
        var ids = subjects.toArray(UUID[]::new);
        db.sql(LOCK.formatted(OF_SUBJECTS))
                .param("campaign", campaign.value())
                .param("subjects", ids)
                .query((row, n) -> 0)
                .list();
        db.sql(SETTLE.formatted(OF_SUBJECTS))
                .param("campaign", campaign.value())
                .param("subjects", ids)
                .update();
    }
}
