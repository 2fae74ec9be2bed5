package cn.linli.reports;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Trail;
import cn.linli.documents.Workbook;
import cn.linli.projects.Projects;
import cn.linli.shared.Act;
import cn.linli.shared.Delivered;
import cn.linli.shared.Ids;
import cn.linli.shared.ProjectId;
import cn.linli.shared.RegionCode;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.stations.Station;
import cn.linli.stations.Stations;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes over a year's ledger that was kept by hand. First it is read and shown: what would be counted, which projects
 * would be made, which rows are held back and why. Confirmed, all accepted rows are taken in one transaction or none;
 * held rows never hinder the others, and a row that was taken before, from this file or another, is not taken again.
 */
@Service
public class LedgerImports {

    private final Stations stations;
    private final Projects projects;
    private final ImportBook book;
    private final ApplicationEventPublisher events;
    private final Trail trail;
    private final Clock clock;

    LedgerImports(
            Stations stations,
            Projects projects,
            ImportBook book,
            ApplicationEventPublisher events,
            Trail trail,
            Clock clock) {
        this.stations = stations;
        this.projects = projects;
        this.book = book;
        this.events = events;
        this.trail = trail;
        this.clock = clock;
    }

    /** Reads the workbook; writes nothing. */
    @Transactional(readOnly = true)
    Reading read(Actor actor, Workbook workbook, RegionCode area) {
        actor.needs(Right.IMPORT_LEDGER);
        return Reading.of(workbook, new StationsOfArea(actor, area, stations), LocalDate.now(clock));
    }

    /** Keeps what was read until it is confirmed, for the screen to show. */
    @Transactional
    UUID keep(Actor actor, String fileName, RegionCode area, Reading reading) {
        actor.needs(Right.IMPORT_LEDGER);
        var id = Ids.next();
        book.keep(id, actor.account(), fileName, area, summary(actor, reading), reading);
        trail.write(
                actor,
                "reports.ledger-read",
                id,
                Map.of("rows", reading.accepted().size()));
        return id;
    }

    /** What would be counted. */
    @Transactional(readOnly = true)
    public ImportSummary summary(Actor actor, Reading reading) {
        var unknown = reading.projects().stream()
                .filter(wanted -> projects.named(actor, wanted.station(), wanted.name(), wanted.year())
                        .isEmpty())
                .map(wanted -> new ImportSummary.NewProject(
                        stationName(actor, wanted.station()), wanted.year(), wanted.name(), wanted.field()))
                .toList();
        return ImportSummary.of(reading, unknown, book.known(reading.accepted()));
    }

    private String stationName(Actor actor, StationId id) {
        return stations.all(actor).stream()
                .filter(station -> station.id().equals(id))
                .map(Station::name)
                .findFirst()
                .orElse("");
    }

    /** What was read, as kept. Somebody else's import does not exist for this actor. */
    @Transactional(readOnly = true)
    KeptImport get(Actor actor, UUID id) {
        actor.needs(Right.IMPORT_LEDGER);
        return book.find(id).orElseThrow(SharedRefusal.NOT_FOUND::refuse);
    }

    /** Takes what was kept; a second time it changes nothing and says the same. */
    @Transactional
    Taken confirm(Actor actor, UUID id) {
        actor.needs(Right.IMPORT_LEDGER);
        var kept = book.findLocked(id).orElseThrow(SharedRefusal.NOT_FOUND::refuse);
        var taken = take(actor, id, kept.fileName(), book.accepted(id));
        book.confirmed(id);
        return taken;
    }

    /** Takes these rows, all or none; those taken before are left alone. */
    @Transactional
    Taken take(Actor actor, UUID id, String fileName, List<Accepted> rows) {
        actor.needs(Right.IMPORT_LEDGER);
        if (rows.isEmpty()) {
            throw ReportsRefusal.NOTHING_TO_TAKE.refuse();
        }
        rows.stream().map(Accepted::station).distinct().forEach(actor::worksAt);
        book.oneAtATime();
        var made = projects(actor, new Reading(rows, List.of(), List.of()));
        var regions = new HashMap<StationId, RegionCode>();
        stations.all(actor).forEach(station -> regions.put(station.id(), station.region()));
        var fresh = book.add(actor, fileName, rows);
        fresh.forEach((record, row) -> events.publishEvent(new TakenOver(act(record, row, regions, made.ids()))));
        trail.write(
                actor,
                "reports.ledger-taken",
                id,
                Map.of("rows", fresh.size(), "projects", made.opened(), "digest", book.digest(rows)));
        return new Taken(fresh.size(), rows.size() - fresh.size(), made.opened());
    }

    private MadeProjects projects(Actor actor, Reading reading) {
        var ids = new HashMap<String, ProjectId>();
        var opened = 0;
        for (var wanted : reading.projects()) {
            var known = projects.named(actor, wanted.station(), wanted.name(), wanted.year());
            var id = known.orElseGet(() -> new ProjectId(Ids.next()));
            if (known.isEmpty()) {
                projects.open(actor, id, wanted.station(), wanted.name(), wanted.field(), wanted.year());
                opened++;
            }
            ids.put(projectKey(wanted.station(), wanted.year(), wanted.name()), id);
        }
        return new MadeProjects(ids, opened);
    }

    private static String projectKey(StationId station, int year, String name) {
        return station + " " + year + " " + name;
    }

    private static Act act(
            UUID record, Accepted row, Map<StationId, RegionCode> regions, Map<String, ProjectId> projects) {
        return new Act(
                new Act.Source("reports", record, ""),
                0,
                row.kind(),
                row.station(),
                java.util.Objects.requireNonNull(regions.get(row.station())),
                row.workers().stream()
                        .map(doer -> new Act.Doer(doer.account(), doer.name()))
                        .toList(),
                row.day(),
                row.minutes(),
                row.personTimes(),
                Set.of(),
                projects.get(projectKey(row.station(), row.day().getYear(), row.project())),
                row.field(),
                row.title());
    }

    private record MadeProjects(Map<String, ProjectId> ids, int opened) {}

    /** A row of a ledger kept by hand, taken over. */
    private record TakenOver(Act act) implements Delivered {}

    /**
     * What was done.
     *
     * @param rows rows newly taken
     * @param already rows that had been taken before
     * @param projects projects made
     */
    record Taken(int rows, int already, int projects) {}
}
