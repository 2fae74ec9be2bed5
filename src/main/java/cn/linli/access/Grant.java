package cn.linli.access;

import cn.linli.shared.RegionCode;
import cn.linli.shared.StationId;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A role given to an account at a place for a time.
 *
 * @param role the role
 * @param station at this station; or null
 * @param region in every station of this region, hub included; or null
 * @param grid in this grid; or null
 * @param from first day
 * @param to last day, or null without end
 */
public record Grant(
        Role role,
        @Nullable StationId station,
        @Nullable RegionCode region,
        @Nullable UUID grid,
        LocalDate from,
        @Nullable LocalDate to) {

    /** At one station. */
    public static Grant at(Role role, StationId station, LocalDate from) {
        return new Grant(role, station, null, null, from, null);
    }

    /** In a region. */
    public static Grant in(Role role, RegionCode region, LocalDate from) {
        return new Grant(role, null, region, null, from, null);
    }

    /** In a grid. */
    public static Grant inGrid(UUID grid, StationId station, LocalDate from) {
        return new Grant(Role.GRID, station, null, grid, from, null);
    }

    /** Nowhere in particular: an administrator. */
    public static Grant of(Role role, LocalDate from) {
        return new Grant(role, null, null, null, from, null);
    }
}
