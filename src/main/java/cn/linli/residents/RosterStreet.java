package cn.linli.residents;

import cn.linli.places.Communities;
import cn.linli.places.Region;
import cn.linli.shared.RegionCode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The ground of a real area, a street or a whole county, as the places module knows it. */
final class RosterStreet implements RosterGround {

    private static final int HINTS = 3;

    private final Communities communities;
    private final Map<RegionCode, String> spoken = new LinkedHashMap<>();
    private final List<String> above;
    private final Set<RegionCode> streets;

    /**
     * @param path the regions above and the area itself, province first, then the streets in it
     * @param streets only communities of these streets are found; of all where there are none yet
     */
    RosterStreet(Communities communities, List<Region> path, Set<RegionCode> streets) {
        this.communities = communities;
        this.streets = Set.copyOf(streets);
        communities.all().forEach(community -> spoken.put(community.code(), community.spoken()));
        this.above = path.stream().map(Region::name).toList();
    }

    @Override
    public Optional<RegionCode> asWritten(String text) {
        return communities
                .asWritten(text)
                .map(Region::code)
                .filter(code -> streets.isEmpty() || streets.contains(code.street()));
    }

    @Override
    public List<String> closest(String text) {
        return communities.closest(text, HINTS).stream().map(Region::spoken).toList();
    }

    @Override
    public List<String> namedIn(String address) {
        return spoken.values().stream()
                .filter(address::contains)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .limit(1)
                .toList();
    }

    @Override
    public Optional<RegionCode> at(String address) {
        return namedIn(address).stream()
                .findFirst()
                .flatMap(name -> spoken.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(name))
                        .map(Map.Entry::getKey)
                        .filter(code -> streets.isEmpty() || streets.contains(code.street()))
                        .findFirst());
    }

    /** What stands behind the names of the regions: 34号楼5单元254 of 天桥区南村街道西区社区34号楼5单元254. */
    @Override
    public String below(String address, RegionCode community) {
        var rest = address;
        for (var name : above) {
            rest = without(rest, name);
        }
        return without(rest, spoken.getOrDefault(community, ""));
    }

    private static String without(String text, String name) {
        return !name.isEmpty() && text.startsWith(name) && text.length() > name.length()
                ? text.substring(name.length())
                : text;
    }
}
