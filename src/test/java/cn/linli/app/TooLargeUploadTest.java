package cn.linli.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/** What the server itself stops, because it is too long, is told as a document that is too large. */
class TooLargeUploadTest {

    @Test
    void anUploadTheServerStopsIsToldAsTooLarge() throws IOException {
        var answer = new Problems(new RefusalTexts(), new Room(Path.of(""), DataSize.ofBytes(0)))
                .tooLarge(new MaxUploadSizeExceededException(1), Locale.SIMPLIFIED_CHINESE);
        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(String.valueOf(answer.getBody()))
                .contains("documents.too-large")
                .contains("200 MB");
    }
}
