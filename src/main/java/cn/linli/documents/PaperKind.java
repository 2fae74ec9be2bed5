package cn.linli.documents;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Optional;

/** What a photo or attachment may be; its first bytes say it, never its name. */
public enum PaperKind {
    /** A photo as most cameras make it. */
    JPEG("image/jpeg", "jpg"),
    /** A picture of the screen. */
    PNG("image/png", "png"),
    /** A photo from a chat. */
    WEBP("image/webp", "webp"),
    /** A photo of newer phones. */
    HEIC("image/heic", "heic"),
    /** A scanned or printed paper. */
    PDF("application/pdf", "pdf");

    private static final int LOOKED_AT = 12;

    private final String contentType;
    private final String ending;

    PaperKind(String contentType, String ending) {
        this.contentType = contentType;
        this.ending = ending;
    }

    /** As told to the browser. */
    public String contentType() {
        return contentType;
    }

    /** The ending of a file of this kind, without the dot. */
    public String ending() {
        return ending;
    }

    /** Whether a browser can show it beside the record; otherwise it is handed over as a file. */
    boolean picture() {
        return this != PDF;
    }

    /** What these bytes are, if they are something we keep. */
    static Optional<PaperKind> of(byte[] content) {
        var head = new String(Arrays.copyOf(content, LOOKED_AT), ISO_8859_1);
        if (head.startsWith("\u00FF\u00D8\u00FF")) {
            return Optional.of(JPEG);
        }
        if (head.startsWith("\u0089PNG\r\n\u001A\n")) {
            return Optional.of(PNG);
        }
        if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
            return Optional.of(WEBP);
        }
        if (head.startsWith("ftyp", 4) && head.substring(8).matches("hei[cxms]|hev[cx]|mif1|msf1")) {
            return Optional.of(HEIC);
        }
        return head.startsWith("%PDF-") ? Optional.of(PDF) : Optional.empty();
    }
}
