package cn.linli.documents;

import cn.linli.shared.SharedRefusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.multipart.MultipartFile;

/** How papers come in and go out, the same at every address that has them. */
public final class PaperOverHttp {

    private PaperOverHttp() {}

    /** The bytes sent. Refuses none, and more than 10 MB before they are read. */
    public static byte[] content(@Nullable MultipartFile file) throws IOException {
        if (file == null || file.isEmpty()) {
            throw SharedRefusal.MISSING.refuse().at("file");
        }
        if (file.getSize() > Papers.LARGEST) {
            throw DocumentRefusal.PAPER_TOO_LARGE.refuse(Papers.LARGEST / 1024 / 1024);
        }
        return file.getBytes();
    }

    /** The bytes as they came, told to be what they are and nothing else, run by nobody and kept by no cache. */
    public static ResponseEntity<byte[]> shown(Paper paper) {
        var shown = paper.kind().picture() ? ContentDisposition.inline() : ContentDisposition.attachment();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, paper.kind().contentType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        shown.filename(paper.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .body(paper.content());
    }
}
