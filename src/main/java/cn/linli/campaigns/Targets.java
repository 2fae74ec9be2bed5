package cn.linli.campaigns;

import cn.linli.access.Actor;
import cn.linli.shared.AccountId;
import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import cn.linli.stations.Stations;
import cn.linli.stations.Worker;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * Who is to be reached: picked from the register in a few statements a station, however many they are, and shared out
 * among those who work there. Works inside the station's scope.
 */
@Component
class Targets {

    private static final String PICKED = """
            residents.picked(
              :station::uuid, :labels::text[], :risks::text[], :communities::text[], :grids::uuid[], :bornTo::date,
              :bornFrom::date, :alone::boolean, :today::date, :person::uuid)
            """;

    private static final Set<Worker.Position> GO = Set.of(Worker.Position.HEAD, Worker.Position.WORKER);

    private final JdbcClient db;
    private final Stations stations;
    private final Settling settling;
    private final Clock clock;

    Targets(JdbcClient db, Stations stations, Settling settling, Clock clock) {
        this.db = db;
        this.stations = stations;
        this.settling = settling;
        this.clock = clock;
    }

    /** How many there would be in each community. */
    List<Campaigns.InCommunity> count(StationId station, NewCampaign plan) {
        if (plan.unit() == Unit.PLACE) {
            return db.sql("""
                    select region, count(*) as targets
                    from campaigns.place
                    where station_id = :station and not closed and (:communities::text[] = '{}' or region::text = any (:communities::text[]))
                    group by region
                    """)
                    .param("station", station.value())
                    .param("communities", communities(plan.pick()))
                    .query((row, n) -> new Campaigns.InCommunity(row.getString("region"), row.getInt("targets")))
                    .list();
        }
        var each = plan.unit() == Unit.HOUSEHOLD ? "distinct coalesce(p.household_id, p.id)" : "*";
        return picking(
                        db.sql("select p.region, count(" + each + ") as targets from " + PICKED
                                + " p group by p.region"),
                        station,
                        plan.pick(),
                        null)
                .query((row, n) -> new Campaigns.InCommunity(row.getString("region"), row.getInt("targets")))
                .list();
    }

    /** Picks everybody who is not picked yet and settles what is known of them already; how many are new. */
    int pick(StationId station, Campaign campaign) {
        settling.picking(station);
        int fresh = add(station, campaign, true, null);
        settling.of(campaign.id(), station);
        return fresh;
    }

    /** Those who came to belong since it began are offered; how many. */
    int offer(StationId station, Campaign campaign, @Nullable ResidentId only) {
        return add(station, campaign, false, only);
    }

    private int add(StationId station, Campaign campaign, boolean accepted, @Nullable ResidentId only) {
        return switch (campaign.plan().unit()) {
            case PERSON -> addPeople(station, campaign, accepted, only);
            case HOUSEHOLD -> addDoors(station, campaign, accepted, only);
            case PLACE -> addPlaces(station, campaign, accepted);
        };
    }

    private int addPeople(StationId station, Campaign campaign, boolean accepted, @Nullable ResidentId only) {
        return adding(db.sql("""
                        insert into campaigns.target (
                          campaign_id, subject, station_id, sort, resident_id, region, grid_id, sounds, due, accepted, state)
                        select :campaign, p.id, :station, 'person', p.id, p.region, p.grid_id, p.pinyin, :due, :accepted,
                          case when :accepted then 'open' else 'offered' end
                        from %s p
                        on conflict (campaign_id, subject) do nothing
                        """.formatted(PICKED)), station, campaign, accepted, only)
                .update();
    }

    /** A door stands under the first of those who live there; somebody new behind a known door joins it. */
    private int addDoors(StationId station, Campaign campaign, boolean accepted, @Nullable ResidentId only) {
        int fresh = adding(db.sql("""
                        insert into campaigns.target (
                          campaign_id, subject, station_id, sort, resident_id, door, region, grid_id, sounds, due, accepted,
                          state)
                        select distinct on (coalesce(p.household_id, p.id))
                          :campaign, p.id, :station, 'household', p.id, coalesce(p.household_id, p.id), p.region, p.grid_id,
                          p.pinyin, :due, :accepted, case when :accepted then 'open' else 'offered' end
                        from %s p
                        order by coalesce(p.household_id, p.id), p.pinyin, p.id
                        on conflict do nothing
                        """.formatted(PICKED)), station, campaign, accepted, only)
                .update();
        picking(db.sql("""
                        insert into campaigns.member (campaign_id, subject, resident_id, station_id)
                        select :campaign, t.subject, p.id, :station
                        from %s p
                          join campaigns.target t
                            on t.campaign_id = :campaign and t.door = coalesce(p.household_id, p.id)
                        on conflict do nothing
                        """.formatted(PICKED)), station, campaign.plan().pick(), only)
                .param("campaign", campaign.id().value())
                .update();
        return fresh;
    }

