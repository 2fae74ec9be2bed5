package cn.linli.ledger;

import cn.linli.shared.Period;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Figures of a period out of the slices kept ready: whole months of stations whose slices are folded are read, the rest
 * (days of a month begun, slices booked to in the last second) is counted from the lines in the same statement.
 */
@Component
class SliceSums {

    private static final String RANGES = """
            with dirty as materialized (
              select distinct station_id, month
              from ledger.unfolded
              where month between :firstMonth and :lastMonth),
            direct (station_id, first, last) as materialized (
              select station_id, month, (month + interval '1 month')::date - 1
              from dirty
              union all
              select station, edge.first, edge.last
              from unnest(%s) as station
                cross join (values (cast(:edge1 as date), cast(:edge1last as date)),
                  (cast(:edge2 as date), cast(:edge2last as date))) as edge (first, last)
              where edge.first <= edge.last)
            """;

    private final JdbcClient db;

    SliceSums(JdbcClient db) {
        this.db = db;
    }

    Table table(Selection selection, By by) {
        var ask = new Ask(selection);
        var rows = new TreeMap<String, Sum>();
        sums(ask, by, true).forEach(sum -> rows.put(sum.key(), sum));
        var people = new PeopleCount(db);
        people(ask, by, people);
        var whole = by.overlaps() ? sums(ask, null, true) : List.copyOf(rows.values());
        if (by.overlaps()) {
            people(ask, null, people.anew());
        }
        var total = whole.stream().reduce(new Sum("", "", 0, 0, 0), Sum::plus);
        return new Table(
                rows.values().stream()
                        .filter(Sum::isSomething)
                        .map(sum -> sum.row(people.of(sum.key())))
                        .toList(),
                total.row(people.inAll()).measures(),
                Workforces.of(sums(ask, null, false)),
                (int) (by == By.STATION ? rows.values().stream() : sums(ask, By.STATION, true).stream())
                        .filter(Sum::isSomething)
                        .count());
    }

    private List<Sum> sums(Ask ask, @Nullable By by, boolean service) {
        return ask.fill(db.sql((RANGES + """
                select key, max(name) as name, sum(sessions) as sessions, sum(minutes) as minutes,
                  sum(person_times) as person_times
                from (
                  select %s as key, s.name, s.sessions, s.minutes, s.person_times
                  from ledger.slice_sum s
                  where s.dim = :dim and s.month between :firstMonth and :lastMonth
                    and s.station_id = any (%s)
                    and (s.station_id, s.month) not in (select station_id, month from dirty)
                  union all
                  select %s, %s, l.sign, l.minutes, %s
                  from direct
                    join ledger.line l
                      on l.station_id = direct.station_id and l.day between direct.first and direct.last %s
                  where %s l.service and l.station_id = any (%s)) as parts
                group by key
                """)
                        .formatted(
                                ask.stations(),
                                sliceKey(by, service),
                                ask.stations(),
                                service ? SumBook.key(by) : "l.kind || chr(31) || l.field",
                                by == By.WORKER ? "w.name" : "''",
                                by == By.LABEL ? "label.heads" : "l.person_times",
                                SumBook.join(by),
                                service ? "" : "not",
                                ask.stations())))
                .param("dim", service ? dim(by, "kind") : "sort")
                .query((row, n) -> new Sum(
                        row.getString("key"),
                        row.getString("name"),
                        row.getLong("sessions"),
                        row.getLong("minutes"),
                        row.getLong("person_times")))
                .list();
    }

    private void people(Ask ask, @Nullable By by, PeopleCount into) {
        ask.fill(db.sql((RANGES + """
                select %s as key, s.people, null as person
                from ledger.slice_people s
                where s.dim = :dim and s.month between :firstMonth and :lastMonth
                  and s.station_id = any (%s)
                  and (s.station_id, s.month) not in (select station_id, month from dirty)
                union all
                select key, null, array_agg(person)
                from (
                  select %s as key, l.person
                  from direct
                    join ledger.line_person l
                      on l.station_id = direct.station_id and l.day between direct.first and direct.last %s
                  where l.service and l.station_id = any (%s)
                  group by 1, 2
                  having sum(l.sign) > 0) as parts
                group by key
                """)
                        .formatted(
                                ask.stations(),
                                sliceKey(by, true),
                                ask.stations(),
                                SumBook.key(by),
                                SumBook.peopleJoin(by),
                                ask.stations())))
                .param("dim", dim(by, "all"))
                .query(row -> {
                    var numbers = row.getArray("people");
                    if (numbers != null) {
                        into.add(row.getString("key"), (Integer[]) numbers.getArray());
                    } else {
                        into.add(row.getString("key"), (UUID[])
                                row.getArray("person").getArray());
                    }
                });
    }

    private static String dim(@Nullable By by, String whole) {
        return switch (by) {
            case null -> whole;
            case STATION, MONTH -> whole;
            default -> by.code();
        };
    }

    private static String sliceKey(@Nullable By by, boolean service) {
        return switch (by) {
            case null -> service ? "''" : "s.key";
            case STATION -> "s.station_id::text";
            case MONTH -> "to_char(s.month::timestamp, 'YYYY-MM')";
            default -> "s.key";
        };
    }

    /** A period cut into whole months and the days at its ends. */
    private static final class Ask {

        private static final LocalDate NEVER = LocalDate.of(1, 1, 1);

        private final Map<String, Object> values = new HashMap<>();
        private final String stations;

        Ask(Selection selection) {
            var chosen = selection.stations();
            stations = chosen == null ? "(select access.stations())::uuid[]" : "cast(:stations as uuid[])";
            if (chosen != null) {
                values.put("stations", Where.array(chosen));
            }
            cut(selection.period());
        }

        private void cut(Period period) {
            var from = period.from();
            var to = period.to();
            var firstWhole =
                    from.getDayOfMonth() == 1 ? from : from.withDayOfMonth(1).plusMonths(1);
            var afterWhole = to.plusDays(1).withDayOfMonth(1);
            var months = firstWhole.isBefore(afterWhole);
            values.put("firstMonth", months ? firstWhole : NEVER);
            values.put("lastMonth", months ? afterWhole.minusMonths(1) : NEVER);
            values.put("edge1", from);
            values.put("edge1last", months ? firstWhole.minusDays(1) : to);
            values.put("edge2", months ? afterWhole : to.plusDays(1));
            values.put("edge2last", to);
        }

        String stations() {
            return stations;
        }

        JdbcClient.StatementSpec fill(JdbcClient.StatementSpec statement) {
            return statement.params(values);
        }
    }
}
