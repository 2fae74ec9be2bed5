package cn.linli.access;

import cn.linli.shared.ConsoleCommand;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./linli audit verify}: is the trail whole? Exit 0 if it is, 1 with the first bad line if not. */
@Component
class AuditVerify implements ConsoleCommand {

    private final TrailCheck check;
    private final JsonMapper json;

    AuditVerify(TrailCheck check, JsonMapper json) {
        this.check = check;
        this.json = json;
    }

    @Override
    public String words() {
        return "audit verify";
    }

    @Override
    public String usage() {
        return "linli audit verify [--json]";
    }

    @Override
    public boolean changes(List<String> arguments) {
        return false;
    }

    @Override
    public int run(List<String> arguments, Path folder, PrintStream out) {
        var found = check.verify();
        if (arguments.contains("--json")) {
            var answer = new LinkedHashMap<String, Object>();
            answer.put("whole", found.bad() == null);
            answer.put("lines", found.lines());
            answer.put("epochs", found.epochs());
            answer.put("firstBad", found.bad());
            out.println(json.writeValueAsString(answer));
        } else if (found.bad() == null) {
            out.printf("The trail is whole: %d lines, %d restores.%n", found.lines(), found.epochs());
        } else {
            out.printf("The trail is not whole. %s%n", found.bad());
        }
        return found.bad() == null ? 0 : 1;
    }
}
