package cn.linli.campaigns;

import cn.linli.access.Actor;
import cn.linli.access.Entrusted;
import cn.linli.access.Right;
import cn.linli.access.Trail;
import cn.linli.residents.Residents;
import cn.linli.shared.RegionCode;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.stations.Station;
import cn.linli.stations.Stations;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Campaigns from the draft to the summary. The hub makes one for its district, a head for the own station; in a district
 * the hub is let into each station just to pick and to share out, and sees numbers, not names.
 */
@Service
public class Campaigns {

    private static final Set<Right> INSIDE = Set.of(Right.SEE_RESIDENTS, Right.SEE_VISITS, Right.SEE_STATIONS);

    private final CampaignRepository repository;
    private final Targets targets;
    private final Stations stations;
    private final Residents residents;
    private final Entrusted entrusted;
    private final JdbcClient db;
    private final Trail trail;
    private final Clock clock;

    Campaigns(
            CampaignRepository repository,
            Targets targets,
            Stations stations,
            Residents residents,
            Entrusted entrusted,
            JdbcClient db,
            Trail trail,
            Clock clock) {
        this.repository = repository;
        this.targets = targets;
        this.stations = stations;
        this.residents = residents;
        this.entrusted = entrusted;
        this.db = db;
        this.trail = trail;
        this.clock = clock;
    }

    /** Says how many would be meant, and how many can go, without keeping anything. */
    @Transactional
    public Preview preview(Actor actor, NewCampaign wish) {
        var plan = checked(actor, wish);
        var parts = new ArrayList<PreviewPart>();
        for (var station : plan.stations()) {
            parts.add(inside(
                    actor,
                    station,
                    let -> new PreviewPart(
                            station,
                            targets.count(station, plan),
                            targets.workers(let, station).size())));
        }
        return new Preview(parts);
    }

    /**
     * Keeps a draft. Refuses a first day in the past, a label that is none, a community of no station that takes part.
     */
    @Transactional
    public void make(Actor actor, CampaignId id, NewCampaign wish) {
        var plan = checked(actor, wish);
        if (plan.from().isBefore(today())) {
            throw CampaignRefusal.BEGINS_IN_THE_PAST.refuse();
        }
        repository.add(actor, new Campaign(id, plan, Campaign.State.DRAFT, 0, null, ""));
        trail.write(
                actor,
                "campaigns.made",
                id.value(),
                Map.of("name", plan.title(), "count", plan.stations().size()));
    }

    /**
     * Starts it: picks everybody meant as of today and shares them out. Refuses when nobody is meant, before the first
     * day and after the last.
     *
     * @return how many are to be reached
     */
    @Transactional
    public int start(Actor actor, CampaignId id, int version) {
        var campaign = mine(actor, id, version);
        campaign.start(today());
        save(campaign);
        int all = 0;
        // always in the same order: two who start at once wait for each other once
        for (var station : inOrder(campaign.plan().stations())) {
            all += inside(actor, station, let -> {
                int picked = targets.pick(station, campaign);
                targets.share(let, station, id);
                return picked;
            });
        }
        if (all == 0 && campaign.plan().unit() != Unit.PLACE) {
            throw CampaignRefusal.NOBODY_PICKED.refuse();
        }
        trail.write(actor, "campaigns.started", id.value(), Map.of("people", all));
        return all;
    }

    /** Other words, another last day. Targets that were due on the old last day are due on the new one. */
    @Transactional
    public void change(Actor actor, CampaignId id, int version, String title, String message, LocalDate to) {
        var campaign = mine(actor, id, version);
        var before = campaign.to();
        campaign.change(title, message, to, today());
        save(campaign);
        if (!before.equals(to)) {
            for (var station : inOrder(campaign.plan().stations())) {
                inside(actor, station, let -> follow(id, station, before, to));
            }
        }
        trail.write(actor, "campaigns.changed", id.value(), Map.of("to", to.toString()));
    }

    /** Nobody is due after the last day; who was due on it moves with it. */
    private int follow(CampaignId id, StationId station, LocalDate before, LocalDate to) {
        return db.sql("""
                update campaigns.target
                set due = :to, version = version + 1
                where campaign_id = :id and station_id = :station and (due = :before or due > :to)
                """)
                .param("to", to)
                .param("id", id.value())
                .param("station", station.value())
                .param("before", before)
                .update();
    }

    /**
     * Ends it with a summary; its figures are kept as they stand. Refuses while goods are left somewhere that were
     * neither given, returned nor declared.
     */
    @Transactional
    public void end(Actor actor, CampaignId id, int version, String summary) {
        var campaign = mine(actor, id, version);
        campaign.end(summary, today());
        var left = goodsLeft(id);
        if (!left.isEmpty()) {
            throw CampaignRefusal.GOODS_LEFT.refuse(
                    left.stream().map(stations::name).sorted().collect(Collectors.joining("、")));
        }
        save(campaign);
        repository.keepFigures(id);
        trail.write(actor, "campaigns.ended", id.value(), Map.of());
    }

    private List<StationId> goodsLeft(CampaignId id) {
        return db
                .sql("""
                select g.station_id
                from campaigns.goods g join campaigns.goods_line l on l.goods_id = g.id
                where g.campaign_id = :id
                group by g.id, g.station_id
                having sum(l.quantity) <> 0
                """)
                .param("id", id.value())
                .query((row, n) -> new StationId(row.getObject(1, java.util.UUID.class)))
                .list()
                .stream()
                .distinct()
                .toList();
    }