    private int addPlaces(StationId station, Campaign campaign, boolean accepted) {
        return db.sql("""
                insert into campaigns.target (
                  campaign_id, subject, station_id, sort, place_id, region, sounds, due, accepted, state)
                select :campaign, p.id, :station, 'place', p.id, p.region, p.name, :due, :accepted,
                  case when :accepted then 'open' else 'offered' end
                from campaigns.place p
                where p.station_id = :station and not p.closed
                  and (:communities::text[] = '{}' or p.region::text = any (:communities::text[]))
                on conflict (campaign_id, subject) do nothing
                """)
                .param("campaign", campaign.id().value())
                .param("station", station.value())
                .param("due", campaign.to())
                .param("accepted", accepted)
                .param("communities", communities(campaign.plan().pick()))
                .update();
    }

    /** Gives everybody who has no owner one, evenly and by community; how many still have none. */
    int share(Actor actor, StationId station, CampaignId campaign) {
        var areas = db.sql("""
                select region, grid_id, count(*) as targets
                from campaigns.target
                where campaign_id = :campaign and station_id = :station and owner is null and accepted
                group by region, grid_id
                order by region, grid_id
                """)
                .param("campaign", campaign.value())
                .param("station", station.value())
                .query((row, n) -> new Spread.Area(
                        row.getString("region"), row.getObject("grid_id", UUID.class), row.getInt("targets")))
                .list();
        var shares = Spread.of(areas, helpers(actor, station, campaign));
        if (!shares.isEmpty()) {
            give(station, campaign, shares);
        }
        return shares.isEmpty() ? areas.stream().mapToInt(Spread.Area::count).sum() : 0;
    }

    private void give(StationId station, CampaignId campaign, List<Spread.Share> shares) {
        db.sql("""
                with numbered as (
                  select subject, region, grid_id,
                    row_number() over (partition by region, grid_id order by sounds, subject) as no
                  from campaigns.target
                  where campaign_id = :campaign and station_id = :station and owner is null and accepted)
                update campaigns.target t
                set owner = s.owner, owner_name = s.name
                from numbered n
                  join unnest(:regions::text[], :grids::uuid[], :firsts::int[], :lasts::int[], :owners::uuid[], :names::text[])
                    as s (region, grid, first, last, owner, name)
                  on s.region = n.region and s.grid is not distinct from n.grid_id and n.no between s.first and s.last
                where t.campaign_id = :campaign and t.subject = n.subject
                """)
                .param("campaign", campaign.value())
                .param("station", station.value())
                .param("regions", shares.stream().map(Spread.Share::region).toArray(String[]::new))
                .param("grids", shares.stream().map(Spread.Share::grid).toArray(UUID[]::new))
                .param("firsts", shares.stream().map(Spread.Share::first).toArray(Integer[]::new))
                .param("lasts", shares.stream().map(Spread.Share::last).toArray(Integer[]::new))
                .param(
                        "owners",
                        shares.stream()
                                .map(share -> share.to().account().value())
                                .toArray(UUID[]::new))
                .param("names", shares.stream().map(share -> share.to().name()).toArray(String[]::new))
                .update();
    }

    private List<Spread.Helper> helpers(Actor actor, StationId station, CampaignId campaign) {
        var loads = loads(station, campaign);
        return workers(actor, station).entrySet().stream()
                .map(who -> new Spread.Helper(who.getKey(), who.getValue(), loads.getOrDefault(who.getKey(), 0)))
                .toList();
    }

    private Map<AccountId, Integer> loads(StationId station, CampaignId campaign) {
        return db
                .sql("""
                select owner, count(*) as targets
                from campaigns.target
                where campaign_id = :campaign and station_id = :station and owner is not null and state in ('open', 'tried')
                group by owner
                """)
                .param("campaign", campaign.value())
                .param("station", station.value())
                .query((row, n) -> Map.entry(new AccountId(row.getObject("owner", UUID.class)), row.getInt("targets")))
                .list()
                .stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Who can go for a station today, with their names: its head and its workers, as far as they sign in. */
    Map<AccountId, String> workers(Actor actor, StationId station) {
        var here = new java.util.LinkedHashMap<AccountId, String>();
        for (var worker : stations.workers(actor, station)) {
            var account = worker.account();
            if (account != null && GO.contains(worker.position()) && worker.here(today())) {
                here.put(account, worker.name());
            }
        }
        return here;
    }

    private StatementSpec adding(
            StatementSpec sql, StationId station, Campaign campaign, boolean accepted, @Nullable ResidentId only) {
        return picking(sql, station, campaign.plan().pick(), only)
                .param("campaign", campaign.id().value())
                .param("due", campaign.to())
                .param("accepted", accepted);
    }

    private StatementSpec picking(StatementSpec sql, StationId station, Pick pick, @Nullable ResidentId only) {
        var today = today();
        return sql.param("station", station.value())
                .param("labels", pick.labels().toArray(String[]::new))
                .param("risks", pick.riskCodes().toArray(String[]::new))
                .param("communities", communities(pick))
                .param("grids", pick.grids().toArray(UUID[]::new))
                .param("bornTo", pick.bornTo(today), Types.DATE)
                .param("bornFrom", pick.bornFrom(today), Types.DATE)
                .param("alone", pick.alone())
                .param("today", today)
                .param("person", only == null ? null : only.value(), Types.OTHER);
    }

    private static String[] communities(Pick pick) {
        return pick.communities().stream()
                .map(cn.linli.shared.RegionCode::value)
                .toArray(String[]::new);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
