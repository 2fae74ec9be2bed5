package cn.linli.bench;

import cn.linli.Linli;
import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Scope;
import cn.linli.access.Wall;
import cn.linli.app.TestDatabase;
import cn.linli.ledger.By;
import cn.linli.ledger.Figures;
import cn.linli.ledger.FoldNow;
import cn.linli.ledger.Selection;
import cn.linli.ledger.Table;
import cn.linli.shared.AccountId;
import cn.linli.shared.Period;
import cn.linli.shared.WorkKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Figures at district size: a million lines of 14 stations over five years. Any standard table over a year, as the
 * application's role behind row-level security; the records behind a figure; the same sums in plain SQL as the owner of
 * the tables in the same run; and ten thousand figures recounted line by line outside the database.
 */
public final class FiguresBench {

    private static final int REQUESTS = 2_000;
    private static final int RAW = 15;
    private static final int RECOUNTED = 10_000;

    private final Random chance = new Random(7);
    private final YearsOfLines years = new YearsOfLines(200_000);
    private final Figures figures;
    private final Actor actor;
    private final Connection owner;

    private FiguresBench(Figures figures, Connection owner) {
        this.figures = figures;
        this.owner = owner;
        this.actor = new Actor(
                new AccountId(new UUID(0x0190000000007000L, 0x8000000000000001L)),
                "bench",
                Set.of(),
                Set.of(Right.SEE_FIGURES),
                Scope.of(Set.copyOf(years.stations)));
    }

    /** Arguments: how many lines (1,000,000). */
    public static void main(String[] args) throws Exception {
        var lines = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        var database = TestDatabase.database();
        try (var owner = DriverManager.getConnection(database.url(), database.user(), database.password())) {
            var context = new SpringApplicationBuilder(Linli.class)
                    .web(WebApplicationType.NONE)
                    .initializers(new TestDatabase())
                    .run();
            var bench = new FiguresBench(context.getBean(Figures.class), owner);
            var began = System.nanoTime();
            bench.years.copyInto(owner, lines);
            System.err.printf("%,d lines laid in, %d s%n", lines, (System.nanoTime() - began) / 1_000_000_000);
            began = System.nanoTime();
            FoldNow.everything(context, JdbcClient.create(new SingleConnectionDataSource(owner, true)));
            try (var sql = owner.createStatement()) {
                sql.execute("vacuum analyze");
            }
            System.err.printf("folded, %d s%n", (System.nanoTime() - began) / 1_000_000_000);
            bench.run(lines);
        }
        System.exit(0);
    }

    private void run(int lines) throws Exception {
        for (var by : By.values()) {
            table(Selection.of(Period.year(2023)), by);
        }
        var report = new LinkedHashMap<String, Object>();
        report.put("lines", lines);
        report.put("stations", YearsOfLines.STATIONS);
        report.put("years", YearsOfLines.YEARS);
        report.put("load", Files.readString(Path.of("/proc/loadavg")).strip());
        tell(
                report,
                "records behind a figure",
                times(
                        REQUESTS,
                        () -> Wall.as(
                                actor,
                                () -> figures.lines(actor, anyFigure(), true, null, 50)
                                        .items())));
        var all = DoubleStream.builder();
        for (var by : By.values()) {
            var times = times(REQUESTS / By.values().length, () -> table(anyYear(), by));
            tell(report, "table by " + by.code(), times);
            Arrays.stream(times).forEach(all);
        }
        tell(report, "any table over a year", all.build().toArray());
        tell(report, "any table over a month", times(400, () -> table(anyMonth(), any(By.values()))));
        tell(report, "raw: sums of a year by kind", times(RAW, this::rawSum));
        tell(report, "raw: distinct people of a year", times(RAW, this::rawPeople));
        report.put("recounted", recounted());
        Files.createDirectories(Path.of("bench/results"));
        Files.writeString(
                Path.of("bench/results/figures.json"),
                JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(report));
    }

