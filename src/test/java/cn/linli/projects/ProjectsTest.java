package cn.linli.projects;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.Browser;
import cn.linli.LinliTest;
import cn.linli.TestFloor;
import cn.linli.access.Role;
import cn.linli.shared.Ids;
import cn.linli.shared.StationId;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@LinliTest
class ProjectsTest {

    @Autowired
    private TestFloor floor;

    @LocalServerPort
    private int port;

    private StationId station;
    private Browser head;

    @BeforeEach
    void aHeadAtAStation() throws Exception {
        station = floor.aStation();
        head = signedIn(Role.HEAD, station);
    }

    private Browser signedIn(Role role, StationId at) throws Exception {
        var browser = new Browser(port);
        browser.signIn(floor.aPerson(role, at).name());
        return browser;
    }

    @Test
    void aProjectIsOpenedAndListed() throws Exception {
        var id = open(head, station, "“暖阳”为老服务项目", 2023);

        var list = head.get("/api/projects?year=2023&q=" + enc("暖阳")).json();
        assertThat(list.at("/items/0/id").asString()).isEqualTo(id);
        assertThat(list.at("/items/0/status").asString()).isEqualTo("running");
        assertThat(head.get("/api/projects?q=" + enc("彩虹")).json().at("/items")).isEmpty();
    }

    @Test
    void aNameIsUniqueWithinAStationAndAYear() throws Exception {
        open(head, station, "助残项目", 2023);

        var again = head.post(
                "/api/projects", body(station, "助残项目", 2023, Ids.next().toString()));
        assertThat(again.code()).isEqualTo("projects.name-taken");
        assertThat(again.json().path("field").asString()).isEqualTo("name");
        open(head, station, "助残项目", 2024);
        var other = floor.aStation();
        open(signedIn(Role.HEAD, other), other, "助残项目", 2023);
    }

    @Test
    void renamingAfterSomebodyElseChangedItIsRefusedWithWhatStandsNow() throws Exception {
        var id = open(head, station, "旧名", 2023);
        assertThat(head.put("/api/projects/" + id + "/name", Map.of("name", "新名", "version", 0))
                        .status())
                .isEqualTo(200);

        var late = head.put("/api/projects/" + id + "/name", Map.of("name", "又一名", "version", 0));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().at("/current/name").asString()).isEqualTo("新名");
    }

    @Test
    void aProjectCannotTakeTheNameOfAnother() throws Exception {
        open(head, station, "甲", 2023);
        var id = open(head, station, "乙", 2023);

        assertThat(head.put("/api/projects/" + id + "/name", Map.of("name", "甲", "version", 0))
                        .code())
                .isEqualTo("projects.name-taken");
    }

    @Test
    void aFinishedProjectSaysSo() throws Exception {
        var id = open(head, station, "丙", 2023);
        head.put("/api/projects/" + id + "/status", Map.of("status", "finished", "version", 0));

        assertThat(head.get("/api/projects").json().at("/items/0/status").asString())
                .isEqualTo("finished");
    }

    @Test
    void anotherStationsProjectsDoNotExistForMe() throws Exception {
        var id = open(head, station, "丁", 2023);
        var stranger = signedIn(Role.HEAD, floor.aStation());

        assertThat(stranger.get("/api/projects").json().at("/items")).isEmpty();
        assertThat(stranger.put("/api/projects/" + id + "/name", Map.of("name", "戊", "version", 0))
                        .status())
                .isEqualTo(404);
        assertThat(stranger.post(
                                "/api/projects",
                                body(station, "己", 2023, Ids.next().toString()))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aWorkerDoesNotOpenProjects() throws Exception {
        var worker = signedIn(Role.WORKER, station);

        assertThat(worker.post(
                                "/api/projects",
                                body(station, "庚", 2023, Ids.next().toString()))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void overLongNamesAndOddYearsAreRefusedAtTheirField() throws Exception {
        var id = Ids.next().toString();
        assertThat(head.post("/api/projects", body(station, "长".repeat(101), 2023, id))
                        .json()
                        .path("field")
                        .asString())
                .isEqualTo("name");
        assertThat(head.post("/api/projects", body(station, "辛", 202, id)).code())
                .isEqualTo("projects.year-out-of-range");
        open(head, station, "𠮷<b>'; drop table projects.project; --·〇😀", 2023);
    }

    private String open(Browser who, StationId at, String name, int year) throws Exception {
        var id = Ids.next().toString();
        var answer = who.post("/api/projects", body(at, name, year, id));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return id;
    }

    private static Map<String, Object> body(StationId at, String name, int year, String id) {
        return Map.of("id", id, "station", at.toString(), "name", name, "field", "为老服务", "year", year);
    }

    private static String enc(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
