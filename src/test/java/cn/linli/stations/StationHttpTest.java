package cn.linli.stations;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.Browser;
import cn.linli.LinliTest;
import cn.linli.TestFloor;
import cn.linli.access.Grant;
import cn.linli.access.Role;
import cn.linli.access.Wall;
import cn.linli.places.Places;
import cn.linli.places.Region;
import cn.linli.places.RegionLevel;
import cn.linli.shared.Ids;
import cn.linli.shared.RegionCode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@LinliTest
class StationHttpTest {

    private static final AtomicInteger COUNTY = new AtomicInteger(10);

    @Autowired
    private Places places;

    @Autowired
    private Stations stations;

    @Autowired
    private TestFloor floor;

    @LocalServerPort
    private int port;

    private RegionCode county = RegionCode.of("990000");
    private List<Station> opened = List.of();

    @BeforeEach
    void aCountyWithTwoStations() throws Exception {
        var digits = "9903" + COUNTY.incrementAndGet();
        county = RegionCode.of(digits);
        opened = Wall.as(floor.console(), () -> {
            places.add(
                    floor.console(),
                    List.of(
                            Region.of(digits, "梅溪区", RegionLevel.COUNTY),
                            Region.of(digits + "001", "梅里街道", RegionLevel.STREET),
                            Region.of(digits + "002", "竹园街道", RegionLevel.STREET)));
            return stations.setUp(floor.console(), county);
        });
    }

    private Browser as(Grant grant) throws Exception {
        var browser = new Browser(port);
        browser.signIn(floor.aPerson(grant).name());
        return browser;
    }

    private Browser head() throws Exception {
        return as(Grant.at(Role.HEAD, opened.get(1).id(), LocalDate.of(2020, 1, 1)));
    }

    @Test
    void aHeadTakesSomebodyOnPutsThemOnDutyAndLetsThemGo() throws Exception {
        var head = head();
        var station = opened.get(1).id();
        var id = Ids.next();
        var added = head.post("/api/stations/" + station + "/workers", form(id.toString(), 0));
        assertThat(added.status()).isEqualTo(200);

        var turn = head.post(
                "/api/stations/workers/" + id + "/duty",
                Map.of("id", Ids.next(), "day", "2026-11-23", "from", "08:30", "to", "17:30"));
        assertThat(turn.status()).isEqualTo(200);
        var duty = head.get("/api/stations/" + station + "/duty?from=2026-11-23&to=2026-11-29");
        assertThat(duty.json().at("/0/name").asString()).isEqualTo("邱月明");

        assertThat(head.delete("/api/stations/duty/" + turn.json().at("/id").asString())
                        .status())
                .isEqualTo(200);
        var left = head.post("/api/stations/workers/" + id + "/leave", Map.of("last", "2025-01-31", "version", 0));
        assertThat(left.status()).isEqualTo(200);
        assertThat(head.get("/api/stations/" + station + "/workers").json()).isEmpty();
        assertThat(head.get("/api/stations/" + station + "/workers?also=true").json())
                .hasSize(1);
    }

    @Test
    void takingSomebodyOnTwiceWithOneCommandIsOneWorker() throws Exception {
        var head = head();
        var command = Ids.next();
        var body = tools.jackson.databind.json.JsonMapper.shared()
                .writeValueAsString(form(Ids.next().toString(), 0));
        var path = "/api/stations/" + opened.get(1).id() + "/workers";
        var first = head.post(path, body, command);
        var again = head.post(path, body, command);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(head.get(path).json()).hasSize(1);
    }

    @Test
    void theHeadOfOneStationDoesNotReachIntoAnother() throws Exception {
        var foreign = "/api/stations/" + opened.get(2).id() + "/workers";
        assertThat(head().post(foreign, form(Ids.next().toString(), 0)).code()).isEqualTo("shared.not-found");
        assertThat(head().get(foreign).json()).isEmpty();
    }

