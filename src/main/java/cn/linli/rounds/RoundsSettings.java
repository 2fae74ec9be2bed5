package cn.linli.rounds;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Trail;
import cn.linli.places.Places;
import cn.linli.places.Region;
import cn.linli.residents.Residents;
import cn.linli.shared.RegionCode;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.shared.Texts;
import cn.linli.shared.WorkerId;
import cn.linli.stations.Licence;
import cn.linli.stations.Stations;
import cn.linli.stations.Workers;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** How a station reckons its days: lengths, ways and lunch; what its workers can do; what people wish; where it all lies. */
@Service
public class RoundsSettings {

    private static final int MOST_LANGUAGES = 10;

    private final JdbcClient db;
    private final JsonMapper json;
    private final Stations stations;
    private final Workers workers;
    private final Residents residents;
    private final Places places;
    private final Trail trail;

    RoundsSettings(
            JdbcClient db,
            JsonMapper json,
            Stations stations,
            Workers workers,
            Residents residents,
            Places places,
            Trail trail) {
        this.db = db;
        this.json = json;
        this.stations = stations;
        this.workers = workers;
        this.residents = residents;
        this.places = places;
        this.trail = trail;
    }

    /** A station's numbers with their version; 0 until it has said any. */
    record Own(int version, Terms terms) {}

    /**
     * What a worker brings along.
     *
     * @param sex GB/T 2261.1: 1 a man, 2 a woman, 0 not said
     * @param languages languages and dialects, as the station writes them
     */
    public record Ability(WorkerId worker, int version, int sex, List<String> languages, boolean bike) {

        /** What nobody has said anything about. */
        static Ability unsaid(WorkerId worker) {
            return new Ability(worker, 0, 0, List.of(), false);
        }
    }

    /**
     * What a person asks for.
     *
     * @param sex of the worker, 0 any
     * @param language the worker should speak, empty for any
     * @param licence the worker should have at least, empty for none
     */
    public record Wish(ResidentId resident, int version, int sex, String language, String licence) {

        Set<String> needs() {
            var needs = new TreeSet<String>();
            if (sex != 0) {
                needs.add("sex:" + sex);
            }
            if (!language.isEmpty()) {
                needs.add("language:" + language);
            }
            if (!licence.isEmpty()) {
                needs.add("licence:" + licence);
            }
            return needs;
        }
    }

    /** Something that lies somewhere: {@code station}, {@code community} or {@code resident}. */
    public record Mark(String kind, String ref, Spot spot) {}

    @Transactional(readOnly = true)
    public Own own(Actor actor, StationId station) {
        actor.needs(Right.SEE_VISITS);
        actor.worksAt(station);
        var said = db.sql("select version, content::text from rounds.terms where station_id = :station")
                .param("station", station.value())
                .query((row, n) ->
                        new Own(row.getInt("version"), json.readValue(row.getString("content"), Terms.class)))
                .optional()
                .orElse(new Own(0, Terms.USUAL));
        return new Own(said.version(), withPlaces(said.terms(), station));
    }

    private Terms withPlaces(Terms terms, StationId station) {
        var ways = db.sql("select a, b, minutes from rounds.between where station_id = :station order by a, b")
                .param("station", station.value())
                .query((row, n) -> new Terms.Way(
                        RegionCode.of(row.getString("a")), RegionCode.of(row.getString("b")), row.getInt("minutes")))
                .list();
        var home = spots(station, "station").get(station.toString());
        return terms.with(ways, home);
    }

    /** Says how the station reckons from now on. Refuses numbers out of range and communities of others. */
    @Transactional
    public void say(Actor actor, StationId station, int version, Terms terms) {
        mayPlan(actor, station);
        terms.checked();
        var before = own(actor, station);
        var done = version == 0 ? first(station, terms) : again(station, version, terms);
        if (done == 0) {
            throw SharedRefusal.CHANGED_MEANWHILE.refuse().withCurrent(before);
        }
        ways(station, terms.ways());
        trail.write(actor, "rounds.terms-set", station.value(), Map.of());
    }

    private int first(StationId station, Terms terms) {
        return db.sql("""
                insert into rounds.terms (station_id, version, content) values (:station, 1, :content::jsonb)
                on conflict (station_id) do nothing
                """)
                .param("station", station.value())
                .param("content", json.writeValueAsString(terms.with(List.of(), null)))
                .update();
    }

