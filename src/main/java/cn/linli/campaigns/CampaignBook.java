package cn.linli.campaigns;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Secrets;
import cn.linli.places.Places;
import cn.linli.residents.PersonCard;
import cn.linli.residents.Residents;
import cn.linli.shared.Page;
import cn.linli.shared.RegionCode;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.stations.Stations;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The reading side: the campaigns, how far each is, whom it means. Numbers by station and community, never by worker. */
@Component
class CampaignBook {

    private static final int PAGE = 50;

    private final JdbcClient db;
    private final CampaignRepository repository;
    private final Goods goods;
    private final Residents residents;
    private final Stations stations;
    private final Places places;
    private final Targets targets;
    private final Secrets secrets;

    CampaignBook(
            JdbcClient db,
            CampaignRepository repository,
            Goods goods,
            Residents residents,
            Stations stations,
            Places places,
            Targets targets,
            Secrets secrets) {
        this.db = db;
        this.repository = repository;
        this.goods = goods;
        this.residents = residents;
        this.stations = stations;
        this.places = places;
        this.targets = targets;
        this.secrets = secrets;
    }

    /** The campaigns this actor's stations take part in, the latest first, fifty a page. */
    @Transactional(readOnly = true)
    public Page<Row> list(Actor actor, @Nullable String state, @Nullable String after) {
        actor.needs(Right.SEE_VISITS);
        var mark = Marks.newestFirst(after);
        var rows = db.sql("""
                select c.id, c.kind, c.title, c.from_day, c.to_day, c.state, c.station_id, c.version
                from campaigns.campaign c
                where (:state::text is null or c.state = :state) and (c.from_day, c.id) < (:day, :id)
                order by c.from_day desc, c.id desc
                limit :limit
                """)
                .param("state", state == null || state.isEmpty() ? null : state, Types.VARCHAR)
                .param("day", mark.day())
                .param("id", mark.id())
                .param("limit", PAGE + 1)
                .query((row, n) -> new Row(
                        new CampaignId(row.getObject("id", UUID.class)),
                        row.getString("kind"),
                        row.getString("title"),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("to_day", LocalDate.class),
                        row.getString("state"),
                        "",
                        new StationId(row.getObject("station_id", UUID.class)),
                        Tally.NOTHING,
                        row.getInt("version")))
                .list();
        return Page.cut(counted(rows), PAGE, row -> row.from() + " " + row.id());
    }

    private List<Row> counted(List<Row> rows) {
        var names = stations.names(rows.stream().map(Row::station).toList());
        var tallies = new HashMap<UUID, Tally>();
        progress(rows.stream().map(row -> row.id().value()).toArray(UUID[]::new))
                .forEach(one -> tallies.merge(one.campaign(), one.tally(), Tally::plus));
        return rows.stream()
                .map(row -> row.with(
                        names.getOrDefault(row.station(), ""),
                        tallies.getOrDefault(row.id().value(), Tally.NOTHING)))
                .toList();
    }

    private List<Progress> progress(UUID[] campaigns) {
        return db.sql("select * from campaigns.progress(:campaigns::uuid[])")
                .param("campaigns", campaigns)
                .query((row, n) -> new Progress(
                        row.getObject("campaign_id", UUID.class),
                        new StationId(row.getObject("station_id", UUID.class)),
                        row.getString("region"),
                        Tally.of(
                                row.getString("state"),
                                row.getInt("targets"),
                                row.getInt("unowned"),
                                row.getInt("late"))))
                .list();
    }

    /** One campaign whole, with how far it is by station and community. */
    @Transactional(readOnly = true)
    public Detail one(Actor actor, CampaignId id) {
        actor.needs(Right.SEE_VISITS);
        var campaign = repository.get(id);
        var plan = campaign.plan();
        var own = plan.stations().stream()
                .filter(actor.scope().stations()::contains)
                .toList();
        var names = stations.names(own);
        return new Detail(
                id,
                campaign.version(),
                plan.kind().code(),
                campaign.title(),
                campaign.message(),
                plan.from(),
                campaign.to(),
                plan.heard(),
                plan.unit().code(),
                means(plan.pick()),
                campaign.state().code(),
                campaign.endedOn(),
                campaign.closing(),
                plan.station(),
                stations.name(plan.station()),
                Campaigns.runs(actor, campaign),
                parts(actor, id, own, names),
                goods.of(id));
    }

