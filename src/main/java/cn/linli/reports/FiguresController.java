package cn.linli.reports;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.shared.Page;
import cn.linli.shared.SharedRefusal;
import cn.linli.stations.Stations;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Figures on the screen and as a workbook. */
@RestController
@RequestMapping("/api/reports")
class FiguresController {

    private final FigureTables tables;
    private final FigureWorkbook workbook;
    private final ImportBook imports;
    private final Stations stations;

    FiguresController(FigureTables tables, FigureWorkbook workbook, ImportBook imports, Stations stations) {
        this.tables = tables;
        this.workbook = workbook;
        this.imports = imports;
        this.stations = stations;
    }

    @GetMapping("/figures")
    FigureTable table(Actor actor, Asked asked, Locale locale) {
        return tables.table(actor, asked, locale);
    }

    @GetMapping("/figures/lines")
    Page<FigureLine> lines(
            Actor actor,
            Asked asked,
            @RequestParam(defaultValue = "true") boolean service,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return tables.lines(actor, asked, service, cursor, limit);
    }

    @GetMapping("/figures/lines/{line}/history")
    List<FigureLine> history(Actor actor, @PathVariable UUID line) {
        return tables.history(actor, line);
    }

    @GetMapping("/figures.xlsx")
    void workbook(Actor actor, Asked asked, HttpServletResponse response) throws IOException {
        workbook.write(actor, asked, response);
    }

    /** The row of the workbook behind a line that was taken over. */
    @GetMapping("/rows/{id}")
    @Transactional(readOnly = true)
    public ImportedRow row(Actor actor, @PathVariable UUID id) {
        actor.needs(Right.SEE_FIGURES);
        return imports.row(id).orElseThrow(SharedRefusal.NOT_FOUND::refuse);
    }

    /** The stations a person may choose from, with the code of their region. */
    @GetMapping("/areas")
    List<Area> areas(Actor actor) {
        actor.needs(Right.SEE_FIGURES);
        return stations.all(actor).stream()
                .map(station -> new Area(
                        station.region().prefix(), station.name(), station.id().value()))
                .toList();
    }

    record Area(String code, String name, UUID station) {}
}
