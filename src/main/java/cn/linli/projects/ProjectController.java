package cn.linli.projects;

import cn.linli.access.Actor;
import cn.linli.shared.Page;
import cn.linli.shared.ProjectId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/projects")
class ProjectController {

    private final Projects projects;

    ProjectController(Projects projects) {
        this.projects = projects;
    }

    @GetMapping
    Page<Project> list(
            Actor actor,
            @RequestParam(required = false) @Nullable StationId station,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return projects.list(actor, station, year, q, cursor, limit);
    }

    @PostMapping
    Opened open(@RequestBody NewProject body, Actor actor) {
        var id = given(body.id(), "id");
        projects.open(actor, id, given(body.station(), "station"), text(body.name()), text(body.field()), body.year());
        return new Opened(id, 0);
    }

    @PutMapping("/{id}/name")
    Opened rename(@PathVariable ProjectId id, @RequestBody Rename body, Actor actor) {
        return opened(projects.rename(actor, id, text(body.name()), body.version()));
    }

    @PutMapping("/{id}/status")
    Opened mark(@PathVariable ProjectId id, @RequestBody Mark body, Actor actor) {
        return opened(projects.mark(actor, id, given(body.status(), "status"), body.version()));
    }

    private static Opened opened(Project project) {
        return new Opened(project.id(), project.version());
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static <T> T given(@Nullable T value, String field) {
        if (value == null) {
            throw SharedRefusal.MISSING.refuse().at(field);
        }
        return value;
    }

    record NewProject(
            @Nullable ProjectId id,
            @Nullable StationId station,
            @Nullable String name,
            @Nullable String field,
            int year) {}

    record Rename(@Nullable String name, int version) {}

    record Mark(Project.@Nullable Status status, int version) {}

    record Opened(ProjectId id, int version) {}
}