    private Means means(Pick pick) {
        var communities = places.names(pick.communities());
        return new Means(
                pick.labels().stream().sorted().toList(),
                pick.riskCodes().stream().sorted().toList(),
                pick.communities().stream()
                        .sorted()
                        .map(code -> communities.getOrDefault(code, code.value()))
                        .toList(),
                pick.grids().size(),
                pick.ageFrom(),
                pick.ageTo(),
                pick.alone());
    }

    private List<Part> parts(Actor actor, CampaignId id, List<StationId> own, Map<StationId, String> names) {
        var byStation = new LinkedHashMap<StationId, List<Progress>>();
        own.forEach(station -> byStation.put(station, new ArrayList<>()));
        progress(new UUID[] {id.value()})
                .forEach(one -> byStation
                        .computeIfAbsent(one.station(), s -> new ArrayList<>())
                        .add(one));
        var spoken = places.spokenNames(byStation.values().stream()
                .flatMap(List::stream)
                .map(one -> RegionCode.of(one.region()))
                .distinct()
                .toList());
        return byStation.entrySet().stream()
                .map(entry ->
                        part(actor, entry.getKey(), names.getOrDefault(entry.getKey(), ""), entry.getValue(), spoken))
                .sorted(java.util.Comparator.comparing(Part::name))
                .toList();
    }

    private Part part(Actor actor, StationId station, String name, List<Progress> all, Map<RegionCode, String> spoken) {
        var byCommunity = new java.util.TreeMap<String, Tally>();
        all.forEach(one -> byCommunity.merge(one.region(), one.tally(), Tally::plus));
        return new Part(
                station,
                name,
                actor.may(Right.MANAGE_PROJECTS) && actor.scope().people().contains(station),
                byCommunity.values().stream().reduce(Tally.NOTHING, Tally::plus),
                byCommunity.entrySet().stream()
                        .map(one -> new InCommunity(
                                one.getKey(),
                                spoken.getOrDefault(RegionCode.of(one.getKey()), one.getKey()),
                                one.getValue()))
                        .toList());
    }

    /** Who can go for a station: to choose from when something is handed on. */
    @Transactional(readOnly = true)
    public List<Helper> helpers(Actor actor, CampaignId id, @Nullable StationId station) {
        actor.needs(Right.SEE_VISITS);
        repository.get(id);
        if (station == null) {
            throw SharedRefusal.MISSING.refuse().at("station");
        }
        actor.worksAt(station);
        return targets.workers(actor, station).entrySet().stream()
                .map(who -> new Helper(who.getKey().value(), who.getValue()))
                .toList();
    }

    /** Somebody who can go. */
    record Helper(UUID account, String name) {}

    /**
     * Which targets are wanted.
     *
     * @param state {@code offered}, {@code open}, {@code tried}, {@code done}, {@code out}; or null for all
     * @param mine only one's own
     */
    record Filter(
            @Nullable StationId station,
            @Nullable String community,
            @Nullable String state,
            boolean mine) {}

    /** One target, as in the list. */
    @Transactional(readOnly = true)
    public Target target(Actor actor, CampaignId id, UUID subject) {
        actor.needs(Right.SEE_VISITS);
        actor.needs(Right.SEE_RESIDENTS);
        var found = db.sql("""
                select t.*, p.name, p.address, p.kind
                from campaigns.target t left join campaigns.place p on p.id = t.place_id
                where t.campaign_id = :id and t.subject = :subject
                """)
                .param("id", id.value())
                .param("subject", subject)
                .query((row, n) -> found(row))
                .optional()
                .orElseThrow(SharedRefusal.NOT_FOUND::refuse);
        return named(actor, List.of(found)).getFirst();
    }

