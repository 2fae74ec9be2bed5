package cn.linli.app;

import cn.linli.access.Actors;
import cn.linli.access.Wall;
import cn.linli.shared.ConsoleCommand;
import cn.linli.shared.Refused;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.springframework.context.ApplicationContext;

/** One console command as the traced actor {@code console}; a no becomes a sentence on standard error. */
final class ConsoleRun {

    private ConsoleRun() {}

    static int run(
            ApplicationContext context, ConsoleCommand command, List<String> arguments, Path folder, PrintStream out) {
        try {
            if (command.changes(arguments)) {
                context.getBean(Room.class).mustBeLeft();
            }
            return Wall.as(context.getBean(Actors.class).console(), () -> command.run(arguments, folder, out));
        } catch (Refused e) {
            throw new NotPossible(context.getBean(RefusalTexts.class).text(e, Locale.SIMPLIFIED_CHINESE), e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new NotPossible(String.valueOf(e.getMessage()), e);
        }
    }
}
