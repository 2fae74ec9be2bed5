package cn.linli.app;

import cn.linli.shared.ConsoleCommand;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What the first words of the command line start: {@code up} and {@code demo} stay in the foreground; everything else
 * is a console command, done by the running server if there is one.
 */
public final class Start {

    private static final String USAGE = """
            linli up [--area COUNTYCODE]     start a real installation (data in LINLI_HOME, default data/real)
            linli demo                       start a fictional district (data in LINLI_HOME, default data/demo)
            linli import roster FILE --area STREETCODE [--confirm] --json
            linli import ledger FILE --area COUNTYCODE [--confirm] --json
            linli figures --area CODE --from DAY --to DAY --by station|field|month|kind|project --json
            linli backup FILE                a consistent snapshot; encrypted data stays encrypted, no keys inside
            linli restore FILE               into an empty home
            linli keys export|import FILE    the keys, under a passphrase (LINLI_PASSPHRASE, or asked for)
            linli audit verify               is the trail whole?
            linli test | bench NAME          for developers
            """;

    private Start() {}

    /**
     * Runs the program.
     *
     * @param program the application class
     * @return the exit code
     */
    public static int with(Class<?> program, String[] args) {
        var words = List.of(args);
        try {
            return switch (words.isEmpty() ? "help" : words.getFirst()) {
                case "up" -> new Foreground(program, Home.Kind.REAL, words).run();
                case "demo" -> new Foreground(program, Home.Kind.DEMO, words).run();
                case "rehearse" -> Rehearsal.run(program);
                case "help", "--help", "-h" -> {
                    System.err.print(USAGE);
                    yield words.isEmpty() ? 2 : 0;
                }
                default -> Console.run(program, words);
            };
        } catch (NotPossible e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    /** Runs a console command in this application. */
    static int run(ConfigurableApplicationContext context, List<String> words, Path folder, PrintStream out) {
        for (var command : context.getBeansOfType(ConsoleCommand.class).values()) {
            var own = List.of(command.words().split(" ", -1));
            if (words.size() >= own.size() && words.subList(0, own.size()).equals(own)) {
                return ConsoleRun.run(
                        context, command, new ArrayList<>(words.subList(own.size(), words.size())), folder, out);
            }
        }
        throw new NotPossible("There is no command \"" + String.join(" ", words) + "\".\n" + USAGE);
    }

    static PrintStream utf8(java.io.OutputStream out) {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }
}
