package cn.linli.places;

import cn.linli.shared.RegionCode;
import cn.linli.shared.Texts;
import java.util.regex.Pattern;

/**
 * Where somebody lives, down to the door. The door (unit and room) is for those who must go there: it is kept
 * encrypted by whoever keeps the address, and {@link #toString()} leaves it out.
 *
 * @param region the community, or the street while the community is not known
 * @param place road and number, or the estate's name: 无影山中路12号, 绿地新城
 * @param building 号楼, 栋, 幢; without the word
 * @param unit 单元; without the word
 * @param room 室, 号, 户; without the word
 */
public record Address(RegionCode region, String place, String building, String unit, String room) {

    private static final Pattern BUILDING = Pattern.compile("([0-9A-Za-z一二三四五六七八九十甲乙丙丁东西南北]{1,6})\\s*(号楼|栋|幢|座|#楼|楼)");
    private static final Pattern UNIT = Pattern.compile("^([0-9A-Za-z一二三四五六七八九十甲乙丙丁]{1,4})\\s*(单元|门)");
    private static final Pattern ROOM = Pattern.compile("^([0-9A-Za-z-]{1,8})\\s*(室|号|户)?$");

    /** Refuses over-long parts. */
    public Address {
        place = Texts.optional(place, "place", 100);
        building = Texts.optional(building, "building", 20);
        unit = Texts.optional(unit, "unit", 20);
        room = Texts.optional(room, "room", 20);
    }

    /** Only a region, for somebody whose door is not known. */
    public static Address in(RegionCode region) {
        return new Address(region, "", "", "", "");
    }

    /**
     * Takes apart what stands in one cell, the names of the regions above already cut off: 34号楼5单元254 is building
     * 34, unit 5, room 254. What cannot be taken apart stays whole in the place.
     */
    public static Address asWritten(RegionCode region, String text) {
        var plain = java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC)
                .replaceAll("\\s+", "");
        var building = BUILDING.matcher(plain);
        if (!building.find()) {
            return new Address(region, plain, "", "", "");
        }
        var rest = plain.substring(building.end());
        var unit = UNIT.matcher(rest);
        var unitName = unit.find() ? unit.group(1) : "";
        var door = unitName.isEmpty() ? rest : rest.substring(unit.end());
        var room = ROOM.matcher(door);
        if (!room.matches() && !door.isEmpty()) {
            return new Address(region, plain, "", "", "");
        }
        return new Address(
                region,
                plain.substring(0, building.start()),
                building.group(1),
                unitName,
                door.isEmpty() ? "" : room.group(1));
    }

    /** Unit and room, as one text to be encrypted; empty when neither is known. */
    public String door() {
        return unit.isEmpty() && room.isEmpty() ? "" : unit + "/" + room;
    }

    /** The same address with the door opened from {@link #door()}. */
    public Address withDoor(String door) {
        var slash = door.indexOf('/');
        return slash < 0
                ? new Address(region, place, building, "", door)
                : new Address(region, place, building, door.substring(0, slash), door.substring(slash + 1));
    }

    /** Road and building without the door: what a list may show. */
    public String outside() {
        return place + (building.isEmpty() ? "" : building + "号楼");
    }

    /** Everything below the region in one line: 绿地新城34号楼5单元254室. */
    public String oneLine() {
        return outside() + (unit.isEmpty() ? "" : unit + "单元") + (room.isEmpty() ? "" : room + "室");
    }

    /** Without the door, so that no log tells where somebody lives. */
    @Override
    public String toString() {
        return "Address[" + region + " " + outside() + (door().isEmpty() ? "" : " ***") + "]";
    }
}
