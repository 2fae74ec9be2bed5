package cn.linli.documents;

import cn.linli.access.Actor;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/documents/papers")
class PaperController {

    private final Papers papers;

    PaperController(Papers papers) {
        this.papers = papers;
    }

    @PostMapping
    Stored store(
            Actor actor,
            @RequestParam(required = false) @Nullable UUID station,
            @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        if (file == null || file.isEmpty()) {
            throw SharedRefusal.MISSING.refuse().at("file");
        }
        if (file.getSize() > Papers.LARGEST) {
            throw DocumentRefusal.PAPER_TOO_LARGE.refuse(Papers.LARGEST / 1024 / 1024);
        }
        var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        return new Stored(papers.store(actor, station(actor, station), name, file.getBytes())
                .value());
    }

    /** Somebody who works at one station need not say which. */
    private static StationId station(Actor actor, @Nullable UUID said) {
        if (said != null) {
            return new StationId(said);
        }
        if (actor.scope().people().size() != 1) {
            throw SharedRefusal.MISSING.refuse().at("station");
        }
        return actor.scope().people().iterator().next();
    }

    /** The bytes as they came, told to be what they are and nothing else, run by nobody and kept by no cache. */
    @GetMapping("/{id}")
    ResponseEntity<byte[]> open(Actor actor, @PathVariable UUID id) {
        var paper = papers.open(actor, new PaperId(id));
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

    record Stored(UUID id) {}
}
