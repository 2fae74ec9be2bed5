package cn.linli.stations;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/stations/{id}/logo")
class LogoController {

    private final Logos logos;

    LogoController(Logos logos) {
        this.logos = logos;
    }

    @PostMapping
    Hung put(Actor actor, @PathVariable String id, @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        Stations.runs(actor, StationId.of(id), Right.MANAGE_STATIONS);
        if (file == null || file.isEmpty()) {
            throw SharedRefusal.MISSING.refuse().at("file");
        }
        if (file.getSize() > Logos.LARGEST) {
            throw StationRefusal.LOGO_TOO_LARGE.refuse(Logos.LARGEST / 1024);
        }
        return new Hung(logos.put(actor, StationId.of(id), file.getBytes()));
    }

    @DeleteMapping
    Hung remove(Actor actor, @PathVariable String id) {
        logos.remove(actor, StationId.of(id));
        return new Hung(null);
    }

    @GetMapping
    ResponseEntity<byte[]> show(Actor actor, @PathVariable String id) {
        var logo = logos.of(actor, StationId.of(id));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, logo.contentType())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=3600")
                .body(logo.content());
    }

    /** The sign that hangs now, if one does. */
    record Hung(@Nullable UUID id) {}
}
