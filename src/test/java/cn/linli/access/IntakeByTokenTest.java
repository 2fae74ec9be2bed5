package cn.linli.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.Browser;
import cn.linli.LinliTest;
import cn.linli.Streets;
import cn.linli.TestFloor;
import cn.linli.app.TestDatabase;
import cn.linli.places.Places;
import cn.linli.shared.Ids;
import cn.linli.shared.StationId;
import cn.linli.stations.Stations;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Another program hands in a request with a token, at the same desk as everybody else, and may do no more. */
@LinliTest
class IntakeByTokenTest {

    @Autowired
    private TestFloor floor;

    @Autowired
    private Places places;

    @Autowired
    private Stations stations;

    @LocalServerPort
    private int port;

    private StationId station;
    private TestFloor.Somebody worker;
    private Browser secadmin;
    private UUID token = Ids.next();
    private Map<String, String> bearer;

    @BeforeEach
    void aPlatformWithAToken() throws Exception {
        station = Streets.aStation(floor, places, stations);
        worker = floor.aPerson(Role.WORKER, station);
        secadmin = new Browser(port);
        secadmin.signIn(
                floor.aPerson(Grant.of(Role.SECADMIN, LocalDate.of(2020, 1, 1))).name());
        bearer = aToken("take-requests", "see-requests");
    }

    @Test
    void aProgramHandsInARequestAndTheDeskSeesWhoItCameFrom() throws Exception {
        var taken = handIn(need(station), bearer);
        assertThat(taken.status()).as(taken.body()).isEqualTo(200);

        var desk = new Browser(port);
        desk.signIn(worker.name());
        var seen = desk.get("/api/requests/" + taken.json().path("id").asString());
        assertThat(seen.json().path("words").asString()).isEqualTo("水管漏了");
        assertThat(seen.json().at("/line/way").asString()).isEqualTo("api");
        assertThat(seen.body()).contains("测试员 · 热线平台");
    }

    @Test
    void aProgramThatRepeatsItselfHandsInOnce() throws Exception {
        var need = need(station);
        var command = Ids.next();
        var first = handIn(need, command, bearer);
        var again = handIn(need, command, bearer);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(list(bearer)).hasSize(1);
    }

    @Test
    void itSeesItsOwnStationOnlyAndHandsInNowhereElse() throws Exception {
        var elsewhere = Streets.aStation(floor, places, stations);
        handIn(need(station), bearer);

        assertThat(handIn(need(elsewhere), bearer).status()).isEqualTo(404);
        assertThat(list(bearer)).hasSize(1);
        worker = floor.aPerson(Role.WORKER, elsewhere);
        assertThat(list(aToken("take-requests", "see-requests"))).isEmpty();
    }

