package cn.linli.projects;

import cn.linli.access.Actor;
import cn.linli.shared.Page;
import cn.linli.shared.ProjectId;
import cn.linli.shared.StationId;
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
        projects.open(actor, body.id(), body.station(), body.name(), body.field(), body.year());
        return new Opened(body.id(), 0);
    }

    @PutMapping("/{id}/name")
    Opened rename(@PathVariable ProjectId id, @RequestBody Rename body, Actor actor) {
        return opened(projects.rename(actor, id, body.name(), body.version()));
    }

    @PutMapping("/{id}/status")
    Opened mark(@PathVariable ProjectId id, @RequestBody Mark body, Actor actor) {
        return opened(projects.mark(actor, id, body.status(), body.version()));
    }

    private static Opened opened(Project project) {
        return new Opened(project.id(), project.version());
    }

    record NewProject(ProjectId id, StationId station, String name, String field, int year) {}

    record Rename(String name, int version) {}

    record Mark(Project.Status status, int version) {}

    record Opened(ProjectId id, int version) {}
}
