package cn.linli.app;

import cn.linli.access.Sealer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A console command: through the running server if there is one, else on the database by itself. */
final class Console {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Console() {}

    static int run(Class<?> program, List<String> words) {
        var folder = Path.of("").toAbsolutePath();
        var at = home();
        var kind = Home.kindOf(at).orElse(Home.Kind.REAL);
        var alone = Standalone.find(words);
        try (var home = Home.open(at, kind)) {
            if (alone != null) {
                return alone.run(home, words, folder);
            }
            var until = System.nanoTime() + PATIENCE.toNanos();
            while (!home.lock()) {
                var answer = ConsoleDoor.knock(home, words, folder);
                if (answer.isPresent()) {
                    return answer.getAsInt();
                }
                if (System.nanoTime() > until) {
                    throw new NotPossible("Linli is starting or stopping on " + home.path()
                            + " and does not answer; try again in a moment.");
                }
                pause();
            }
            return byItself(program, words, folder, home, kind);
        }
    }

    /** Without LINLI_HOME: the real one, or the demo's when there is only that. */
    private static Path home() {
        var real = Home.folder(Home.Kind.REAL);
        var demo = Home.folder(Home.Kind.DEMO);
        if (Home.kindOf(real).isEmpty() && Home.kindOf(demo).isPresent()) {
            System.err.println("Working on the demo, " + demo + " (another home: LINLI_HOME).");
            return demo;
        }
        return real;
    }

    private static int byItself(Class<?> program, List<String> words, Path folder, Home home, Home.Kind kind) {
        try (var database = Database.of(home)) {
            Restored.mustHaveKeys(home);
            Schema.migrate(database);
            try (var context = Program.command(program, home, kind, database).start()) {
                Restored.finish(context, home);
                if (kind == Home.Kind.REAL) {
                    FirstSetUp.ofCommand(context, words);
                }
                var exit = Start.run(context, words, folder, Start.utf8(System.out));
                context.getBean(Sealer.class).seal();
                return exit;
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
