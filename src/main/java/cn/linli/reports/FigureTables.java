package cn.linli.reports;

import cn.linli.access.Actor;
import cn.linli.ledger.Figures;
import cn.linli.ledger.Line;
import cn.linli.ledger.Table;
import cn.linli.places.Places;
import cn.linli.projects.Projects;
import cn.linli.residents.Residents;
import cn.linli.shared.Page;
import cn.linli.shared.ProjectId;
import cn.linli.shared.RegionCode;
import cn.linli.stations.Station;
import cn.linli.stations.Stations;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The ledger's figures with the names of stations, projects and places. */
@Component
class FigureTables {

    private final Figures figures;
    private final Areas areas;
    private final Stations stations;
    private final Projects projects;
    private final Places places;
    private final Residents residents;

    FigureTables(
            Figures figures, Areas areas, Stations stations, Projects projects, Places places, Residents residents) {
        this.figures = figures;
        this.areas = areas;
        this.stations = stations;
        this.projects = projects;
        this.places = places;
        this.residents = residents;
    }

    @Transactional(readOnly = true)
    FigureTable table(Actor actor, Asked asked) {
        return table(actor, asked, Locale.SIMPLIFIED_CHINESE);
    }

    /** The same, naming the labels of people in this language. */
    @Transactional(readOnly = true)
    FigureTable table(Actor actor, Asked asked, Locale locale) {
        var by = asked.grouping();
        var table = figures.table(actor, asked.selection(areas.stationsOf(actor, asked.region())), by);
        var named = switch (by) {
            case STATION -> byStation(actor, table);
            case PROJECT -> byProject(actor, table);
            case COMMUNITY -> byCommunity(table);
            case MONTH -> plain(table, FigureTables::monthName);
            case KIND -> plain(table, Words::kind);
            case FIELD -> plain(table, field -> field.isEmpty() ? Words.NO_FIELD : field);
            case LABEL -> byLabel(table, residents.labelNames(locale));
            case WORKER -> byWorker(table);
        };
        return new FigureTable(
                named, FigureTable.Total.of(table.total()), table.workforce(), table.stations(), by.overlaps());
    }

    private List<FigureTable.Row> byStation(Actor actor, Table table) {
        var known = stations.all(actor).stream()
                .collect(Collectors.toMap(station -> station.id().toString(), Function.identity()));
        return table.rows().stream()
                .map(row -> station(row, Optional.ofNullable(known.get(row.key()))))
                .sorted(Comparator.comparing(FigureTable.Row::key).thenComparing(FigureTable.Row::name))
                .toList();
    }

    private static FigureTable.Row station(Table.Row row, Optional<Station> station) {
        return FigureTable.Row.of(
                station.map(s -> s.region().prefix()).orElse(row.key()),
                row.key(),
                station.map(Station::name).orElse(row.key()),
                row.measures());
    }

    private List<FigureTable.Row> byProject(Actor actor, Table table) {
        var ids = table.rows().stream()
                .map(Table.Row::key)
                .filter(key -> !key.isEmpty())
                .map(ProjectId::of)
                .collect(Collectors.toSet());
        var names = projects.names(actor, ids).entrySet().stream()
                .collect(Collectors.toMap(e -> e.getKey().toString(), Map.Entry::getValue));
        return table.rows().stream()
                .map(row -> FigureTable.Row.of(
                        row.key(),
                        row.key(),
                        row.key().isEmpty() ? Words.NO_PROJECT : names.getOrDefault(row.key(), row.key()),
                        row.measures()))
                .sorted(Comparator.comparing(FigureTable.Row::name))
                .toList();
    }

    private List<FigureTable.Row> byCommunity(Table table) {
        var names = places.names(
                table.rows().stream().map(row -> RegionCode.of(row.key())).toList());
        return table.rows().stream()
                .map(row -> FigureTable.Row.of(
                        RegionCode.of(row.key()).prefix(),
                        row.key(),
                        Objects.requireNonNullElse(names.get(RegionCode.of(row.key())), row.key()),
                        row.measures()))
                .toList();
    }

    private static List<FigureTable.Row> byLabel(Table table, Map<String, String> names) {
        return plain(table, label -> names.getOrDefault(label, label));
    }

    private static List<FigureTable.Row> byWorker(Table table) {
        return table.rows().stream()
                .map(row -> FigureTable.Row.of(row.key(), row.key(), row.name(), row.measures()))
                .sorted(Comparator.comparing(FigureTable.Row::name, Words.BY_SOUND))
                .toList();
    }

    private static List<FigureTable.Row> plain(Table table, Function<String, String> name) {
        return table.rows().stream()
                .map(row -> FigureTable.Row.of(row.key(), row.key(), name.apply(row.key()), row.measures()))
                .toList();
    }

    private static String monthName(String month) {
        return "%s年%d月".formatted(month.substring(0, 4), Integer.parseInt(month.substring(5)));
    }

    /** The lines behind a number, with names. */
    @Transactional(readOnly = true)
    Page<FigureLine> lines(Actor actor, Asked asked, boolean service, @Nullable String cursor, int limit) {
        var page = figures.lines(
                actor,
                asked.selection(areas.stationsOf(actor, asked.region())),
                service,
                cursor == null || cursor.isEmpty() ? null : cursor,
                limit);
        return new Page<>(named(actor, page.items()), page.next());
    }

    /** All that was ever booked for the record behind a line. */
    @Transactional(readOnly = true)
    List<FigureLine> history(Actor actor, UUID line) {
        return named(actor, figures.history(actor, line));
    }

    private List<FigureLine> named(Actor actor, List<Line> lines) {
        var stationNames = stations.all(actor).stream().collect(Collectors.toMap(Station::id, Station::name));
        var projectNames = projects.names(
                actor,
                lines.stream().map(Line::project).filter(Objects::nonNull).collect(Collectors.toSet()));
        var placeNames = places.names(lines.stream().map(Line::region).collect(Collectors.toSet()));
        return lines.stream()
                .map(line -> FigureLine.of(
                        line,
                        stationNames.getOrDefault(line.station(), ""),
                        line.project() == null ? "" : projectNames.getOrDefault(line.project(), ""),
                        placeNames.getOrDefault(line.region(), "")))
                .toList();
    }
}
