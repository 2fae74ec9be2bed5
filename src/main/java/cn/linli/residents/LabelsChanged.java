package cn.linli.residents;

import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import java.util.Set;

/**
 * Somebody was given labels or lost some.
 *
 * @param resident who
 * @param station their station
 * @param given codes of the new ones
 * @param ended codes of those that ended
 */
public record LabelsChanged(ResidentId resident, StationId station, Set<String> given, Set<String> ended) {

    /** Copies the sets. */
    public LabelsChanged {
        given = Set.copyOf(given);
        ended = Set.copyOf(ended);
    }
}
