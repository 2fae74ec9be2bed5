package cn.linli.requests;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.Browser;
import cn.linli.LinliTest;
import cn.linli.Streets;
import cn.linli.TestFloor;
import cn.linli.access.Role;
import cn.linli.access.Wall;
import cn.linli.shared.Ids;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@LinliTest
class OpenRequestHttpTest {

    @Autowired
    private TestFloor floor;

    @Autowired
    private cn.linli.places.Places places;

    @Autowired
    private cn.linli.stations.Stations stations;

    @Autowired
    private OpenRequests open;

    @Autowired
    private Requests requests;

    @LocalServerPort
    private int port;

    private StationId station;
    private cn.linli.access.Actor worker;
    private Browser browser;
    private String address;

    @BeforeEach
    void aStation() throws Exception {
        station = Streets.aStation(floor, places, stations);
        var somebody = floor.aPerson(Role.WORKER, station);
        worker = somebody.actor();
        browser = new Browser(port);
        browser.signIn(somebody.name());
        address = "203.0.113." + UUID.randomUUID();
    }

    @Test
    void aDaughterWritesANeedAndTheStationHasIt() throws Exception {
        var code = open.write(station, Ids.next(), aNeed("妈妈的药吃完了"), address);
        assertThat(code).matches("[2-9A-Z]{10}");
        var list = browser.get("/api/requests?station=" + station).json().path("items");
        assertThat(list.size()).isEqualTo(1);
        assertThat(list.get(0).path("way").asString()).isEqualTo("link");
        assertThat(list.get(0).path("place").asString()).isEqualTo("王奶奶，槐树里3号楼201");
    }

