package cn.linli.residents;

import cn.linli.documents.Columns;
import cn.linli.documents.Headers;
import cn.linli.documents.Sheet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Which column is which: by the headings of {@code roster-columns.txt}, by what a station said before, by a look. */
final class RosterHeadings {

    private static final Map<String, List<String>> NAMES = new LinkedHashMap<>();
    private static final Map<String, Pattern> LOOKS = new LinkedHashMap<>();

    static {
        for (var line : lines("roster-columns.txt")) {
            var parts = line.split(" = ", 2);
            if (parts[0].startsWith("~")) {
                LOOKS.put(RosterField.of(parts[0].substring(1)).code(), Pattern.compile(parts[1]));
            } else {
                NAMES.put(
                        RosterField.of(parts[0]).code(),
                        Arrays.stream(parts[1].split("\\|", -1))
                                .map(String::strip)
                                .toList());
            }
        }
    }

    private RosterHeadings() {}

    /**
     * The columns of a sheet.
     *
     * @param said what the station said before: heading → code of a field, empty to leave the column out
     */
    static Columns in(Sheet sheet, Map<String, String> said) {
        var columns = Headers.of(NAMES).remembering(said).look(sheet);
        var guessed = new HashMap<>(said);
        for (var look : LOOKS.entrySet()) {
            if (columns.has(look.getKey()) || guessed.containsValue(look.getKey())) {
                continue;
            }
            columns.headings().stream()
                    .filter(heading -> heading.field().isEmpty() && !guessed.containsKey(heading.text()))
                    .filter(heading -> look.getValue().matcher(heading.text()).find())
                    .findFirst()
                    .ifPresent(heading -> guessed.put(heading.text(), look.getKey()));
        }
        return guessed.size() == said.size()
                ? columns
                : Headers.of(NAMES).remembering(guessed).look(sheet);
    }

    /** The usual heading of a field. */
    static String usual(RosterField field) {
        return NAMES.getOrDefault(field.code(), List.of(field.code())).getFirst();
    }

    /** The lines of a small data file beside the program, without remarks. */
    static List<String> lines(String name) {
        try (var in = RosterHeadings.class.getResourceAsStream("/residents/" + name)) {
            if (in == null) {
                throw new IllegalStateException("Missing: residents/" + name);
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