    /** The targets one may see by name, by station, community and the sound of the names, fifty a page. */
    @Transactional(readOnly = true)
    public Page<Target> targets(Actor actor, CampaignId id, Filter filter, @Nullable String after) {
        return targets(actor, id, filter, after, PAGE);
    }

    Page<Target> targets(Actor actor, CampaignId id, Filter filter, @Nullable String after, int limit) {
        actor.needs(Right.SEE_VISITS);
        actor.needs(Right.SEE_RESIDENTS);
        repository.get(id);
        var mark = Marks.BySound.read(after);
        var rows = db.sql("""
                select t.*, p.name, p.address, p.kind
                from campaigns.target t left join campaigns.place p on p.id = t.place_id
                where t.campaign_id = :id
                  and (:station::uuid is null or t.station_id = :station)
                  and (:community::text is null or t.region = :community)
                  and (:state::text is null or t.state = :state)
                  and (not :mine or t.owner = :me)
                  and (t.station_id, t.region, t.sounds, t.subject) > (:afterStation, :afterRegion, :afterSounds, :afterSubject)
                order by t.station_id, t.region, t.sounds, t.subject
                limit :limit
                """)
                .param("id", id.value())
                .param(
                        "station",
                        filter.station() == null ? null : filter.station().value(),
                        Types.OTHER)
                .param("community", empty(filter.community()), Types.VARCHAR)
                .param("state", empty(filter.state()), Types.VARCHAR)
                .param("mine", filter.mine())
                .param("me", actor.account().value())
                .param("afterStation", mark.station())
                .param("afterRegion", mark.region())
                .param("afterSounds", mark.sounds())
                .param("afterSubject", mark.subject())
                .param("limit", limit + 1)
                .query((row, n) -> found(row))
                .list();
        var page = Page.cut(rows, limit, found -> found.mark().text());
        return new Page<>(named(actor, page.items()), page.next());
    }