    private int again(StationId station, int version, Terms terms) {
        return db.sql("""
                update rounds.terms set content = :content::jsonb, version = version + 1
                where station_id = :station and version = :version
                """)
                .param("station", station.value())
                .param("version", version)
                .param("content", json.writeValueAsString(terms.with(List.of(), null)))
                .update();
    }

    private void ways(StationId station, List<Terms.Way> ways) {
        var own = communities(station).stream().map(Region::code).collect(Collectors.toSet());
        db.sql("delete from rounds.between where station_id = :station")
                .param("station", station.value())
                .update();
        for (var way : ways) {
            if (!own.contains(way.a()) || !own.contains(way.b())) {
                throw SharedRefusal.NOT_FOUND.refuse().at("ways");
            }
            var ordered = way.a().compareTo(way.b()) <= 0;
            db.sql("""
                    insert into rounds.between (station_id, a, b, minutes) values (:station, :a, :b, :minutes)
                    on conflict (station_id, a, b) do update set minutes = excluded.minutes
                    """)
                    .param("station", station.value())
                    .param("a", (ordered ? way.a() : way.b()).value())
                    .param("b", (ordered ? way.b() : way.a()).value())
                    .param("minutes", way.minutes())
                    .update();
        }
    }

    /** The communities of a station's street. */
    @Transactional(readOnly = true)
    public List<Region> communities(StationId station) {
        return places.children(stations.find(station)
                .orElseThrow(SharedRefusal.NOT_FOUND::refuse)
                .region());
    }

    /** What each worker of the station brings along; who is missing has nothing said of them. */
    @Transactional(readOnly = true)
    public Map<WorkerId, Ability> abilities(Actor actor, StationId station) {
        actor.needs(Right.SEE_VISITS);
        return db
                .sql("select worker_id, version, languages, sex, bike from rounds.ability where station_id = :station")
                .param("station", station.value())
                .query((row, n) -> new Ability(
                        new WorkerId(row.getObject("worker_id", UUID.class)),
                        row.getInt("version"),
                        row.getInt("sex"),
                        List.of((String[]) row.getArray("languages").getArray()),
                        row.getBoolean("bike")))
                .list()
                .stream()
                .collect(Collectors.toMap(Ability::worker, one -> one));
    }

    /** Says what a worker brings along; they may do it themselves. */
    @Transactional
    public void say(Actor actor, Ability said) {
        var worker = workers.find(actor, said.worker()).orElseThrow(SharedRefusal.NOT_FOUND::refuse);
        actor.worksAt(worker.station());
        if (!actor.account().equals(worker.account())) {
            actor.needs(Right.MANAGE_STAFF);
        }
        var languages = said.languages().stream()
                .map(word -> word(word, "languages"))
                .distinct()
                .toList();
        if (languages.size() > MOST_LANGUAGES) {
            throw SharedRefusal.TOO_LONG.refuse(MOST_LANGUAGES).at("languages");
        }
        var done = db.sql("""
                insert into rounds.ability as known (worker_id, station_id, version, languages, sex, bike)
                values (:worker, :station, 1, :languages, :sex, :bike)
                on conflict (worker_id) do update set
                  languages = excluded.languages, sex = excluded.sex, bike = excluded.bike,
                  station_id = excluded.station_id, version = known.version + 1
                where known.version = :version
                """)
                .param("worker", said.worker().value())
                .param("station", worker.station().value())
                .param("languages", languages.toArray(String[]::new))
                .param("sex", sex(said.sex()))
                .param("bike", said.bike())
                .param("version", said.version())
                .update();
        if (done == 0) {
            throw SharedRefusal.CHANGED_MEANWHILE
                    .refuse()
                    .withCurrent(abilities(actor, worker.station())
                            .getOrDefault(said.worker(), Ability.unsaid(said.worker())));
        }
        trail.write(actor, "rounds.ability-set", said.worker().value(), Map.of());
    }

    /** What these people ask for; who asks for nothing is missing. */
    @Transactional(readOnly = true)
    public Map<ResidentId, Wish> wishes(Actor actor, Collection<ResidentId> people) {
        actor.needs(Right.SEE_RESIDENTS);
        return db
                .sql("""
                        select resident_id, version, sex, language, licence from rounds.wish
                        where resident_id = any (array(select unnest(:people::uuid[])))
                        """)
                .param("people", people.stream().map(ResidentId::value).toArray(UUID[]::new))
                .query((row, n) -> new Wish(
                        new ResidentId(row.getObject("resident_id", UUID.class)),
                        row.getInt("version"),
                        row.getInt("sex"),
                        row.getString("language"),
                        row.getString("licence")))
                .list()
                .stream()
                .collect(Collectors.toMap(Wish::resident, one -> one));
    }

