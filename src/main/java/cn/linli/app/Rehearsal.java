package cn.linli.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;

/**
 * One start and end on a home of its own, after a build: the Java runtime writes down what it loaded and learned
 * ({@code -XX:AOTCacheOutput}), and every later start takes half the time.
 */
final class Rehearsal {

    private Rehearsal() {}

    static int run(Class<?> program) {
        try {
            var folder = Files.createTempDirectory("linli-rehearsal");
            try (var home = Home.open(folder.resolve("home"), Home.Kind.REAL);
                    var database = Database.of(home)) {
                Schema.migrate(database);
                try (var context = Program.server(program, home, Home.Kind.REAL, database, "0")
                        .start()) {
                    visit(context.getEnvironment().getProperty("local.server.port", ""));
                }
            } finally {
                Folders.remove(folder);
            }
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static void visit(String port) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            for (var page : new String[] {"/actuator/health", "/", "/api/access/door", "/api/access/session"}) {
                client.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + page))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
            }
        }
    }
}
