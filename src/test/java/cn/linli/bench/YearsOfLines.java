package cn.linli.bench;

import cn.linli.shared.RegionCode;
import cn.linli.shared.StationId;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.postgresql.PGConnection;

/**
 * Years of ledger lines, made with a fixed seed and laid in by COPY: mostly visits and requests of one person, some
 * groups and activities of several or of nobody by name, a few trainings; one line in fifty corrected.
 */
final class YearsOfLines {

    static final int STATIONS = 14;
    static final int YEARS = 5;
    static final int WORKERS = STATIONS * 4;
    static final LocalDate FIRST = LocalDate.of(2021, 1, 1);
    static final List<String> FIELDS = List.of("为老服务", "助残服务", "儿童青少年", "困难帮扶", "婚姻家庭", "社区治理", "社会组织培育");
    static final List<String> LABELS = List.of("独居老人", "空巢老人", "残疾人", "低保", "困境儿童", "特困");

    private static final int COMMUNITIES = 10;
    private static final int PROJECTS_A_YEAR = 3;
    private static final int ONE_CORRECTED_IN = 50;

    private final Random chance = new Random(2026);
    private final int people;
    final List<StationId> stations = new ArrayList<>();
    final List<RegionCode> streets = new ArrayList<>();

    YearsOfLines(int people) {
        this.people = people;
        for (var i = 0; i < STATIONS; i++) {
            stations.add(new StationId(new UUID(0x0190000000007000L, 0x8000000000000000L + i)));
            streets.add(RegionCode.of("990901%03d".formatted(i + 1)));
        }
    }

    private static UUID id(int table, long n) {
        return new UUID(0x0190000000007000L + ((long) table << 16), 0x8000000000000000L + n);
    }

    /** A worker, as a selection names them. */
    String worker(int n) {
        return id(4, n).toString();
    }

    static UUID project(int station, int year, int no) {
        return id(2, (station * 100L + year % 100) * 10 + no);
    }

    /** Nightly work, folding among it, sees the stations that are known and no others. */
    private void stationsAreKnown(Connection owner) throws SQLException {
        try (var sql = owner.createStatement()) {
            for (var station : stations) {
                sql.execute("insert into access.post (station_id, region, hub) values ('%s', '990101001000', false)"
                        .formatted(station.value()));
            }
        }
    }

    /**
     * Lays in so many lines, the reversing ones among them, in one transaction: the application, which folds by itself,
     * sees nothing of them before there are indexes and statistics.
     */
    void copyInto(Connection owner, int lines) throws SQLException, IOException {
        stationsAreKnown(owner);
        var copy = owner.unwrap(PGConnection.class).getCopyAPI();
        var folder = Files.createTempDirectory("linli-bench");
        var files = List.of(folder.resolve("line"), folder.resolve("worker"), folder.resolve("person"));
        try (var forLines = Files.newBufferedWriter(files.get(0));
                var forWorkers = Files.newBufferedWriter(files.get(1));
                var forPeople = Files.newBufferedWriter(files.get(2))) {
            write(lines, forLines, forPeople, forWorkers);
        }
        var into = List.of("""
                copy ledger.line (id, source_module, source_record, source_part, revision, sign, reversal_of,
                  station_id, region, kind, field, project_id, day, minutes, person_times, title, at) from stdin""", """
                copy ledger.line_worker (line, no, station_id, day, account, name) from stdin""", """
                copy ledger.line_person (line, person, station_id, day, sign, service, kind, field, project_id, region,
                  labels) from stdin""");
        var indexes = indexes(owner);
        owner.setAutoCommit(false);
        try (var sql = owner.createStatement()) {
            for (var link : LINKS) {
                sql.execute("alter table ledger.%s drop constraint %s".formatted(link.table(), link.name()));
            }
            for (var index : indexes) {
                sql.execute("drop index ledger." + index.name());
            }
        }
        for (var i = 0; i < into.size(); i++) {
            try (var in = Files.newInputStream(files.get(i))) {
                copy.copyIn(into.get(i), in);
            }
            Files.delete(files.get(i));
        }
        try (var sql = owner.createStatement()) {
            for (var index : indexes) {
                sql.execute(index.definition());
            }
            for (var link : LINKS) {
                sql.execute("alter table ledger.%s add constraint %s foreign key (%s) references ledger.line"
                        .formatted(link.table(), link.name(), link.column()));
            }
            sql.execute("analyze");
            owner.commit();
            owner.setAutoCommit(true);
            sql.execute("vacuum");
        }
        Files.delete(folder);
    }

