package cn.linli.bench;

import cn.linli.bench.CrashLoad.Made;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Counts in the database what acknowledged commands have left: nothing missing, nothing twice. */
final class CrashCount {

    private final Connection owner;

    CrashCount(Connection owner) {
        this.owner = owner;
    }

    /**
     * What became of acknowledged commands.
     *
     * @param lost records that are not there, or without the line that belongs to them
     * @param twice lines that are there more than once
     */
    record Found(int lost, int twice) {

        Found plus(Found other) {
            return new Found(lost + other.lost, twice + other.twice);
        }
    }

    Found of(List<CrashLoad.Done> done) throws SQLException {
        return lines(done, Made.REQUEST, "select count(*) from requests.request where id = r.id")
                .plus(lines(
                        done,
                        Made.REQUEST,
                        "select count(*) from requests.step where request_id = r.id and what = 'received'"))
                .plus(lines(done, Made.CASH, "select count(*) from requests.cash where request_id = r.id"))
                .plus(lines(done, Made.VISIT, "select count(*) from visits.visit where id = r.id"))
                .plus(lines(
                        done,
                        Made.VISIT,
                        "select count(*) from ledger.line where source_module = 'visits' and source_record = r.id"))
                .plus(lines(
                        done,
                        Made.VISIT,
                        "select count(*) from access.trail where subject = r.id and act = 'visits.recorded'"));
    }

    private Found lines(List<CrashLoad.Done> done, Made made, String count) throws SQLException {
        var records = done.stream()
                .filter(one -> one.made() == made)
                .map(CrashLoad.Done::record)
                .toArray(UUID[]::new);
        try (var query = owner.prepareStatement("""
                select count(*) filter (where lines = 0), coalesce(sum(lines - 1) filter (where lines > 1), 0)
                from (select (%s) as lines from unnest(?) as r (id)) as counted""".formatted(count))) {
            query.setArray(1, owner.createArrayOf("uuid", records));
            try (var row = query.executeQuery()) {
                row.next();
                return new Found(row.getInt(1), row.getInt(2));
            }
        }
    }

    /** Rows of a table. */
    long rows(String table) throws SQLException {
        try (var sql = owner.createStatement();
                var row = sql.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        }
    }
}
