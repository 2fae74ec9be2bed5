package cn.linli;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to the server as our page does: cookies, CSRF token, a command id with every change. */
public final class Browser {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final String base;
    private final CookieManager cookies;
    private final HttpClient client;
    private final boolean csrf;

    public Browser(int port) {
        this("http://localhost:" + port, new CookieManager(), true);
    }

    private Browser(String base, CookieManager cookies, boolean csrf) {
        this.base = base;
        this.cookies = cookies;
        this.csrf = csrf;
        this.client = HttpClient.newBuilder().cookieHandler(cookies).build();
    }

    /** The same visitor, forgetting the CSRF token. */
    public Browser withoutCsrf() {
        return new Browser(base, cookies, false);
    }

    public Answer signIn(String name) throws IOException, InterruptedException {
        return signIn(name, TestFloor.PASSWORD);
    }

    public Answer signIn(String name, String password) throws IOException, InterruptedException {
        get("/api/access/door");
        return post("/api/access/session", JSON.writeValueAsString(Map.of("name", name, "password", password)));
    }

    public Answer get(String path) throws IOException, InterruptedException {
        return send("GET", path, null, Map.of());
    }

    /** Posts with a fresh command id. */
    public Answer post(String path, String body) throws IOException, InterruptedException {
        return post(path, body, cn.linli.shared.Ids.next());
    }

    public Answer post(String path, Object body) throws IOException, InterruptedException {
        return post(path, JSON.writeValueAsString(body));
    }

    /** Posts with this command id; the same id again is the same command again. */
    public Answer post(String path, String body, UUID command) throws IOException, InterruptedException {
        return send("POST", path, body, Map.of("Linli-Command", command.toString()));
    }

    public Answer put(String path, Object body) throws IOException, InterruptedException {
        return send(
                "PUT",
                path,
                JSON.writeValueAsString(body),
                Map.of("Linli-Command", cn.linli.shared.Ids.next().toString()));
    }

    public Answer delete(String path) throws IOException, InterruptedException {
        return send(
                "DELETE",
                path,
                null,
                Map.of("Linli-Command", cn.linli.shared.Ids.next().toString()));
    }

    /** Any call, any headers. */
    public Answer send(
            String method, String path, @org.jspecify.annotations.Nullable String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        var all = new HashMap<>(headers);
        all.putIfAbsent("Content-Type", "application/json");
        all.putIfAbsent("Accept-Language", "zh-CN");
        if (csrf && !method.equals("GET")) {
            token().ifPresent(token -> all.put("X-XSRF-TOKEN", token));
        }
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        all.forEach(request::header);
        var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Answer(response.statusCode(), response.body());
    }

    /** Uploads one file as a form does. */
    public Answer upload(String path, String fileName, byte[] content, UUID command)
            throws IOException, InterruptedException {
        var edge = "linli-" + command;
        var head = "--" + edge + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        var body = new java.io.ByteArrayOutputStream();
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + edge + "--\r\n").getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .header("Content-Type", "multipart/form-data; boundary=" + edge)
                .header("Accept-Language", "zh-CN")
                .header("Linli-Command", command.toString());
        token().ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Answer(response.statusCode(), response.body());
    }

    /** Gets bytes with their headers. */
    public HttpResponse<byte[]> download(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base + path)).GET().build();
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    /** The cookies as they go in a header, for calls that this class cannot make. */
    public String cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(java.util.stream.Collectors.joining("; "));
    }

    private java.util.Optional<String> token() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(c -> c.getName().equals("XSRF-TOKEN"))
                .map(java.net.HttpCookie::getValue)
                .findFirst();
    }

    /** What came back. */
    public record Answer(int status, String body) {

        public JsonNode json() {
            return JSON.readTree(body);
        }

        /** The error code of the problem details, or empty. */
        public String code() {
            return json().path("code").asString("");
        }
    }
}