    /** A draft that will not be. */
    @Transactional
    public void callOff(Actor actor, CampaignId id, int version, String reason) {
        var campaign = mine(actor, id, version);
        campaign.callOff(reason, today());
        save(campaign);
        trail.write(actor, "campaigns.called-off", id.value(), Map.of());
    }

    /** The campaign, locked, if this actor runs it and saw it as it stands. */
    private Campaign mine(Actor actor, CampaignId id, int version) {
        actor.needs(Right.MANAGE_PROJECTS);
        var campaign = repository.lock(id);
        if (!runs(actor, campaign)) {
            throw CampaignRefusal.NOT_YOURS_TO_RUN.refuse();
        }
        if (campaign.version() != version) {
            throw changed(campaign);
        }
        return campaign;
    }

    /** Whether this actor makes, starts and ends it: the hub's are for the hub. */
    static boolean runs(Actor actor, Campaign campaign) {
        return actor.may(Right.MANAGE_PROJECTS)
                && actor.scope().stations().contains(campaign.plan().station());
    }

    private void save(Campaign campaign) {
        if (!repository.save(campaign)) {
            throw changed(repository.get(campaign.id()));
        }
    }

    private static cn.linli.shared.Refused changed(Campaign now) {
        return SharedRefusal.CHANGED_MEANWHILE
                .refuse()
                .withCurrent(new Standing(
                        now.id(),
                        now.version(),
                        now.state().code(),
                        now.title(),
                        now.message(),
                        now.to(),
                        now.closing()));
    }

    /** With the stations that take part spelt out. */
    private NewCampaign checked(Actor actor, NewCampaign wish) {
        actor.needs(Right.MANAGE_PROJECTS);
        actor.worksAt(wish.station());
        var known = residents.labelNames(Locale.SIMPLIFIED_CHINESE).keySet();
        wish.pick().labels().stream()
                .filter(l -> !known.contains(l))
                .findFirst()
                .ifPresent(label -> {
                    throw CampaignRefusal.LABEL_UNKNOWN.refuse(label);
                });
        var part = takingPart(actor, wish);
        for (var community : wish.pick().communities()) {
            if (part.values().stream().noneMatch(station -> community.within(station.region()))) {
                throw CampaignRefusal.COMMUNITY_NOT_HERE.refuse(community);
            }
        }
        return new NewCampaign(
                wish.station(),
                meant(part, wish.pick().communities()),
                wish.kind(),
                wish.title(),
                wish.message(),
                wish.from(),
                wish.to(),
                wish.heard(),
                wish.unit(),
                wish.pick());
    }

    private Map<StationId, Station> takingPart(Actor actor, NewCampaign wish) {
        var own = stations.find(wish.station());
        if (own.isEmpty() || !own.get().hub()) {
            return Map.of(wish.station(), own.orElseGet(() -> unknown(wish.station())));
        }
        var all = stations.within(own.get().region()).stream()
                .filter(station -> !station.hub() && actor.scope().stations().contains(station.id()))
                .filter(station -> wish.stations().isEmpty() || wish.stations().contains(station.id()))
                .collect(Collectors.toMap(Station::id, Function.identity()));
        if (all.isEmpty() || !all.keySet().containsAll(wish.stations())) {
            throw CampaignRefusal.NO_STATION.refuse();
        }
        return all;
    }

    private static Station unknown(StationId id) {
        throw CampaignRefusal.NO_STATION.refuse(id);
    }

    /** Of the stations only those in whose communities somebody is meant. */
    private static Set<StationId> meant(Map<StationId, Station> part, Set<RegionCode> communities) {
        return part.values().stream()
                .filter(station -> communities.isEmpty()
                        || communities.stream().anyMatch(community -> community.within(station.region())))
                .map(Station::id)
                .collect(Collectors.toSet());
    }

    <T> T inside(Actor actor, StationId station, Function<Actor, T> work) {
        actor.worksAt(station);
        return entrusted.at(station, actor, INSIDE, work);
    }

    static List<StationId> inOrder(Set<StationId> stations) {
        return stations.stream()
                .sorted(java.util.Comparator.comparing(StationId::value))
                .toList();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    /** What stands now, for whoever lost a race. */
    public record Standing(
            CampaignId id, int version, String state, String title, String message, LocalDate to, String closing) {}

    /** How many would be meant, by station. */
    public record Preview(List<PreviewPart> stations) {

        /** Copies the list. */
        public Preview {
            stations = List.copyOf(stations);
        }

        /** In all. */
        public int targets() {
            return stations.stream().mapToInt(PreviewPart::targets).sum();
        }
    }

    /**
     * How many would be meant at one station.
     *
     * @param workers who can go for it today
     */
    public record PreviewPart(StationId station, List<InCommunity> communities, int workers) {

        /** Copies the list. */
        public PreviewPart {
            communities = List.copyOf(communities);
        }

        /** In all. */
        public int targets() {
            return communities.stream().mapToInt(InCommunity::targets).sum();
        }
    }

    /** So many in a community, by its code. */
    public record InCommunity(String community, int targets) {}
}
