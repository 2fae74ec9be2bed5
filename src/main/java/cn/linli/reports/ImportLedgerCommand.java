package cn.linli.reports;

import cn.linli.access.Wall;
import cn.linli.documents.Limits;
import cn.linli.documents.Tables;
import cn.linli.shared.ConsoleCommand;
import cn.linli.shared.Ids;
import cn.linli.shared.RegionCode;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./linli import ledger FILE --area COUNTYCODE [--confirm] --json}. */
@Component
class ImportLedgerCommand implements ConsoleCommand {

    private final LedgerImports imports;
    private final JsonMapper json;

    ImportLedgerCommand(LedgerImports imports, JsonMapper json) {
        this.imports = imports;
        this.json = json;
    }

    @Override
    public String words() {
        return "import ledger";
    }

    @Override
    public String usage() {
        return "import ledger FILE --area COUNTYCODE [--confirm] --json";
    }

    @Override
    public boolean changes(List<String> arguments) {
        return arguments.contains("--confirm");
    }

    @Override
    public int run(List<String> words, Path folder, PrintStream out) {
        var arguments = Arguments.of(words, "--confirm", "--json");
        if (arguments.plain().size() != 1) {
            throw ReportsRefusal.ARGUMENT_MISSING.refuse("FILE");
        }
        var file = folder.resolve(arguments.plain().getFirst());
        if (!Files.isReadable(file)) {
            throw ReportsRefusal.FILE_NOT_THERE.refuse(file);
        }
        var area = RegionCode.of(arguments.required("--area"));
        var name = Objects.toString(file.getFileName(), "");
        var actor = Objects.requireNonNull(Wall.atWork());
        try (var workbook = Tables.open(file, name, Limits.usual())) {
            var reading = imports.read(actor, workbook, area);
            var summary = imports.summary(actor, reading);
            if (arguments.has("--confirm") && !reading.accepted().isEmpty()) {
                imports.take(actor, Ids.next(), name, reading.accepted());
            }
            out.println(arguments.has("--json") ? json.writeValueAsString(said(summary)) : sentence(summary));
        }
        return 0;
    }

    private static Map<String, Object> said(ImportSummary summary) {
        var said = new LinkedHashMap<String, Object>();
        said.put("sessions", summary.sessions());
        said.put("minutes", summary.minutes());
        said.put("personTimes", summary.personTimes());
        said.put("trainings", summary.trainings());
        said.put("trainingMinutes", summary.trainingMinutes());
        said.put("supervisions", summary.supervisions());
        said.put("projects", summary.projects());
        said.put("held", summary.held());
        said.put("heldBy", summary.heldBy());
        said.put("already", summary.already());
        return said;
    }

    private static String sentence(ImportSummary s) {
        return "服务%d场、%d人次、%s小时；培训督导%d场（其中督导%d场）、%s小时；项目%d个；暂缓%d行 %s；已入账%d行"
                .formatted(
                        s.sessions(),
                        s.personTimes(),
                        Words.hours(s.minutes()).stripTrailingZeros().toPlainString(),
                        s.trainings(),
                        s.supervisions(),
                        Words.hours(s.trainingMinutes()).stripTrailingZeros().toPlainString(),
                        s.projects(),
                        s.held(),
                        s.heldBy(),
                        s.already());
    }
}
