package cn.linli.documents;

import cn.linli.access.Actor;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
        var content = PaperOverHttp.content(file);
        var name = Objects.requireNonNullElse(Objects.requireNonNull(file).getOriginalFilename(), "");
        return new Stored(
                papers.store(actor, station(actor, station), name, content).value());
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

    @GetMapping("/{id}")
    ResponseEntity<byte[]> open(Actor actor, @PathVariable UUID id) {
        return PaperOverHttp.shown(papers.open(actor, new PaperId(id)));
    }

    record Stored(UUID id) {}
}
