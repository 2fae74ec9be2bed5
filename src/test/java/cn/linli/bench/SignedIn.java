package cn.linli.bench;

import cn.linli.shared.Ids;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A signed-in worker: session and CSRF cookies, a command id with every change. */
final class SignedIn {

    static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client;
    private final String base;
    private final Map<String, String> cookies = new ConcurrentHashMap<>();
    final DistrictData.Worker worker;

    SignedIn(HttpClient client, int port, DistrictData.Worker worker) throws IOException, InterruptedException {
        this.client = client;
        this.base = "http://127.0.0.1:" + port;
        this.worker = worker;
        send(new Ask("GET", "/api/access/door", null));
        var answer = send(new Ask(
                "POST",
                "/api/access/session",
                JSON.writeValueAsString(Map.of("name", worker.name(), "password", DistrictData.PASSWORD))));
        if (answer.status() != 200) {
            throw new IllegalStateException("Cannot sign in: " + answer);
        }
    }

    /** One request; with a body it is JSON. */
    record Ask(String method, String path, @Nullable String body) {}

    record Answer(int status, String body) {}

    Answer send(Ask ask) throws IOException, InterruptedException {
        return send(ask, Ids.next());
    }

    /** Sends a command of this id; the same id again is the same command again. */
    Answer send(Ask ask, UUID command) throws IOException, InterruptedException {
        var response = client.send(request(ask, command), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        response.headers().allValues("Set-Cookie").forEach(this::keep);
        return new Answer(response.statusCode(), response.body());
    }

    private HttpRequest request(Ask ask, UUID command) {
        var body = ask.body();
        var request = HttpRequest.newBuilder(URI.create(base + ask.path()))
                .method(
                        ask.method(),
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .header("Content-Type", "application/json")
                .header("Accept-Language", "zh-CN");
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    new TreeMap<>(cookies)
                            .entrySet().stream()
                                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                    .collect(Collectors.joining("; ")));
        }
        if (!ask.method().equals("GET")) {
            request.header("Linli-Command", command.toString());
            var token = cookies.get("XSRF-TOKEN");
            if (token != null) {
                request.header("X-XSRF-TOKEN", token);
            }
        }
        return request.build();
    }

    private void keep(String cookie) {
        var pair = cookie.substring(0, (cookie + ";").indexOf(';')).split("=", 2);
        if (pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    /** Opens the stream of news and reads it until the end, as an open screen does. */
    void listen() {
        var request = HttpRequest.newBuilder(
                        request(new Ask("GET", "/api/today/stream", null), Ids.next()), (n, v) -> true)
                .header("Accept", "text/event-stream")
                .build();
        var _ = client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
    }
}