    private static @Nullable String empty(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private List<Target> named(Actor actor, List<Found> rows) {
        var cards = new HashMap<UUID, PersonCard>();
        var who = rows.stream()
                .map(Found::resident)
                .filter(Objects::nonNull)
                .map(ResidentId::new)
                .distinct()
                .toList();
        if (!who.isEmpty()) {
            residents.cards(actor, who).forEach(card -> cards.put(card.id().value(), card));
        }
        var spoken = places.spokenNames(
                rows.stream().map(row -> RegionCode.of(row.region())).distinct().toList());
        return rows.stream()
                .map(row -> row.named(
                        row.resident() == null ? null : cards.get(row.resident()),
                        spoken.getOrDefault(RegionCode.of(row.region()), "")))
                .toList();
    }

    private Found found(ResultSet row) throws SQLException {
        var name = row.getString("name");
        return new Found(
                row.getObject("subject", UUID.class),
                row.getString("sort"),
                row.getObject("resident_id", UUID.class),
                new StationId(row.getObject("station_id", UUID.class)),
                row.getString("region"),
                row.getString("sounds"),
                name == null ? "" : name,
                secrets.open(row.getBytes("address")),
                row.getObject("owner", UUID.class),
                row.getString("owner_name"),
                row.getObject("due", LocalDate.class),
                row.getString("state"),
                row.getString("out_reason"),
                secrets.open(row.getBytes("out_words")),
                row.getObject("reached_on", LocalDate.class),
                row.getString("reached_by"),
                row.getString("result"),
                row.getInt("tries"),
                row.getObject("last_try", LocalDate.class),
                row.getInt("version"));
    }

    /** A target as it lies in columns. */
    private record Found(
            UUID subject,
            String sort,
            @Nullable UUID resident,
            StationId station,
            String region,
            String sounds,
            String place,
            String address,
            @Nullable UUID owner,
            String ownerName,
            LocalDate due,
            String state,
            String outReason,
            String outWords,
            @Nullable LocalDate reachedOn,
            String reachedBy,
            String result,
            int tries,
            @Nullable LocalDate lastTry,
            int version) {

        Marks.BySound mark() {
            return new Marks.BySound(station.value(), region, sounds, subject);
        }

        Target named(@Nullable PersonCard card, String community) {
            return new Target(
                    subject,
                    sort,
                    resident,
                    card == null ? place : card.name(),
                    card == null ? null : card.age(),
                    card == null ? address : card.road(),
                    card == null ? List.of() : card.labels().stream().sorted().toList(),
                    card == null ? null : card.risk().code(),
                    station,
                    region,
                    community,
                    owner,
                    ownerName,
                    due,
                    state,
                    outReason,
                    outWords,
                    reachedOn,
                    reachedBy,
                    result,
                    tries,
                    lastTry,
                    version);
        }
    }

    /** One target in a list. */
    record Target(
            UUID subject,
            String sort,
            @Nullable UUID resident,
            String name,
            @Nullable Integer age,
            String where,
            List<String> labels,
            @Nullable String risk,
            StationId station,
            String region,
            String community,
            @Nullable UUID owner,
            String ownerName,
            LocalDate due,
            String state,
            String outReason,
            String outWords,
            @Nullable LocalDate reachedOn,
            String reachedBy,
            String result,
            int tries,
            @Nullable LocalDate lastTry,
            int version) {}

    private record Progress(UUID campaign, StationId station, String region, Tally tally) {}

    /**
     * How far it is. Done, tried, open and gone are all that were taken on.
     *
     * @param gone taken out, with a reason
     * @param offered came to belong since, and not taken in yet
     * @param unowned open or tried, and nobody's
     * @param late done, but after their last day
     */
    record Tally(int done, int tried, int open, int gone, int offered, int unowned, int late) {

        static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0, 0);

        static Tally of(String state, int targets, int unowned, int late) {
            return switch (state) {
                case "done" -> new Tally(targets, 0, 0, 0, 0, 0, late);
                case "tried" -> new Tally(0, targets, 0, 0, 0, unowned, 0);
                case "open" -> new Tally(0, 0, targets, 0, 0, unowned, 0);
                case "out" -> new Tally(0, 0, 0, targets, 0, 0, 0);
                case "offered" -> new Tally(0, 0, 0, 0, targets, 0, 0);
                default -> throw new IllegalStateException("A state nobody knows: " + state);
            };
        }

        Tally plus(Tally other) {
            return new Tally(
                    done + other.done,
                    tried + other.tried,
                    open + other.open,
                    gone + other.gone,
                    offered + other.offered,
                    unowned + other.unowned,
                    late + other.late);
        }
    }

    /** One campaign in a list. */
    record Row(
            CampaignId id,
            String kind,
            String title,
            LocalDate from,
            LocalDate to,
            String state,
            String stationName,
            StationId station,
            Tally tally,
            int version) {

        Row with(String name, Tally counted) {
            return new Row(id, kind, title, from, to, state, name, station, counted, version);
        }
    }

    /** Who is meant, in codes and names. */
    record Means(
            List<String> labels,
            List<String> risks,
            List<String> communities,
            int grids,
            @Nullable Integer ageFrom,
            @Nullable Integer ageTo,
            boolean alone) {}

    /**
     * A station that takes part.
     *
     * @param leads whether the one who reads this hands out its targets
     */
    record Part(StationId station, String name, boolean leads, Tally tally, List<InCommunity> communities) {}

    record InCommunity(String code, String name, Tally tally) {}

    /**
     * One campaign whole.
     *
     * @param runs whether the one who reads this starts and ends it
     */
    record Detail(
            CampaignId id,
            int version,
            String kind,
            String title,
            String message,
            LocalDate from,
            LocalDate to,
            boolean heard,
            String unit,
            Means means,
            String state,
            @Nullable LocalDate endedOn,
            String closing,
            StationId station,
            String stationName,
            boolean runs,
            List<Part> parts,
            List<Goods.Stock> goods) {}
}
