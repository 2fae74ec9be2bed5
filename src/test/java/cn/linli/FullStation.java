package cn.linli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.access.Role;
import cn.linli.places.Places;
import cn.linli.shared.Ids;
import cn.linli.shared.StationId;
import cn.linli.stations.Stations;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A station with one record of every kind, made over HTTP as its people make them: what a stranger must not reach. */
public final class FullStation {

    /** Words that stand in its records and nowhere else; no stranger may ever read one. */
    public static final Set<String> SECRETS = Set.of("仇秘玉", "仇小密", "锁孔里的话", "暗号花", "藏风项目", "祁密");

    private final Map<String, String> ids = new HashMap<>();
    private final StationId station;
    private final TestFloor.Somebody worker;
    private final TestFloor.Somebody head;
    private final Browser browser;
    private final Browser heads;

    /** Makes it. */
    public FullStation(TestFloor floor, Places places, Stations stations, int port) throws Exception {
        station = Streets.aStation(floor, places, stations);
        worker = floor.aPerson(Role.WORKER, station);
        head = floor.aPerson(Role.HEAD, station);
        browser = new Browser(port);
        browser.signIn(worker.name());
        heads = new Browser(port);
        heads.signIn(head.name());
        ids.put("station", station.toString());
        ids.put("account", worker.actor().account().toString());
        people(Streets.community(stations, station).value());
        requests();
        rules();
        visits();
        staff();
        duty();
        nobodyAnswers();
        campaign(Streets.community(stations, station).value());
        pair();
        papers(stations);
        rounds(Streets.community(stations, station).value());
    }

    /** The station. */
    public StationId station() {
        return station;
    }

    /** Who works here. */
    public TestFloor.Somebody worker() {
        return worker;
    }

    /** The id of its record of that kind: resident, household, label, kin, consent, request, visit, volunteer … */
    public String id(String kind) {
        return java.util.Objects.requireNonNull(ids.get(kind), kind);
    }

    private void people(String community) throws Exception {
        var form = new HashMap<String, Object>();
        form.put("name", "仇秘玉");
        form.put("station", station);
        form.put("community", community);
        form.put("phone", "13700006611");
        form.put("health", "锁孔里的话");
        form.put("sure", true);
        make(browser, "resident", "/api/residents", form);
        form.put("name", "仇小密");
        form.put("phone", "13700006612");
        make(browser, "other", "/api/residents", form);
        var person = "/api/residents/" + id("resident");
        make(browser, "label", person + "/labels", Map.of("kind", "living-alone", "from", "2024-01-01"));
        make(browser, "kin", person + "/kin", Map.of("name", "仇小密", "relation", "30", "phone", "13700006613"));
        make(
                browser,
                "consent",
                person + "/consents",
                Map.of("what", "service", "way", "written", "given", "2024-01-01"));
        make(
                browser,
                "household",
                "/api/residents/households",
                Map.of(
                        "head",
                        id("resident"),
                        "members",
                        List.of(
                                Map.of("id", id("resident"), "relation", "01"),
                                Map.of("id", id("other"), "relation", "30"))));
    }

    private void requests() throws Exception {
        make(
                browser,
                "request",
                "/api/requests",
                Map.of(
                        "station", station,
                        "resident", id("resident"),
                        "kind", "medicine",
                        "words", "锁孔里的话",
                        "way", "phone"));
        var path = "/api/requests/" + id("request");
        ok(browser.post(path + "/take-over", Map.of("version", 0)));
        ok(browser.post(path + "/medicine", Map.of("version", 1, "what", "锁孔里的话", "days", 10)));
        var version = browser.get(path).json().at("/line/version").asInt();
        ok(browser.post(path + "/cash", Map.of("version", version, "what", "received", "yuan", 20)));
        make(heads, "volunteer", "/api/volunteers", Map.of("station", station, "name", "暗号花", "phone", "13700006614"));
        make(
                heads,
                "project",
                "/api/projects",
                Map.of("station", station, "name", "藏风项目", "field", "为老服务", "year", 2025));
    }

