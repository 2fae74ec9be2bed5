package cn.linli.app;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A server that stays until a signal ends it. Whenever the signal comes, also in the middle of starting, the
 * application closes first (it finishes what it is saving) and the database after it.
 */
final class Foreground {

    private static final Logger LOG = LoggerFactory.getLogger(Foreground.class);
    private static final long LONGEST_END_SECONDS = 60;

    private final Class<?> program;
    private final Home.Kind kind;
    private final List<String> words;
    private final CountDownLatch signal = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable ConfigurableApplicationContext context;

    Foreground(Class<?> program, Home.Kind kind, List<String> words) {
        this.program = program;
        this.kind = kind;
        this.words = words;
    }

    int run() {
        var hook = new Thread(this::end, "end");
        Runtime.getRuntime().addShutdownHook(hook);
        try (var home = Home.open(Home.folder(kind), kind)) {
            if (!home.lock()) {
                throw new NotPossible("Linli is already running on " + home.path() + ".");
            }
            ConsoleDoor.close(home);
            try (var database = Database.of(home)) {
                serve(home, database);
            } finally {
                ConsoleDoor.close(home);
            }
            return 0;
        } finally {
            ended.countDown();
        }
    }

    private void serve(Home home, Database database) {
        if (signalled()) {
            return;
        }
        Restored.mustHaveKeys(home);
        Schema.migrate(database);
        try {
            var running = Program.server(program, home, kind, database, port())
                    .known(this::begins)
                    .beforeOpening(started -> {
                        Restored.finish(started, home);
                        if (kind == Home.Kind.REAL) {
                            FirstSetUp.ofServer(started, words);
                        }
                    })
                    .start();
            ConsoleDoor.open(home, running);
            LOG.info(
                    "Linli is ready: http://localhost:{}",
                    running.getEnvironment().getProperty("local.server.port"));
            signal.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (!signalled()) {
                throw said(e);
            }
        } finally {
            close();
        }
    }

    /** A signal that came before there was anything to close is heard here; a demo would fill its whole year first. */
    private void begins(ConfigurableApplicationContext early) {
        context = early;
        if (signalled()) {
            throw new IllegalStateException("Asked to end while starting.");
        }
    }

    /**
     * Whoever comes second waits until the application has really closed: Spring itself sends the second away at once,
     * and the database would end while the first still finishes what it is saving.
     */
    private synchronized void close() {
        var open = context;
        if (open != null) {
            open.close();
        }
    }

    /** What stops the start most often is told in one sentence. */
    private static RuntimeException said(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.net.BindException
                    || cause instanceof org.springframework.boot.web.server.PortInUseException) {
                return new NotPossible(
                        "Port " + port() + " is taken by another program. Name another one with LINLI_PORT.", e);
            }
        }
        return e;
    }

    /** The signal's own thread: closes what has been opened and waits for the end. */
    private void end() {
        signal.countDown();
        close();
        try {
            if (!ended.await(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Linli did not end in {} s.", LONGEST_END_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean signalled() {
        return signal.getCount() == 0;
    }

    static String port() {
        return System.getenv().getOrDefault("LINLI_PORT", "8080");
    }
}
