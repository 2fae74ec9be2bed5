package cn.linli.reports;

import cn.linli.access.Actor;
import cn.linli.documents.Limits;
import cn.linli.documents.TableWriter;
import cn.linli.documents.TableWriter.Column;
import cn.linli.documents.Tables;
import cn.linli.shared.RegionCode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Taking over a year's ledger on the screen: read, look, mend, confirm. */
@RestController
@RequestMapping("/api/reports/imports")
class ImportController {

    private final LedgerImports imports;

    ImportController(LedgerImports imports) {
        this.imports = imports;
    }

    /** Reads the file and keeps what was read; nothing is counted yet. */
    @PostMapping
    Read read(Actor actor, @RequestParam MultipartFile file, @RequestParam RegionCode area) throws IOException {
        var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        try (var in = file.getInputStream();
                var workbook = Tables.open(in, name, Limits.usual())) {
            return new Read(imports.keep(actor, name, area, imports.read(actor, workbook, area)));
        }
    }

    @GetMapping("/{id}")
    KeptImport kept(Actor actor, @PathVariable UUID id) {
        return imports.get(actor, id);
    }

    @PostMapping("/{id}/confirmation")
    LedgerImports.Taken confirm(Actor actor, @PathVariable UUID id) {
        return imports.confirm(actor, id);
    }

    /** The held rows as a workbook, each with its reason, to be mended and brought again. */
    @GetMapping("/{id}/held.xlsx")
    void held(Actor actor, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        var kept = imports.get(actor, id);
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"held.xlsx\"");
        try (var book = TableWriter.to(response.getOutputStream())) {
            for (var sheet : kept.held().stream().map(Held::sheet).distinct().toList()) {
                sheet(
                        book,
                        sheet,
                        kept.held().stream()
                                .filter(row -> row.sheet().equals(sheet))
                                .toList());
            }
        }
    }

    private static void sheet(TableWriter book, String name, List<Held> rows) {
        var columns = new ArrayList<Column>();
        rows.getFirst().headings().forEach(heading -> columns.add(Column.text(heading, 18)));
        columns.add(Column.text("原因", 28));
        columns.add(Column.text("原行号", 10));
        book.sheet(name, columns);
        for (var row : rows) {
            var values = new ArrayList<Object>(row.cells());
            values.add(Words.held(row));
            values.add(String.valueOf(row.line()));
            book.row(values);
        }
    }

    record Read(UUID id) {}
}
