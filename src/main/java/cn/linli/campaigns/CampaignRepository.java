package cn.linli.campaigns;

import cn.linli.access.Actor;
import cn.linli.residents.Risk;
import cn.linli.shared.RegionCode;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps campaigns, and which stations take part in them. */
@Repository
class CampaignRepository {

    private final JdbcClient db;
    private final Clock clock;

    CampaignRepository(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Campaign get(CampaignId id) {
        return read("where c.id = :id", id);
    }

    /** The same, and nobody else changes it until this transaction is over. */
    Campaign lock(CampaignId id) {
        return read("where c.id = :id for update", id);
    }

    private Campaign read(String where, CampaignId id) {
        return db.sql("""
                select c.*,
                  array(select p.station_id from campaigns.part p where p.campaign_id = c.id) as stations
                from campaigns.campaign c
                """ + where)
                .param("id", id.value())
                .query((row, n) -> campaign(row))
                .optional()
                .orElseThrow(SharedRefusal.NOT_FOUND::refuse);
    }

    void add(Actor actor, Campaign campaign) {
        var plan = campaign.plan();
        var pick = plan.pick();
        db.sql("""
                insert into campaigns.campaign (
                  id, station_id, kind, title, message, from_day, to_day, heard, unit, labels, risks, communities, grids,
                  age_from, age_to, alone, state, made, made_by_name)
                values (
                  :id, :station, :kind, :title, :message, :from, :to, :heard, :unit, :labels, :risks, :communities,
                  :grids, :ageFrom, :ageTo, :alone, :state, :now, :by)
                """)
                .param("id", campaign.id().value())
                .param("station", plan.station().value())
                .param("kind", plan.kind().code())
                .param("title", plan.title())
                .param("message", plan.message())
                .param("from", plan.from())
                .param("to", plan.to())
                .param("heard", plan.heard())
                .param("unit", plan.unit().code())
                .param("labels", pick.labels().toArray(String[]::new))
                .param("risks", pick.riskCodes().toArray(String[]::new))
                .param(
                        "communities",
                        pick.communities().stream().map(RegionCode::value).toArray(String[]::new))
                .param("grids", pick.grids().toArray(UUID[]::new))
                .param("ageFrom", pick.ageFrom(), Types.INTEGER)
                .param("ageTo", pick.ageTo(), Types.INTEGER)
                .param("alone", pick.alone())
                .param("state", campaign.state().code())
                .param("now", OffsetDateTime.now(clock))
                .param("by", actor.name())
                .update();
        db.sql("insert into campaigns.part (campaign_id, station_id) select :id, unnest(:stations::uuid[])")
                .param("id", campaign.id().value())
                .param("stations", uuids(plan.stations()))
                .update();
    }

    /** False when somebody else changed it since this version. */
    boolean save(Campaign campaign) {
        return db.sql("""
                update campaigns.campaign
                set title = :title, message = :message, to_day = :to, state = :state, ended_on = :ended,
                    closing = :closing, version = version + 1,
                    started = case when :state = 'running' then coalesce(started, :now) else started end
                where id = :id and version = :version
                """)
                        .param("title", campaign.title())
                        .param("message", campaign.message())
                        .param("to", campaign.to())
                        .param("state", campaign.state().code())
                        .param("ended", campaign.endedOn(), Types.DATE)
                        .param("closing", campaign.closing())
                        .param("now", OffsetDateTime.now(clock))
                        .param("id", campaign.id().value())
                        .param("version", campaign.version())
                        .update()
                == 1;
    }

    /** What the stations reached is kept as it stands at the end. */
    void keepFigures(CampaignId id) {
        db.sql("""
                with now as (
                  select station_id,
                    sum(targets) filter (where state = 'done') as done,
                    sum(targets) filter (where state = 'tried') as tried,
                    sum(targets) filter (where state = 'open') as open,
                    sum(targets) filter (where state = 'out') as gone
                  from campaigns.progress(array[:id]::uuid[])
                  group by station_id)
                update campaigns.part part
                set done = coalesce(now.done, 0), tried = coalesce(now.tried, 0), open = coalesce(now.open, 0),
                    gone = coalesce(now.gone, 0)
                from campaigns.part p left join now on now.station_id = p.station_id
                where p.campaign_id = :id and part.campaign_id = p.campaign_id and part.station_id = p.station_id
                """).param("id", id.value()).update();
    }

    /** The campaigns that run and in which this station takes part. */
    List<Campaign> runningAt(StationId station) {
        return db.sql("""
                select c.*,
                  array(select p.station_id from campaigns.part p where p.campaign_id = c.id) as stations
                from campaigns.part mine join campaigns.campaign c on c.id = mine.campaign_id
                where mine.station_id = :station and c.state = 'running'
                order by c.id
                """)
                .param("station", station.value())
                .query((row, n) -> campaign(row))
                .list();
    }

    static UUID[] uuids(Set<StationId> stations) {
        return stations.stream().map(StationId::value).toArray(UUID[]::new);
    }

    private static Campaign campaign(ResultSet row) throws SQLException {
        var plan = new NewCampaign(
                new StationId(row.getObject("station_id", UUID.class)),
                Arrays.stream((UUID[]) row.getArray("stations").getArray())
                        .map(StationId::new)
                        .collect(Collectors.toSet()),
                Codes.read(CampaignKind.class, row.getString("kind"), "kind"),
                row.getString("title"),
                row.getString("message"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                row.getBoolean("heard"),
                Codes.read(Unit.class, row.getString("unit"), "unit"),
                pick(row));
        return new Campaign(
                new CampaignId(row.getObject("id", UUID.class)),
                plan,
                Codes.read(Campaign.State.class, row.getString("state"), "state"),
                row.getInt("version"),
                row.getObject("ended_on", LocalDate.class),
                row.getString("closing"));
    }

    private static Pick pick(ResultSet row) throws SQLException {
        return new Pick(
                Set.of(texts(row, "labels")),
                Arrays.stream(texts(row, "risks")).map(Risk::of).collect(Collectors.toSet()),
                Arrays.stream(texts(row, "communities")).map(RegionCode::of).collect(Collectors.toSet()),
                Set.of((UUID[]) row.getArray("grids").getArray()),
                row.getObject("age_from", Integer.class),
                row.getObject("age_to", Integer.class),
                row.getBoolean("alone"));
    }

    private static String[] texts(ResultSet row, String column) throws SQLException {
        return (String[]) row.getArray(column).getArray();
    }
}
