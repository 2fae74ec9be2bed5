package cn.linli.campaigns;

import cn.linli.access.Actors;
import cn.linli.access.Wall;
import cn.linli.shared.StationId;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every night the running campaigns are laid beside the register: a whole roster may have come in, or a birthday made
 * somebody old enough. Newcomers are offered, whoever is not here any more is taken out.
 */
@Component
class CampaignNight {

    private static final Logger LOG = LoggerFactory.getLogger(CampaignNight.class);

    /** Who is gone from behind a door; who answers for the door now; the doors behind which nobody is left. */
    private static final List<String> DOORS = List.of("""
            update campaigns.member m
            set gone = true
            from residents.gone(:station) gone
            where m.campaign_id = :campaign and m.station_id = :station and m.resident_id = gone.id and not m.gone
            """, """
            update campaigns.target t
            set resident_id = here.resident_id, version = t.version + 1
            from campaigns.member left_one
              join lateral (
                select m.resident_id
                from campaigns.member m
                where m.campaign_id = left_one.campaign_id and m.subject = left_one.subject and not m.gone
                order by m.resident_id
                limit 1) here on true
            where t.campaign_id = :campaign and t.station_id = :station and t.sort = 'household'
              and left_one.campaign_id = t.campaign_id and left_one.subject = t.subject
              and left_one.resident_id = t.resident_id and left_one.gone
            """, """
            update campaigns.target t
            set out_reason = 'moved', version = t.version + 1
            where t.campaign_id = :campaign and t.station_id = :station and t.sort = 'household' and t.out_reason = ''
              and not exists (
                select from campaigns.member m
                where m.campaign_id = t.campaign_id and m.subject = t.subject and not m.gone)
            """);

    private final JdbcClient db;
    private final CampaignRepository repository;
    private final Targets targets;
    private final Settling settling;
    private final Actors actors;
    private final TransactionTemplate transaction;

    CampaignNight(
            JdbcClient db,
            CampaignRepository repository,
            Targets targets,
            Settling settling,
            Actors actors,
            TransactionTemplate transaction) {
        this.db = db;
        this.repository = repository;
        this.targets = targets;
        this.settling = settling;
        this.actors = actors;
        this.transaction = transaction;
    }

    @Scheduled(cron = "0 20 2 * * *", zone = "Asia/Shanghai")
    void look() {
        try {
            lookNow();
        } catch (RuntimeException e) {
            LOG.warn("Campaigns could not be laid beside the register this night: {}", e.getMessage());
        }
    }

    /** Station by station; of several running applications one looks at a station at a time. How many were offered. */
    int lookNow() {
        int[] offered = {0};
        Wall.run(actors.nightly("campaigns"), () -> {
            for (var station : stations()) {
                offered[0] += transaction.execute(t -> look(station));
            }
        });
        return offered[0];
    }

    private int look(StationId station) {
        int offered = 0;
        for (var campaign : repository.runningAt(station)) {
            offered += targets.offer(station, campaign, null);
            takeOutTheGone(campaign.id(), station);
            settling.of(campaign.id(), station);
        }
        return offered;
    }

    private List<StationId> stations() {
        return transaction.execute(t -> db.sql("""
                select distinct p.station_id
                from campaigns.part p join campaigns.campaign c on c.id = p.campaign_id
                where c.state = 'running'
                order by p.station_id
                """)
                .query((row, n) -> new StationId(row.getObject(1, UUID.class)))
                .list());
    }

    private void takeOutTheGone(CampaignId campaign, StationId station) {
        db.sql("""
                update campaigns.target t
                set out_reason = gone.why, version = t.version + 1
                from residents.gone(:station) gone
                where t.campaign_id = :campaign and t.station_id = :station and t.sort = 'person' and t.out_reason = ''
                  and gone.id = t.resident_id
                """)
                .param("campaign", campaign.value())
                .param("station", station.value())
                .update();
        for (var step : DOORS) {
            db.sql(step)
                    .param("campaign", campaign.value())
                    .param("station", station.value())
                    .update();
        }
    }
}
