package cn.linli.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"zh_CN", "en"})
    void everyRefusalHasItsWords(String language) throws IOException {
        var texts = new Properties();
        var file = getClass().getResourceAsStream("/messages/documents_" + language + ".properties");
        try (var in = new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        var codes = Arrays.stream(DocumentRefusal.values()).map(DocumentRefusal::code);
        assertThat(texts.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(codes.toList());
    }
}
