package cn.linli.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** How the command line reaches a running server: a port and a token in a file that only the owner can read. */
final class ConsoleDoor {

    private static final String FILE = "console";

    private ConsoleDoor() {}

    static void open(Home home, ConfigurableApplicationContext context) {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        var token = HexFormat.of().formatHex(bytes);
        context.getBean(ConsoleController.class).open(token);
        if (context instanceof ServletWebServerApplicationContext web && web.getWebServer() != null) {
            try {
                OwnerOnly.write(home.file(FILE), web.getWebServer().getPort() + " " + token);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static void close(Home home) {
        try {
            Files.deleteIfExists(home.file(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks the running server; empty when it has no open door (yet, or any more). */
    static OptionalInt knock(Home home, List<String> words, Path folder) {
        var json = JsonMapper.shared();
        try (var client = HttpClient.newHttpClient()) {
            var door = Files.readString(home.file(FILE)).strip().split(" ", -1);
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door[0] + "/console"))
                    .header("Authorization", "Console " + door[1])
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            json.writeValueAsString(new Call(words, folder.toString())), StandardCharsets.UTF_8))
                    .build();
            var response = client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (response.statusCode() != 200) {
                throw new NotPossible("The running server refused the command (" + response.statusCode() + ").");
            }
            var answer = json.readValue(response.body(), Answer.class);
            Start.utf8(System.out).print(answer.out());
            Start.utf8(System.err).print(answer.err());
            return OptionalInt.of(answer.exit());
        } catch (ConnectException | NoSuchFileException e) {
            return OptionalInt.empty();
        } catch (IOException e) {
            throw new NotPossible("The running server ended before it answered; look whether the command was done.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.of(1);
        }
    }

    /** A command on its way to the server. */
    record Call(List<String> words, String folder) {}

    /** What it said. */
    record Answer(int exit, String out, String err) {}
}
