package cn.linli.bench;

import cn.linli.ledger.By;
import cn.linli.ledger.Measures;
import cn.linli.ledger.Selection;
import cn.linli.ledger.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Counts again, line by line, in plain loops outside the database, and compares figure by figure. */
final class Recount {

    private final List<Line> lines = new ArrayList<>();

    private record Line(
            String station,
            LocalDate day,
            int sign,
            boolean service,
            int minutes,
            int personTimes,
            String kind,
            String field,
            String project,
            String region,
            String worker,
            List<Person> people) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Person(UUID id, String[] labels) {}

    Recount(Connection owner, YearsOfLines years) throws SQLException {
        var byId = new HashMap<UUID, Line>();
        var words = new HashMap<String, String>();
        owner.setAutoCommit(false);
        try (var sql = owner.createStatement()) {
            sql.setFetchSize(10_000);
            try (var rows = sql.executeQuery("""
                    select l.*, w.account
                    from ledger.line l left join ledger.line_worker w on w.line = l.id""")) {
                while (rows.next()) {
                    var line = new Line(
                            same(words, rows.getString("station_id")),
                            rows.getObject("day", LocalDate.class),
                            rows.getInt("sign"),
                            rows.getBoolean("service"),
                            rows.getInt("minutes"),
                            rows.getInt("person_times"),
                            same(words, rows.getString("kind")),
                            same(words, rows.getString("field")),
                            same(words, java.util.Objects.requireNonNullElse(rows.getString("project_id"), "")),
                            same(words, rows.getString("region")),
                            same(words, java.util.Objects.requireNonNullElse(rows.getString("account"), "")),
                            new ArrayList<>(0));
                    lines.add(line);
                    byId.put(rows.getObject("id", UUID.class), line);
                }
            }
            var ids = new HashMap<UUID, UUID>();
            try (var rows = sql.executeQuery("select line, person, labels from ledger.line_person")) {
                while (rows.next()) {
                    var labels = (String[]) rows.getArray("labels").getArray();
                    for (var i = 0; i < labels.length; i++) {
                        labels[i] = same(words, labels[i]);
                    }
                    var person = rows.getObject("person", UUID.class);
                    java.util.Objects.requireNonNull(byId.get(rows.getObject("line", UUID.class)))
                            .people()
                            .add(new Person(ids.computeIfAbsent(person, p -> p), labels));
                }
            }
        }
        owner.commit();
    }

    private static String same(Map<String, String> words, String word) {
        return words.computeIfAbsent(word, w -> w);
    }

    /** How many figures were compared, and how many were wrong. */
    int[] compare(Selection selection, By by, Table table) {
        var sums = new HashMap<String, long[]>();
        var people = new HashMap<String, Map<UUID, Integer>>();
        for (var line : lines) {
            if (!line.service() || !meant(selection, line)) {
                continue;
            }
            add(sums, people, "total", line, line.personTimes(), line.people());
            for (var key : keys(by, line)) {
                var served = by == By.LABEL
                        ? line.people().stream()
                                .filter(p -> List.of(p.labels()).contains(key.substring(1)))
                                .toList()
                        : line.people();
                add(sums, people, key, line, by == By.LABEL ? line.sign() * served.size() : line.personTimes(), served);
            }
        }
        var wrong = wrong(table.total(), sums.get("total"), people.get("total"));
        var rows = 0;
        for (var row : table.rows()) {
            wrong += wrong(row.measures(), sums.get("=" + row.key()), people.get("=" + row.key()));
            rows++;
        }
        var expected = sums.entrySet().stream()
                .filter(e -> e.getKey().startsWith("=") && e.getValue()[0] != 0)
                .count();
        return new int[] {4 * (rows + 1), wrong + (int) Math.abs(expected - rows)};
    }

    private static void add(
            Map<String, long[]> sums,
            Map<String, Map<UUID, Integer>> people,
            String key,
            Line line,
            long heads,
            List<Person> served) {
        var sum = sums.computeIfAbsent(key, k -> new long[3]);
        sum[0] += line.sign();
        sum[1] += line.minutes();
        sum[2] += heads;
        var net = people.computeIfAbsent(key, k -> new HashMap<>());
        served.forEach(person -> net.merge(person.id(), line.sign(), Integer::sum));
    }

    private static boolean meant(Selection selection, Line line) {
        var stations = selection.stations();
        return selection.period().contains(line.day())
                && (stations == null
                        || stations.stream().anyMatch(s -> s.toString().equals(line.station())));
    }

    private static List<String> keys(By by, Line line) {
        return switch (by) {
            case STATION -> List.of("=" + line.station());
            case FIELD -> List.of("=" + line.field());
            case MONTH -> List.of("=" + line.day().toString().substring(0, 7));
            case KIND -> List.of("=" + line.kind());
            case PROJECT -> List.of("=" + line.project());
            case COMMUNITY -> List.of("=" + line.region());
            case WORKER -> List.of("=" + line.worker());
            case LABEL ->
                line.people().stream()
                        .flatMap(person -> java.util.Arrays.stream(person.labels()))
                        .distinct()
                        .map(label -> "=" + label)
                        .toList();
        };
    }

    private static int wrong(
            Measures told,
            long @org.jspecify.annotations.Nullable [] counted,
            @org.jspecify.annotations.Nullable Map<UUID, Integer> people) {
        var sum = counted == null ? new long[3] : counted;
        var distinct = people == null
                ? 0
                : people.values().stream().filter(times -> times > 0).count();
        return (told.sessions() == sum[0] ? 0 : 1)
                + (told.minutes() == sum[1] ? 0 : 1)
                + (told.personTimes() == sum[2] ? 0 : 1)
                + (told.people() == distinct ? 0 : 1);
    }
}
