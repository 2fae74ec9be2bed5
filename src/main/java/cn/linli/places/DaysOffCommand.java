package cn.linli.places;

import cn.linli.access.Wall;
import cn.linli.shared.ConsoleCommand;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** {@code calendar import FILE}: the days off and the make-up days of a new year. */
@Component
class DaysOffCommand implements ConsoleCommand {

    private final Calendar calendar;

    DaysOffCommand(Calendar calendar) {
        this.calendar = calendar;
    }

    @Override
    public String words() {
        return "calendar import";
    }

    @Override
    public String usage() {
        return "calendar import FILE   (lines: 2027-01-01,holiday|make-up,元旦)";
    }

    @Override
    public int run(List<String> arguments, Path folder, PrintStream out) throws Exception {
        if (arguments.size() != 1) {
            out.println(usage());
            return 2;
        }
        var text = Files.readString(folder.resolve(arguments.getFirst()), StandardCharsets.UTF_8);
        out.println(calendar.bring(Objects.requireNonNull(Wall.atWork()), text));
        return 0;
    }
}
