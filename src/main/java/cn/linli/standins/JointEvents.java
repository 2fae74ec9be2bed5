package cn.linli.standins;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Trail;
import cn.linli.shared.AccountId;
import cn.linli.shared.RegionCode;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Games, meals, outings of several pairs: planned with the pairs invited, held with those who came. */
@Component
class JointEvents {

    private static final int LONGEST_MINUTES = 720;

    private final JdbcClient db;
    private final ApplicationEventPublisher events;
    private final Trail trail;
    private final Clock clock;

    JointEvents(JdbcClient db, ApplicationEventPublisher events, Trail trail, Clock clock) {
        this.db = db;
        this.events = events;
        this.trail = trail;
        this.clock = clock;
    }

    /** Plans one for pairs of one station. */
    @Transactional
    public void plan(
            Actor actor, UUID id, StationId station, String title, String place, LocalDate day, List<StandInId> pairs) {
        actor.needs(Right.RECORD_VISITS);
        if (!actor.scope().people().contains(station)) {
            throw SharedRefusal.NOT_FOUND.refuse();
        }
        var invited = db.sql("""
                select id, region from standins.pair
                where station_id = :station and state = 'active' and id = any (array(select unnest(:pairs::uuid[])))
                order by id
                """)
                .param("station", station.value())
                .param("pairs", pairs.stream().map(StandInId::value).toArray(UUID[]::new))
                .query((row, n) -> Map.entry(row.getObject("id", UUID.class), row.getString("region")))
                .list();
        if (invited.isEmpty() || invited.size() != new HashSet<>(pairs).size()) {
            throw StandInRefusal.PAIRS_NEEDED.refuse();
        }
        db.sql("""
                insert into standins.event (
                  id, station_id, region, title, place, day, minutes, state, by_account, by_name)
                values (:id, :station, :region, :title, :place, :day, 0, 'planned', :by, :byName)
                """)
                .param("id", id)
                .param("station", station.value())
                .param("region", invited.getFirst().getValue())
                .param("title", title)
                .param("place", place)
                .param("day", day)
                .param("by", actor.account().value())
                .param("byName", actor.name())
                .update();
        db.sql("""
                insert into standins.event_pair (event_id, pair_id, station_id)
                select :id, unnest(:pairs::uuid[]), :station
                """)
                .param("id", id)
                .param("pairs", invited.stream().map(Map.Entry::getKey).toArray(UUID[]::new))
                .param("station", station.value())
                .update();
        trail.write(actor, "standins.event-planned", id, Map.of("day", day.toString()));
    }

    /** It was held: the pairs who came had word of each other; it counts once. */
    @Transactional
    public void held(Actor actor, UUID id, int version, int minutes, List<StandInId> present) {
        actor.needs(Right.RECORD_VISITS);
        var event = event(id);
        if (event.held()) {
            throw StandInRefusal.HELD_ALREADY.refuse();
        }
        if (event.day().isAfter(LocalDate.now(clock))) {
            throw StandInRefusal.DAY_OUT_OF_RANGE.refuse(0);
        }
        if (minutes < 1 || minutes > LONGEST_MINUTES) {
            throw StandInRefusal.MINUTES_OUT_OF_RANGE.refuse(LONGEST_MINUTES);
        }
        int done = db.sql("""
                update standins.event set state = 'held', minutes = :minutes, version = version + 1
                where id = :id and version = :version
                """)
                .param("minutes", minutes)
                .param("id", id)
                .param("version", version)
                .update();
        if (done == 0) {
            throw SharedRefusal.CHANGED_MEANWHILE.refuse().withCurrent(event(id));
        }
        var came = db.sql("""
                update standins.event_pair e
                set present = true
                from standins.pair p
                where e.event_id = :id and p.id = e.pair_id and e.pair_id = any (array(select unnest(:pairs::uuid[])))
                returning p.resident_id
                """)
                .param("id", id)
                .param("pairs", present.stream().map(StandInId::value).toArray(UUID[]::new))
                .query((row, n) -> new ResidentId(row.getObject(1, UUID.class)))
                .list();
        if (came.isEmpty()) {
            throw StandInRefusal.PAIRS_NEEDED.refuse();
        }
        trail.write(actor, "standins.event-held", id, Map.of("people", came.size()));
        events.publishEvent(new PairsMet(
                id,
                event.station(),
                event.region(),
                new HashSet<>(came),
                new AccountId(event.by()),
                event.byName(),
                event.day(),
                minutes,
                came.size(),
                event.title()));
    }

    private Event event(UUID id) {
        return db.sql("select * from standins.event where id = :id")
                .param("id", id)
                .query((row, n) -> new Event(
                        id,
                        new StationId(row.getObject("station_id", UUID.class)),
                        new RegionCode(row.getString("region")),
                        row.getString("title"),
                        row.getString("place"),
                        row.getObject("day", LocalDate.class),
                        row.getString("state").equals("held"),
                        row.getObject("by_account", UUID.class),
                        row.getString("by_name"),
                        row.getInt("version")))
                .optional()
                .orElseThrow(SharedRefusal.NOT_FOUND::refuse);
    }

    /** The latest events of the actor's stations. */
    @Transactional(readOnly = true)
    public List<Listed> list(Actor actor) {
        actor.needs(Right.SEE_VISITS);
        return db.sql("""
                select e.id, e.title, e.place, e.day, e.state, e.station_id, e.version,
                  array(select p.pair_id from standins.event_pair p where p.event_id = e.id order by p.pair_id) as pairs,
                  (select count(*) from standins.event_pair p where p.event_id = e.id and p.present) as came
                from standins.event e
                order by e.day desc, e.id desc
                limit 20
                """)
                .query((row, n) -> new Listed(
                        row.getObject("id", UUID.class),
                        row.getString("title"),
                        row.getString("place"),
                        row.getObject("day", LocalDate.class),
                        row.getString("state").equals("held"),
                        List.of((UUID[]) row.getArray("pairs").getArray()),
                        row.getInt("came"),
                        row.getInt("version")))
                .list();
    }

    /** An event in a list. */
    record Listed(
            UUID id,
            String title,
            String place,
            LocalDate day,
            boolean held,
            List<UUID> pairs,
            int came,
            int version) {}

    private record Event(
            UUID id,
            StationId station,
            RegionCode region,
            String title,
            String place,
            LocalDate day,
            boolean held,
            UUID by,
            String byName,
            int version) {}
}
