package cn.linli.residents;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What words in rosters mean: the labels everybody knows ({@code roster-labels.txt}), and what a station said once
 * about its own words: 困难户 is 低保边缘, 阳光花苑 lies in 西区社区.
 *
 * @param labels the word a roster may use and the label's own word
 * @param saidLabels the station's own words for labels
 * @param saidCommunities the station's own words for communities
 */
record RosterWords(Map<String, String> labels, Map<String, String> saidLabels, Map<String, String> saidCommunities) {

    private static final int HINTS = 3;

    RosterWords {
        labels = Map.copyOf(labels);
        saidLabels = Map.copyOf(saidLabels);
        saidCommunities = Map.copyOf(saidCommunities);
    }

    /** The words everybody knows, and what one station said. */
    static RosterWords ofRegister(Map<String, String> saidLabels, Map<String, String> saidCommunities) {
        var labels = new HashMap<String, String>();
        RosterHeadings.lines("roster-labels.txt").forEach(word -> labels.put(word, word));
        return new RosterWords(labels, saidLabels, saidCommunities);
    }

    /** The label meant by a word. */
    Optional<String> label(String word) {
        return Optional.ofNullable(labels.get(word)).or(() -> Optional.ofNullable(saidLabels.get(word)));
    }

    /** The community's name meant by what is written; the same text where nothing was said about it. */
    String community(String written) {
        return saidCommunities.getOrDefault(written, written);
    }

    /** The labels that share the most with a word, best first; none when nothing is shared. */
    List<String> closestLabels(String word) {
        return labels.values().stream()
                .distinct()
                .filter(label -> shared(word, label) > 0)
                .sorted(Comparator.<String>comparingDouble(label -> -shared(word, label))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(HINTS)
                .toList();
    }

    private static double shared(String word, String label) {
        var common = word.chars().distinct().filter(c -> label.indexOf(c) >= 0).count();
        return (double) common / Math.max(word.length(), label.length());
    }
}
