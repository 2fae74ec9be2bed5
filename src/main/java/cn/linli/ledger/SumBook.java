package cn.linli.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sums over lines, whatever the selection: what is asked for a period and stations alone is read out of slices instead,
 * see {@link SliceSums}. A line booked backwards carries the other sign, so whatever the selection, the sum is right.
 */
@Component
class SumBook {

    private static final String WHOLE = "";

    private final JdbcClient db;

    SumBook(JdbcClient db) {
        this.db = db;
    }

    Table table(Selection selection, By by) {
        var rows = new TreeMap<String, Sum>();
        sums(selection, by).forEach(sum -> rows.put(sum.key(), sum));
        var whole = by.overlaps()
                ? sums(selection, null).stream().findFirst()
                : rows.values().stream().reduce(Sum::plus);
        var people = people(selection, by);
        var total = people(selection, null);
        return new Table(
                rows.values().stream()
                        .filter(Sum::isSomething)
                        .map(sum -> sum.row(people.getOrDefault(sum.key(), 0L)))
                        .toList(),
                whole.map(sum -> sum.row(total.getOrDefault(WHOLE, 0L)).measures())
                        .orElse(Measures.NONE),
                workforce(selection),
                (int) (by == By.STATION ? rows.values().stream() : sums(selection, By.STATION).stream())
                        .filter(Sum::isSomething)
                        .count());
    }

    private List<Sum> sums(Selection selection, @org.jspecify.annotations.Nullable By by) {
        var where = Where.of(selection, false);
        return db.sql("""
                select %s as key, %s as name,
                  sum(l.sign) as sessions, sum(l.minutes) as minutes, sum(%s) as person_times
                from ledger.line l %s
                where l.service
                  and %s
                group by 1
                """.formatted(
                                key(by),
                                by == By.WORKER ? "max(w.name)" : "''",
                                by == By.LABEL ? "label.heads" : "l.person_times",
                                join(by),
                                where.sql()))
                .params(where.values())
                .query(SumBook::sum)
                .list();
    }

    static String key(@org.jspecify.annotations.Nullable By by) {
        return switch (by) {
            case null -> "''";
            case STATION -> "l.station_id::text";
            case FIELD -> "l.field";
            case MONTH -> "to_char(date_trunc('month', l.day::timestamp), 'YYYY-MM')";
            case KIND -> "l.kind";
            case PROJECT -> "coalesce(l.project_id::text, '')";
            case COMMUNITY -> "l.region";
            case LABEL -> "label.label";
            case WORKER -> "coalesce(w.account::text, w.name)";
        };
    }

    /** Heads by label are the named people who have it: nobody knows the labels of the others. */
    static String join(@org.jspecify.annotations.Nullable By by) {
        return switch (by) {
            case LABEL -> """
                    join lateral (
                      select one as label, sum(p.sign) as heads
                      from ledger.line_person p, unnest(p.labels) as one
                      where p.line = l.id
                      group by one) as label on true""";
            case WORKER -> "join ledger.line_worker w on w.line = l.id";
            case null, default -> "";
        };
    }

    private Map<String, Long> people(Selection selection, @org.jspecify.annotations.Nullable By by) {
        var where = Where.of(selection, true);
        var counts = new TreeMap<String, Long>();
        db.sql("""
                select key, count(*) as people
                from (
                  select %s as key, coalesce(same.kept, l.person) as person
                  from ledger.line_person l
                    left join ledger.same_person same on same.person = l.person %s
                  where l.service
                    and %s
                  group by 1, 2
                  having sum(l.sign) > 0) as distinct_people
                group by key
                """.formatted(key(by), peopleJoin(by), where.sql()))
                .params(where.values())
                .query((row, n) -> counts.put(row.getString("key"), row.getLong("people")))
                .list();
        return counts;
    }

    static String peopleJoin(@org.jspecify.annotations.Nullable By by) {
        return switch (by) {
            case LABEL -> "cross join unnest(l.labels) as label (label)";
            case WORKER -> "join ledger.line_worker w on w.line = l.line";
            case null, default -> "";
        };
    }

    private Table.Workforce workforce(Selection selection) {
        var where = Where.of(selection, false);
        return Workforces.of(db.sql("""
                select l.kind || chr(31) || l.field as key, '' as name,
                  sum(l.sign) as sessions, sum(l.minutes) as minutes, sum(l.person_times) as person_times
                from ledger.line l
                where not l.service
                  and %s
                group by 1
                """.formatted(where.sql()))
                .params(where.values())
                .query(SumBook::sum)
                .list());
    }

    private static Sum sum(ResultSet row, int n) throws SQLException {
        return new Sum(
                row.getString("key"),
                row.getString("name"),
                row.getLong("sessions"),
                row.getLong("minutes"),
                row.getLong("person_times"));
    }
}
