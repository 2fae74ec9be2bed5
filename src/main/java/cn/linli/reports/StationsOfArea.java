package cn.linli.reports;

import cn.linli.access.Actor;
import cn.linli.shared.AccountId;
import cn.linli.shared.RegionCode;
import cn.linli.shared.StationId;
import cn.linli.stations.Station;
import cn.linli.stations.Stations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stations of an area, as a ledger kept by hand names them. Remembers what it was asked: a year asks often. */
final class StationsOfArea {

    private final Actor actor;
    private final RegionCode area;
    private final Stations stations;
    private final List<Station> mine;
    private final Map<String, Optional<Known>> named = new HashMap<>();
    private final Map<StationId, Map<String, List<AccountId>>> accounts = new HashMap<>();

    StationsOfArea(Actor actor, RegionCode area, Stations stations) {
        this.actor = actor;
        this.area = area;
        this.stations = stations;
        this.mine = stations.all(actor).stream()
                .filter(station -> station.region().within(area))
                .toList();
    }

    /** A station that is meant, and whether its ledger is this actor's to keep. */
    record Known(StationId id, boolean mine) {}

    Optional<Known> named(String written) {
        return named.computeIfAbsent(
                written,
                text -> stations.named(text, area.county())
                        .map(id -> new Known(
                                id,
                                mine.stream().anyMatch(station -> station.id().equals(id)))));
    }

    /** The account of the station's worker of that name, if just one worker is called that. */
    Optional<AccountId> account(StationId station, String name) {
        var byName = accounts.computeIfAbsent(station, this::accounts);
        var found = byName.getOrDefault(name, List.of());
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private Map<String, List<AccountId>> accounts(StationId station) {
        var byName = new HashMap<String, List<AccountId>>();
        for (var worker : stations.workers(actor, station)) {
            var account = worker.account();
            if (account != null) {
                byName.computeIfAbsent(worker.name(), n -> new ArrayList<>()).add(account);
            }
        }
        return byName;
    }

    /** The name of the area's station that is written most like it, or empty when none is like it. */
    String closest(String written) {
        return mine.stream()
                .map(Station::name)
                .min(Comparator.comparingInt(name -> steps(name, written)))
                .filter(name -> steps(name, written) <= Math.max(1, name.length() / 3))
                .orElse("");
    }

    /** How many signs must be changed, added or dropped to make one of the other (Levenshtein). */
    private static int steps(String a, String b) {
        var last = new int[b.length() + 1];
        for (var j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            var now = new int[b.length() + 1];
            now[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var other = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                now[j] = Math.min(Math.min(now[j - 1], last[j]) + 1, last[j - 1] + other);
            }
            last = now;
        }
        return last[b.length()];
    }
}
