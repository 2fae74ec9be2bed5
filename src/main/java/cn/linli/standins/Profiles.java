package cn.linli.standins;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Trail;
import cn.linli.residents.PersonCard;
import cn.linli.residents.Residents;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.stations.Stations;
import cn.linli.stations.Worker;
import cn.linli.volunteers.Volunteers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is known of elders and helpers that brings them together, and who is proposed for whom. */
@Component
class Profiles {

    private final JdbcClient db;
    private final Residents residents;
    private final Volunteers volunteers;
    private final Stations stations;
    private final Trail trail;

    Profiles(JdbcClient db, Residents residents, Volunteers volunteers, Stations stations, Trail trail) {
        this.db = db;
        this.residents = residents;
        this.volunteers = volunteers;
        this.stations = stations;
        this.trail = trail;
    }

    /** Keeps what is known of somebody of this station. */
    @Transactional
    public void keep(Actor actor, StationId station, UUID who, Profile known) {
        actor.needs(Right.RECORD_VISITS);
        if (!actor.scope().people().contains(station)) {
            throw SharedRefusal.NOT_FOUND.refuse();
        }
        var side = side(actor, station, who);
        db.sql("""
                insert into standins.profile (
                  who, station_id, side, dialects, interests, hours, floor, lift, stairs, region, grid_id)
                values (
                  :who, :station, :side, :dialects, :interests, :hours, :floor, :lift, :stairs, :region, :grid)
                on conflict (station_id, who) do update
                set dialects = excluded.dialects, interests = excluded.interests, hours = excluded.hours,
                    floor = excluded.floor, lift = excluded.lift, stairs = excluded.stairs, region = excluded.region,
                    grid_id = excluded.grid_id, version = profile.version + 1
                """)
                .param("who", who)
                .param("station", station.value())
                .param("side", side)
                .param("dialects", known.dialects().toArray(String[]::new))
                .param("interests", known.interests().toArray(String[]::new))
                .param("hours", known.hours().toArray(String[]::new))
                .param("floor", known.floor(), Types.INTEGER)
                .param("lift", known.lift())
                .param("stairs", known.stairs())
                .param("region", known.region(), Types.CHAR)
                .param("grid", known.grid(), Types.OTHER)
                .update();
        trail.write(actor, "standins.profile-kept", who, Map.of());
    }

    private String side(Actor actor, StationId station, UUID who) {
        if (residents
                .card(actor, new ResidentId(who))
                .filter(card -> card.station().equals(station))
                .isPresent()) {
            return "elder";
        }
        return helpers(actor, station).stream()
                .filter(helper -> helper.id().equals(who))
                .findFirst()
                .map(helper -> helper.volunteer() ? "volunteer" : "worker")
                .orElseThrow(SharedRefusal.NOT_FOUND::refuse);
    }

    /** Who could stand in for this elder's children, the best first, with every reason. */
    @Transactional(readOnly = true)
    public List<Proposal> proposals(Actor actor, ResidentId resident) {
        actor.needs(Right.RECORD_VISITS);
        var card = residents.card(actor, resident).orElseThrow(SharedRefusal.NOT_FOUND::refuse);
        if (!actor.scope().people().contains(card.station())) {
            throw SharedRefusal.NOT_FOUND.refuse();
        }
        var elder = ofElder(card);
        var known = all(card.station());
        var loads = loads(card.station());
        return helpers(actor, card.station()).stream()
                .map(helper -> new Proposal(
                        helper.id(),
                        helper.name(),
                        helper.volunteer(),
                        Match.of(
                                elder,
                                known.getOrDefault(helper.id(), Profile.UNKNOWN),
                                loads.getOrDefault(helper.id(), 0))))
                .sorted(Comparator.comparingInt((Proposal p) -> -p.match().points())
                        .thenComparing(Proposal::name))
                .limit(30)
                .toList();
    }

    /** Where an elder lives comes from the register, the rest from what was kept. */
    Profile ofElder(PersonCard card) {
        return of(card.station(), card.id().value())
                .at(
                        card.community().value(),
                        card.grid() == null ? null : card.grid().value());
    }

    Profile of(StationId station, UUID who) {
        return db.sql("select * from standins.profile where station_id = :station and who = :who")
                .param("station", station.value())
                .param("who", who)
                .query((row, n) -> profile(row))
                .optional()
                .orElse(Profile.UNKNOWN);
    }

    private Map<UUID, Profile> all(StationId station) {
        var known = new HashMap<UUID, Profile>();
        db.sql("select * from standins.profile where station_id = :station and side <> 'elder'")
                .param("station", station.value())
                .query((row, n) -> Map.entry(row.getObject("who", UUID.class), profile(row)))
                .list()
                .forEach(one -> known.put(one.getKey(), one.getValue()));
        return known;
    }

    private Map<UUID, Integer> loads(StationId station) {
        var loads = new HashMap<UUID, Integer>();
        db.sql("""
                select helper, count(*) as pairs
                from standins.pair
                where station_id = :station and state in ('proposed', 'active')
                group by helper
                """)
                .param("station", station.value())
                .query((row, n) -> Map.entry(row.getObject("helper", UUID.class), row.getInt("pairs")))
                .list()
                .forEach(one -> loads.put(one.getKey(), one.getValue()));
        return loads;
    }

    private List<Helper> helpers(Actor actor, StationId station) {
        var all = new ArrayList<Helper>();
        volunteers.of(actor, station).stream()
                .filter(volunteer -> !volunteer.paused())
                .forEach(one -> all.add(new Helper(one.id().value(), one.name(), true)));
        for (var worker : stations.workers(actor, station)) {
            var account = worker.account();
            if (account != null
                    && (worker.position() == Worker.Position.WORKER || worker.position() == Worker.Position.HEAD)) {
                all.add(new Helper(account.value(), worker.name(), false));
            }
        }
        return all;
    }

    private record Helper(UUID id, String name, boolean volunteer) {}

    /** Somebody proposed. */
    record Proposal(UUID helper, String name, boolean volunteer, Match match) {}

    private static Profile profile(ResultSet row) throws SQLException {
        return new Profile(
                List.of((String[]) row.getArray("dialects").getArray()),
                List.of((String[]) row.getArray("interests").getArray()),
                List.of((String[]) row.getArray("hours").getArray()),
                row.getObject("floor", Integer.class),
                row.getBoolean("lift"),
                row.getBoolean("stairs"),
                row.getString("region"),
                row.getObject("grid_id", UUID.class));
    }
}
