package cn.linli.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One embedded database for all tests of a run, as durable and as closed as the real one. It ends after the
 * applications that work on it.
 */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static volatile boolean applications;
    private static @Nullable Home home;
    private static @Nullable Database database;

    /** The folder of the tests' installation. */
    public static Path home() {
        return started().path();
    }

    /** The database as its owner. */
    public static Database database() {
        started();
        return java.util.Objects.requireNonNull(database);
    }

    /** A connection as the owner of the tables, whom no row is hidden from, to look behind the wall. */
    public static java.sql.Connection owner() throws java.sql.SQLException {
        return database().connect();
    }

    private static synchronized Home started() {
        var running = home;
        if (running != null) {
            return running;
        }
        try {
            System.setProperty(
                    "linli.postgres.binaries",
                    Path.of("target/postgres").toAbsolutePath().toString());
            var folder = Files.createTempDirectory("linli-test");
            var opened = Home.open(folder, Home.Kind.REAL);
            opened.lock();
            var server = Database.of(opened);
            Schema.migrate(server);
            SpringApplication.getShutdownHandlers().add(server::close);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> endsAlone(server)));
            database = server;
            home = opened;
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where no application ran, nobody else ends it. */
    private static void endsAlone(Database server) {
        if (!applications) {
            server.close();
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        applications = true;
        TestPropertyValues.of(
                        "linli.home=" + home(),
                        "linli.kind=real",
                        "spring.datasource.url=" + database().url(),
                        "spring.datasource.username=" + database().user(),
                        "spring.datasource.password=" + database().password())
                .applyTo(context);
    }
}
