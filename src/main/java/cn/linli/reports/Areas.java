package cn.linli.reports;

import cn.linli.access.Actor;
import cn.linli.shared.RegionCode;
import cn.linli.shared.StationId;
import cn.linli.stations.Station;
import cn.linli.stations.Stations;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which stations an area means. */
@Component
class Areas {

    private static final int COMMUNITY = 12;

    private final Stations stations;

    Areas(Stations stations) {
        this.stations = stations;
    }

    /** The actor's stations that belong to the area; null for all: no area, or a community, which is a place of work. */
    @Nullable
    Set<StationId> stationsOf(Actor actor, @Nullable RegionCode area) {
        if (area == null || area.prefix().length() == COMMUNITY) {
            return null;
        }
        return stations.all(actor).stream()
                .filter(station -> station.region().within(area))
                .map(Station::id)
                .collect(Collectors.toSet());
    }
}
