package cn.linli.campaigns;

import cn.linli.access.Wall;
import cn.linli.residents.LabelsChanged;
import cn.linli.residents.ResidentDied;
import cn.linli.residents.ResidentMoved;
import cn.linli.residents.Residents;
import cn.linli.residents.ResidentsMerged;
import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import java.sql.Types;
import java.util.List;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * While a campaign runs its targets follow the register: the dead and those who moved away are taken out with the
 * reason, whoever comes to belong is offered, two entries of one person are one target.
 */
@Component
class CampaignsFollowResidents {

    private static final String RUNNING = """
            (select c.id from campaigns.campaign c where c.id = t.campaign_id and c.state = 'running')
            """;

    private final JdbcClient db;
    private final CampaignRepository repository;
    private final Targets targets;
    private final Settling settling;
    private final Residents residents;

    CampaignsFollowResidents(
            JdbcClient db, CampaignRepository repository, Targets targets, Settling settling, Residents residents) {
        this.db = db;
        this.repository = repository;
        this.targets = targets;
        this.settling = settling;
        this.residents = residents;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(ResidentDied news) {
        gone(news.resident(), "died");
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(ResidentMoved news) {
        if (news.away()) {
            gone(news.resident(), "moved");
        } else {
            back(news.resident());
            offer(news.resident(), news.station());
        }
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(LabelsChanged news) {
        if (!news.given().isEmpty()) {
            offer(news.resident(), news.station());
        }
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(ResidentsMerged news) {
        if (news.undone()) {
            put(news.merged(), "", "merged");
        } else {
            inheritedBy(news.survivor(), news.merged());
            gone(news.merged(), "merged");
        }
        settling.of(List.of(news.survivor(), news.merged()));
    }

    /** Behind a door somebody else may still live: then the door stays, under another name. */
    private void gone(ResidentId who, String why) {
        db.sql("update campaigns.member set gone = true where resident_id = :who")
                .param("who", who.value())
                .update();
        db.sql("""
                update campaigns.target t
                set resident_id = other.resident_id, version = t.version + 1
                from campaigns.target mine
                  join lateral (
                    select m.resident_id
                    from campaigns.member m
                    where m.campaign_id = mine.campaign_id and m.subject = mine.subject and not m.gone
                    order by m.resident_id
                    limit 1) other on true
                where mine.resident_id = :who and mine.sort = 'household'
                  and t.campaign_id = mine.campaign_id and t.subject = mine.subject
                """).param("who", who.value()).update();
        put(who, why, "");
        settling.of(List.of(who));
    }

    private void put(ResidentId who, String why, String instead) {
        db.sql("""
                update campaigns.target t
                set out_reason = :why, version = version + 1
                where t.resident_id = :who and t.out_reason = :instead and exists
                """ + RUNNING)
                .param("why", why)
                .param("instead", instead)
                .param("who", who.value())
                .update();
    }

    /** They came back, or moved to another community of the station: there the target is now. */
    private void back(ResidentId who) {
        db.sql("update campaigns.member set gone = false where resident_id = :who")
                .param("who", who.value())
                .update();
        put(who, "", "moved");
        var actor = Objects.requireNonNull(Wall.atWork());
        residents
                .card(actor, who)
                .ifPresent(card -> db.sql("""
                update campaigns.target t
                set region = :region, grid_id = :grid
                where t.resident_id = :who and exists
                """ + RUNNING)
                        .param("region", card.community().value())
                        .param("grid", card.grid() == null ? null : card.grid().value(), Types.OTHER)
                        .param("who", who.value())
                        .update());
        settling.of(List.of(who));
    }

    private void offer(ResidentId who, StationId station) {
        for (var campaign : repository.runningAt(station)) {
            targets.offer(station, campaign, who);
        }
    }

    /** Where only the merged entry was a target, the one that stands for both is it now. */
    private void inheritedBy(ResidentId survivor, ResidentId merged) {
        db.sql("""
                insert into campaigns.target (
                  campaign_id, subject, station_id, sort, resident_id, region, grid_id, sounds, owner, owner_name, due,
                  accepted, state)
                select t.campaign_id, :survivor, t.station_id, 'person', :survivor, t.region, t.grid_id, t.sounds, t.owner,
                  t.owner_name, t.due, t.accepted, t.state
                from campaigns.target t
                where t.resident_id = :merged and t.sort = 'person' and t.state in ('offered', 'open', 'tried')
                  and exists
                """ + RUNNING + "on conflict (campaign_id, subject) do nothing")
                .param("survivor", survivor.value())
                .param("merged", merged.value())
                .update();
        db.sql("""
                insert into campaigns.member (campaign_id, subject, resident_id, station_id)
                select m.campaign_id, m.subject, :survivor, m.station_id
                from campaigns.member m
                where m.resident_id = :merged
                on conflict do nothing
                """)
                .param("survivor", survivor.value())
                .param("merged", merged.value())
                .update();
        db.sql("""
                update campaigns.target open
                set out_reason = 'merged', version = open.version + 1
                from campaigns.target done
                where open.resident_id = :survivor and open.sort = 'person' and open.out_reason = ''
                  and open.state in ('open', 'tried', 'offered')
                  and done.campaign_id = open.campaign_id and done.resident_id = :merged and done.state = 'done'
                """)
                .param("survivor", survivor.value())
                .param("merged", merged.value())
                .update();
    }
}
