package cn.linli.access;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The trail in an office's words: what was done and what else is known of it, in Chinese or English, out of {@code
 * messages/trail_*.properties}. Ids and digests mean nothing to a reader and are left to the line itself.
 */
@Component
class TrailWords {

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String ACT = "trail.act.";
    private static final String KEY = "trail.key.";

    private static final TypeReference<TreeMap<String, Object>> DETAILS = new TypeReference<>() {};

    private final JsonMapper json;
    private final Properties chinese = read("zh_CN");
    private final Properties english = read("en");

    TrailWords(JsonMapper json) {
        this.json = json;
    }

    /** What was done; a code nobody has words for stands as it is, and a test does not let that happen. */
    String act(String code, Locale language) {
        return words(language).getProperty(ACT + code, code);
    }

    /** Who did it: a person by their name, a nightly job or the command line by what it is. */
    String who(String name, Locale language) {
        return words(language).getProperty("trail.who." + name, name);
    }

    /** Every act there are words for, in the order of the codes. */
    List<String> acts() {
        return chinese.stringPropertyNames().stream()
                .filter(key -> key.startsWith(ACT))
                .map(key -> key.substring(ACT.length()))
                .sorted()
                .toList();
    }

    /** What is wrong with a line of the chain. */
    String wrong(TrailCheck.Wrong wrong, Locale language) {
        return words(language).getProperty("trail.wrong." + wrong.code(), wrong.code());
    }

    /** The name of a role. */
    String role(Role role, Locale language) {
        return words(language).getProperty("trail.value.role." + role.code(), role.code());
    }

    /** A heading of the exported table. */
    String heading(String column, Locale language) {
        return words(language).getProperty("trail.column." + column, column);
    }

    /** What else is known, as a row of "word: value"; empty if there is nothing a reader could use. */
    String details(String details, Locale language) {
        var words = words(language);
        var colon = words.getProperty("trail.colon", ": ");
        return json.readValue(details, DETAILS).entrySet().stream()
                .filter(detail -> words.containsKey(KEY + detail.getKey()))
                .map(detail -> Map.entry(detail.getKey(), value(detail.getKey(), detail.getValue(), words)))
                .filter(detail -> !detail.getValue().isEmpty())
                .map(detail -> words.getProperty(KEY + detail.getKey()) + colon + detail.getValue())
                .collect(Collectors.joining(words.getProperty("trail.between", "; ")));
    }

    private static String value(String key, Object value, Properties words) {
        if (value instanceof Collection<?> several) {
            return several.stream()
                    .map(one -> value(key, one, words))
                    .filter(said -> !said.isEmpty())
                    .collect(Collectors.joining(words.getProperty("trail.comma", ", ")));
        }
        var said = String.valueOf(value);
        if (UUID.matcher(said).matches()) {
            return "";
        }
        return switch (key) {
            case "fen" -> new BigDecimal(said).movePointLeft(2).toPlainString();
            case "bytes" -> Math.max(1, Long.parseLong(said) / 1024) + " KB";
            default -> words.getProperty("trail.value." + key + "." + said, said);
        };
    }

    private Properties words(Locale language) {
        return language.getLanguage().equals("en") ? english : chinese;
    }

    private static Properties read(String language) {
        var words = new Properties();
        try (var in = TrailWords.class.getResourceAsStream("/messages/trail_" + language + ".properties")) {
            words.load(new InputStreamReader(java.util.Objects.requireNonNull(in), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
