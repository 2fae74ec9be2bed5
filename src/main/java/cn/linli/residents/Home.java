package cn.linli.residents;

import cn.linli.shared.GridId;
import cn.linli.shared.RegionCode;
import cn.linli.shared.Texts;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody actually lives.
 *
 * @param community the community, or the street when the community is not known
 * @param grid the grid, if known
 * @param road road, estate, village: kept open and searched
 * @param building number of the building: sealed
 * @param unit entrance: sealed
 * @param room door: sealed
 */
public record Home(
        RegionCode community, @Nullable GridId grid, String road, String building, String unit, String room) {

    /** Refuses over-long text. */
    public Home {
        road = Texts.optional(road, "road", 100);
        building = Texts.optional(building, "building", 30);
        unit = Texts.optional(unit, "unit", 30);
        room = Texts.optional(room, "room", 30);
    }

    /** Somewhere in the community. */
    public static Home in(RegionCode community) {
        return new Home(community, null, "", "", "", "");
    }

    /** In a road or estate of the community. */
    public static Home at(RegionCode community, String road, String building, String unit, String room) {
        return new Home(community, null, road, building, unit, room);
    }

    /** The same, in this grid. */
    public Home in(GridId of) {
        return new Home(community, of, road, building, unit, room);
    }

    /** The three sealed parts as one text, one line each; empty when there are none. */
    String door() {
        return building.isEmpty() && unit.isEmpty() && room.isEmpty() ? "" : building + "\n" + unit + "\n" + room;
    }
}
