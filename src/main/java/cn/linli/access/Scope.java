package cn.linli.access;

import cn.linli.shared.StationId;
import java.util.Set;
import java.util.UUID;

/**
 * What somebody may see. The database enforces it by row-level security; the code names it in its queries besides.
 *
 * @param stations whose work and figures are seen
 * @param people the stations whose residents are seen by name; a subset of the stations
 * @param grids the grids whose residents are seen by name, without case notes
 */
public record Scope(Set<StationId> stations, Set<StationId> people, Set<UUID> grids) {

    /** Nothing at all. */
    public static final Scope NOTHING = new Scope(Set.of(), Set.of(), Set.of());

    /** Copies the sets. */
    public Scope {
        stations = Set.copyOf(stations);
        people = Set.copyOf(people);
        grids = Set.copyOf(grids);
    }

    /** One station whole: its work and its people. */
    public static Scope of(StationId station) {
        return new Scope(Set.of(station), Set.of(station), Set.of());
    }

    /** Stations whole: their work and their people. */
    public static Scope of(Set<StationId> stations) {
        return new Scope(stations, stations, Set.of());
    }
}
