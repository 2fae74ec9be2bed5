package cn.linli.residents;

import cn.linli.places.Places;
import cn.linli.places.Region;
import cn.linli.shared.RegionCode;
import cn.linli.shared.StationId;
import cn.linli.stations.Station;
import cn.linli.stations.Stations;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** What communities and stations are called, and which communities a station has. */
@Component
class PlaceNames {

    private final Places places;
    private final Stations stations;

    PlaceNames(Places places, Stations stations) {
        this.places = places;
        this.stations = stations;
    }

    String station(StationId station) {
        return stations.name(station);
    }

    /** The communities of these stations, in the order of their codes. */
    List<Community> communitiesOf(Collection<StationId> those) {
        return those.stream()
                .flatMap(id -> stations.find(id).stream())
                .sorted(java.util.Comparator.comparing(Station::region))
                .flatMap(station -> places.children(station.region()).stream()
                        .map(region -> new Community(station.id(), region.code(), region.spoken())))
                .toList();
    }

    /** Goes on unless the community is known to be another station's. */
    void mustBeOf(StationId station, RegionCode community) {
        var its = stations.stationOf(community);
        if (its.isPresent() && !its.get().hub() && !its.get().id().equals(station)) {
            throw ResidentsRefusal.COMMUNITY_ELSEWHERE.refuse();
        }
    }

    /** A community and the station it belongs to. */
    record Community(StationId station, RegionCode code, String name) {}

    String of(RegionCode community) {
        return places.find(community).map(Region::spoken).orElse("");
    }

    /** The names of all these, asked for at once. */
    Map<RegionCode, String> of(Collection<RegionCode> communities) {
        return communities.isEmpty() ? Map.of() : places.spokenNames(new TreeSet<>(communities));
    }
}
