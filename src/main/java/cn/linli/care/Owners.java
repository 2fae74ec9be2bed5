package cn.linli.care;

import cn.linli.access.Actor;
import cn.linli.access.Entrusted;
import cn.linli.access.Right;
import cn.linli.access.Trail;
import cn.linli.access.Wall;
import cn.linli.shared.AccountId;
import cn.linli.shared.GridId;
import cn.linli.shared.Ids;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.stations.Station;
import cn.linli.stations.Stations;
import cn.linli.stations.Worker;
import cn.linli.stations.WorkerLeft;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 包保责任人: who answers for whom. Whoever is owed a contact has an owner from the first moment: the worker with the
 * lightest load among those who answer for people of the same grid or community, else the head, until somebody else is
 * chosen. Nobody is left over when a worker leaves.
 */
@Service
class Owners {

    private static final int MOST = 2_000;

    private final JdbcClient db;
    private final Stations stations;
    private final Entrusted entrusted;
    private final Trail trail;
    private final Clocks clocks;

    Owners(JdbcClient db, Stations stations, Entrusted entrusted, Trail trail, Clocks clocks) {
        this.db = db;
        this.stations = stations;
        this.entrusted = entrusted;
        this.trail = trail;
        this.clocks = clocks;
    }

    /** How somebody became the owner; as it stands in the database. */
    enum Why {
        NEW,
        GIVEN,
        HANDED_OVER,
        LEFT;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** Gives an owner to people whose clock has just begun. */
    void give(Actor actor, Collection<ResidentId> fresh) {
        if (!fresh.isEmpty()) {
            byStation(fresh).forEach((station, people) -> spread(actor, station, people, Why.NEW));
        }
    }

    /** Chooses an owner for these people of one station. Refuses somebody who is not of its staff today. */
    @Transactional
    void assign(Actor actor, List<ResidentId> people, AccountId owner) {
        actor.needs(Right.ASSIGN_REQUESTS);
        if (people.isEmpty()) {
            throw CareRefusal.NOBODY_CHOSEN.refuse();
        }
        if (people.size() > MOST) {
            throw CareRefusal.TOO_MANY.refuse(MOST);
        }
        var found = byStation(people);
        found.keySet().forEach(station -> Care.mustKnow(actor, station));
        if (found.values().stream().mapToInt(List::size).sum() != new HashSet<>(people).size()) {
            throw SharedRefusal.NOT_FOUND.refuse().at("people");
        }
        found.forEach((station, theirs) -> {
            var worker = mustBeHere(actor, station, owner);
            var given = new LinkedHashMap<ResidentId, Owner>();
            theirs.forEach(one -> given.put(one.id(), Owner.of(worker, false)));
            write(actor, given, Why.GIVEN);
            trail.write(
                    actor,
                    "care.owner-given",
                    owner.value(),
                    Map.of("station", station.toString(), "people", theirs.size()));
        });
    }

    /**
     * Hands over everybody one owner answers for at a station.
     *
     * @param from who answers now; null: nobody, or the head until now
     * @param to who answers from today on; null: spread over the staff by load
     * @return how many people
     */
    @Transactional
    int handOver(Actor actor, StationId station, @Nullable AccountId from, @Nullable AccountId to) {
        actor.needs(Right.MANAGE_STAFF);
        Care.mustKnow(actor, station);
        var people = ofOwner(station, from);
        if (to == null) {
            var staff = staff(actor, station).stream()
                    .filter(worker -> !Objects.equals(worker.account(), from))
                    .toList();
            write(actor, even(station, people, staff), Why.HANDED_OVER);
        } else {
            var worker = mustBeHere(actor, station, to);
            var given = new LinkedHashMap<ResidentId, Owner>();
            people.forEach(one -> given.put(one.id(), Owner.of(worker, false)));
            write(actor, given, Why.HANDED_OVER);
        }
        trail.write(
                actor,
                "care.handed-over",
                station.value(),
                Map.of("account", String.valueOf(to), "people", people.size()));
        return people.size();
    }

    /**
     * Whoever leaves leaves nobody behind: from the day after their last the head answers for their people. When that
     * day is still to come, the night does it.
     */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(WorkerLeft news) {
        var actor = Wall.atWork();
        if (actor != null && news.account() != null && news.last().isBefore(clocks.today())) {
            entrusted.at(news.station(), actor, Set.of(Right.SEE_STATIONS), let -> sweep(let, news.station()));
        }
    }

