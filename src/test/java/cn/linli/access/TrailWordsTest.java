package cn.linli.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Whatever the program writes into the trail, an auditor reads it in words. */
class TrailWordsTest {

    private static final Path SOURCE = Path.of("src/main/java/cn/linli");
    private static final Pattern ACT = Pattern.compile("\"([a-z]+\\.[a-z-]+)\"");
    private static final Pattern STEP = Pattern.compile("(?:Step\\.of\\(|new Step\\()[^\"]*?\"([a-z-]+)\"");
    private static final Pattern ENDING = Pattern.compile("^ {4}([A-Z_]+)[,;]", Pattern.MULTILINE);
    private static final Pattern NOBODY = Pattern.compile("(?:nightly|visitor)\\(\"([^\"]+)\"");
    private static final Pattern CALL = Pattern.compile("[tT]rail\\.write\\((.*?)\\);", Pattern.DOTALL);
    private static final Pattern KEY = Pattern.compile("(?:[(,]|put\\()\\s*\"([a-zA-Z]+)\",");
    private static final List<String> NOT_FOR_READERS = List.of("digest", "found");

    private final TrailWords words = new TrailWords(JsonMapper.shared());

    @Test
    void everyActTheProgramWritesHasItsWordsInChineseAndEnglish() throws IOException {
        var acts = acts();
        assertThat(acts)
                .hasSizeGreaterThan(80)
                .contains("access.signed-in", "requests.climbed-to-hub", "visits.corrected", "requests.satisfied");
        assertThat(acts).allSatisfy(act -> {
            assertThat(words.act(act, Locale.ENGLISH)).isNotEqualTo(act).isNotBlank();
            assertThat(words.act(act, Locale.SIMPLIFIED_CHINESE))
                    .isNotEqualTo(act)
                    .isNotEqualTo(words.act(act, Locale.ENGLISH));
        });
    }

    @Test
    void noWordsAreKeptForAnActNobodyWritesAnyMore() throws IOException {
        assertThat(acts()).containsAll(words.acts());
    }

    @Test
    void anActWithoutWordsWouldBeSeen() {
        assertThat(words.act("visits.nobody-said", Locale.ENGLISH)).isEqualTo("visits.nobody-said");
    }

    @Test
    void everyDetailOfALineHasItsWord() throws IOException {
        var keys = new TreeSet<String>();
        for (var text : writers()) {
            CALL.matcher(text)
                    .results()
                    .forEach(call -> KEY.matcher(call.group(1)).results().forEach(key -> keys.add(key.group(1))));
        }
        assertThat(keys).contains("purpose", "fields", "minutes", "role");
        keys.removeAll(NOT_FOR_READERS);
        assertThat(keys).allSatisfy(key -> {
            var said = words.details("{\"" + key + "\":\"1\"}", Locale.SIMPLIFIED_CHINESE);
            if (!IDS.contains(key)) {
                assertThat(said).endsWith(key.equals("fen") ? "：0.01" : key.equals("bytes") ? "：1 KB" : "：1");
            }
        });
    }

    /** Details that are always an id: the line leads to the record, a reader needs no more. */
    private static final Set<String> IDS =
            Set.of("grant", "token", "session", "kin", "consent", "merged", "worker", "operator", "manager");

    @Test
    void aLineReadsAsAnOfficeWouldWriteIt() {
        assertThat(words.details(
                        "{\"grant\":\"0199a5d2-0000-7000-8000-000000000001\",\"role\":\"worker\"}",
                        Locale.SIMPLIFIED_CHINESE))
                .isEqualTo("角色：社工");
        assertThat(words.details("{\"fields\":[\"phones\",\"home\"]}", Locale.SIMPLIFIED_CHINESE))
                .isEqualTo("改动项：电话、住址");
        assertThat(words.details("{\"what\":\"spent\",\"fen\":-1250}", Locale.ENGLISH))
                .isEqualTo("Amount (yuan): -12.50; Kind: spent");
        assertThat(words.details("{}", Locale.ENGLISH)).isEmpty();
    }

    @Test
    void whoeverIsNoPersonHasAName() throws IOException {
        var names = new TreeSet<>(Set.of("console"));
        try (var files = Files.walk(SOURCE)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .map(TrailWordsTest::read)
                    .forEach(text -> NOBODY.matcher(text).results().forEach(found -> names.add(found.group(1))));
        }
        assertThat(names).contains("overdue-requests");
        assertThat(names)
                .allSatisfy(name -> assertThat(words.who(name, Locale.ENGLISH)).isNotEqualTo(name));
        assertThat(words.who("王晓梅", Locale.ENGLISH)).isEqualTo("王晓梅");
    }

    @Test
    void everyFaultAndEveryRoleHasItsWords() {
        for (var language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            assertThat(TrailCheck.Wrong.values())
                    .allSatisfy(
                            wrong -> assertThat(words.wrong(wrong, language)).isNotEqualTo(wrong.code()));
            assertThat(Role.values())
                    .allSatisfy(role -> assertThat(words.role(role, language)).isNotEqualTo(role.code()));
        }
    }

    /** Every act named in a file that writes to the trail, and every step of a request. */
    private static Set<String> acts() throws IOException {
        var acts = new TreeSet<String>();
        for (var text : writers()) {
            ACT.matcher(text)
                    .results()
                    .map(found -> found.group(1))
                    .filter(TrailWordsTest::ofAModule)
                    .forEach(acts::add);
        }
        var requests = SOURCE.resolve("requests");
        STEP.matcher(Files.readString(requests.resolve("Request.java")))
                .results()
                .forEach(step -> acts.add("requests." + step.group(1)));
        ENDING.matcher(Files.readString(requests.resolve("Ending.java")))
                .results()
                .forEach(ending -> acts.add(
                        "requests." + ending.group(1).toLowerCase(Locale.ROOT).replace('_', '-')));
        return acts;
    }

    private static boolean ofAModule(String act) {
        return Files.isDirectory(SOURCE.resolve(act.substring(0, act.indexOf('.'))));
    }

    private static List<String> writers() throws IOException {
        try (var files = Files.walk(SOURCE)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(TrailWordsTest::read)
                    .filter(text -> CALL.matcher(text).find())
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
