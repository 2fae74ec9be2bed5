package cn.linli.residents;

import cn.linli.shared.StationId;
import java.util.Set;

/**
 * A roster was taken over: many people of these stations are new or changed at once.
 *
 * @param stations whose registers
 */
public record RegisterTakenOver(Set<StationId> stations) {

    /** Copies the set. */
    public RegisterTakenOver {
        stations = Set.copyOf(stations);
    }
}