    @Test
    void theFormItselfIsSentWithoutScriptAndWithoutASession() throws Exception {
        var said = form(
                "/open/request",
                "station=" + station + "&command=" + Ids.next()
                        + "&words=%E4%B9%B0%E7%B1%B3&where=%E6%A7%90%E6%A0%91%E9%87%8C&name=%E5%B0%8F%E7%8E%8B&phone=139");
        assertThat(said.status()).isEqualTo(303);
        assertThat(browser.get("/api/requests?station=" + station)
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(1);
        var silent = form(
                "/open/request",
                "station=" + station + "&command=" + Ids.next() + "&words=&where=%E6%A7%90&name=a&phone=1");
        assertThat(silent.status()).isEqualTo(400);
        assertThat(silent.body()).contains("必须填写").contains("value=\"%E6%A7%90\"".replace("%E6%A7%90", "槐"));
    }

    @Test
    void theSameFormSentTwiceIsOneNeedWithOneCode() throws Exception {
        var form = Ids.next();
        var first = open.write(station, form, aNeed("买米"), address);
        var second = open.write(station, form, aNeed("买米"), address);
        assertThat(second).isEqualTo(first);
        assertThat(browser.get("/api/requests?station=" + station)
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void theCodeShowsTheStateAndNothingPersonal() throws Exception {
        var code = open.write(station, Ids.next(), aNeed("买米"), address);
        var page = new Browser(port).get("/open/follow?code=" + code);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("已经收到")
                .doesNotContain("13900004321")
                .doesNotContain("王奶奶")
                .doesNotContain("槐树里")
                .doesNotContain("<script");
        assertThat(page.body().length()).isLessThan(100_000);
        assertThat(new Browser(port)
                        .get("/open/follow?code=" + code.toLowerCase(java.util.Locale.ROOT))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aWrongCodeFindsNothing() throws Exception {
        assertThat(new Browser(port).get("/open/follow?code=ZZZZZZZZZZ").status())
                .isEqualTo(404);
    }

    @Test
    void theResidentSaysByLinkThatItIsDone() throws Exception {
        var code = open.write(station, Ids.next(), aNeed("买米"), address);
        var id = doneByWorker();
        var version = open.follow(code, address).version();
        var said = form("/open/follow", "code=" + code + "&version=" + version + "&word=satisfied");
        assertThat(said.status()).isEqualTo(303);
        var again = form("/open/follow", "code=" + code + "&version=" + version + "&word=satisfied");
        assertThat(again.status()).isEqualTo(303);
        var seen = browser.get("/api/requests/" + id).json();
        assertThat(seen.at("/line/ending").asString()).isEqualTo("satisfied");
        assertThat(seen.path("steps")
                        .valueStream()
                        .filter(s -> s.path("what").asString().equals("satisfied"))
                        .count())
                .isEqualTo(1);
    }

    @Test
    void theResidentSaysByLinkThatSomethingIsMissing() throws Exception {
        var code = open.write(station, Ids.next(), aNeed("买米"), address);
        doneByWorker();
        var version = open.follow(code, address).version();
        assertThat(form("/open/follow", "code=" + code + "&version=" + version + "&word=not-yet&missing=")
                        .status())
                .isEqualTo(400);
        assertThat(form("/open/follow", "code=" + code + "&version=" + version + "&word=not-yet&missing=%E9%86%8B")
                        .status())
                .isEqualTo(303);
        assertThat(open.follow(code, address).state()).isEqualTo(RequestState.UNDER_WAY);
    }

    @Test
    void whatSomebodyWritesIsNeverMarkup() throws Exception {
        var page = new OpenPage(java.util.Locale.SIMPLIFIED_CHINESE);
        var nasty = "\"><script>alert(1)</script>'";
        var html = page.form(
                new OpenPage.Choice(station.value(), nasty),
                Ids.next(),
                new OpenRequests.Written(nasty, nasty, nasty, nasty, nasty, nasty, true),
                nasty);
        assertThat(html).doesNotContain("<script").doesNotContain(nasty).contains("&quot;&gt;&lt;script");
        var away = page.away("POST", "/open/request" + nasty, java.util.Map.of("words", nasty, nasty, "x"));
        assertThat(away).doesNotContain("<script").doesNotContain(nasty).contains("请不要关掉这一页");
    }

    @Test
    void thePageIsSmallAndNeedsNoScript() throws Exception {
        var page = new Browser(port).get("/open/request");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("20px").doesNotContain("<script");
        assertThat(page.body().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .hasSizeLessThan(100_000);
    }

    @Test
    void aFloodFromOneAddressIsStopped() {
        for (int i = 0; i < 20; i++) {
            open.write(station, Ids.next(), aNeed("买米" + i), address);
        }
        RequestTest.assertRefused(
                () -> open.write(station, Ids.next(), aNeed("又一件"), address), RequestRefusal.TOO_OFTEN);
        assertThat(open.write(station, Ids.next(), aNeed("别人家"), address + "x")).isNotEmpty();
    }

    @Test
    void codesCannotBeTriedOneAfterTheOther() {
        for (int i = 0; i < 60; i++) {
            RequestTest.assertRefused(() -> open.follow("ZZZZZZZZZZ", address), RequestRefusal.NO_SUCH_CODE);
        }
        RequestTest.assertRefused(() -> open.follow("ZZZZZZZZZZ", address), RequestRefusal.TOO_OFTEN);
    }

    @Test
    void whatMustBeThereIsAskedFor() {
        var silent = new OpenRequests.Written("", "槐树里", "", "小王", "139", "", false);
        RequestTest.assertRefused(() -> open.write(station, Ids.next(), silent, address), SharedRefusal.MISSING);
    }

    private static OpenRequests.Written aNeed(String words) {
        return new OpenRequests.Written("王奶奶", "槐树里3号楼201", words, "小王", "13900004321", "女儿", false);
    }

    private String doneByWorker() throws Exception {
        var id = browser.get("/api/requests?station=" + station)
                .json()
                .at("/items/0/id")
                .asString();
        var request = cn.linli.shared.RequestId.of(id);
        Wall.as(worker, () -> requests.takeOver(worker, request, Requests.ANY_VERSION, null));
        Wall.as(worker, () -> requests.begin(worker, request, Requests.ANY_VERSION, null));
        Wall.as(worker, () -> requests.done(worker, request, Requests.ANY_VERSION, new DoneWork(20, "", null)));
        return id;
    }

    private Browser.Answer form(String path, String body) throws Exception {
        return new Browser(port)
                .withoutCsrf()
                .send("POST", path, body, java.util.Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }
}
