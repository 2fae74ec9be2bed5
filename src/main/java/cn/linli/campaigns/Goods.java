package cn.linli.campaigns;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Secrets;
import cn.linli.access.Trail;
import cn.linli.shared.Ids;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.shared.Texts;
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

/** The goods of campaigns; each line is written under the lock of its kind, so that two never give the same last one. */
@Component
class Goods {

    private final JdbcClient db;
    private final CampaignRepository repository;
    private final Secrets secrets;
    private final Trail trail;
    private final Clock clock;

    Goods(JdbcClient db, CampaignRepository repository, Secrets secrets, Trail trail, Clock clock) {
        this.db = db;
        this.repository = repository;
        this.secrets = secrets;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * A kind of goods of a station, by its name; the same name again is the same kind.
     *
     * @param measure what it is counted in: 箱、份、桶
     */
    @Transactional
    public UUID kind(Actor actor, CampaignId campaign, StationId station, UUID id, String name, String measure) {
        mayWork(actor, campaign, station);
        var said = Texts.required(name, "name", 40);
        db.sql("""
                insert into campaigns.goods (id, campaign_id, station_id, name, measure)
                values (:id, :campaign, :station, :name, :measure)
                on conflict (campaign_id, station_id, name) do nothing
                """)
                .param("id", id)
                .param("campaign", campaign.value())
                .param("station", station.value())
                .param("name", said)
                .param("measure", Texts.required(measure, "measure", 10))
                .update();
        return db.sql("""
                select id from campaigns.goods
                where campaign_id = :campaign and station_id = :station and name = :name
                """)
                .param("campaign", campaign.value())
                .param("station", station.value())
                .param("name", said)
                .query(UUID.class)
                .single();
    }

    /**
     * Writes a line. To a target of the campaign things are given along with the visit and count nothing more.
     *
     * @param quantity how many; when declared, how many were counted
     * @param subject the target they were given to, if any
     * @return how many are left
     */
    @Transactional
    public int write(
            Actor actor,
            CampaignId campaign,
            UUID goods,
            String what,
            int quantity,
            @Nullable UUID subject,
            String note) {
        var station = stationOf(campaign, goods);
        mayWork(actor, campaign, station);
        var act = Codes.read(GoodsBox.What.class, what, "what");
        if (subject != null) {
            mustBeTarget(campaign, station, subject);
        }
        int left = write(actor, station, goods, act, quantity, subject, null, Texts.optional(note, "note", 200));
        trail.write(actor, "campaigns.goods", campaign.value(), Map.of("what", act.code(), "count", quantity));
        return left;
    }

    int write(
            Actor actor,
            StationId station,
            UUID goods,
            GoodsBox.What what,
            int quantity,
            @Nullable UUID subject,
            @Nullable UUID deed,
            String note) {
        var box = lock(goods);
        var line = switch (what) {
            case TAKEN -> box.take(quantity);
            case GIVEN -> box.give(quantity);
            case GIVEN_BACK -> box.giveBack(quantity);
            case RETURNED -> box.putBack(quantity);
            case DECLARED -> box.declare(quantity, note);
        };
        db.sql("""
                insert into campaigns.goods_line (
                  id, goods_id, station_id, at, what, quantity, subject, deed_id, note, by_account, by_name)
                values (:id, :goods, :station, :now, :what, :quantity, :subject, :deed, :note, :by, :byName)
                """)
                .param("id", Ids.next())
                .param("goods", goods)
                .param("station", station.value())
                .param("now", OffsetDateTime.now(clock))
                .param("what", line.what().code())
                .param("quantity", line.quantity())
                .param("subject", subject, Types.OTHER)
                .param("deed", deed, Types.OTHER)
                .param("note", secrets.seal(note), Types.VARBINARY)
                .param("by", actor.account().value())
                .param("byName", actor.name())
                .update();
        return box.left();
    }

    /** What was given along with a deed comes back whole: it is mended and written anew. */
    void takeBack(Actor actor, StationId station, UUID deed) {
        record Given(UUID goods, int quantity) {}
        db.sql("""
                select goods_id, -sum(quantity) as given
                from campaigns.goods_line
                where deed_id = :deed
                group by goods_id
                having sum(quantity) < 0
                order by goods_id
                """)
                .param("deed", deed)
                .query((row, n) -> new Given(row.getObject("goods_id", UUID.class), row.getInt("given")))
                .list()
                .forEach(given -> write(
                        actor, station, given.goods(), GoodsBox.What.GIVEN_BACK, given.quantity(), null, deed, ""));
    }

    /** The box of a kind, locked: goods are kept insert-only, so the lock is one on the name of the kind. */
    private GoodsBox lock(UUID goods) {
        db.sql("select pg_advisory_xact_lock(hashtextextended('campaigns.goods.' || :goods, 0))::text")
                .param("goods", goods.toString())
                .query((row, n) -> 0)
                .list();
        return new GoodsBox(db.sql(
                        "select what, quantity from campaigns.goods_line where goods_id = :goods order by at, id")
                .param("goods", goods)
                .query((row, n) -> new GoodsBox.Line(
                        Codes.read(GoodsBox.What.class, row.getString("what"), "what"), row.getInt("quantity")))
                .list());
    }

    /** The station whose goods these are; refuses goods of another campaign. */
    StationId stationOf(CampaignId campaign, UUID goods) {
        return db.sql("select station_id from campaigns.goods where id = :goods and campaign_id = :campaign")
                .param("goods", goods)
                .param("campaign", campaign.value())
                .query((row, n) -> new StationId(row.getObject(1, UUID.class)))
                .optional()
                .orElseThrow(SharedRefusal.NOT_FOUND::refuse);
    }

    private void mustBeTarget(CampaignId campaign, StationId station, UUID subject) {
        var there = db.sql("""
                select exists (
                  select from campaigns.target
                  where campaign_id = :campaign and subject = :subject and station_id = :station)
                """)
                .param("campaign", campaign.value())
                .param("subject", subject)
                .param("station", station.value())
                .query(Boolean.class)
                .single();
        if (!there) {
            throw SharedRefusal.NOT_FOUND.refuse();
        }
    }

    /** Whoever visits for a station that takes part, while the campaign runs. */
    private void mayWork(Actor actor, CampaignId id, StationId station) {
        actor.needs(Right.RECORD_VISITS);
        actor.worksAt(station);
        var campaign = repository.get(id);
        if (!campaign.plan().stations().contains(station)) {
            throw SharedRefusal.NOT_FOUND.refuse();
        }
        campaign.running();
    }

    /** The goods of a campaign, by station and name. */
    List<Stock> of(CampaignId campaign) {
        return db.sql("""
                select g.id, g.station_id, g.name, g.measure,
                  coalesce(sum(l.quantity) filter (where l.what = 'taken'), 0) as taken,
                  -coalesce(sum(l.quantity) filter (where l.what in ('given', 'given-back')), 0) as given,
                  -coalesce(sum(l.quantity) filter (where l.what = 'returned'), 0) as returned,
                  coalesce(sum(l.quantity) filter (where l.what = 'declared'), 0) as declared,
                  coalesce(sum(l.quantity), 0) as remaining
                from campaigns.goods g left join campaigns.goods_line l on l.goods_id = g.id
                where g.campaign_id = :campaign
                group by g.id, g.station_id, g.name, g.measure
                order by g.station_id, g.name
                """)
                .param("campaign", campaign.value())
                .query((row, n) -> new Stock(
                        row.getObject("id", UUID.class),
                        new StationId(row.getObject("station_id", UUID.class)),
                        row.getString("name"),
                        row.getString("measure"),
                        row.getInt("taken"),
                        row.getInt("given"),
                        row.getInt("returned"),
                        row.getInt("declared"),
                        row.getInt("remaining")))
                .list();
    }

    /**
     * A kind of goods in numbers: taken − given − returned + declared = left.
     *
     * @param declared what was found too many (positive) or too few (negative)
     */
    record Stock(
            UUID id,
            StationId station,
            String name,
            String measure,
            int taken,
            int given,
            int returned,
            int declared,
            int left) {}
}
