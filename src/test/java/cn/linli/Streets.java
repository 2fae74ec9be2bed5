package cn.linli;

import cn.linli.access.Wall;
import cn.linli.places.Places;
import cn.linli.places.Region;
import cn.linli.places.RegionLevel;
import cn.linli.shared.RegionCode;
import cn.linli.shared.StationId;
import cn.linli.stations.Station;
import cn.linli.stations.Stations;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Whole stations for tests: an invented street with its communities, its station opened, the district's hub above. */
public final class Streets {

    /** The invented district they lie in. */
    public static final RegionCode COUNTY = RegionCode.of("990301");

    private static final AtomicInteger COUNT = new AtomicInteger();

    private Streets() {}

    /** A fresh street's station; its first community ends in 001. */
    public static StationId aStation(TestFloor floor, Places places, Stations stations) throws Exception {
        var street = COUNTY.value().substring(0, 6) + "%03d".formatted(COUNT.incrementAndGet());
        var regions = new ArrayList<Region>();
        if (places.find(COUNTY).isEmpty()) {
            regions.add(Region.of(COUNTY.prefix(), "杏林区", RegionLevel.COUNTY));
        }
        regions.add(Region.of(street, "杏花" + street.substring(6) + "街道", RegionLevel.STREET));
        regions.add(Region.of(street + "001", "杏荫社区居委会", RegionLevel.COMMUNITY));
        var console = floor.console();
        Wall.as(console, () -> {
            places.add(console, regions);
            return stations.setUp(console, COUNTY);
        });
        return stations.within(RegionCode.of(street)).stream()
                .map(Station::id)
                .findFirst()
                .orElseThrow();
    }

    /** The first community of a station's street. */
    public static RegionCode community(Stations stations, StationId station) {
        var region = stations.find(station).orElseThrow().region();
        return RegionCode.of(region.value().substring(0, 9) + "001");
    }

    /** The hub of the district. */
    public static StationId hub(Stations stations) {
        return List.copyOf(stations.within(COUNTY)).stream()
                .filter(Station::hub)
                .map(Station::id)
                .findFirst()
                .orElseThrow();
    }
}
