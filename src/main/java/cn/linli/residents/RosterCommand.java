package cn.linli.residents;

import cn.linli.access.Actor;
import cn.linli.access.Wall;
import cn.linli.shared.ConsoleCommand;
import cn.linli.shared.RegionCode;
import cn.linli.shared.SharedRefusal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./linli import roster FILE --area CODE [--confirm] --json}. Without {@code --confirm} nothing is written. */
@Component
class RosterCommand implements ConsoleCommand {

    private final Rosters rosters;
    private final JsonMapper json;

    RosterCommand(Rosters rosters, JsonMapper json) {
        this.rosters = rosters;
        this.json = json;
    }

    @Override
    public String words() {
        return "import roster";
    }

    @Override
    public String usage() {
        return "import roster FILE --area CODE [--confirm] [--json]";
    }

    @Override
    public boolean changes(List<String> arguments) {
        return arguments.contains("--confirm");
    }

    @Override
    public int run(List<String> arguments, Path folder, PrintStream out) throws IOException {
        var asked = Asked.of(arguments);
        if (asked == null) {
            throw new IOException("linli " + usage());
        }
        var file = folder.resolve(asked.file());
        if (!Files.isReadable(file)) {
            throw new IOException(file + ": 没有这个文件,或无法读取 (no such file, or not readable)");
        }
        Actor actor = Objects.requireNonNull(Wall.atWork());
        var figures =
                asked.confirm() ? rosters.takeOver(actor, asked.area(), file) : rosters.look(actor, asked.area(), file);
        out.println(asked.json() ? json.writeValueAsString(contract(figures)) : sentence(figures, asked.confirm()));
        return 0;
    }

    private static Map<String, Object> contract(RosterFigures figures) {
        var told = new LinkedHashMap<String, Object>();
        told.put("dataRows", figures.dataRows());
        told.put("accepted", figures.accepted());
        told.put("merged", figures.merged());
        told.put("held", figures.held());
        told.put("heldBy", figures.heldBy());
        told.put("warnedBy", figures.warnedBy());
        return told;
    }

    private static String sentence(RosterFigures figures, boolean confirmed) {
        return "%s:数据行 %d,%s %d 人(新增 %d,有变化 %d),重复合并 %d,待更正 %d %s"
                .formatted(
                        confirmed ? "已导入" : "预览",
                        figures.dataRows(),
                        confirmed ? "收录" : "可收录",
                        figures.accepted(),
                        figures.added(),
                        figures.changed(),
                        figures.merged(),
                        figures.held(),
                        figures.heldBy());
    }

    private record Asked(String file, RegionCode area, boolean confirm, boolean json) {

        static @Nullable Asked of(List<String> arguments) {
            String file = null;
            RegionCode area = null;
            var confirm = false;
            var json = false;
            for (int i = 0; i < arguments.size(); i++) {
                var word = arguments.get(i);
                switch (word) {
                    case "--confirm" -> confirm = true;
                    case "--json" -> json = true;
                    case "--area" -> area = ++i < arguments.size() ? area(arguments.get(i)) : null;
                    default -> {
                        if (file != null || word.startsWith("--")) {
                            return null;
                        }
                        file = word;
                    }
                }
            }
            return file == null || area == null ? null : new Asked(file, area, confirm, json);
        }

        private static RegionCode area(String digits) {
            if (!digits.matches("\\d{6}|\\d{9}|\\d{12}")) {
                throw SharedRefusal.NO_REGION_CODE.refuse(digits);
            }
            return RegionCode.of(digits);
        }
    }
}
