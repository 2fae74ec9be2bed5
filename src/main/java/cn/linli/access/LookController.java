package cn.linli.access;

import cn.linli.shared.StationId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/access/looks")
class LookController {

    private final Looks looks;

    LookController(Looks looks) {
        this.looks = looks;
    }

    @GetMapping
    List<Looks.Look> open(Actor actor) {
        return looks.open(actor);
    }

    @PostMapping
    Looks.Look open(Actor actor, @RequestBody NewLook body) {
        return looks.open(
                actor,
                Objects.requireNonNullElseGet(body.id(), Looks::fresh),
                body.purpose(),
                body.station(),
                Objects.requireNonNullElse(body.minutes(), 60));
    }

    @DeleteMapping("/{id}")
    void close(Actor actor, @PathVariable UUID id) {
        looks.close(actor, id);
    }

    record NewLook(
            @Nullable UUID id,
            @Nullable String purpose,
            @Nullable StationId station,
            @Nullable Integer minutes) {}
}
