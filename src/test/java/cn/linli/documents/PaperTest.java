package cn.linli.documents;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaperTest {

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    @Test
    void aPaperIsWhatItsFirstBytesSay() {
        assertThat(PaperKind.of(bytes("\u00FF\u00D8\u00FF\u00E0 JFIF"))).contains(PaperKind.JPEG);
        assertThat(PaperKind.of(bytes("\u0089PNG\r\n\u001A\n...."))).contains(PaperKind.PNG);
        assertThat(PaperKind.of(bytes("RIFF1234WEBPVP8 "))).contains(PaperKind.WEBP);
        assertThat(PaperKind.of(bytes("\0\0\0 ftypheic...."))).contains(PaperKind.HEIC);
        assertThat(PaperKind.of(bytes("%PDF-1.7\n"))).contains(PaperKind.PDF);
        for (var other :
                new String[] {"", "<html>", "<svg ", "GIF89a", "MZ", "RIFF1234WAVE", "\0\0\0 ftypmp42", " %PDF-"}) {
            assertThat(PaperKind.of(bytes(other))).as(other).isEmpty();
        }
    }

    @Test
    void aNameIsOnlyShownAndNeverAPath() {
        assertThat(Papers.fitting("药盒.JPG", PaperKind.JPEG)).isEqualTo("药盒.jpg");
        assertThat(Papers.fitting("C:\\Users\\我\\药盒.exe", PaperKind.PNG)).isEqualTo("药盒.png");
        assertThat(Papers.fitting("../../etc/passwd", PaperKind.PDF)).isEqualTo("passwd.pdf");
        assertThat(Papers.fitting("a\r\nSet-Cookie: x\u202Egpj.exe", PaperKind.PDF))
                .isEqualTo("aSet-Cookie xgpj.pdf");
        assertThat(Papers.fitting("", PaperKind.PDF)).isEqualTo("附件.pdf");
        assertThat(Papers.fitting("𠮷".repeat(300), PaperKind.HEIC)).isEqualTo("𠮷".repeat(100) + ".heic");
    }
}
