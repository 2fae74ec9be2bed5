package cn.linli.places;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.Browser;
import cn.linli.LinliTest;
import cn.linli.TestFloor;
import cn.linli.access.Grant;
import cn.linli.access.Role;
import cn.linli.access.Wall;
import cn.linli.shared.Ids;
import cn.linli.shared.RegionCode;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@LinliTest
class PlacesHttpTest {

    @Autowired
    private Places places;

    @Autowired
    private TestFloor floor;

    @LocalServerPort
    private int port;

    private Browser as(Role role) throws Exception {
        Wall.run(floor.console(), () -> places.setUp(floor.console(), RegionCode.of("370105")));
        var browser = new Browser(port);
        browser.signIn(floor.aPerson(Grant.in(role, RegionCode.of("370105"), LocalDate.of(2020, 1, 1)))
                .name());
        return browser;
    }

    @Test
    void theTreeIsWalkedDownFromTheCounty() throws Exception {
        var worker = as(Role.WORKER);
        assertThat(worker.get("/api/places/counties").body()).contains("天桥区");
        assertThat(worker.get("/api/places/regions?parent=370105").body()).contains("南村街道");
        assertThat(worker.get("/api/places/regions?parent=370105005")
                        .json()
                        .at("/0/spoken")
                        .asString())
                .isEqualTo("东区社区");
        assertThat(worker.get("/api/places/regions/370105005")
                        .json()
                        .at("/2/name")
                        .asString())
                .isEqualTo("天桥区");
        assertThat(worker.get("/api/places/regions/123456").code()).isEqualTo("places.unknown-region");
        assertThat(worker.get("/api/places/regions/abc").code()).isEqualTo("shared.no-region-code");
    }

    @Test
    void theHubSetsUpAGridAndAWorkerDoesNot() throws Exception {
        var form =
                Map.of("id", Ids.next(), "community", "370105005013", "number", 7, "leaderName", "顾兰芝", "version", 0);
        assertThat(as(Role.WORKER).post("/api/places/grids", form).status()).isEqualTo(403);
        var hub = as(Role.HUB);
        assertThat(hub.post("/api/places/grids", form).status()).isEqualTo(200);
        assertThat(hub.get("/api/places/grids?within=370105005013")
                        .json()
                        .at("/0/name")
                        .asString())
                .isEqualTo("第7网格");
    }

    @Test
    void theCalendarShowsTheYearAndTakesANewOne() throws Exception {
        var hub = as(Role.HUB);
        assertThat(hub.get("/api/places/days?year=2026").json().at("/3/kind").asString())
                .isEqualTo("make-up");
        assertThat(hub.post("/api/places/days", Map.of("text", "2036-01-01,放假,元旦"))
                        .json()
                        .at("/days")
                        .asInt())
                .isEqualTo(1);
        assertThat(hub.post("/api/places/days", Map.of("text", "2036-01-01,放假,元旦\n<script>"))
                        .code())
                .isEqualTo("places.no-day-off");
    }

    @Test
    void nobodyReadsTheTreeWithoutSigningIn() throws Exception {
        assertThat(new Browser(port).get("/api/places/counties").status()).isEqualTo(401);
    }
}
