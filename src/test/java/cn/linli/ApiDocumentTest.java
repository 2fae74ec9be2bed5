package cn.linli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code api/openapi.json} says what the server really offers. When it is stale, {@code ./linli test --api} writes it
 * anew, and the page's types with it.
 */
@LinliTest
class ApiDocumentTest {

    private static final Path KEPT = Path.of("api", "openapi.json");
    private static final Path FRESH = Path.of("target", "openapi.json");
    private static final List<String> NOT_KEPT = List.of("servers", "tags", "operationId", "security");
    private static final Pattern REF = Pattern.compile("\"#/components/schemas/([^\"]+)\"");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    @LocalServerPort
    private int port;

    @Test
    void theDescriptionOfTheApiIsFresh() throws Exception {
        var answer = new Browser(port).get("/v3/api-docs");
        assertThat(answer.status()).isEqualTo(200);
        var fresh = described(answer.body());
        Files.createDirectories(FRESH.getParent());
        Files.writeString(FRESH, fresh);
        if (Boolean.getBoolean("api.write")) {
            Files.createDirectories(KEPT.getParent());
            Files.writeString(KEPT, fresh);
        }
        assertThat(Files.exists(KEPT) && fresh.equals(Files.readString(KEPT)))
                .as(
                        "api/openapi.json is stale (the fresh one is target/openapi.json); refresh with: ./linli test --api")
                .isTrue();
    }

    @Test
    void theDescriptionNamesNoHostAndKnowsEveryDoor() throws IOException {
        var kept = Files.readString(KEPT);
        assertThat(kept).doesNotContain("localhost").doesNotContain("127.0.0.1").doesNotContain("\"servers\"");
        assertThat(kept)
                .contains("/api/access/trail/check", "/api/visits", "/api/requests", "/api/residents", "/api/reports");
    }

    /** Sorted, without what differs from start to start, with the one kind of no every call may answer. */
    private static String described(String said) {
        Map<String, Object> whole = JSON.readValue(
                said.replace("cn.linli.shared.PageCn.linli.", "PageOf.")
                        .replaceAll("cn\\.linli\\.([a-z]+\\.)", "$1")
                        .replaceAll("(#/components/schemas/|\")([A-Za-z.-]+)\\$", "$1$2.")
                        .replaceAll("(#/components/schemas/|\")([A-Za-z.-]+)\\$", "$1$2."),
                new TypeReference<>() {});
        whole.put("info", Map.of("title", "Linli", "version", "1"));
        part(whole, "paths").keySet().removeIf(path -> !path.startsWith("/api/"));
        part(whole, "components").keySet().removeIf(kind -> !kind.equals("schemas"));
        part(whole, "paths").values().forEach(path -> asMap(path).values().forEach(call -> answers(asMap(call))));
        prune(whole);
        return JSON.writeValueAsString(kept(whole)) + "\n";
    }

    /** Only what some call takes or answers with. */
    private static void prune(Map<String, Object> whole) {
        var schemas = part(part(whole, "components"), "schemas");
        var wanted = new ArrayDeque<>(named(whole.get("paths")));
        var kept = new HashSet<String>();
        while (!wanted.isEmpty()) {
            var name = wanted.pop();
            if (kept.add(name) && schemas.containsKey(name)) {
                wanted.addAll(named(schemas.get(name)));
            }
        }
        kept.removeIf(name -> name.endsWith("SseEmitter"));
        schemas.keySet().retainAll(kept);
    }

    private static List<String> named(Object inside) {
        return REF.matcher(JSON.writeValueAsString(inside))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static void answers(Map<String, Object> call) {
        var answers = part(call, "responses");
        answers.keySet().removeIf(status -> !status.startsWith("2"));
        answers.values().forEach(answer -> {
            var content = part(asMap(answer), "content");
            var any = content.remove("*/*");
            if (any != null) {
                content.put("application/json", any);
            }
        });
        answers.put("default", Map.of("description", "A no: problem details (RFC 9457) with code and field"));
    }

    private static Object kept(Object value) {
        if (value instanceof Map<?, ?> map) {
            if (String.valueOf(map.get("$ref")).endsWith("SseEmitter")) {
                return Map.of("type", "string");
            }
            var sorted = new TreeMap<String, Object>();
            map.forEach((key, inside) -> {
                if (!NOT_KEPT.contains(key) || inside instanceof Map) {
                    sorted.put(String.valueOf(key), kept(inside));
                }
            });
            return sorted;
        }
        return value instanceof List<?> list
                ? list.stream().map(ApiDocumentTest::kept).toList()
                : value;
    }

    private static Map<String, Object> part(Map<String, Object> whole, String name) {
        return asMap(whole.computeIfAbsent(name, n -> new TreeMap<String, Object>()));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(Object value) {
        return (Map<String, Object>) value;
    }
}
