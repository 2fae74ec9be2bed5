package cn.linli.reports;

import cn.linli.access.Actor;
import cn.linli.access.Wall;
import cn.linli.places.Places;
import cn.linli.places.Region;
import cn.linli.places.RegionLevel;
import cn.linli.shared.RegionCode;
import cn.linli.shared.StationId;
import cn.linli.stations.Station;
import cn.linli.stations.Stations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A district's year as kept by hand, and the stations it tells of. */
final class AYear {

    private AYear() {}

    /** The folder of real files that lies beside the project, if it is there. */
    static Optional<Path> folder() {
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            var folder = at.resolve("shared/data/station-year");
            if (Files.isDirectory(folder)) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    static JsonNode expected(Path folder) throws Exception {
        return JsonMapper.shared()
                .readTree(Files.readString(folder.resolve("expected.json")))
                .path("ledger");
    }

    /** An invented county with these streets, its hub and stations open. */
    static void district(Actor console, Places places, Stations stations, String county, String... streets)
            throws Exception {
        Wall.as(console, () -> {
            var regions = new ArrayList<Region>();
            regions.add(Region.of(county, "测试" + county + "区", RegionLevel.COUNTY));
            for (var i = 0; i < streets.length; i++) {
                regions.add(Region.of(county + "%03d".formatted(i + 1), streets[i], RegionLevel.STREET));
            }
            places.add(console, regions);
            return stations.setUp(console, RegionCode.of(county));
        });
    }

    /** A real county as an installation sets it up. */
    static void county(Actor console, Places places, Stations stations, String county) throws Exception {
        Wall.as(console, () -> {
            places.setUp(console, RegionCode.of(county));
            return stations.setUp(console, RegionCode.of(county));
        });
    }

    static StationId id(Stations stations, Actor actor, String name) throws Exception {
        return Wall.as(actor, () -> stations.all(actor)).stream()
                .filter(station -> station.name().equals(name))
                .map(Station::id)
                .findFirst()
                .orElseThrow();
    }
}