    /** Those that are no constraints: built at the end they cost a tenth. */
    private static List<Index> indexes(Connection owner) throws SQLException {
        var found = new ArrayList<Index>();
        try (var sql = owner.createStatement();
                var rows = sql.executeQuery("""
                        select i.indexname, i.indexdef
                        from pg_indexes i
                        where i.schemaname = 'ledger'
                          and i.tablename in ('line', 'line_worker', 'line_person', 'line_label')
                          and not exists (select from pg_constraint c where c.conname = i.indexname)
                        """)) {
            while (rows.next()) {
                found.add(new Index(rows.getString(1), rows.getString(2)));
            }
        }
        return found;
    }

    private record Index(String name, String definition) {}

    private record Link(String table, String name, String column) {}

    private static final List<Link> LINKS = List.of(
            new Link("line", "line_reversal_of_fkey", "reversal_of"),
            new Link("line_worker", "line_worker_line_fkey", "line"),
            new Link("line_person", "line_person_line_fkey", "line"));

    private void write(int lines, Writer forLines, Writer forPeople, Writer forWorkers) throws IOException {
        var n = 0;
        while (n < lines) {
            var act = new Made(n);
            forLines.write(act.line(n, 0, 1, "\\N"));
            act.others(n, 1, forPeople, forWorkers);
            n++;
            if (chance.nextInt(ONE_CORRECTED_IN) == 0 && n + 2 <= lines) {
                forLines.write(act.line(n, 1, -1, id(1, n - 1).toString()));
                act.others(n, -1, forPeople, forWorkers);
                act.minutes += 15;
                forLines.write(act.line(n + 1, 1, 1, "\\N"));
                act.others(n + 1, 1, forPeople, forWorkers);
                n += 2;
            }
        }
    }

    private final class Made {
        private final UUID source;
        private final int station = chance.nextInt(STATIONS);
        private final LocalDate day = FIRST.plusDays(chance.nextInt(YEARS * 365));
        private final String kind;
        private final String field = FIELDS.get(chance.nextInt(FIELDS.size()));
        private final String region;
        private final String project;
        private int minutes = 15 + 15 * chance.nextInt(12);
        private final int personTimes;
        private final int[] served;

        Made(int n) {
            source = id(3, n);
            region = streets.get(station).value().substring(0, 9) + "%03d".formatted(1 + chance.nextInt(COMMUNITIES));
            project = chance.nextInt(3) == 0
                    ? project(station, day.getYear(), chance.nextInt(PROJECTS_A_YEAR))
                            .toString()
                    : "\\N";
            var sort = chance.nextInt(100);
            kind = sort < 50
                    ? "visit"
                    : sort < 70
                            ? "request"
                            : sort < 80
                                    ? "activity"
                                    : sort < 88
                                            ? "group"
                                            : sort < 94
                                                    ? "casework"
                                                    : sort < 97 ? "mediation" : sort < 99 ? "training" : "supervision";
            var named = sort < 70 || (sort >= 88 && sort < 94) ? 1 : sort >= 80 && sort < 88 ? 6 : 0;
            served = new int[named];
            var own = people / STATIONS;
            for (var i = 0; i < named; i++) {
                served[i] = station * own + chance.nextInt(own);
            }
            personTimes = Math.max(named, kind.equals("activity") || kind.equals("training") ? 20 : 1);
        }

        private String line(int n, int revision, int sign, String reversalOf) {
            return String.join(
                    "\t",
                    id(1, n).toString(),
                    "bench",
                    source.toString(),
                    "",
                    String.valueOf(revision),
                    String.valueOf(sign),
                    reversalOf,
                    stations.get(station).toString(),
                    region,
                    kind,
                    field,
                    project,
                    day.toString(),
                    String.valueOf(sign * minutes),
                    String.valueOf(sign * personTimes),
                    "一次服务",
                    day + " 12:00+08\n");
        }

        private void others(int n, int sign, Writer forPeople, Writer forWorkers) throws IOException {
            var line = id(1, n);
            var worker = station * 4 + (int) (source.getLeastSignificantBits() & 3);
            forWorkers.write(String.join(
                    "\t",
                    line.toString(),
                    "0",
                    stations.get(station).toString(),
                    day.toString(),
                    id(4, worker).toString(),
                    "社工" + worker));
            forWorkers.write("\n");
            var before = new java.util.HashSet<Integer>();
            for (var person : served) {
                if (!before.add(person)) {
                    continue;
                }
                forPeople.write(String.join(
                        "\t",
                        line.toString(),
                        id(5, person).toString(),
                        stations.get(station).toString(),
                        day.toString(),
                        String.valueOf(sign),
                        "t",
                        kind,
                        field,
                        project,
                        region,
                        "{" + (person % 3 == 0 ? "" : LABELS.get(person % LABELS.size())) + "}"));
                forPeople.write("\n");
            }
        }
    }
}
