package cn.linli.volunteers;

import cn.linli.access.Actor;
import cn.linli.shared.AccountId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/volunteers")
class VolunteerController {

    private final Volunteers volunteers;

    VolunteerController(Volunteers volunteers) {
        this.volunteers = volunteers;
    }

    @GetMapping
    List<Volunteer> of(Actor actor, @RequestParam StationId station) {
        return volunteers.of(actor, station);
    }

    @PostMapping
    Entered add(Actor actor, @RequestBody Add body) {
        var entered = volunteers.add(
                actor,
                given(body.id(), "id"),
                new NewVolunteer(
                        given(body.station(), "station"),
                        Objects.requireNonNullElse(body.name(), ""),
                        Objects.requireNonNullElse(body.phone(), ""),
                        Objects.requireNonNullElse(body.skills(), List.of()),
                        body.account()));
        return new Entered(entered.id(), entered.version());
    }

    @PostMapping("/{id}/pause")
    Entered pause(Actor actor, @PathVariable VolunteerId id, @RequestBody Pause body) {
        var paused = volunteers.pause(actor, id, body.version(), body.paused());
        return new Entered(paused.id(), paused.version());
    }

    private static <T> T given(@Nullable T value, String field) {
        if (value == null) {
            throw SharedRefusal.MISSING.refuse().at(field);
        }
        return value;
    }

    record Add(
            @Nullable VolunteerId id,
            @Nullable StationId station,
            @Nullable String name,
            @Nullable String phone,
            @Nullable List<String> skills,
            @Nullable AccountId account) {}

    record Pause(int version, boolean paused) {}

    record Entered(VolunteerId id, int version) {}
}