    private void rules() throws Exception {
        make(
                heads,
                "rule",
                "/api/care/rules",
                Map.of("station", station, "label", "living-alone", "everyDays", 20, "way", "home", "minutes", 30));
    }

    private void visits() throws Exception {
        var residents = List.of(id("resident"));
        make(browser, "visit", "/api/visits", Map.of("residents", residents, "plannedFor", "2026-01-05"));
        var record = Map.of(
                "version",
                0,
                "day",
                "2026-01-05",
                "outcome",
                Map.of("how", "met", "minutes", 30, "present", 1),
                "words",
                "锁孔里的话",
                "observations",
                List.of(Map.of("field", "mood", "value", "good", "note", "锁孔里的话")));
        ok(browser.post("/api/visits/" + id("visit") + "/record", record));
        make(browser, "planned", "/api/visits", Map.of("residents", residents, "plannedFor", "2026-01-06"));
    }

    private void staff() throws Exception {
        make(
                heads,
                "worker",
                "/api/stations/" + station + "/workers",
                Map.of("name", "祁密", "position", "worker", "employment", "direct", "joined", "2024-03-01"));
        make(
                heads,
                "duty",
                "/api/stations/workers/" + id("worker") + "/duty",
                Map.of("day", "2026-11-23", "from", "08:30", "to", "17:30"));
    }

    private void rounds(String community) throws Exception {
        var settings =
                browser.get("/api/rounds/settings?station=" + station).json().path("terms");
        var terms = new HashMap<String, Object>();
        settings.properties().forEach(entry -> terms.put(entry.getKey(), entry.getValue()));
        terms.put("ways", List.of(Map.of("a", community, "b", community, "minutes", 7)));
        put("/api/rounds/settings", Map.of("station", station, "version", 0, "terms", terms), browser);
        put(
                "/api/rounds/abilities/" + id("worker"),
                Map.of("version", 0, "sex", 2, "languages", List.of("粤语"), "bike", true),
                heads);
        put(
                "/api/rounds/wishes/" + id("resident"),
                Map.of("version", 0, "sex", 2, "language", "", "licence", ""),
                browser);
        put(
                "/api/rounds/spots",
                Map.of(
                        "station",
                        station,
                        "kind",
                        "resident",
                        "ref",
                        id("resident"),
                        "spot",
                        Map.of("lon", 117, "lat", 36)),
                browser);
        make(browser, "round", "/api/rounds", Map.of("station", station, "workers", List.of()));
    }

    private static void put(String path, Map<String, Object> body, Browser who) throws Exception {
        ok(who.put(path, body));
    }

    private void duty() throws Exception {
        var member = "/api/rota/members/" + id("worker");
        ok(heads.put(member, Map.of("version", 0, "share", 80, "weekdays", 31, "takesPart", true)));
        make(heads, "leave", member + "/leave", Map.of("from", "2027-12-24", "to", "2027-12-24"));
        make(heads, "plan", "/api/rota/stations/" + station + "/plans", Map.of("year", 2027, "from", "2027-12-20"));
    }

