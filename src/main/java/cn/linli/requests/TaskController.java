package cn.linli.requests;

import cn.linli.access.Actor;
import cn.linli.access.Anytime;
import cn.linli.documents.PaperId;
import cn.linli.documents.PaperOverHttp;
import cn.linli.residents.Contact;
import cn.linli.shared.RequestId;
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
@RequestMapping("/api/requests/{id}/task")
class TaskController {

    private final TaskInHand task;

    TaskController(TaskInHand task) {
        this.task = task;
    }

    @Anytime
    @PostMapping("/whom")
    Contact whom(Actor actor, @PathVariable RequestId id) {
        return task.whom(actor, id);
    }

    @PostMapping("/photos")
    Kept keep(Actor actor, @PathVariable RequestId id, @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        // first of all: to others the task does not exist, whatever they send
        task.mustHave(actor, id);
        var content = PaperOverHttp.content(file);
        var name = Objects.requireNonNullElse(Objects.requireNonNull(file).getOriginalFilename(), "");
        return new Kept(task.keep(actor, id, name, content).value());
    }

    @GetMapping("/photos/{photo}")
    ResponseEntity<byte[]> photo(Actor actor, @PathVariable RequestId id, @PathVariable UUID photo) {
        return PaperOverHttp.shown(task.photo(actor, id, new PaperId(photo)));
    }

    /** What {@code /api/documents/papers} answers too. */
    record Kept(UUID id) {}
}
