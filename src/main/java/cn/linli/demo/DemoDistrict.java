package cn.linli.demo;

import cn.linli.shared.RegionCode;
import java.util.ArrayList;
import java.util.List;

/** The invented district: 望湖区 of 澄江市 in 云海省, with 14 streets and their communities. None of it exists. */
final class DemoDistrict {

    static final RegionCode COUNTY = RegionCode.of("990101");

    private static final List<String> STREETS = List.of(
            "柳荫街道", "听雨街道", "松风街道", "桂香街道", "荷塘街道", "竹影街道", "枫林街道", "杏花街道", "菊园街道", "梅溪街道", "银杏街道", "晚晴街道", "石桥街道",
            "东篱街道");

    private static final List<String> COMMUNITIES = List.of("东巷", "西巷", "河沿", "书院", "花园", "向阳");

    private DemoDistrict() {}

    /** A place of the tree. */
    record Place(RegionCode code, String name) {}

    static List<Place> above() {
        return List.of(
                new Place(RegionCode.of("99"), "云海省"),
                new Place(RegionCode.of("9901"), "澄江市"),
                new Place(COUNTY, "望湖区"));
    }

    static List<Place> streets() {
        var streets = new ArrayList<Place>();
        for (int i = 0; i < STREETS.size(); i++) {
            streets.add(new Place(RegionCode.of("990101%03d".formatted(i + 1)), STREETS.get(i)));
        }
        return streets;
    }

    static List<Place> communities(Place street) {
        var communities = new ArrayList<Place>();
        for (int i = 0; i < COMMUNITIES.size(); i++) {
            communities.add(new Place(
                    RegionCode.of(street.code().value().substring(0, 9) + "%03d".formatted(i + 1)),
                    street.name().replace("街道", "") + COMMUNITIES.get(i) + "社区居民委员会"));
        }
        return communities;
    }
}