    /** Nobody home at the other one: the first has phoned today. */
    private void nobodyAnswers() throws Exception {
        make(
                browser,
                "labelOfOther",
                "/api/residents/" + id("other") + "/labels",
                Map.of("kind", "living-alone", "from", "2024-01-01"));
        var today =
                java.time.LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).toString();
        make(
                browser,
                "unmet",
                "/api/visits",
                Map.of(
                        "residents",
                        List.of(id("other")),
                        "plannedFor",
                        today,
                        "record",
                        Map.of(
                                "version",
                                0,
                                "day",
                                today,
                                "outcome",
                                Map.of("how", "nobody-home", "noticeLeft", true))));
        ids.put(
                "ladder",
                browser.get("/api/unanswered").json().at("/items/0/id").asString());
    }

    private void campaign(String community) throws Exception {
        var today = java.time.LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"));
        var form = new HashMap<String, Object>();
        form.put("station", station);
        form.put("kind", "heat");
        form.put("title", "暗号花行动");
        form.put("from", today.toString());
        form.put("to", today.plusDays(9).toString());
        form.put("unit", "household");
        make(heads, "campaign", "/api/campaigns", form);
        var path = "/api/campaigns/" + id("campaign");
        ok(heads.post(path + "/start", Map.of("version", 0)));
        make(
                browser,
                "place",
                path + "/places",
                Map.of("station", station, "community", community, "sort", "shop", "name", "暗号花店", "address", "锁孔里的话"));
        make(
                browser,
                "goods",
                path + "/goods",
                Map.of("station", station, "name", "暗号花茶", "measure", "份", "quantity", 9));
        make(
                browser,
                "deed",
                path + "/deeds",
                Map.of(
                        "subject",
                        id("place"),
                        "met",
                        true,
                        "day",
                        today.toString(),
                        "minutes",
                        10,
                        "heads",
                        1,
                        "words",
                        "锁孔里的话",
                        "goods",
                        List.of(Map.of("goods", id("goods"), "quantity", 1))));
    }

    private void pair() throws Exception {
        make(
                browser,
                "pair",
                "/api/standins",
                Map.of("resident", id("resident"), "helper", id("volunteer"), "rhythm", 7));
        var path = "/api/standins/" + id("pair");
        ok(browser.post(path + "/agree", Map.of("version", 0, "side", "elder", "way", "spoken")));
        ok(browser.post(path + "/agree", Map.of("version", 1, "side", "helper")));
        var today =
                java.time.LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).toString();
        make(
                browser,
                "note",
                path + "/notes",
                Map.of("day", today, "by", "phone", "result", "heard", "minutes", 10, "words", "锁孔里的话"));
        make(browser, "feedback", path + "/feedback", Map.of("side", "elder", "mood", "good", "words", "锁孔里的话"));
        ok(browser.post(
                "/api/standins/profiles",
                Map.of("station", station, "who", id("resident"), "interests", List.of("暗号花"))));
        make(
                browser,
                "event",
                "/api/standins/events",
                Map.of(
                        "station",
                        station,
                        "title",
                        "暗号花会",
                        "place",
                        "锁孔里的话",
                        "day",
                        today,
                        "pairs",
                        List.of(id("pair"))));
    }

    private void papers(Stations stations) throws Exception {
        var paper = browser.upload(
                "/api/documents/papers", "锁孔里的话.pdf", "%PDF-1.7\n".getBytes(StandardCharsets.UTF_8), Ids.next());
        ids.put("paper", ok(paper).json().path("id").asString());
        var street = stations.find(station).orElseThrow().region().prefix();
        var roster = browser.upload(
                "/api/residents/rosters?area=" + street,
                "祁密.csv",
                "姓名,身份证号,所属社区\n仇秘玉,,不详\n仇小密,,杏荫社区\n".getBytes(StandardCharsets.UTF_8),
                Ids.next());
        ids.put("roster", ok(roster).json().path("id").asString());
        for (int i = 0; i < 300 && state().equals("reading"); i++) {
            Thread.sleep(100);
        }
        assertThat(state()).isEqualTo("ready");
    }

    private String state() throws Exception {
        return browser.get("/api/residents/rosters/" + id("roster"))
                .json()
                .path("state")
                .asString();
    }

    private void make(Browser who, String kind, String path, Map<String, Object> body) throws Exception {
        var whole = new HashMap<>(body);
        var id = Ids.next();
        whole.put("id", id);
        whole.put("version", 0);
        ok(who.post(path, whole));
        ids.put(kind, id.toString());
    }

    private static Browser.Answer ok(Browser.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }
}
