package cn.linli.residents;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.documents.Limits;
import cn.linli.documents.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The roster kept by hand, row by row as {@code expected.json} beside it counts and names them. */
class RosterYearTest {

    private static final Path FOLDER =
            Path.of(System.getProperty("linli.shared.data", "../shared/data")).resolve("station-year");
    private static final List<RosterVerdict> VERDICTS = new ArrayList<>();

    private static JsonNode expected;

    @BeforeAll
    static void read() throws IOException {
        expected = JsonMapper.shared()
                .readTree(Files.readString(FOLDER.resolve("expected.json")))
                .get("roster");
        var ground = SixCommunities.of("370105005", "东区社区", "西区社区", "南区社区", "北区社区", "泉星社区", "绿地社区");
        VERDICTS.clear();
        try (var book = Tables.open(FOLDER.resolve("roster.xlsx"), "roster.xlsx", Limits.usual())) {
            new RosterCheck(ground, words(), RosterRegister.EMPTY, person -> new byte[0], person -> null)
                    .go(new RosterFile(book, Map.of()), rows -> rows.forEach(row -> VERDICTS.add(row.verdict())));
        }
    }

    private static RosterWords words() {
        return RosterWords.ofRegister(Map.of(), Map.of());
    }

    @Test
    void theRosterComesOutAsExpected() {
        var counts = new RosterCounts();
        VERDICTS.forEach(counts::count);
        var figures = counts.figures(0);
        assertThat(figures.dataRows()).isEqualTo(expected.get("dataRows").asInt());
        assertThat(figures.accepted()).isEqualTo(expected.get("accepted").asInt());
        assertThat(figures.merged()).isEqualTo(expected.get("merged").asInt());
        assertThat(figures.held()).isEqualTo(expected.get("rejected").asInt());
        assertThat(figures.heldBy()).isEqualTo(numbers(expected.get("rejectedBy")));
        assertThat(figures.warnedBy()).isEqualTo(numbers(expected.get("warnedBy")));
    }

    @Test
    void everyPlantedDefectIsFoundOnItsOwnLine() {
        var found = new TreeMap<String, Set<Integer>>();
        for (var verdict : VERDICTS) {
            switch (verdict) {
                case RosterVerdict.Held held -> add(found, held.code().code(), held.place());
                case RosterVerdict.Accepted taken ->
                    taken.warnings().stream()
                            .min(Enum::compareTo)
                            .ifPresent(code -> add(found, code.code(), taken.place()));
                case RosterVerdict.Merged again -> {}
            }
        }
        expected.get("lines").properties().forEach(line -> {
            if (!line.getKey().equals("duplicate-row") && !line.getKey().equals("identity-used-by-another-name")) {
                assertThat(found.get(line.getKey()))
                        .as(line.getKey())
                        .containsExactlyElementsOf(lines(line.getValue()));
            }
        });
    }

    /** Of two rows for one person, or of two names for one number, either may be the one that is left out. */
    @Test
    void ofTwoRowsForOneNumberOneIsLeftOut() {
        var byLine = VERDICTS.stream().collect(Collectors.toMap(v -> v.place().line(), Function.identity()));
        assertThat(eitherOf(byLine, RosterVerdict.Merged.class)).isEqualTo(10);
        for (var line : lines(expected.get("lines").get("identity-used-by-another-name"))) {
            var partner = VERDICTS.stream()
                    .filter(v -> v instanceof RosterVerdict.Held held
                            && held.code() == RosterCode.IDENTITY_USED_BY_ANOTHER_NAME
                            && (v.place().line() == line || held.hints().contains(String.valueOf(line))))
                    .count();
            assertThat(partner).as("line " + line).isEqualTo(1);
        }
    }

    private static long eitherOf(Map<Integer, RosterVerdict> byLine, Class<RosterVerdict.Merged> kind) {
        return lines(expected.get("lines").get("duplicate-row")).stream()
                .filter(line -> kind.isInstance(byLine.get(line))
                        || VERDICTS.stream()
                                .anyMatch(v -> v instanceof RosterVerdict.Merged again
                                        && again.first().line() == line))
                .count();
    }

    private static void add(Map<String, Set<Integer>> found, String code, RosterPlace place) {
        found.computeIfAbsent(code, c -> new TreeSet<>()).add(place.line());
    }

    private static Map<String, Integer> numbers(JsonNode node) {
        var numbers = new TreeMap<String, Integer>();
        node.properties()
                .forEach(entry -> numbers.put(entry.getKey(), entry.getValue().asInt()));
        return numbers;
    }

    private static List<Integer> lines(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false)
                .map(JsonNode::asInt)
                .toList();
    }
}