    @Test
    void itDoesNotMoreThanItsTokenSays() throws Exception {
        var id = handIn(need(station), bearer).json().path("id").asString();
        assertThat(send("POST", "/api/requests/" + id + "/take-over", Map.of("version", 0), bearer)
                        .status())
                .isEqualTo(403);
        assertThat(send("GET", "/api/residents", null, bearer).status()).isEqualTo(403);
        assertThat(handIn(need(station), aToken("see-requests")).status()).isEqualTo(403);
        assertThat(send("GET", "/api/requests/" + id, null, aToken("take-requests"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aRightTheAccountDoesNotHaveIsNotInItsToken() throws Exception {
        worker = floor.aPerson(Role.EVALUATOR, station);
        assertThat(handIn(need(station), aToken("take-requests", "see-requests"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void anExpiredTokenOpensNothing() throws Exception {
        owner("update access.token set expires = now() + interval '1 minute' where id = '" + token + "'");
        assertThat(handIn(need(station), bearer).status()).isEqualTo(200);
        owner("update access.token set expires = now() where id = '" + token + "'");
        assertThat(handIn(need(station), bearer).status()).isEqualTo(401);
    }

    @Test
    void aRevokedTokenOpensNothing() throws Exception {
        assertThat(handIn(need(station), bearer).status()).isEqualTo(200);
        secadmin.delete("/api/access/accounts/" + worker.actor().account() + "/tokens/" + token);
        assertThat(handIn(need(station), bearer).status()).isEqualTo(401);
    }

    @Test
    void theTokenOfALockedAccountOpensNothing() throws Exception {
        secadmin.post("/api/access/accounts/" + worker.actor().account() + "/lock", "{}");
        assertThat(handIn(need(station), bearer).status()).isEqualTo(401);
    }

    @Test
    void aTokenNobodyMadeOpensNothingEvenWithAGoodSessionBesideIt() throws Exception {
        var browser = new Browser(port);
        browser.signIn(worker.name());
        var made = browser.withoutCsrf();
        assertThat(made.send("GET", "/api/requests", null, Map.of()).status()).isEqualTo(200);
        var headers = Map.of(
                "Authorization",
                "Bearer linli_nonsense",
                "Linli-Command",
                Ids.next().toString());
        assertThat(made.send("GET", "/api/requests", null, headers).status()).isEqualTo(401);
        assertThat(made.send("POST", "/api/requests", json(need(station)), headers)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void theTokenItselfIsNotKept() throws Exception {
        var plain =
                java.util.Objects.requireNonNull(bearer.get("Authorization")).substring("Bearer ".length());
        try (var connection = TestDatabase.owner()) {
            var ask = connection.prepareStatement("""
                    select count(*) from access.token t, access.command c
                    where t.id = ? and (t::text like '%' || ? || '%' or c.answer like '%' || ? || '%')
                    """);
            ask.setObject(1, token);
            ask.setString(2, plain);
            ask.setString(3, plain);
            var row = ask.executeQuery();
            row.next();
            assertThat(row.getInt(1)).isZero();
        }
    }

    private Map<String, String> aToken(String... rights) throws Exception {
        token = Ids.next();
        var made = secadmin.post(
                "/api/access/accounts/" + worker.actor().account() + "/tokens",
                Map.of(
                        "id",
                        token,
                        "name",
                        "热线平台",
                        "rights",
                        List.of(rights),
                        "expires",
                        OffsetDateTime.now(ZoneOffset.UTC).plusDays(30)));
        assertThat(made.status()).as(made.body()).isEqualTo(200);
        return Map.of("Authorization", "Bearer " + made.json().path("token").asString());
    }

    private tools.jackson.databind.JsonNode list(Map<String, String> by) throws Exception {
        return send("GET", "/api/requests", null, by).json().path("items");
    }

    private Browser.Answer handIn(Map<String, Object> need, Map<String, String> by) throws Exception {
        return handIn(need, Ids.next(), by);
    }

    private Browser.Answer handIn(Map<String, Object> need, UUID command, Map<String, String> by) throws Exception {
        var headers = new HashMap<>(by);
        headers.put("Linli-Command", command.toString());
        return new Browser(port).withoutCsrf().send("POST", "/api/requests", json(need), headers);
    }

    private Browser.Answer send(
            String method,
            String path,
            @org.jspecify.annotations.Nullable Map<String, Object> body,
            Map<String, String> by)
            throws Exception {
        var headers = new HashMap<>(by);
        headers.put("Linli-Command", Ids.next().toString());
        return new Browser(port).withoutCsrf().send(method, path, body == null ? null : json(body), headers);
    }

    private static String json(Map<String, Object> body) {
        return tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(body);
    }

    private static Map<String, Object> need(StationId at) {
        return Map.of(
                "id", Ids.next().toString(),
                "station", at.toString(),
                "place", "槐树里 3 号楼",
                "kind", "water",
                "words", "水管漏了");
    }

    private static void owner(String sql) throws SQLException {
        try (var connection = TestDatabase.owner()) {
            connection.createStatement().execute(sql);
        }
    }
}