    /** Gives everybody of a station whose owner is not of its staff today, or who has none, to the head. */
    int sweep(Actor actor, StationId station) {
        var staff = staff(actor, station);
        var left = db.sql("""
                select c.resident_id, c.station_id, c.grid_id, c.region, w.weight
                from care.clock c join care.weight w on w.risk = c.risk
                where c.station_id = :station
                  and (c.owner is null or not exists (select from unnest(:staff::uuid[]) as s (account) where s.account = c.owner))
                """)
                .param("station", station.value())
                .param("staff", staff.stream().map(w -> account(w).value()).toArray(UUID[]::new))
                .query(Person::of)
                .list();
        var head = head(actor, station, staff);
        if (left.isEmpty() || head.isEmpty()) {
            return 0;
        }
        var given = new LinkedHashMap<ResidentId, Owner>();
        left.forEach(one -> given.put(one.id(), Owner.of(head.get(), true)));
        write(actor, given, Why.LEFT);
        trail.write(
                actor,
                "care.owner-left",
                station.value(),
                Map.of("account", String.valueOf(head.get().account()), "people", left.size()));
        return left.size();
    }

    private void spread(Actor actor, StationId station, List<Person> people, Why why) {
        var staff = staff(actor, station);
        var loads = new Loads(station);
        var head = head(actor, station, staff);
        var given = new LinkedHashMap<ResidentId, Owner>();
        for (var person : people) {
            var near = staff.stream()
                    .filter(worker -> loads.serves(account(worker), person))
                    .min(loads.lightest());
            var owner =
                    near.map(worker -> Owner.of(worker, false)).or(() -> head.map(worker -> Owner.of(worker, true)));
            owner.ifPresent(chosen -> given.put(person.id(), chosen));
            near.ifPresent(worker -> loads.add(account(worker), person));
        }
        write(actor, given, why);
    }

    /** Who serves a community goes on there, until they carry their share of all. */
    private Map<ResidentId, Owner> even(StationId station, List<Person> people, List<Worker> staff) {
        if (staff.isEmpty()) {
            throw CareRefusal.NOT_ON_THE_STAFF.refuse();
        }
        var loads = new Loads(station);
        var share = loads.share(people, staff);
        var given = new LinkedHashMap<ResidentId, Owner>();
        for (var person : people) {
            var worker = staff.stream()
                    .filter(one -> loads.serves(account(one), person) && loads.of(one) < share)
                    .min(loads.lightest())
                    .or(() -> staff.stream().min(loads.lightest()))
                    .orElseThrow();
            given.put(person.id(), Owner.of(worker, false));
            loads.add(account(worker), person);
        }
        return given;
    }

    private void write(Actor actor, Map<ResidentId, Owner> given, Why why) {
        if (given.isEmpty()) {
            return;
        }
        var people = List.copyOf(given.keySet());
        db.sql("""
                with given as materialized (
                  select *
                  from unnest(:ids::uuid[], :people::uuid[], :accounts::uuid[], :names::text[], :interims::text[])
                    as g (id, resident_id, account, name, interim)),
                changed as materialized (
                  select g.*, c.station_id
                  from given g join care.clock c on c.resident_id = g.resident_id
                  where c.owner is distinct from g.account or c.interim <> g.interim::boolean),
                ended as (
                  update care.owner o
                  set to_day = greatest(o.from_day, :today::date - 1)
                  from changed g
                  where o.resident_id = g.resident_id and o.to_day is null),
                begun as (
                  insert into care.owner (id, resident_id, station_id, account, name, from_day, why, given, given_by)
                  select id, resident_id, station_id, account, name, :today, :why, :now, :by
                  from changed)
                update care.clock c
                set owner = g.account, owner_name = g.name, interim = g.interim::boolean, version = c.version + 1
                from changed g
                where c.resident_id = g.resident_id
                """)
                .param("ids", people.stream().map(one -> Ids.next()).toArray(UUID[]::new))
                .param("people", Clocks.uuids(people))
                .param(
                        "accounts",
                        people.stream()
                                .map(one -> owner(given, one).account().value())
                                .toArray(UUID[]::new))
                .param(
                        "names",
                        people.stream().map(one -> owner(given, one).name()).toArray(String[]::new))
                .param(
                        "interims",
                        people.stream()
                                .map(one -> Boolean.toString(owner(given, one).interim()))
                                .toArray(String[]::new))
                .param("today", clocks.today())
                .param("why", why.code())
                .param("now", clocks.now())
                .param("by", actor.name())
                .update();
    }

    private static Owner owner(Map<ResidentId, Owner> given, ResidentId one) {
        return Objects.requireNonNull(given.get(one));
    }

    /** The head and the workers of a station who are here today and can sign in. */
    List<Worker> staff(Actor actor, StationId station) {
        return stations.workers(actor, station).stream()
                .filter(worker -> worker.account() != null)
                .filter(worker ->
                        worker.position() == Worker.Position.HEAD || worker.position() == Worker.Position.WORKER)
                .filter(worker -> worker.here(clocks.today()))
                .toList();
    }

