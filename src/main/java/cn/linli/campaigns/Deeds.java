package cn.linli.campaigns;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Secrets;
import cn.linli.access.Trail;
import cn.linli.shared.AccountId;
import cn.linli.shared.Page;
import cn.linli.shared.RegionCode;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shops gone to and things handed out: written down once, counted once, mended by a correction. */
@Component
class Deeds {

    private static final int PAGE = 50;
    private static final int LONGEST_MINUTES = 720;
    private static final int MOST_HEADS = 5000;

    private final JdbcClient db;
    private final CampaignRepository repository;
    private final Goods goods;
    private final Settling settling;
    private final Secrets secrets;
    private final ApplicationEventPublisher events;
    private final Trail trail;
    private final Clock clock;

    Deeds(
            JdbcClient db,
            CampaignRepository repository,
            Goods goods,
            Settling settling,
            Secrets secrets,
            ApplicationEventPublisher events,
            Trail trail,
            Clock clock) {
        this.db = db;
        this.repository = repository;
        this.goods = goods;
        this.settling = settling;
        this.secrets = secrets;
        this.events = events;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * What was done.
     *
     * @param subject the place gone to; null when things were handed out
     * @param station where things were handed out; null: that of the place
     * @param region the community of it, likewise
     * @param met whether somebody was met; a hand-out always met somebody
     * @param heads how many people, 1 to 5000
     * @param minutes 1 to 720
     */
    record Deed(
            @Nullable UUID subject,
            @Nullable StationId station,
            @Nullable RegionCode region,
            boolean met,
            LocalDate day,
            int minutes,
            int heads,
            String words,
            List<Given> given) {

        Deed {
            given = List.copyOf(given);
        }
    }

    /** So many of a kind of goods. */
    record Given(UUID goods, int quantity) {}

    /** Writes it down, gives the goods out, and counts it. */
    @Transactional
    public void record(Actor actor, CampaignId id, UUID deed, Deed said) {
        var at = at(actor, id, said);
        db.sql("""
                insert into campaigns.deed (
                  id, campaign_id, station_id, region, subject, kind, met, day, minutes, heads, words, by_account, by_name,
                  told)
                values (
                  :id, :campaign, :station, :region, :subject, :kind, :met, :day, :minutes, :heads, :words, :by, :byName,
                  :now)
                """)
                .param("id", deed)
                .param("campaign", id.value())
                .param("station", at.station().value())
                .param("region", at.region().value())
                .param("subject", said.subject(), Types.OTHER)
                .param("kind", said.subject() == null ? "hand-out" : "place-visit")
                .param("met", said.met())
                .param("day", said.day())
                .param("minutes", said.minutes())
                .param("heads", said.heads())
                .param("words", secrets.seal(said.words()), Types.VARBINARY)
                .param("by", actor.account().value())
                .param("byName", actor.name())
                .param("now", OffsetDateTime.now(clock))
                .update();
        give(actor, id, at, deed, said);
        told(id, deed, 0, at, actor.account(), actor.name(), said);
        trail.write(
                actor,
                "campaigns.deed-recorded",
                id.value(),
                Map.of("day", said.day().toString()));
    }

    /** Mends it: goods and count stand as they are told now. */
    @Transactional
    public void correct(Actor actor, CampaignId id, UUID deed, int revision, Deed said) {
        actor.needs(Right.RECORD_VISITS);
        var before = find(id, deed);
        var mended = new Deed(
                before.subject(),
                before.station(),
                before.region(),
                said.met(),
                said.day(),
                said.minutes(),
                said.heads(),
                said.words(),
                said.given());
        var at = at(actor, id, mended);
        int done = db.sql("""
                update campaigns.deed
                set met = :met, day = :day, minutes = :minutes, heads = :heads, words = :words, revision = revision + 1
                where id = :id and revision = :revision
                """)
                .param("met", mended.met())
                .param("day", mended.day())
                .param("minutes", mended.minutes())
                .param("heads", mended.heads())
                .param("words", secrets.seal(mended.words()), Types.VARBINARY)
                .param("id", deed)
                .param("revision", revision)
                .update();
        if (done == 0) {
            throw SharedRefusal.CHANGED_MEANWHILE.refuse().withCurrent(find(id, deed));
        }
        goods.takeBack(actor, at.station(), deed);
        give(actor, id, at, deed, mended);
        told(id, deed, revision + 1, at, before.by(), before.byName(), mended);
        trail.write(
                actor,
                "campaigns.deed-corrected",
                id.value(),
                Map.of("day", mended.day().toString()));
    }

    private void give(Actor actor, CampaignId id, At at, UUID deed, Deed said) {
        for (var one : said.given()) {
            if (!goods.stationOf(id, one.goods()).equals(at.station())) {
                throw CampaignRefusal.GOODS_ELSEWHERE.refuse();
            }
            goods.write(
                    actor, at.station(), one.goods(), GoodsBox.What.GIVEN, one.quantity(), said.subject(), deed, "");
        }
    }

    private void told(CampaignId id, UUID deed, int revision, At at, AccountId by, String byName, Deed said) {
        if (said.subject() != null) {
            settling.of(id, List.of(said.subject()));
        }
        events.publishEvent(new DeedRecorded(
                id,
                deed,
                revision,
                at.station(),
                at.region(),
                by,
                byName,
                said.subject() == null,
                said.met(),
                said.day(),
                said.minutes(),
                said.heads(),
                at.title()));
    }

    private At at(Actor actor, CampaignId id, Deed said) {
        actor.needs(Right.RECORD_VISITS);
        var campaign = repository.get(id);
        campaign.running();
        check(campaign, said);
        var at = said.subject() == null ? handOut(campaign, said) : place(campaign, said.subject());
        if (!campaign.plan().stations().contains(at.station())
                || !actor.scope().people().contains(at.station())) {
            throw SharedRefusal.NOT_FOUND.refuse();
        }
        return at;
    }

    private void check(Campaign campaign, Deed said) {
        var today = LocalDate.now(clock);
        if (said.day().isBefore(campaign.plan().from()) || said.day().isAfter(today)) {
            throw CampaignRefusal.DAY_OUT_OF_DAYS.refuse(campaign.plan().from(), today);
        }
        if (said.minutes() < 1 || said.minutes() > LONGEST_MINUTES) {
            throw CampaignRefusal.MINUTES_OUT_OF_RANGE.refuse(LONGEST_MINUTES);
        }
        if (said.heads() < 1 || said.heads() > MOST_HEADS) {
            throw CampaignRefusal.HEADS_OUT_OF_RANGE.refuse(MOST_HEADS);
        }
    }

    private static At handOut(Campaign campaign, Deed said) {
        if (said.station() == null) {
            throw SharedRefusal.MISSING.refuse().at("station");
        }
        if (said.region() == null) {
            throw SharedRefusal.MISSING.refuse().at("community");
        }
        return new At(said.station(), said.region(), campaign.title() + "：现场发放");
    }

    private At place(Campaign campaign, UUID subject) {
        return db.sql("""
                select t.station_id, t.region, p.name
                from campaigns.target t join campaigns.place p on p.id = t.place_id
                where t.campaign_id = :campaign and t.subject = :subject
                """)
                .param("campaign", campaign.id().value())
                .param("subject", subject)
                .query((row, n) -> new At(
                        new StationId(row.getObject("station_id", UUID.class)),
                        new RegionCode(row.getString("region")),
                        campaign.title() + "：" + row.getString("name")))
                .optional()
                .orElseThrow(CampaignRefusal.PLACE_NEEDED::refuse);
    }

    private record At(StationId station, RegionCode region, String title) {}

    private Row find(CampaignId id, UUID deed) {
        return db.sql(ROWS + "where d.id = :id and d.campaign_id = :campaign")
                .param("id", deed)
                .param("campaign", id.value())
                .query((row, n) -> row(row))
                .optional()
                .orElseThrow(SharedRefusal.NOT_FOUND::refuse);
    }

    private static final String ROWS = """
            select d.*, coalesce(p.name, '') as place,
              array(
                select g.name || ' ' || (-sum(l.quantity)) || g.measure
                from campaigns.goods_line l join campaigns.goods g on g.id = l.goods_id
                where l.deed_id = d.id
                group by g.id, g.name, g.measure
                having sum(l.quantity) <> 0
                order by g.name) as given
            from campaigns.deed d left join campaigns.place p on p.id = d.subject
            """;

    /** The deeds of a campaign, the newest day first, fifty a page. */
    @Transactional(readOnly = true)
    public Page<Row> list(Actor actor, CampaignId id, @Nullable String after) {
        actor.needs(Right.SEE_VISITS);
        repository.get(id);
        var mark = Marks.newestFirst(after);
        var rows = db.sql(ROWS + """
                where d.campaign_id = :campaign and (d.day, d.id) < (:day, :id)
                order by d.day desc, d.id desc
                limit :limit
                """)
                .param("campaign", id.value())
                .param("day", mark.day())
                .param("id", mark.id())
                .param("limit", PAGE + 1)
                .query((row, n) -> row(row))
                .list();
        return Page.cut(rows, PAGE, row -> row.day() + " " + row.id());
    }

    private Row row(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("subject", UUID.class),
                row.getString("place"),
                new StationId(row.getObject("station_id", UUID.class)),
                new RegionCode(row.getString("region")),
                row.getBoolean("met"),
                row.getObject("day", LocalDate.class),
                row.getInt("minutes"),
                row.getInt("heads"),
                secrets.open(row.getBytes("words")),
                List.of((String[]) row.getArray("given").getArray()),
                new AccountId(row.getObject("by_account", UUID.class)),
                row.getString("by_name"),
                row.getInt("revision"));
    }

    /** One deed in a list. */
    record Row(
            UUID id,
            @Nullable UUID subject,
            String place,
            StationId station,
            RegionCode region,
            boolean met,
            LocalDate day,
            int minutes,
            int heads,
            String words,
            List<String> given,
            AccountId by,
            String byName,
            int revision) {}
}
