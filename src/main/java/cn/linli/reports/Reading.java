package cn.linli.reports;

import cn.linli.documents.Workbook;
import cn.linli.shared.StationId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A year's ledger as read from its workbook.
 *
 * @param accepted rows that can be taken
 * @param held rows held back
 * @param ignored sheets that are neither a ledger of services nor of trainings
 */
record Reading(List<Accepted> accepted, List<Held> held, List<String> ignored) {

    /** Reads every sheet that is one; refuses a workbook without any. */
    static Reading of(Workbook workbook, StationsOfArea stations, LocalDate today) {
        var accepted = new ArrayList<Accepted>();
        var held = new ArrayList<Held>();
        var ignored = new ArrayList<String>();
        var ledgers = 0;
        for (var sheet : workbook.sheets()) {
            var known = false;
            for (var sort : LedgerSheet.values()) {
                var columns = known || sheet.hidden() ? null : sort.in(sheet).orElse(null);
                if (columns == null) {
                    continue;
                }
                known = true;
                ledgers++;
                for (var row : sheet.rows()) {
                    if (!columns.isData(row)) {
                        continue;
                    }
                    switch (new LedgerRow(sort, sheet.name(), columns, row, stations, today).judged()) {
                        case LedgerRow.Verdict.Take take -> accepted.add(take.row());
                        case LedgerRow.Verdict.Hold hold -> held.add(hold.row());
                    }
                }
            }
            if (!known) {
                ignored.add(sheet.name());
            }
        }
        if (ledgers == 0) {
            throw ReportsRefusal.NO_LEDGER_SHEET.refuse();
        }
        return new Reading(accepted, held, ignored);
    }

    /** A project the rows name: a station's, in a year. */
    record Wanted(StationId station, int year, String name, String field) {}

    /** The projects named, each once, with the field its first row names. */
    List<Wanted> projects() {
        var seen = new LinkedHashSet<String>();
        return accepted.stream()
                .filter(row -> !row.project().isEmpty())
                .filter(row -> seen.add(row.station() + "\u001f" + row.day().getYear() + "\u001f" + row.project()))
                .map(row -> new Wanted(row.station(), row.day().getYear(), row.project(), row.field()))
                .toList();
    }

    Map<String, Integer> heldBy() {
        var by = new TreeMap<String, Integer>();
        held.forEach(row -> by.merge(row.reason().code(), 1, Integer::sum));
        return by;
    }
}
