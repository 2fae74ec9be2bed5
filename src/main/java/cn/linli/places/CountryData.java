package cn.linli.places;

import cn.linli.shared.RegionCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** The country as it lies in the jar, made by {@code web/build/data.mjs}: 44,000 regions and 620,000 communities. */
final class CountryData {

    private static final Map<String, RegionLevel> LEVELS = Map.of(
            "p", RegionLevel.PROVINCE,
            "c", RegionLevel.CITY,
            "a", RegionLevel.COUNTY,
            "s", RegionLevel.STREET);

    private CountryData() {}

    /** Every province, city, county and street. */
    static List<Region> tree() {
        return lines("tree.csv.gz").stream()
                .map(line -> {
                    var cells = line.split(",", 3);
                    return Region.of(cells[1], cells[2], level(cells[0]));
                })
                .toList();
    }

    /** The communities of one county, or of the whole province when given one. */
    static List<Region> communities(RegionCode area) {
        var found = new ArrayList<Region>();
        var street = "";
        for (var line : lines("communities/" + area.value().substring(0, 2) + ".csv.gz")) {
            if (line.startsWith("#")) {
                street = line.substring(1);
            } else if (street.startsWith(area.prefix())) {
                found.add(Region.of(street + line.substring(0, 3), line.substring(3), RegionLevel.COMMUNITY));
            }
        }
        return found;
    }

    /** The days off and the make-up days of all years that were known when the program was built. */
    static List<DayOff> days() {
        return lines("days.csv").stream().map(DayOff::read).toList();
    }

    private static RegionLevel level(String letter) {
        var level = LEVELS.get(letter);
        if (level == null) {
            throw new IllegalStateException("tree.csv.gz: unknown level " + letter);
        }
        return level;
    }

    private static List<String> lines(String name) {
        try (var in = open(name);
                var reader = new BufferedReader(new InputStreamReader(
                        name.endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isEmpty()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        var in = CountryData.class.getResourceAsStream("/places/" + name);
        if (in == null) {
            throw new IllegalStateException("The region data is not in the program (places/" + name
                    + "): build it with web/, or run node web/build/data.mjs target/classes");
        }
        return in;
    }
}