    /** Ten thousand figures, each counted once more line by line. */
    private Map<String, Object> recounted() throws Exception {
        var recount = new Recount(owner, years);
        var compared = 0;
        var wrong = 0;
        while (compared < RECOUNTED) {
            var selection = chance.nextBoolean() ? anyYear() : anyMonth();
            var by = any(By.values());
            var result = recount.compare(selection, by, table(selection, by));
            compared += result[0];
            wrong += result[1];
        }
        System.out.printf("%-34s %,8d, wrong %d%n", "recounted line by line", compared, wrong);
        return Map.of("figures", compared, "wrong", wrong);
    }

    private static void tell(Map<String, Object> report, String name, double[] times) {
        var sorted = times.clone();
        Arrays.sort(sorted);
        var p50 = sorted[sorted.length / 2];
        var p95 = sorted[(int) (sorted.length * 0.95)];
        System.out.printf(
                "%-34s n %,6d  p50 %8.1f ms  p95 %8.1f ms  max %8.1f ms%n",
                name, sorted.length, p50, p95, sorted[sorted.length - 1]);
        report.put(name, Map.of("n", sorted.length, "p50", p50, "p95", p95, "max", sorted[sorted.length - 1]));
    }

    private static double[] times(int n, Callable<?> work) throws Exception {
        var times = new double[n];
        for (var i = 0; i < n; i++) {
            var began = System.nanoTime();
            work.call();
            times[i] = (System.nanoTime() - began) / 1e6;
        }
        return times;
    }

    private Table table(Selection selection, By by) throws Exception {
        return Wall.as(actor, () -> figures.table(actor, selection, by));
    }

    private Selection anyYear() {
        return somewhere(Selection.of(Period.year(YearsOfLines.FIRST.getYear() + chance.nextInt(YearsOfLines.YEARS))));
    }

    private Selection anyMonth() {
        return somewhere(Selection.of(Period.month(java.time.YearMonth.of(
                YearsOfLines.FIRST.getYear() + chance.nextInt(YearsOfLines.YEARS), 1 + chance.nextInt(12)))));
    }

    /** Mostly the whole district, sometimes one station. */
    private Selection somewhere(Selection selection) {
        return chance.nextInt(3) == 0 ? selection.at(Set.of(any(years.stations))) : selection;
    }

    private Selection anyFigure() {
        var selection = chance.nextBoolean() ? anyYear() : anyMonth();
        return switch (chance.nextInt(5)) {
            case 0 -> selection.ofField(any(YearsOfLines.FIELDS));
            case 1 -> selection.of(any(List.of(WorkKind.VISIT, WorkKind.GROUP, WorkKind.MEDIATION)));
            case 2 -> selection.withLabel(any(YearsOfLines.LABELS));
            case 3 -> selection.by(years.worker(chance.nextInt(YearsOfLines.WORKERS)));
            default -> selection;
        };
    }

    private Object rawSum() throws Exception {
        return raw("""
                select kind, sum(sign), sum(minutes), sum(person_times)
                from ledger.line
                where service and day between make_date(%1$d, 1, 1) and make_date(%1$d, 12, 31)
                group by kind""");
    }

    private Object rawPeople() throws Exception {
        return raw("""
                select count(distinct person)
                from ledger.line_person
                where service and day between make_date(%1$d, 1, 1) and make_date(%1$d, 12, 31)""");
    }

    private Object raw(String query) throws Exception {
        var year = YearsOfLines.FIRST.getYear() + chance.nextInt(YearsOfLines.YEARS);
        var seen = new ArrayList<String>();
        try (var sql = owner.createStatement();
                var rows = sql.executeQuery(query.formatted(year))) {
            while (rows.next()) {
                seen.add(rows.getString(1));
            }
        }
        return seen;
    }

    private <T> T any(List<T> of) {
        return of.get(chance.nextInt(of.size()));
    }

    private <T> T any(T[] of) {
        return of[chance.nextInt(of.length)];
    }
}
