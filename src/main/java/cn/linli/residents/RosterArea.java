package cn.linli.residents;

import cn.linli.shared.RegionCode;
import cn.linli.shared.StationId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Where a roster is brought to, with everything its words are read by.
 *
 * @param stations the stations of the streets in it that the actor works for
 * @param headings what the stations said about headings
 * @param labelCodes the code of each label's word
 */
record RosterArea(
        RegionCode code,
        RosterGround ground,
        Map<RegionCode, StationId> stations,
        RosterWords words,
        Map<String, String> headings,
        Map<String, String> labelCodes) {

    StationId stationOf(RegionCode community) {
        var station = stations.get(community.street());
        if (station == null) {
            throw RosterRefusal.ROSTER_NO_STATION.refuse(community);
        }
        return station;
    }

    Set<UUID> stationIds() {
        return stations.values().stream().map(StationId::value).collect(Collectors.toSet());
    }
}
