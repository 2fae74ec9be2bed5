package cn.linli.campaigns;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Secrets;
import cn.linli.access.Trail;
import cn.linli.shared.RegionCode;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.shared.Texts;
import cn.linli.stations.Stations;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shops, institutions, and doors behind which nobody of the register lives: kept from one campaign to the next. */
@Component
class Premises {

    private final JdbcClient db;
    private final CampaignRepository repository;
    private final Stations stations;
    private final Settling settling;
    private final Secrets secrets;
    private final Trail trail;
    private final Clock clock;

    Premises(
            JdbcClient db,
            CampaignRepository repository,
            Stations stations,
            Settling settling,
            Secrets secrets,
            Trail trail,
            Clock clock) {
        this.db = db;
        this.repository = repository;
        this.stations = stations;
        this.settling = settling;
        this.secrets = secrets;
        this.trail = trail;
        this.clock = clock;
    }

    /** What a place is. */
    enum Kind {
        SHOP,
        INSTITUTION,
        HOME
    }

    /**
     * Enters a place, and makes it a target of this campaign, owned by whoever enters it.
     *
     * @param address where it is, in words; sealed
     */
    @Transactional
    public void add(
            Actor actor,
            CampaignId id,
            UUID place,
            @Nullable StationId station,
            @Nullable RegionCode community,
            Kind kind,
            String name,
            String address) {
        actor.needs(Right.RECORD_VISITS);
        var campaign = repository.get(id);
        if (station == null) {
            throw SharedRefusal.MISSING.refuse().at("station");
        }
        if (!campaign.plan().stations().contains(station)
                || !actor.scope().people().contains(station)) {
            throw SharedRefusal.NOT_FOUND.refuse();
        }
        campaign.running();
        if (community == null) {
            throw SharedRefusal.MISSING.refuse().at("community");
        }
        if (stations.find(station).filter(s -> community.within(s.region())).isEmpty()) {
            throw CampaignRefusal.COMMUNITY_NOT_HERE.refuse(community).at("community");
        }
        var said = Texts.required(name, "name", 60);
        db.sql("""
                insert into campaigns.place (id, station_id, region, kind, name, address, entered)
                values (:id, :station, :region, :kind, :name, :address, :now)
                """)
                .param("id", place)
                .param("station", station.value())
                .param("region", community.value())
                .param("kind", Codes.of(kind))
                .param("name", said)
                .param("address", secrets.seal(Texts.optional(address, "address", 120)), Types.VARBINARY)
                .param("now", OffsetDateTime.now(clock))
                .update();
        db.sql("""
                insert into campaigns.target (
                  campaign_id, subject, station_id, sort, place_id, region, sounds, owner, owner_name, due, accepted, state)
                values (:campaign, :id, :station, 'place', :id, :region, :name, :owner, :ownerName, :due, true, 'open')
                """)
                .param("campaign", id.value())
                .param("id", place)
                .param("station", station.value())
                .param("region", community.value())
                .param("name", said)
                .param("owner", actor.account().value())
                .param("ownerName", actor.name())
                .param("due", campaign.to())
                .update();
        settling.of(id, List.of(place));
        trail.write(actor, "campaigns.place-added", id.value(), Map.of("community", community.value()));
    }

    /** A place that is no more: it is a target of no further campaign. */
    @Transactional
    public void close(Actor actor, CampaignId id, UUID place) {
        actor.needs(Right.RECORD_VISITS);
        repository.get(id);
        int done = db.sql("update campaigns.place set closed = true where id = :id")
                .param("id", place)
                .update();
        if (done == 0) {
            throw SharedRefusal.NOT_FOUND.refuse();
        }
        trail.write(actor, "campaigns.place-closed", id.value(), Map.of());
    }
}