    /** Says what a person asks for. */
    @Transactional
    public void say(Actor actor, Wish said) {
        actor.needs(Right.EDIT_RESIDENTS);
        var person = residents.card(actor, said.resident()).orElseThrow(SharedRefusal.NOT_FOUND::refuse);
        if (!said.licence().isEmpty()) {
            Licence.Level.of(said.licence());
        }
        var done = db.sql("""
                insert into rounds.wish as known (resident_id, station_id, version, sex, language, licence)
                values (:resident, :station, 1, :sex, :language, :licence)
                on conflict (resident_id) do update set
                  sex = excluded.sex, language = excluded.language, licence = excluded.licence,
                  station_id = excluded.station_id, version = known.version + 1
                where known.version = :version
                """)
                .param("resident", said.resident().value())
                .param("station", person.station().value())
                .param("sex", sex(said.sex()))
                .param("language", said.language().isEmpty() ? "" : word(said.language(), "language"))
                .param("licence", said.licence())
                .param("version", said.version())
                .update();
        if (done == 0) {
            throw SharedRefusal.CHANGED_MEANWHILE.refuse();
        }
        trail.write(actor, "rounds.wish-set", said.resident().value(), Map.of());
    }

    private static String word(String text, String field) {
        var word = Texts.required(text, field, 20);
        if (word.contains(" ")) {
            throw SharedRefusal.UNREADABLE.refuse().at(field);
        }
        return word;
    }

    private static int sex(int code) {
        if (code < 0 || code > 2) {
            throw RoundsRefusal.OUT_OF_RANGE.refuse(0, 2).at("sex");
        }
        return code;
    }

    /** Where the things of this kind lie, by what they are. */
    @Transactional(readOnly = true)
    public Map<String, Spot> spots(StationId station, String kind) {
        var spots = new HashMap<String, Spot>();
        db.sql("select ref, lon, lat from rounds.spot where station_id = :station and kind = :kind")
                .param("station", station.value())
                .param("kind", kind)
                .query(row -> {
                    spots.put(row.getString("ref"), new Spot(row.getDouble("lon"), row.getDouble("lat")));
                });
        return spots;
    }

    /** Marks where something lies, or with null that nobody knows. */
    @Transactional
    public void mark(Actor actor, StationId station, String kind, String ref, @Nullable Spot spot) {
        mayPlan(actor, station);
        belongs(actor, station, kind, ref);
        if (spot == null) {
            db.sql("delete from rounds.spot where station_id = :station and kind = :kind and ref = :ref")
                    .param("station", station.value())
                    .param("kind", kind)
                    .param("ref", ref)
                    .update();
        } else {
            put(station, kind, ref, spot);
        }
        trail.write(actor, "rounds.spot-set", station.value(), Map.of("kind", kind));
    }

    private void put(StationId station, String kind, String ref, Spot spot) {
        if (!(Math.abs(spot.lon()) <= 180 && Math.abs(spot.lat()) <= 90)) {
            throw RoundsRefusal.NO_SPOT.refuse().at("spot");
        }
        db.sql("""
                insert into rounds.spot (station_id, kind, ref, lon, lat) values (:station, :kind, :ref, :lon, :lat)
                on conflict (station_id, kind, ref) do update set lon = excluded.lon, lat = excluded.lat
                """)
                .param("station", station.value())
                .param("kind", kind)
                .param("ref", ref)
                .param("lon", spot.lon())
                .param("lat", spot.lat())
                .update();
    }

    private void belongs(Actor actor, StationId station, String kind, String ref) {
        var known = switch (kind) {
            case "station" -> ref.equals(station.toString());
            case "community" ->
                communities(station).stream().anyMatch(one -> one.code().value().equals(ref));
            case "resident" ->
                residents
                        .card(actor, ResidentId.of(ref))
                        .filter(card -> card.station().equals(station))
                        .isPresent();
            default -> false;
        };
        if (!known) {
            throw SharedRefusal.NOT_FOUND.refuse().at("ref");
        }
    }

    /** Who lays out the day: whoever dispatches. A foreign station does not exist for this actor. */
    static void mayPlan(Actor actor, StationId station) {
        actor.needs(Right.ASSIGN_REQUESTS);
        if (!actor.scope().people().contains(station)) {
            throw SharedRefusal.NOT_FOUND.refuse();
        }
    }
}