    /** Who answers when nobody else does: the head, else anybody of the staff, else somebody of the hub above. */
    private Optional<Worker> head(Actor actor, StationId station, List<Worker> staff) {
        return staff.stream()
                .min(Comparator.comparing((Worker worker) -> worker.position() != Worker.Position.HEAD))
                .or(() -> stations.hubOf(station)
                        .map(Station::id)
                        .flatMap(hub -> entrusted.at(
                                hub,
                                actor,
                                Set.of(Right.SEE_STATIONS),
                                let -> stations.workers(let, hub).stream()
                                        .filter(worker -> worker.account() != null)
                                        .findFirst())));
    }

    private Worker mustBeHere(Actor actor, StationId station, AccountId owner) {
        return staff(actor, station).stream()
                .filter(worker -> owner.equals(worker.account()))
                .findFirst()
                .orElseThrow(CareRefusal.NOT_ON_THE_STAFF::refuse);
    }

    private Map<StationId, List<Person>> byStation(Collection<ResidentId> people) {
        var found = new HashMap<StationId, List<Person>>();
        db.sql("""
                select c.resident_id, c.station_id, c.grid_id, c.region, w.weight
                from care.clock c join care.weight w on w.risk = c.risk
                where c.resident_id = any (array(select unnest(:people::uuid[])))
                order by c.resident_id
                """)
                .param("people", Clocks.uuids(people))
                .query(Person::of)
                .list()
                .forEach(one -> found.computeIfAbsent(one.station(), s -> new ArrayList<>())
                        .add(one));
        return found;
    }

    private List<Person> ofOwner(StationId station, @Nullable AccountId owner) {
        return db.sql("""
                select c.resident_id, c.station_id, c.grid_id, c.region, w.weight
                from care.clock c join care.weight w on w.risk = c.risk
                where c.station_id = :station
                  and case when :owner::uuid is null then c.interim or c.owner is null else c.owner = :owner end
                order by c.grid_id, c.region, c.resident_id
                """)
                .param("station", station.value())
                .param("owner", owner == null ? null : owner.value(), java.sql.Types.OTHER)
                .query(Person::of)
                .list();
    }

    private static AccountId account(Worker worker) {
        return Objects.requireNonNull(worker.account());
    }

    private record Owner(AccountId account, String name, boolean interim) {

        static Owner of(Worker worker, boolean interim) {
            return new Owner(Owners.account(worker), worker.name(), interim);
        }
    }

    private record Person(
            ResidentId id, StationId station, @Nullable GridId grid, String region, double weight) {

        static Person of(java.sql.ResultSet row, int n) throws java.sql.SQLException {
            var grid = row.getObject("grid_id", UUID.class);
            return new Person(
                    new ResidentId(row.getObject("resident_id", UUID.class)),
                    new StationId(row.getObject("station_id", UUID.class)),
                    grid == null ? null : new GridId(grid),
                    row.getString("region"),
                    row.getDouble("weight"));
        }
    }

    /** What everybody of a station carries: all in all, and where. */
    private final class Loads {

        private final Map<AccountId, Double> all = new HashMap<>();
        private final Set<String> where = new HashSet<>();

        Loads(StationId station) {
            db.sql("""
                    select c.owner, c.grid_id, c.region, sum(w.weight) as weight
                    from care.clock c join care.weight w on w.risk = c.risk
                    where c.station_id = :station and c.owner is not null and not c.interim
                    group by c.owner, c.grid_id, c.region
                    """).param("station", station.value()).query(row -> {
                var owner = new AccountId(row.getObject("owner", UUID.class));
                all.merge(owner, row.getDouble("weight"), Double::sum);
                where.add(owner + " " + row.getObject("grid_id", UUID.class));
                where.add(owner + " " + row.getString("region"));
            });
        }

        boolean serves(AccountId worker, Person person) {
            var grid = person.grid();
            return (grid != null && where.contains(worker + " " + grid.value()))
                    || where.contains(worker + " " + person.region());
        }

        double of(Worker worker) {
            return all.getOrDefault(account(worker), 0.0);
        }

        /** What each of the staff carries when these people come on top and all carry alike. */
        double share(List<Person> people, List<Worker> staff) {
            var carried = staff.stream().mapToDouble(this::of).sum();
            return (carried + people.stream().mapToDouble(Person::weight).sum()) / staff.size();
        }

        Comparator<Worker> lightest() {
            return Comparator.comparingDouble(this::of)
                    .thenComparing(worker -> worker.id().value());
        }

        void add(AccountId worker, Person person) {
            all.merge(worker, person.weight(), Double::sum);
            where.add(worker + " " + person.region());
        }
    }
}
