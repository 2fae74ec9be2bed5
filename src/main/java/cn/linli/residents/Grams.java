package cn.linli.residents;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The small parts a name or a road is found by: every character of a name, every two neighbours of both. */
final class Grams {

    private Grams() {}

    /** The parts to keep with a person. */
    static List<String> kept(String name, List<String> formerNames, String road) {
        Set<String> grams = new LinkedHashSet<>();
        add(grams, name, true);
        formerNames.forEach(former -> add(grams, former, true));
        add(grams, road, false);
        return List.copyOf(grams);
    }

    /** The parts that all must be there for a text to be there. */
    static List<String> asked(String text) {
        Set<String> grams = new LinkedHashSet<>();
        var points = text.codePoints().toArray();
        if (points.length == 1) {
            grams.add(text);
        }
        pairs(grams, points);
        return List.copyOf(grams);
    }

    private static void add(Set<String> grams, String text, boolean singles) {
        var points = text.codePoints().toArray();
        if (singles) {
            for (int point : points) {
                grams.add(Character.toString(point));
            }
        }
        pairs(grams, points);
    }

    private static void pairs(Set<String> grams, int[] points) {
        for (int i = 0; i + 1 < points.length; i++) {
            grams.add(new String(points, i, 2));
        }
    }
}
