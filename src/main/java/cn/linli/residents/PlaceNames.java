package cn.linli.residents;

import cn.linli.places.Places;
import cn.linli.places.Region;
import cn.linli.shared.RegionCode;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** What the communities are called, as people say it. */
@Component
class PlaceNames {

    private final Places places;

    PlaceNames(Places places) {
        this.places = places;
    }

    String of(RegionCode community) {
        return places.find(community).map(Region::spoken).orElse("");
    }

    /** The names of all these, asked for at once. */
    Map<RegionCode, String> of(Collection<RegionCode> communities) {
        return communities.isEmpty() ? Map.of() : places.names(new TreeSet<>(communities));
    }
}
