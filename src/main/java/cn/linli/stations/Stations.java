package cn.linli.stations;

import cn.linli.access.Accounts;
import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Role;
import cn.linli.access.StationNames;
import cn.linli.access.Trail;
import cn.linli.places.Places;
import cn.linli.places.Region;
import cn.linli.places.RegionLevel;
import cn.linli.shared.Ids;
import cn.linli.shared.RegionCode;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.shared.Texts;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The hub and the stations. What a station is called and how it stands is no secret: reading asks for no right; the
 * stations of one's own scope are {@link #all}.
 */
@Service
public class Stations implements StationNames {

    private static final String COLUMNS = "id, region, hub, name, status, named_on, running_on, colour";

    private final JdbcClient db;
    private final Places places;
    private final Accounts accounts;
    private final Workers workers;
    private final Trail trail;
    private final Clock clock;

    Stations(JdbcClient db, Places places, Accounts accounts, Workers workers, Trail trail, Clock clock) {
        this.db = db;
        this.places = places;
        this.accounts = accounts;
        this.workers = workers;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Opens the county's hub and one station for each of its streets and towns, named by the street's full name and
     * 社工站. The regions must be there. Streets that have a station keep it.
     *
     * @return hub and stations, the hub first
     */
    @Transactional
    public List<Station> setUp(Actor actor, RegionCode county) {
        actor.needs(Right.MANAGE_STATIONS);
        var known = within(county);
        var region = places.find(county).orElseThrow(() -> StationRefusal.WRONG_LEVEL.refuse(county));
        if (known.stream().noneMatch(Station::hub)) {
            open(actor, new StationId(Ids.next()), region.code(), region.name() + "社工总站");
        }
        for (var street : places.all(RegionLevel.STREET, county)) {
            if (known.stream().noneMatch(station -> station.region().equals(street.code()))) {
                open(actor, new StationId(Ids.next()), street.code(), street.name() + "社工站");
            }
        }
        return within(county);
    }

    /** Opens a station in a street or town, or the hub of a county: named from today on, running when somebody says so. */
    @Transactional
    public Station open(Actor actor, StationId id, RegionCode region, String name) {
        actor.needs(Right.MANAGE_STATIONS);
        var level = places.find(region).map(Region::level).orElse(RegionLevel.COMMUNITY);
        if (level != RegionLevel.STREET && level != RegionLevel.COUNTY) {
            throw StationRefusal.WRONG_LEVEL.refuse(places.name(region));
        }
        var hub = level == RegionLevel.COUNTY;
        var done = db.sql("""
                insert into stations.station (id, region, hub, name, status, named_on, colour)
                values (:id, :region, :hub, :name, 'named', :today, :colour)
                on conflict do nothing
                """)
                .param("id", id.value())
                .param("region", region.value())
                .param("hub", hub)
                .param("name", Texts.required(name, "name", 60))
                .param("today", Date.valueOf(LocalDate.now(clock)))
                .param("colour", Station.TEAL)
                .update();
        if (done == 0) {
            throw StationRefusal.REGION_TAKEN.refuse(places.name(region));
        }
        accounts.postOpened(id, region, hub);
        trail.write(actor, "stations.opened", id.value(), Map.of("region", region.value(), "name", name));
        return find(id).orElseThrow();
    }

    /** The stations of this actor's scope, the hub first, then in the order of the streets. */
    @Transactional(readOnly = true)
    public List<Station> all(Actor actor) {
        var scope = actor.scope().stations().stream().map(StationId::value).toArray(UUID[]::new);
        return db.sql("""
                select %s from stations.station where id = any(:scope) order by left(region, 6), hub desc, region
                """.formatted(COLUMNS))
                .param("scope", scope)
                .query((row, n) -> station(row))
                .list();
    }

    /** All stations of an area, whoever asks; the hub first. */
    @Transactional(readOnly = true)
    public List<Station> within(RegionCode area) {
        var prefix = area.prefix();
        return db.sql("""
                select %s from stations.station where region between :first and :last
                order by left(region, 6), hub desc, region
                """.formatted(COLUMNS))
                .param("first", area.value())
                .param("last", prefix + "9".repeat(12 - prefix.length()))
                .query((row, n) -> station(row))
                .list();
    }

    /** The station with this id. */
    @Transactional(readOnly = true)
    public Optional<Station> find(StationId id) {
        return db.sql("select %s from stations.station where id = :id".formatted(COLUMNS))
                .param("id", id.value())
                .query((row, n) -> station(row))
                .optional();
    }

    /** Its name; empty for a station nobody knows. */
    @Transactional(readOnly = true)
    public String name(StationId id) {
        return find(id).map(Station::name).orElse("");
    }

    /** The names of several at once. */
    @Transactional(readOnly = true)
    public Map<StationId, String> names(Collection<StationId> ids) {
        return db
                .sql("select id, name from stations.station where id = any(:ids)")
                .param("ids", ids.stream().map(StationId::value).distinct().toArray(UUID[]::new))
                .query((row, n) -> Map.entry(new StationId(row.getObject(1, UUID.class)), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The station that answers for a region: that of its street, else the hub of its county. */
    @Transactional(readOnly = true)
    public Optional<Station> stationOf(RegionCode region) {
        return db.sql("""
                select %s from stations.station
                where (region = :street and not hub) or (region = :county and hub)
                order by hub limit 1
                """.formatted(COLUMNS))
                .param("street", region.street().value())
                .param("county", region.county().value())
                .query((row, n) -> station(row))
                .optional();
    }

    /** The hub above a station; a hub is its own. */
    @Transactional(readOnly = true)
    public Optional<Station> hubOf(StationId station) {
        return db.sql("""
                select h.id, h.region, h.hub, h.name, h.status, h.named_on, h.running_on, h.colour
                from stations.station s
                join stations.station h on h.hub and left(h.region, 6) = left(s.region, 6)
                where s.id = :id
                """)
                .param("id", station.value())
                .query((row, n) -> station(row))
                .optional();
    }

    /**
     * The station of a county that somebody means: by its own name, or by its street's in any of the usual dresses
     * (南村街道社工站, 南村社会工作服务站, 南村街道). None when two fit.
     */
    @Transactional(readOnly = true)
    public Optional<StationId> named(String text, RegionCode county) {
        var countyName = places.name(county.county());
        var written = StationName.of(text, countyName);
        record Known(Station station, StationName own, StationName ofStreet) {}
        var all = within(county.county()).stream()
                .map(station -> new Known(
                        station,
                        StationName.of(station.name(), countyName),
                        new StationName(
                                StationName.of(places.name(station.region()), countyName)
                                        .place(),
                                StationName.of(places.name(station.region()), countyName)
                                        .bare(),
                                station.hub())))
                .toList();
        List<Predicate<Known>> fits = List.of(
                known -> known.own().equals(written),
                known -> known.ofStreet().place().equals(written.place())
                        && known.station().hub() == written.hub(),
                known -> known.own().bare().equals(written.bare())
                        || known.ofStreet().bare().equals(written.bare()));
        for (var fit : fits) {
            var found = all.stream().filter(fit).toList();
            if (!found.isEmpty()) {
                return found.size() == 1
                        ? Optional.of(found.getFirst().station().id())
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The staff of a station of this actor's scope, those who are here today. */
    @Transactional(readOnly = true)
    public List<Worker> workers(Actor actor, StationId station) {
        return workers.of(actor, station, false);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Named> of(Actor actor) {
        return all(actor).stream()
                .map(station -> new Named(station.id().value(), station.name(), station.hub()))
                .toList();
    }

    /** A station's page, with the fields chosen for this year. */
    @Transactional(readOnly = true)
    public Optional<StationSheet> sheet(StationId id) {
        var year = LocalDate.now(clock).getYear();
        return find(id).map(station -> db.sql("""
                        select logo, address, phone, every_day, opens, closes, opening_note, version,
                               (select fields from stations.focus f where f.station_id = s.id and f.year = :year) as focus
                        from stations.station s where id = :id
                        """)
                .param("year", year)
                .param("id", id.value())
                .query((row, n) -> new StationSheet(
                        station,
                        row.getObject("logo", UUID.class),
                        row.getString("address"),
                        row.getString("phone"),
                        new StationSheet.Opening(
                                row.getBoolean("every_day"),
                                row.getObject("opens", LocalTime.class),
                                row.getObject("closes", LocalTime.class),
                                row.getString("opening_note")),
                        rooms(id),
                        groups(id),
                        year,
                        row.getArray("focus") == null
                                ? List.of()
                                : List.of((String[]) row.getArray("focus").getArray()),
                        row.getInt("version")))
                .single());
    }

    /**
     * Changes what stands on a station's page. Name, status and colour are for those who run the district; rooms,
     * opening, groups and focus also for the station's own head. Refuses when somebody else was faster.
     */
    @Transactional
    public StationSheet change(Actor actor, StationSheet changed) {
        var id = changed.station().id();
        var before = sheet(id).orElseThrow(SharedRefusal.NOT_FOUND::refuse);
        mayChange(actor, before.station(), changed.station());
        var station = checked(changed.station());
        var done = db.sql("""
                update stations.station
                set name = :name, status = :status, named_on = :namedOn, running_on = :runningOn, colour = :colour,
                    logo = :logo, address = :address, phone = :phone, every_day = :everyDay, opens = :opens,
                    closes = :closes, opening_note = :note, version = version + 1
                where id = :id and version = :version
                """)
                .param("name", station.name())
                .param("status", station.status().code())
                .param("namedOn", Date.valueOf(station.namedOn()))
                .param("runningOn", station.runningOn())
                .param("colour", station.colour())
                .param("logo", changed.logo())
                .param("address", changed.address())
                .param("phone", changed.phone())
                .param("everyDay", changed.opening().everyDay())
                .param("opens", changed.opening().opens())
                .param("closes", changed.opening().closes())
                .param("note", changed.opening().note())
                .param("id", id.value())
                .param("version", changed.version())
                .update();
        if (done == 0) {
            throw SharedRefusal.CHANGED_MEANWHILE.refuse().withCurrent(sheet(id).orElse(before));
        }
        keepRooms(id, changed.rooms());
        keepGroups(id, changed.groups());
        chooseFocus(id, changed.focusYear(), changed.focus());
        trail.write(actor, "stations.changed", id.value(), Map.of("name", station.name()));
        return sheet(id).orElseThrow();
    }

    /** Goes on only if the actor may run this station: everywhere for the system's administrator, else in scope. */
    static void runs(Actor actor, StationId station, Right right) {
        actor.needs(right);
        if (!actor.is(Role.SYSADMIN)) {
            actor.worksAt(station);
        }
    }

    private static void mayChange(Actor actor, Station before, Station after) {
        var own = before.name().equals(after.name())
                && before.status() == after.status()
                && before.namedOn().equals(after.namedOn())
                && Objects.equals(before.runningOn(), after.runningOn())
                && before.colour().equals(after.colour());
        runs(actor, before.id(), own && actor.may(Right.MANAGE_STAFF) ? Right.MANAGE_STAFF : Right.MANAGE_STATIONS);
    }

    private static Station checked(Station station) {
        if (!station.colour().matches("#[0-9A-Fa-f]{6}")) {
            throw StationRefusal.NO_COLOUR.refuse(station.colour());
        }
        var running = station.status() == Station.Status.RUNNING;
        var since = station.runningOn();
        if (running && (since == null || since.isBefore(station.namedOn()))) {
            throw StationRefusal.RUNS_SINCE_WHEN.refuse();
        }
        return new Station(
                station.id(),
                station.region(),
                station.hub(),
                Texts.required(station.name(), "name", 60),
                station.status(),
                station.namedOn(),
                running ? since : null,
                station.colour());
    }

    private void keepRooms(StationId id, List<StationSheet.Room> rooms) {
        db.sql("delete from stations.room where station_id = :id")
                .param("id", id.value())
                .update();
        for (int i = 0; i < rooms.size(); i++) {
            db.sql("insert into stations.room (station_id, place, kind, name) values (:id, :place, :kind, :name)")
                    .param("id", id.value())
                    .param("place", i)
                    .param("kind", rooms.get(i).kind().code())
                    .param("name", rooms.get(i).name())
                    .update();
        }
    }

    private void keepGroups(StationId id, List<StationSheet.WorkingGroup> groups) {
        db.sql("delete from stations.working_group where station_id = :id")
                .param("id", id.value())
                .update();
        for (int i = 0; i < groups.size(); i++) {
            db.sql(
                            "insert into stations.working_group (station_id, place, name, leads) values (:id, :place, :name, :leads)")
                    .param("id", id.value())
                    .param("place", i)
                    .param("name", groups.get(i).name())
                    .param("leads", groups.get(i).leads())
                    .update();
        }
    }

    private void chooseFocus(StationId id, int year, List<String> fields) {
        db.sql("""
                insert into stations.focus (station_id, year, fields) values (:id, :year, :fields)
                on conflict (station_id, year) do update set fields = excluded.fields
                """)
                .param("id", id.value())
                .param("year", year)
                .param("fields", fields.toArray(String[]::new))
                .update();
    }

    private List<StationSheet.Room> rooms(StationId id) {
        return db.sql("select kind, name from stations.room where station_id = :id order by place")
                .param("id", id.value())
                .query((row, n) ->
                        new StationSheet.Room(StationSheet.Room.Kind.of(row.getString("kind")), row.getString("name")))
                .list();
    }

    private List<StationSheet.WorkingGroup> groups(StationId id) {
        return db.sql("select name, leads from stations.working_group where station_id = :id order by place")
                .param("id", id.value())
                .query((row, n) -> new StationSheet.WorkingGroup(row.getString("name"), row.getString("leads")))
                .list();
    }

    private static Station station(ResultSet row) throws SQLException {
        return new Station(
                new StationId(row.getObject("id", UUID.class)),
                new RegionCode(row.getString("region")),
                row.getBoolean("hub"),
                row.getString("name"),
                Station.Status.of(row.getString("status")),
                row.getObject("named_on", LocalDate.class),
                day(row, "running_on"),
                row.getString("colour"));
    }

    private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
