package cn.linli.standins;

import java.util.ArrayList;
import java.util.List;

/**
 * How well two fit, with every reason for and against. It proposes; a person decides.
 *
 * @param points the better the higher
 * @param reasons {@code dialect:四川话}, {@code near:grid}, {@code stairs:hard} …
 */
record Match(int points, List<String> reasons) {

    private static final int MANY = 3;
    private static final int HIGH_FLOOR = 3;

    Match {
        reasons = List.copyOf(reasons);
    }

    /**
     * Compares an elder and a helper.
     *
     * @param already how many elders the helper has
     */
    static Match of(Profile elder, Profile helper, int already) {
        var reasons = new ArrayList<String>();
        int points = 0;
        points += common(elder.dialects(), helper.dialects(), "dialect:", reasons) > 0 ? 3 : 0;
        points += near(elder, helper, reasons);
        points += stairs(elder, helper, reasons);
        points += Math.min(2, common(elder.hours(), helper.hours(), "hours:", reasons));
        points += Math.min(MANY, common(elder.interests(), helper.interests(), "interest:", reasons));
        if (already > 0) {
            reasons.add("has:" + already);
            points -= already;
        }
        return new Match(points, reasons);
    }

    private static int common(List<String> one, List<String> other, String kind, List<String> reasons) {
        var both = one.stream().filter(other::contains).toList();
        both.forEach(word -> reasons.add(kind + word));
        return both.size();
    }

    private static int near(Profile elder, Profile helper, List<String> reasons) {
        if (elder.grid() != null && elder.grid().equals(helper.grid())) {
            reasons.add("near:grid");
            return 3;
        }
        var home = elder.region();
        var other = helper.region();
        if (home == null || other == null) {
            return 0;
        }
        if (home.equals(other)) {
            reasons.add("near:community");
            return 2;
        }
        if (home.substring(0, 9).equals(other.substring(0, 9))) {
            reasons.add("near:street");
            return 1;
        }
        return 0;
    }

    private static int stairs(Profile elder, Profile helper, List<String> reasons) {
        var floor = elder.floor();
        if (floor == null || floor < HIGH_FLOOR || elder.lift()) {
            return 0;
        }
        reasons.add(helper.stairs() ? "stairs:able" : "stairs:hard");
        return helper.stairs() ? 1 : -4;
    }
}
