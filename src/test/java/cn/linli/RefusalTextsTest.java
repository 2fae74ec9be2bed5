package cn.linli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.Refusal;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every way to say no has its words in both languages. */
class RefusalTextsTest {

    @Test
    void everyNoHasItsWordsInChineseAndEnglish() throws Exception {
        var all = refusals();
        assertThat(all).hasSizeGreaterThan(20);
        assertThat(withoutWords(all)).isEmpty();
    }

    @Test
    void aNoWithoutWordsWouldBeSeen() throws Exception {
        assertThat(withoutWords(List.of(Speechless.SPEECHLESS)))
                .containsExactly("shared.speechless (zh_CN)", "shared.speechless (en)");
    }

    private static List<Refusal> refusals() {
        var all = new ArrayList<Refusal>();
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("cn.linli").stream()
                        .filter(found -> found.isEnum() && found.isAssignableTo(Refusal.class))
                        .forEach(found -> {
                            for (var constant : found.reflect().getEnumConstants()) {
                                all.add((Refusal) constant);
                            }
                        });
        return all;
    }

    private static List<String> withoutWords(List<Refusal> refusals) throws IOException {
        var missing = new ArrayList<String>();
        for (var refusal : refusals) {
            for (var language : new String[] {"zh_CN", "en"}) {
                if (words(language).getProperty(refusal.code(), "").isBlank()) {
                    missing.add(refusal.code() + " (" + language + ")");
                }
            }
        }
        return missing;
    }

    /** All the words of a language, as the program gathers them. */
    private static Properties words(String language) throws IOException {
        var words = new Properties();
        for (var file : new PathMatchingResourcePatternResolver()
                .getResources("classpath*:messages/*_" + language + ".properties")) {
            try (var in = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                words.load(in);
            }
        }
        return words;
    }

    enum Speechless implements Refusal {
        SPEECHLESS;

        @Override
        public String module() {
            return "shared";
        }
    }
}
