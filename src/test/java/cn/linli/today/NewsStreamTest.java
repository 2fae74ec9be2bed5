package cn.linli.today;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.Browser;
import cn.linli.LinliTest;
import cn.linli.Streets;
import cn.linli.TestFloor;
import cn.linli.access.Role;
import cn.linli.access.SessionCookie;
import cn.linli.access.Sessions;
import cn.linli.shared.Ids;
import cn.linli.shared.StationId;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@LinliTest
class NewsStreamTest {

    private static final long PATIENCE = 15;

    @Autowired
    private TestFloor floor;

    @Autowired
    private cn.linli.places.Places places;

    @Autowired
    private cn.linli.stations.Stations stations;

    @Autowired
    private Sessions sessions;

    @LocalServerPort
    private int port;

    @Test
    void aNewRequestReachesACollaguesScreenAndNoForeignOne() throws Exception {
        var station = Streets.aStation(floor, places, stations);
        var elsewhere = Streets.aStation(floor, places, stations);
        var colleague = listen(floor.aPerson(Role.WORKER, station).name());
        var stranger = listen(floor.aPerson(Role.WORKER, elsewhere).name());
        var browser = new Browser(port);
        browser.signIn(floor.aPerson(Role.WORKER, station).name());

        var id = take(browser, station, "urgent");
        var news = colleague.poll(PATIENCE, TimeUnit.SECONDS);
        assertThat(news).contains(id).contains("\"topic\":\"requests\"").contains("\"urgent\":true");

        var other = new Browser(port);
        other.signIn(floor.aPerson(Role.WORKER, elsewhere).name());
        var own = take(other, elsewhere, "normal");
        assertThat(stranger.poll(PATIENCE, TimeUnit.SECONDS))
                .contains(own)
                .doesNotContain(id)
                .contains("\"urgent\":false");
    }

    @Test
    void whatIsRefusedIsNoNews() throws Exception {
        var station = Streets.aStation(floor, places, stations);
        var colleague = listen(floor.aPerson(Role.WORKER, station).name());
        var browser = new Browser(port);
        browser.signIn(floor.aPerson(Role.WORKER, station).name());
        browser.post(
                "/api/requests",
                Map.of("id", Ids.next().toString(), "station", station.toString(), "place", "", "kind", "water"));
        var id = take(browser, station, "normal");
        assertThat(colleague.poll(PATIENCE, TimeUnit.SECONDS)).contains(id);
    }

    @Test
    void theLineComesBackWhenTheDatabaseBreaksIt() throws Exception {
        var station = Streets.aStation(floor, places, stations);
        var colleague = listen(floor.aPerson(Role.WORKER, station).name());
        try (var connection = asOwner();
                var sql = connection.createStatement()) {
            sql.execute("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where query ilike 'listen %' and pid <> pg_backend_pid()
                    """);
        }
        assertThat(colleague.poll(PATIENCE, TimeUnit.SECONDS)).contains("\"topic\":\"*\"");
        var browser = new Browser(port);
        browser.signIn(floor.aPerson(Role.WORKER, station).name());
        var id = take(browser, station, "normal");
        assertThat(colleague.poll(PATIENCE, TimeUnit.SECONDS)).contains(id);
    }

    @Test
    void todayPutsTheLateFirst() throws Exception {
        var station = Streets.aStation(floor, places, stations);
        var browser = new Browser(port);
        var somebody = floor.aPerson(Role.WORKER, station);
        browser.signIn(somebody.name());
        var me = somebody.actor().account().toString();
        var fresh = takeMine(browser, station, me, now());
        var late = takeMine(browser, station, me, now().minusDays(30));
        var waiting = browser.get("/api/today").json().path("waiting");
        assertThat(waiting.get(0).path("record").asString()).isEqualTo(late);
        assertThat(waiting.get(0).path("why").asString()).isEqualTo("overdue");
        assertThat(waiting.valueStream().map(w -> w.path("record").asString())).contains(fresh);
    }

    private String takeMine(Browser browser, StationId station, String me, java.time.OffsetDateTime at)
            throws Exception {
        var answer = browser.post(
                "/api/requests",
                Map.of(
                        "id",
                        Ids.next().toString(),
                        "station",
                        station.toString(),
                        "place",
                        "槐树里",
                        "kind",
                        "water",
                        "worker",
                        me,
                        "at",
                        at.toString()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("id").asString();
    }

    private static String take(Browser browser, StationId station, String urgency) throws Exception {
        var answer = browser.post(
                "/api/requests",
                Map.of(
                        "id",
                        Ids.next().toString(),
                        "station",
                        station.toString(),
                        "place",
                        "槐树里",
                        "kind",
                        "water",
                        "urgency",
                        urgency));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("id").asString();
    }

    /** The data lines of a person's stream. */
    private BlockingQueue<String> listen(String name) throws Exception {
        var token = sessions.signIn(name, TestFloor.PASSWORD, "test");
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/today/stream"))
                .header("Cookie", SessionCookie.NAME + "=" + token)
                .build();
        var heard = new LinkedBlockingQueue<String>();
        var opened = new LinkedBlockingQueue<String>();
        var response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
        assertThat(response.statusCode()).isEqualTo(200);
        Thread.ofVirtual()
                .start(() -> response.body().forEach(line -> {
                    if (line.startsWith(":")) {
                        opened.add(line);
                    } else if (line.startsWith("data:")) {
                        heard.add(line);
                    }
                }));
        assertThat(Optional.ofNullable(opened.poll(PATIENCE, TimeUnit.SECONDS))).isPresent();
        return heard;
    }

    private static java.sql.Connection asOwner() throws java.sql.SQLException {
        var database = cn.linli.app.TestDatabase.database();
        return java.sql.DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    private static java.time.OffsetDateTime now() {
        return java.time.OffsetDateTime.now(java.time.ZoneId.of("Asia/Shanghai"));
    }
}
