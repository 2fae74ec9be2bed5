package cn.linli.reports;

import cn.linli.access.Wall;
import cn.linli.shared.ConsoleCommand;
import cn.linli.shared.SharedRefusal;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./linli figures --area CODE --from DAY --to DAY --by station|field|month|kind|project --json}. */
@Component
class FiguresCommand implements ConsoleCommand {

    private final FigureTables tables;
    private final JsonMapper json;

    FiguresCommand(FigureTables tables, JsonMapper json) {
        this.tables = tables;
        this.json = json;
    }

    @Override
    public String words() {
        return "figures";
    }

    @Override
    public String usage() {
        return "figures --area CODE --from DAY --to DAY --by station|field|month|kind|project --json";
    }

    @Override
    public boolean changes(List<String> arguments) {
        return false;
    }

    @Override
    public int run(List<String> words, Path folder, PrintStream out) {
        var arguments = Arguments.of(words, "--json");
        var table = tables.table(
                Objects.requireNonNull(Wall.atWork()),
                new Asked(
                        day(arguments, "--from"),
                        day(arguments, "--to"),
                        arguments.required("--area"),
                        arguments.optional("--by"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
        if (arguments.has("--json")) {
            out.println(json.writeValueAsString(said(table)));
        } else {
            table.rows()
                    .forEach(row -> out.printf(
                            "%s\t%d\t%d\t%s\t%d%n",
                            row.name(), row.sessions(), row.personTimes(), Words.hours(row.minutes()), row.people()));
        }
        return 0;
    }

    private static LocalDate day(Arguments arguments, String name) {
        try {
            return LocalDate.parse(arguments.required(name));
        } catch (DateTimeException e) {
            throw SharedRefusal.UNREADABLE.refuse().at(name);
        }
    }

    private static Map<String, Object> said(FigureTable table) {
        var said = new LinkedHashMap<String, Object>();
        said.put(
                "rows",
                table.rows().stream()
                        .map(row -> measures(
                                row.key(), row.name(), row.sessions(), row.minutes(), row.personTimes(), row.people()))
                        .toList());
        said.put("total", table.total());
        said.put("workforce", table.workforce());
        return said;
    }

    private static Map<String, Object> measures(
            String key, String name, long sessions, long minutes, long personTimes, long people) {
        var row = new LinkedHashMap<String, Object>();
        row.put("key", key);
        row.put("name", name);
        row.put("sessions", sessions);
        row.put("minutes", minutes);
        row.put("personTimes", personTimes);
        row.put("people", people);
        return row;
    }
}
