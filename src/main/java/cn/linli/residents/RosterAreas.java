package cn.linli.residents;

import cn.linli.access.Accounts;
import cn.linli.access.Actor;
import cn.linli.places.Places;
import cn.linli.places.RegionLevel;
import cn.linli.shared.RegionCode;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

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

    private Map<String, String> labelCodes() {
        var codes = new HashMap<String, String>();
        db.sql("select name, code from residents.label_kind").query(row -> {
            codes.put(row.getString("name"), row.getString("code"));
        });
        return codes;
    }
}
