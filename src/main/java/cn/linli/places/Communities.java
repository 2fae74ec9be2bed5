package cn.linli.places;

import cn.linli.shared.RegionCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The communities of a street or a county, found under the names people write. A name is found when exactly one
 * community fits it: first letter by letter, then without the committee (南村社区 for 南村社区居民委员会 and 南村居委会), then
 * by its own name alone, as after a village became a community. Two that fit are none. Read once, it answers for a
 * whole roster.
 */
public final class Communities {

    private static final double ALIKE = 0.5;

    private final List<Named> named = new ArrayList<>();
    private final List<String> prefixes;
    private final Map<RegionCode, List<String>> streets;

    private record Named(Region region, List<Spelling> spellings) {}

    /** One of the ways a written name may fit a community's. */
    private interface Fit {
        boolean fits(Spelling written, Spelling known);
    }

    private static final List<Fit> FITS = List.of(
            (written, known) -> written.plain().equals(known.plain()),
            (written, known) -> written.kind() != Spelling.Kind.UNSAID
                    && written.kind() == known.kind()
                    && written.stem().equals(known.stem()),
            (written, known) ->
                    written.plain().equals(known.stem()) || known.plain().equals(written.stem()),
            (written, known) -> written.stem().equals(known.stem()));

    /**
     * Reads them.
     *
     * @param above the regions above, whose names may stand before: 天桥区南村街道西区社区
     * @param streets the streets they lie in
     * @param communities the communities themselves
     */
    Communities(List<Region> above, List<Region> streets, List<Region> communities) {
        this.prefixes =
                above.stream().map(region -> Spelling.plain(region.name())).toList();
        this.streets = new HashMap<>();
        for (var street : streets) {
            this.streets.put(street.code(), namesOf(street));
        }
        for (var community : communities) {
            named.add(new Named(community, spellings(community)));
        }
    }

    /** All of them, in the order of their codes. */
    public List<Region> all() {
        return named.stream().map(Named::region).toList();
    }

    /** The one community so called, if there is exactly one. */
    public Optional<Region> asWritten(String text) {
        var plain = withoutRegionsAbove(Spelling.plain(text));
        for (var street : streets.entrySet()) {
            for (var rest : rests(plain, street.getValue())) {
                var there = find(rest, one -> one.region().code().street().equals(street.getKey()));
                if (there.isPresent()) {
                    return there;
                }
            }
        }
        return find(plain, one -> true);
    }

    /** Those whose names come nearest, best first, at most so many; nothing when none is like it. */
    public List<Region> closest(String text, int most) {
        var plain = withoutRegionsAbove(Spelling.plain(text));
        var rest = streets.values().stream()
                .flatMap(names -> rests(plain, names).stream())
                .findFirst()
                .orElse(plain);
        var stem = Spelling.of(rest).stem();
        record Near(Region region, double alike) {}
        return named.stream()
                .map(one -> new Near(
                        one.region(), alike(stem, one.spellings().getFirst().stem())))
                .filter(near -> near.alike() >= ALIKE)
                .sorted(Comparator.comparingDouble(Near::alike)
                        .reversed()
                        .thenComparing(near -> near.region().code()))
                .limit(most)
                .map(Near::region)
                .toList();
    }

    private Optional<Region> find(String plain, Predicate<Named> where) {
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        var written = Spelling.of(plain);
        var candidates = named.stream().filter(where).toList();
        for (var fit : FITS) {
            var found = candidates.stream()
                    .filter(one -> one.spellings().stream().anyMatch(known -> fit.fits(written, known)))
                    .toList();
            if (!found.isEmpty()) {
                return found.size() == 1 ? Optional.of(found.getFirst().region()) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private List<Spelling> spellings(Region community) {
        var plain = Spelling.plain(community.name());
        var found = new ArrayList<Spelling>();
        found.add(Spelling.of(plain));
        rests(plain, streets.getOrDefault(community.code().street(), List.of()))
                .forEach(rest -> found.add(Spelling.of(rest)));
        return found;
    }

    private String withoutRegionsAbove(String plain) {
        var rest = plain;
        for (var prefix : prefixes) {
            if (rest.startsWith(prefix) && rest.length() > prefix.length()) {
                rest = rest.substring(prefix.length());
            }
        }
        return rest;
    }

    /** What is left of a text behind the street's name, the longest form of the name first. */
    private static List<String> rests(String plain, List<String> streetNames) {
        return streetNames.stream()
                .filter(name -> plain.startsWith(name) && plain.length() > name.length() + 1)
                .map(name -> plain.substring(name.length()))
                .toList();
    }

    private static List<String> namesOf(Region street) {
        var plain = Spelling.plain(street.name());
        Set<String> names = new HashSet<>();
        names.add(plain);
        if (plain.endsWith("街道")) {
            var bare = plain.substring(0, plain.length() - 2);
            names.addAll(List.of(plain + "办事处", plain + "办", bare + "办事处"));
        }
        return names.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** 1 for the same letters, 0 for none in common: twice the common pairs over all pairs, single letters at half. */
    private static double alike(String one, String other) {
        if (one.equals(other)) {
            return 1;
        }
        var edits = edits(one.codePoints().toArray(), other.codePoints().toArray());
        return 1
                - (double) edits
                        / Math.max(one.codePointCount(0, one.length()), other.codePointCount(0, other.length()));
    }

    private static int edits(int[] one, int[] other) {
        var above = new int[other.length + 1];
        for (int j = 0; j <= other.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length; i++) {
            var row = new int[other.length + 1];
            row[0] = i;
            for (int j = 1; j <= other.length; j++) {
                var changed = above[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                row[j] = Math.min(changed, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[other.length];
    }
}
