package cn.linli.residents;

import cn.linli.access.Accounts;
import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.places.Places;
import cn.linli.places.Region;
import cn.linli.places.RegionLevel;
import cn.linli.shared.RegionCode;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the ground, the stations and the words of an area. Must run inside the caller's transaction. */
@Component
class RosterAreas {

    private final JdbcClient db;
    private final Places places;
    private final Accounts accounts;

    RosterAreas(JdbcClient db, Places places, Accounts accounts) {
        this.db = db;
        this.places = places;
        this.accounts = accounts;
    }

    /** The area as this actor works in it. An area whose stations are all foreign does not exist for the actor. */
    RosterArea of(Actor actor, RegionCode code) {
        if (code.prefix().length() < 6) {
            throw RosterRefusal.ROSTER_AREA.refuse(code.prefix());
        }
        var all = accounts.streetPosts(code);
        var own = new HashMap<RegionCode, StationId>();
        all.forEach((station, street) -> {
            if (actor.scope().people().contains(station)) {
                own.merge(street, station, RosterAreas::older);
            }
        });
        if (own.isEmpty() && !all.isEmpty()) {
            throw SharedRefusal.NOT_FOUND.refuse();
        }
        var path = new ArrayList<>(places.path(code));
        path.addAll(places.all(RegionLevel.STREET, code));
        var stations = own.values().stream().map(StationId::value).toArray(UUID[]::new);
        return new RosterArea(
                code,
                new RosterStreet(places.communities(code), path, own.keySet()),
                own,
                RosterWords.ofRegister(words(stations, "label"), words(stations, "community")),
                words(stations, "heading"),
                labelCodes());
    }

    /** Where two stations share a street, the one that was there first has its people. */
    private static StationId older(StationId one, StationId other) {
        return one.value().compareTo(other.value()) <= 0 ? one : other;
    }

    private Map<String, String> words(UUID[] stations, String kind) {
        var words = new HashMap<String, String>();
        db.sql("select written, means from residents.roster_word where station_id = any (:stations) and kind = :kind")
                .param("stations", stations)
                .param("kind", kind)
                .query(row -> {
                    words.put(row.getString("written"), row.getString("means"));
                });
        return words;
    }

    /** Where this actor may bring a roster to, and what words in it may mean. */
    @Transactional(readOnly = true)
    RosterController.Choices choices(Actor actor) {
        var streets = new TreeSet<RegionCode>();
        places.counties()
                .forEach(county -> accounts.streetPosts(county.code()).forEach((station, street) -> {
                    if (actor.scope().people().contains(station)) {
                        streets.add(street);
                    }
                }));
        var columns = Arrays.stream(RosterField.values())
                .filter(field -> field != RosterField.FORMER_LINE)
                .map(field -> new RosterController.Choice(field.code(), RosterHeadings.usual(field)))
                .toList();
        return new RosterController.Choices(
                streets.stream()
                        .map(street -> new RosterController.Choice(street.prefix(), places.name(street)))
                        .toList(),
                columns,
                db.sql("select name from residents.label_kind order by no")
                        .query((row, n) -> row.getString(1))
                        .list(),
                RosterHeadings.lines("roster-labels.txt"));
    }

    /** The names of the communities of an area, as people say them. */
    @Transactional(readOnly = true)
    List<String> communities(Actor actor, RegionCode area) {
        actor.needs(Right.IMPORT_ROSTER);
        return places.communities(area).all().stream().map(Region::spoken).toList();
    }

    private Map<String, String> labelCodes() {
        var codes = new HashMap<String, String>();
        db.sql("select name, code from residents.label_kind").query(row -> {
            codes.put(row.getString("name"), row.getString("code"));
        });
        return codes;
    }
}