    @Test
    void everybodyAtAStationSeesAllStationsAndCountsOfTheirOwnOnly() throws Exception {
        var lines = head().get("/api/stations?cursor=" + county.prefix()).json().at("/items");
        var own = lines.valueStream()
                .filter(line ->
                        line.at("/id").asString().equals(opened.get(1).id().toString()))
                .findFirst()
                .orElseThrow();
        var other = lines.valueStream()
                .filter(line ->
                        line.at("/id").asString().equals(opened.get(2).id().toString()))
                .findFirst()
                .orElseThrow();
        assertThat(own.at("/mine").asBoolean()).isTrue();
        assertThat(own.at("/staff").asInt()).isZero();
        assertThat(other.at("/mine").asBoolean()).isFalse();
        assertThat(other.at("/staff").isNull()).isTrue();
    }

    @Test
    void theHubSignsAnAgencyAndTheStationsPageShowsIt() throws Exception {
        var hub = as(Grant.in(Role.HUB, county, LocalDate.of(2020, 1, 1)));
        var agency = Ids.next();
        assertThat(hub.post("/api/stations/operators", Map.of("id", agency, "name", "暖灯" + agency, "version", 0))
                        .status())
                .isEqualTo(200);
        var path = "/api/stations/" + opened.get(1).id();
        var signed = hub.post(
                path + "/contracts",
                Map.of("id", Ids.next(), "operator", agency, "number", "1", "from", "2026-01-01", "to", "2027-12-31"));
        assertThat(signed.status()).isEqualTo(200);
        assertThat(hub.get(path).json().at("/operators/0/contracts/0/to").asString())
                .isEqualTo("2027-12-31");
    }

    @Test
    void theSecondOfTwoEditorsSeesBothVersions() throws Exception {
        var hub = as(Grant.in(Role.HUB, county, LocalDate.of(2020, 1, 1)));
        var path = "/api/stations/" + opened.get(1).id();
        assertThat(hub.put(path, sheet("梅花社工站")).status()).isEqualTo(200);
        var second = hub.put(path, sheet("红梅社工站"));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("shared.changed-meanwhile");
        assertThat(second.body()).contains("梅花社工站");
    }

    @Test
    void whatCannotBeReadIsRefusedAtItsField() throws Exception {
        var hub = as(Grant.in(Role.HUB, county, LocalDate.of(2020, 1, 1)));
        var path = "/api/stations/" + opened.get(1).id();
        assertThat(hub.put(path, sheet("站".repeat(61))).code()).isEqualTo("shared.too-long");
        var colour = new HashMap<>(sheet("梅花社工站"));
        colour.put("colour", "red; drop table");
        assertThat(hub.put(path, colour).code()).isEqualTo("stations.no-colour");
        assertThat(hub.put(path, sheet("<b>𠮷·〇</b>'; --😀")).status()).isEqualTo(200);
        assertThat(hub.get(path).json().at("/sheet/station/name").asString()).isEqualTo("<b>𠮷·〇</b>'; --😀");
    }

    private static Map<String, Object> form(String id, int version) {
        return Map.of(
                "id", id,
                "name", "邱月明",
                "position", "worker",
                "employment", "direct",
                "licenceLevel", "assistant",
                "licenceNumber", "SW-2024-0117",
                "licenceExpires", "2027-12-31",
                "joined", "2024-03-01",
                "version", version);
    }

    private static Map<String, Object> sheet(String name) {
        var sheet = new HashMap<String, Object>();
        sheet.put("name", name);
        sheet.put("status", "running");
        sheet.put("namedOn", "2021-05-01");
        sheet.put("runningOn", "2022-01-01");
        sheet.put("colour", "#B45309");
        sheet.put("everyDay", true);
        sheet.put("opens", "08:00");
        sheet.put("closes", "18:00");
        sheet.put("rooms", List.of(Map.of("kind", "office", "name", "")));
        sheet.put("focus", List.of("为老服务"));
        sheet.put("version", 0);
        return sheet;
    }
}
