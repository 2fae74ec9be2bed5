package cn.linli.requests;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.Browser;
import cn.linli.LinliTest;
import cn.linli.Streets;
import cn.linli.TestFloor;
import cn.linli.access.Role;
import cn.linli.shared.Ids;
import cn.linli.shared.StationId;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

@LinliTest
class RequestHttpTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    private TestFloor floor;

    @Autowired
    private cn.linli.places.Places places;

    @Autowired
    private cn.linli.stations.Stations stations;

    @LocalServerPort
    private int port;

    private StationId station;
    private Browser browser;

    @BeforeEach
    void aWorkerSignsIn() throws Exception {
        station = Streets.aStation(floor, places, stations);
        browser = new Browser(port);
        browser.signIn(floor.aPerson(Role.WORKER, station).name());
    }

    @Test
    void theSameCommandTwiceHasOneEffectAndTheSameAnswer() throws Exception {
        var body = JSON.writeValueAsString(aNeed());
        var command = Ids.next();
        var first = browser.post("/api/requests", body, command);
        var second = browser.post("/api/requests", body, command);
        assertThat(first.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(list().size()).isEqualTo(1);
    }

    @Test
    void theSameCommandAtOnceHasOneEffectAndTheSameAnswer() throws Exception {
        var body = JSON.writeValueAsString(aNeed());
        var command = Ids.next();
        var barrier = new CyclicBarrier(4);
        try (var pool = Executors.newFixedThreadPool(4)) {
            var answers = pool.invokeAll(
                    java.util.Collections.<java.util.concurrent.Callable<Browser.Answer>>nCopies(4, () -> {
                        barrier.await();
                        return browser.post("/api/requests", body, command);
                    }));
            var first = answers.getFirst().get();
            for (var answer : answers) {
                assertThat(answer.get().status()).isEqualTo(200);
                assertThat(answer.get().body()).isEqualTo(first.body());
            }
        }
        assertThat(list().size()).isEqualTo(1);
    }

    @Test
    void anIllegalChangeIsRefusedByName() throws Exception {
        var id = take(aNeed());
        var refused = browser.post("/api/requests/" + id + "/begin", Map.of("version", 0));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("requests.not-assigned");
        assertThat(refused.json().path("detail").asString()).contains("派单");
    }

    @Test
    void aForeignIdIsNotFound() throws Exception {
        var id = take(aNeed());
        var stranger = new Browser(port);
        stranger.signIn(floor.aPerson(Role.WORKER, Streets.aStation(floor, places, stations))
                .name());
        assertThat(stranger.get("/api/requests/" + id).status()).isEqualTo(404);
        assertThat(stranger.post("/api/requests/" + id + "/take-over", Map.of("version", 0))
                        .status())
                .isEqualTo(404);
        assertThat(stranger.get("/api/requests").json().path("items").size()).isZero();
        assertThat(stranger.get("/api/requests/board?station=" + station).status())
                .isEqualTo(404);
        assertThat(browser.get("/api/requests/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void overLongWordsNameTheirField() throws Exception {
        var need = aNeed();
        need.put("words", "长".repeat(2001));
        var refused = browser.post("/api/requests", need);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("shared.too-long");
        assertThat(refused.json().path("field").asString()).isEqualTo("words");
    }

    @Test
    void whateverSheSaysIsKeptExactly() throws Exception {
        var words = "<script>alert('喂')</script> '; drop table requests.request; -- 𠮷野家·阿〇 😀\n第二行";
        var need = aNeed();
        need.put("words", words);
        need.put("place", "<b>𠮷</b>大街");
        var id = take(need);
        var seen = browser.get("/api/requests/" + id).json();
        assertThat(seen.path("words").asString()).isEqualTo(words);
        assertThat(seen.at("/line/place").asString()).isEqualTo("<b>𠮷</b>大街");
    }

    @Test
    void controlCharactersAreRefused() throws Exception {
        var need = aNeed();
        need.put("words", "喂\u0000喂");
        assertThat(browser.post("/api/requests", need).code()).isEqualTo("shared.unreadable");
    }

    @Test
    void theSlowerOfTwoSeesHowItStandsNow() throws Exception {
        var id = take(aNeed());
        assertThat(browser.post("/api/requests/" + id + "/take-over", Map.of("version", 0))
                        .status())
                .isEqualTo(200);
        var refused = browser.post("/api/requests/" + id + "/take-over", Map.of("version", 0));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("shared.changed-meanwhile");
        assertThat(refused.json().at("/current/state").asString()).isEqualTo("assigned");
        assertThat(refused.json().at("/current/version").asInt()).isEqualTo(1);
    }

    @Test
    void aKindNobodyKnowsNamesItsField() throws Exception {
        var need = aNeed();
        need.put("kind", "moon");
        var refused = browser.post("/api/requests", need);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("field").asString()).isEqualTo("kind");
    }

    @Test
    void aWordNobodyKnowsIsRefused() throws Exception {
        var id = take(aNeed());
        assertThat(browser.post("/api/requests/" + id + "/word", Map.of("version", 0, "word", "maybe"))
                        .status())
                .isEqualTo(400);
        assertThat(browser.post("/api/requests/not-an-id/begin", Map.of("version", 0))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aWorkerCannotSpeakThroughTheLink() throws Exception {
        var id = take(aNeed());
        assertThat(browser.post(
                                "/api/requests/" + id + "/word",
                                Map.of("version", 0, "word", "withdrawn", "way", "link"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aThirdDecimalOfAYuanIsRefused() throws Exception {
        var id = take(aNeed());
        var refused = browser.send(
                "POST",
                "/api/requests/" + id + "/cash",
                "{\"version\":0,\"what\":\"received\",\"yuan\":10.005}",
                Map.of("Linli-Command", Ids.next().toString()));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("field").asString()).isEqualTo("yuan");
        var kept = browser.send(
                "POST",
                "/api/requests/" + id + "/cash",
                "{\"version\":0,\"what\":\"received\",\"yuan\":10.05}",
                Map.of("Linli-Command", Ids.next().toString()));
        assertThat(kept.status()).isEqualTo(200);
        assertThat(browser.get("/api/requests/" + id).json().path("balance").asLong())
                .isEqualTo(1005);
    }

    @Test
    void aLongListIsReadPageByPageWithoutLossOrRepeat() throws Exception {
        for (int i = 0; i < 7; i++) {
            take(aNeed());
        }
        var seen = new java.util.LinkedHashSet<String>();
        String cursor = "";
        do {
            var page = browser.get("/api/requests?limit=3&station=" + station + cursor)
                    .json();
            page.path("items")
                    .forEach(line ->
                            assertThat(seen.add(line.path("id").asString())).isTrue());
            cursor = page.path("next").isNull() || page.path("next").isMissingNode()
                    ? ""
                    : "&cursor=" + page.path("next").asString();
        } while (!cursor.isEmpty());
        assertThat(seen).hasSize(7);
        assertThat(browser.get("/api/requests?cursor=nonsense").status()).isEqualTo(400);
    }

    @Test
    void theCallersNumberIsCoveredUntilSomebodySaysWhatFor() throws Exception {
        var need = aNeed();
        need.put("callerPhone", "13900001234");
        var id = take(need);
        assertThat(browser.get("/api/requests/" + id).body()).doesNotContain("13900001234");
        assertThat(browser.post("/api/requests/" + id + "/phone", Map.of("purpose", ""))
                        .status())
                .isEqualTo(400);
        assertThat(browser.post("/api/requests/" + id + "/phone", Map.of("purpose", "回访"))
                        .json()
                        .path("phone")
                        .asString())
                .isEqualTo("13900001234");
    }

    @Test
    void nobodyWithoutASessionReadsAnything() throws Exception {
        assertThat(new Browser(port).get("/api/requests").status()).isEqualTo(401);
        assertThat(new Browser(port).get("/api/today/stream").status()).isEqualTo(401);
    }

    @Test
    void everyNoHasItsTextInBothLanguages() throws Exception {
        for (var language : new String[] {"zh_CN", "en"}) {
            for (var module : new String[] {"requests", "volunteers"}) {
                var texts = new Properties();
                try (var in =
                        getClass().getResourceAsStream("/messages/%s_%s.properties".formatted(module, language))) {
                    texts.load(new java.io.InputStreamReader(
                            java.util.Objects.requireNonNull(in), java.nio.charset.StandardCharsets.UTF_8));
                }
                var codes = module.equals("requests")
                        ? java.util.Arrays.stream(RequestRefusal.values()).map(RequestRefusal::code)
                        : java.util.Arrays.stream(cn.linli.volunteers.VolunteerRefusal.values())
                                .map(cn.linli.volunteers.VolunteerRefusal::code);
                assertThat(texts.stringPropertyNames()).containsAll(codes.toList());
            }
        }
    }

    private tools.jackson.databind.JsonNode list() throws Exception {
        return browser.get("/api/requests?station=" + station).json().path("items");
    }

    private String take(Map<String, Object> need) throws Exception {
        var answer = browser.post("/api/requests", need);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("id").asString();
    }

    private Map<String, Object> aNeed() {
        var need = new HashMap<String, Object>();
        need.put("id", Ids.next().toString());
        need.put("station", station.toString());
        need.put("place", "槐树里 3 号楼");
        need.put("kind", "water");
        need.put("words", "水管漏了");
        need.put("way", "phone");
        return need;
    }
}
