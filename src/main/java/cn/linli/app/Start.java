package cn.linli.app;

import cn.linli.shared.ConsoleCommand;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What the first words of the command line start: {@code up} and {@code demo} stay in the foreground; everything else
 * is a console command, done by the running server if there is one.
 */
public final class Start {

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
            if (words.isEmpty()) {
                System.err.println("linli up | demo | import | figures | backup | restore | audit verify | keys");
                return 2;
            }
            return switch (words.getFirst()) {
                case "up" -> serve(program, Home.Kind.REAL, words);
                case "demo" -> serve(program, Home.Kind.DEMO, words);
                default -> console(program, words);
            };
        } catch (NotPossible e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private static int serve(Class<?> program, Home.Kind kind, List<String> words) {
        try (var home = Home.open(Home.folder(kind), kind)) {
            if (!home.lock()) {
                throw new NotPossible("Linli is already running on " + home.path() + ".");
            }
            try (var database = Database.of(home)) {
                Schema.migrate(database);
                var settings = settings(home, kind, database);
                settings.put("server.port", port());
                settings.put("linli.words", String.join("\n", words));
                var context = application(program, settings, WebApplicationType.SERVLET);
                ConsoleDoor.open(home, context);
                waitForEnd(context);
                ConsoleDoor.close(home);
            }
        } finally {
            ended();
        }
        return 0;
    }

    private static String port() {
        return System.getenv().getOrDefault("LINLI_PORT", "8080");
    }

    /** The end comes by a signal: then the context closes first, the database after it. */
    private static void waitForEnd(ConfigurableApplicationContext context) {
        var end = new java.util.concurrent.CountDownLatch(1);
        var done = new java.util.concurrent.CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            end.countDown();
            try {
                done.await(30, java.util.concurrent.TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        END.set(done);
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        context.close();
    }

    private static final java.util.concurrent.atomic.AtomicReference<java.util.concurrent.CountDownLatch> END =
            new java.util.concurrent.atomic.AtomicReference<>();

    private static int console(Class<?> program, List<String> words) {
        var folder = Path.of("").toAbsolutePath();
        var kind = Home.kindOf(Home.folder(Home.Kind.REAL)).orElse(Home.Kind.REAL);
        try (var home = Home.open(Home.folder(Home.Kind.REAL), kind)) {
            if (!home.lock()) {
                return ConsoleDoor.knock(home, words, folder);
            }
            var standalone = Standalone.find(words);
            if (standalone != null) {
                return standalone.run(home, words.subList(1, words.size()), folder);
            }
            try (var database = Database.of(home)) {
                Schema.migrate(database);
                try (var context = application(program, settings(home, kind, database), WebApplicationType.NONE)) {
                    return run(context, words, folder, utf8(System.out));
                }
            }
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
        throw new NotPossible("There is no command \"%s\". Known: %s"
                .formatted(
                        String.join(" ", words),
                        context.getBeansOfType(ConsoleCommand.class).values().stream()
                                .map(ConsoleCommand::usage)
                                .sorted()
                                .toList()));
    }

    static PrintStream utf8(java.io.OutputStream out) {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    private static Map<String, Object> settings(Home home, Home.Kind kind, Database database) {
        var settings = new HashMap<String, Object>();
        settings.put("linli.home", home.path().toString());
        settings.put("linli.kind", kind.name().toLowerCase(java.util.Locale.ROOT));
        settings.put("spring.datasource.url", database.url());
        settings.put("spring.datasource.username", database.user());
        settings.put("spring.datasource.password", database.password());
        return settings;
    }

    private static ConfigurableApplicationContext application(
            Class<?> program, Map<String, Object> settings, WebApplicationType type) {
        var application = new SpringApplication(program);
        application.setWebApplicationType(type);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(settings);
        return application.run();
    }

    /** Everything has ended: the signal's handler lets the program go. */
    private static void ended() {
        var done = END.get();
        if (done != null) {
            done.countDown();
        }
    }
}
