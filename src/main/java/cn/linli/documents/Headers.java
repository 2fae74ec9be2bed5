package cn.linli.documents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the line of column headings as people make them: under title lines, over one, two or three lines, with cells
 * joined, with stars, blanks and remarks in brackets. A heading under another is written with a dot: {@code
 * 紧急联系人.姓名}; dots, blanks and signs do not matter when headings are compared.
 *
 * <pre>{@code
 * var columns = Headers.of(Map.of("name", List.of("姓名"), "kinName", List.of("紧急联系人.姓名")))
 *         .required("name")
 *         .remembering(Map.of("老人称呼", "name"))
 *         .find(sheet);
 * for (var row : sheet.rows()) {
 *     if (columns.isData(row)) { … columns.text(row, "name") … }
 * }
 * }</pre>
 */
public final class Headers {

    private static final int LOOKED_AT = 30;
    private static final int MOST_LINES = 3;
    private static final Pattern REMARK = Pattern.compile("[(\\[【（].*?[)\\]】）]");
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]");
    /** Group headings that add nothing to what stands below them. */
    private static final Set<String> EMPTY_GROUPS =
            Set.of("基本信息", "基本情况", "个人信息", "个人情况", "本人信息", "本人情况", "人员信息", "服务信息", "服务情况");

    private final Map<String, List<String>> names;
    private final Set<String> required;
    private final Map<String, String> remembered;

    private Headers(Map<String, List<String>> names, Set<String> required, Map<String, String> remembered) {
        this.names = names;
        this.required = required;
        this.remembered = remembered;
    }

    /** The fields wanted, each with the headings people write for it, the usual one first. */
    public static Headers of(Map<String, List<String>> names) {
        return new Headers(new LinkedHashMap<>(names), Set.of(), Map.of());
    }

    /** The fields without which the table is of no use. */
    public Headers required(String... fields) {
        return new Headers(names, Set.of(fields), remembered);
    }

    /** What a person said once: this heading is that field (an empty field: leave the column out). It comes first. */
    public Headers remembering(Map<String, String> fieldByHeading) {
        return new Headers(names, required, Map.copyOf(fieldByHeading));
    }

    /** Finds the columns; refuses a table without headings, or without one of the required ones. */
    public Columns find(Sheet sheet) {
        var columns = look(sheet);
        var missing = required.stream()
                .filter(field -> !columns.has(field))
                .map(this::usualName)
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            throw DocumentRefusal.COLUMN_MISSING.refuse(String.join("、", missing));
        }
        return columns;
    }

    /** The same without refusing a missing column, for a screen where a person says which is which. */
    public Columns look(Sheet sheet) {
        var top = top(sheet);
        var merges = sheet.merged();
        Columns best = null;
        for (var i = 0; i < top.size(); i++) {
            for (var lines = 1; lines <= MOST_LINES && i + lines <= top.size(); lines++) {
                var found = columns(top.subList(i, i + lines), merges);
                if (best == null || found.fields().size() > best.fields().size()) {
                    best = found;
                }
            }
        }
        if (best == null || best.fields().size() < Math.min(2, names.size())) {
            throw DocumentRefusal.HEADER_NOT_FOUND.refuse(sheet.name());
        }
        return best;
    }

    private static List<Row> top(Sheet sheet) {
        var top = new ArrayList<Row>();
        for (var row : sheet.rows()) {
            top.add(row);
            if (top.size() == LOOKED_AT) {
                break;
            }
        }
        return top;
    }

    private String usualName(String field) {
        return names.getOrDefault(field, List.of(field)).stream().findFirst().orElse(field);
    }

    private Columns columns(List<Row> lines, List<Merge> merges) {
        var width = lines.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        var paths = new ArrayList<List<String>>();
        for (var column = 0; column < width; column++) {
            paths.add(path(lines, merges, column, paths));
        }
        var fields = assign(paths);
        var headings = new ArrayList<Columns.Heading>();
        for (var column = 0; column < width; column++) {
            var at = column;
            var field = fields.entrySet().stream()
                    .filter(entry -> entry.getValue() == at)
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse("");
            headings.add(new Columns.Heading(column, String.join(".", paths.get(column)), field));
        }
        return new Columns(lines.getLast().line(), fields, headings);
    }

    /** The headings above each other in one column, the group's first. */
    private static List<String> path(List<Row> lines, List<Merge> merges, int column, List<List<String>> before) {
        var path = new ArrayList<String>();
        for (var i = 0; i < lines.size(); i++) {
            var text = heading(lines, lines.get(i), merges, column);
            var nothingBelow = lines.subList(i + 1, lines.size()).stream()
                    .allMatch(row -> row.text(column).isEmpty());
            if (text.isEmpty() && !nothingBelow) {
                text = groupFromTheLeft(before, lines.size() - i);
            }
            if (!text.isEmpty() && (path.isEmpty() || !path.getLast().equals(text))) {
                path.add(text);
            }
        }
        return path;
    }

    /** A joined cell's text stands in its first cell only; a title over the whole table is none of the headings. */
    private static String heading(List<Row> lines, Row row, List<Merge> merges, int column) {
        for (var merge : merges) {
            if (merge.covers(row.line(), column)) {
                return lines.stream()
                        .filter(other -> other.line() == merge.top())
                        .map(other -> oneLine(other.text(merge.left())))
                        .findFirst()
                        .orElse("");
            }
        }
        return oneLine(row.text(column));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*\\n\\s*", "");
    }

    /** Where joined cells are not known (a text table), a group reaches over the blanks to its right. */
    private static String groupFromTheLeft(List<List<String>> before, int levels) {
        if (before.isEmpty()) {
            return "";
        }
        var left = before.getLast();
        return left.size() >= 2 && levels >= 2 ? left.getFirst() : "";
    }

    private Map<String, Integer> assign(List<List<String>> paths) {
        var known = new HashMap<String, String>();
        names.forEach((field, written) -> written.forEach(name -> known.putIfAbsent(plain(name), field)));
        var said = new HashMap<String, String>();
        remembered.forEach((heading, field) -> said.put(plain(heading), field));
        var fields = new LinkedHashMap<String, Integer>();
        var left = new ArrayList<Integer>();
        for (var column = 0; column < paths.size(); column++) {
            var field = said.get(plain(String.join(".", paths.get(column))));
            if (field == null) {
                left.add(column);
            } else if (!field.isEmpty()) {
                fields.putIfAbsent(field, column);
            }
        }
        for (var way : List.<Way>of(Headers::whole, Headers::withoutRemark, Headers::withoutGroup)) {
            for (var column : left) {
                var name = way.of(paths.get(column));
                var field = name == null ? null : known.get(name);
                if (field != null && !fields.containsValue(column)) {
                    fields.putIfAbsent(field, column);
                }
            }
        }
        return fields;
    }

    private interface Way {
        @Nullable
        String of(List<String> path);
    }

    private static String whole(List<String> path) {
        return plain(String.join(".", path));
    }

    private static String withoutRemark(List<String> path) {
        return plain(REMARK.matcher(String.join(".", path)).replaceAll(""));
    }

    private static @Nullable String withoutGroup(List<String> path) {
        return path.size() > 1 && EMPTY_GROUPS.contains(plain(path.getFirst()))
                ? withoutRemark(path.subList(1, path.size()))
                : null;
    }

    private static String plain(String heading) {
        return SIGNS.matcher(Cells.tight(heading)).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
