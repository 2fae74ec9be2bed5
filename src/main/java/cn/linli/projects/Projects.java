package cn.linli.projects;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Trail;
import cn.linli.shared.Page;
import cn.linli.shared.ProjectId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.shared.Texts;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The stations' projects: open one, find it by name, rename it, finish it. */
@Service
public class Projects {

    private static final int EARLIEST = 1990;
    private static final int LATEST = 2200;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_FIELD = 40;
    private static final int LARGEST_PAGE = 200;

    private final ProjectBook book;
    private final Trail trail;

    Projects(ProjectBook book, Trail trail) {
        this.book = book;
        this.trail = trail;
    }

    /** Opens a project of a year. Refuses a foreign station and a name the station has in that year already. */
    @Transactional
    public void open(Actor actor, ProjectId id, StationId station, String name, String field, int year) {
        actor.needs(Right.MANAGE_PROJECTS);
        actor.worksAt(station);
        if (year < EARLIEST || year > LATEST) {
            throw ProjectRefusal.YEAR_OUT_OF_RANGE.refuse(String.valueOf(year));
        }
        var kept = Texts.required(name, "name", LONGEST_NAME);
        if (!book.add(id, station, kept, Texts.optional(field, "field", LONGEST_FIELD), year)) {
            throw ProjectRefusal.NAME_TAKEN.refuse(String.valueOf(year), kept);
        }
        trail.write(actor, "projects.opened", id.value(), Map.of("station", station.toString(), "year", year));
    }

    /** Gives it another name, as far as nobody changed it meanwhile. */
    @Transactional
    public Project rename(Actor actor, ProjectId id, String name, int version) {
        actor.needs(Right.MANAGE_PROJECTS);
        var kept = Texts.required(name, "name", LONGEST_NAME);
        var before = get(actor, id);
        if (book.taken(before, kept)) {
            throw ProjectRefusal.NAME_TAKEN.refuse(String.valueOf(before.year()), kept);
        }
        return changed(actor, before, book.rename(id, kept, version), "projects.renamed");
    }

    /** Says how far it is, as far as nobody changed it meanwhile. */
    @Transactional
    public Project mark(Actor actor, ProjectId id, Project.Status status, int version) {
        actor.needs(Right.MANAGE_PROJECTS);
        return changed(actor, get(actor, id), book.mark(id, status, version), "projects.marked");
    }

    private Project changed(Actor actor, Project before, boolean done, String act) {
        if (!done) {
            throw SharedRefusal.CHANGED_MEANWHILE.refuse().withCurrent(get(actor, before.id()));
        }
        var after = get(actor, before.id());
        trail.write(actor, act, before.id().value(), Map.of("from", said(before), "to", said(after)));
        return after;
    }

    private static String said(Project project) {
        return project.name() + " / " + project.status().code();
    }

    private Project get(Actor actor, ProjectId id) {
        return book.find(id)
                .filter(found -> actor.scope().stations().contains(found.station()))
                .orElseThrow(SharedRefusal.NOT_FOUND::refuse);
    }

    /** The station's project of that name; the latest year's where several years have one. */
    @Transactional(readOnly = true)
    public Optional<ProjectId> named(Actor actor, StationId station, String name) {
        actor.worksAt(station);
        return book.named(station, name, null);
    }

    /** The station's project of that name in that year. */
    @Transactional(readOnly = true)
    public Optional<ProjectId> named(Actor actor, StationId station, String name, int year) {
        actor.worksAt(station);
        return book.named(station, name, year);
    }

    /** What these projects are called; those out of scope are missing. */
    @Transactional(readOnly = true)
    public Map<ProjectId, String> names(Actor actor, Set<ProjectId> ids) {
        actor.needs(Right.SEE_FIGURES);
        return ids.isEmpty() ? Map.of() : book.names(ids);
    }

    /**
     * The projects of the actor's stations, newest year first.
     *
     * @param text part of the name, or empty
     */
    @Transactional(readOnly = true)
    public Page<Project> list(
            Actor actor,
            @Nullable StationId station,
            @Nullable Integer year,
            String text,
            @Nullable String cursor,
            int limit) {
        actor.needs(Right.SEE_FIGURES);
        return book.page(station, year, text.strip(), cursor, Math.clamp(limit, 1, LARGEST_PAGE));
    }
}
