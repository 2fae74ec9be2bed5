package cn.linli.app;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.Browser;
import cn.linli.FullStation;
import cn.linli.LinliTest;
import cn.linli.TestFloor;
import cn.linli.access.Role;
import cn.linli.places.Places;
import cn.linli.shared.Ids;
import cn.linli.stations.Stations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every address there is, tried by those it is not for. A new address is tried as soon as it exists. */
@LinliTest
class AddressSweepTest {

    /** Open without a session, each for its reason: signing in and out, the page before it. */
    private static final Set<String> OPEN =
            Set.of("GET /api/access/door", "POST /api/access/session", "DELETE /api/access/session");

    /** Not under /api: the residents' page, the command line with its own token, and what only tests bring along. */
    private static final Set<String> OUTSIDE = Set.of("/open", "/console", "/error", "/v3/api-docs");

    /** Open to everybody signed in: not personal, or the answer is empty for a stranger. */
    private static final Map<String, String> FOR_ALL = Map.of(
            "GET /api/stations/{id}", "a station's sheet is no secret, its people are",
            "GET /api/places/regions/{code}", "names of regions are public",
            "POST /api/requests/kinds/{code}", "one catalogue for all stations, kept by the hub (RequestsTest)");

    private static final Map<String, String> EMPTY_FOR_STRANGERS = Map.of(
            "GET /api/stations/{id}/workers", "?also=true",
            "GET /api/stations/{id}/duty", "?from=2026-11-01&to=2026-11-30");

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
    private static @org.jspecify.annotations.Nullable FullStation made;

    @Autowired
    private TestFloor floor;

    @Autowired
    private Places places;

    @Autowired
    private Stations stations;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @LocalServerPort
    private int port;

    private FullStation full;

    @BeforeEach
    void aStationWithEverything() throws Exception {
        var known = made;
        if (known == null) {
            known = new FullStation(floor, places, stations, port);
            made = known;
        }
        full = known;
    }

    @Test
    void theAddressesAreFound() {
        assertThat(addresses()).hasSizeGreaterThan(80);
        assertThat(addresses())
                .containsAll(OPEN)
                .containsAll(FOR_ALL.keySet())
                .containsAll(EMPTY_FOR_STRANGERS.keySet());
    }

    @Test
    void everyAddressButTheDoorAsksWhoItIs() throws Exception {
        var answers = new TreeMap<String, Integer>();
        for (var address : addresses()) {
            var browser = new Browser(port);
            browser.get("/api/access/door");
            if (!OPEN.contains(address)) {
                answers.put(address, call(browser, address).status());
            }
        }
        answers.values().removeIf(status -> status == 401);
        assertThat(answers).isEmpty();
    }

    @Test
    void everyChangeByAPageAsksForTheCsrfToken() throws Exception {
        var browser = new Browser(port);
        browser.signIn(floor.aPerson(Role.WORKER, full.station()).name());
        var answers = new TreeMap<String, Integer>();
        for (var address : addresses()) {
            if (!address.startsWith("GET ")) {
                answers.put(address, call(browser.withoutCsrf(), address).status());
            }
        }
        assertThat(answers).hasSizeGreaterThan(40);
        answers.values().removeIf(status -> status == 403);
        assertThat(answers).isEmpty();
        assertThat(browser.get("/api/access/session").status()).isEqualTo(200);
    }

    @Test
    void anotherStationsRecordsAreOutOfReachOfEveryRoleAtEveryAddress() throws Exception {
        for (var role : List.of(
                Role.WORKER, Role.HEAD, Role.SUPERVISOR, Role.AGENCY, Role.GRID, Role.VOLUNTEER, Role.EVALUATOR)) {
            var stranger = new Browser(port);
            stranger.signIn(floor.aPerson(role, floor.aStation()).name());
            assertThat(reached(stranger)).as(role.code()).isEmpty();
        }
    }

    @Test
    void administratorsReachNoRecordsOfPeople() throws Exception {
        for (var role : List.of(Role.SYSADMIN, Role.SECADMIN, Role.AUDITOR)) {
            var administrator = new Browser(port);
            administrator.signIn(floor.aPerson(cn.linli.access.Grant.of(role, java.time.LocalDate.of(2020, 1, 1)))
                    .name());
            var reached = reached(administrator);
            reached.keySet()
                    .removeIf(address -> address.contains("/api/access/")
                            || address.contains("/api/stations/")
                            || address.contains("/api/places/"));
            assertThat(reached).as(role.code()).isEmpty();
        }
    }

    @Test
    void anIdThatIsNoneIsRefusedAtEveryAddress() throws Exception {
        var head = new Browser(port);
        head.signIn(floor.aPerson(Role.HEAD, full.station()).name());
        var answers = new TreeMap<String, String>();
        for (var address : withVariables()) {
            for (var nonsense :
                    List.of("not-an-id", "%00", "%27%20or%201=1--", "00000000-0000-0000-0000-000000000000")) {
                var answer = call(head, address, VARIABLE.matcher(address).replaceAll(nonsense));
                if (answer.status() < 400 || answer.status() >= 500) {
                    answers.put(address + " " + nonsense, answer.status() + " " + answer.body());
                }
            }
        }
        answers.keySet().removeIf(key -> EMPTY_FOR_STRANGERS.keySet().stream().anyMatch(key::startsWith));
        assertThat(answers).isEmpty();
    }

    /** What this visitor got at the addresses of the full station's records, unless it was a plain no. */
    private Map<String, String> reached(Browser stranger) throws Exception {
        var reached = new TreeMap<String, String>();
        for (var address : withVariables()) {
            if (FOR_ALL.containsKey(address)) {
                continue;
            }
            var answer = call(stranger, address);
            var no = answer.status() == 403 || answer.status() == 404;
            var empty =
                    EMPTY_FOR_STRANGERS.containsKey(address) && answer.body().equals("[]");
            var told = FullStation.SECRETS.stream().anyMatch(answer.body()::contains);
            if (told || !(no || empty)) {
                reached.put(address, answer.status() + " " + answer.body());
            }
        }
        return reached;
    }

    private List<String> withVariables() {
        return addresses().stream()
                .filter(address -> VARIABLE.matcher(address).find())
                .toList();
    }

    private List<String> addresses() {
        var found = new ArrayList<String>();
        mappings.getHandlerMethods().forEach((info, method) -> {
            for (var pattern : info.getPatternValues()) {
                if (OUTSIDE.stream().anyMatch(pattern::startsWith)) {
                    continue;
                }
                info.getMethodsCondition()
                        .getMethods()
                        .forEach(verb -> found.add(verb + " " + pattern.replaceAll("\\{(\\w+):[^}]*}", "{$1}")));
            }
        });
        return found.stream().sorted().toList();
    }

    private Browser.Answer call(Browser who, String address) throws Exception {
        var filled = VARIABLE.matcher(address).replaceAll(found -> id(address, found.group(1)));
        return call(who, address, filled);
    }

    private Browser.Answer call(Browser who, String address, String filled) throws Exception {
        var words = filled.split(" ", 2);
        var query = EMPTY_FOR_STRANGERS.getOrDefault(address, address.endsWith("/differences") ? "?what=new" : "");
        return who.send(
                words[0],
                words[1] + query,
                words[0].equals("GET") ? null : body(address),
                Map.of("Linli-Command", Ids.next().toString()));
    }

    /** A real id of the full station for what the address is about. */
    private String id(String address, String variable) {
        var about = address.substring(address.indexOf("/api/") + 5);
        return switch (variable) {
            case "label", "kin", "consent" -> full.id(variable);
            case "grant", "session", "token", "line" -> full.id("request");
            case "subject", "place" -> full.id("place");
            case "goods", "deed", "event" -> full.id(variable);
            case "code" -> about.startsWith("requests/kinds") ? "water" : "370105000000";
            default -> {
                var kinds = new HashMap<String, String>(Map.of(
                        "requests/", "request",
                        "visits/", "visit",
                        "residents/", "resident",
                        "stations/", "station",
                        "projects/", "project",
                        "volunteers/", "volunteer",
                        "documents/papers/", "paper"));
                kinds.put("campaigns/", "campaign");
                kinds.put("standins/", "pair");
                kinds.put("residents/households/", "household");
                kinds.put("residents/rosters/", "roster");
                kinds.put("stations/workers/", "worker");
                kinds.put("stations/duty/", "duty");
                kinds.put("care/", "resident");
                kinds.put("care/rules/", "rule");
                kinds.put("access/accounts/", "account");
                kinds.put("rounds/", "round");
                kinds.put("rounds/abilities/", "worker");
                kinds.put("rounds/wishes/", "resident");
                kinds.put("unanswered/", "ladder");
                kinds.put("rota/stations/", "station");
                kinds.put("rota/members/", "worker");
                kinds.put("rota/plans/", "plan");
                kinds.put("rota/leave/", "leave");
                yield kinds.entrySet().stream()
                        .filter(kind -> about.startsWith(kind.getKey()))
                        .max(Map.Entry.comparingByKey(java.util.Comparator.comparingInt(String::length)))
                        .map(kind -> full.id(kind.getValue()))
                        .orElse(full.id("request"));
            }
        };
    }

    /** A body that is whole wherever it goes, so that no refusal of a form hides an open address. */
    private String body(String address) {
        var body = new HashMap<String, Object>();
        body.put("id", Ids.next());
        body.put("version", 0);
        body.put("station", full.station());
        body.put("name", "改名");
        body.put("displayName", "改名");
        body.put("code", "water");
        body.put("number", "7");
        body.put("status", address.contains("/projects/") ? "finished" : "running");
        body.put("namedOn", "2024-01-01");
        body.put("runningOn", "2024-01-02");
        body.put("opens", "08:00");
        body.put("closes", "18:00");
        body.put("colour", "#B45309");
        body.put("everyDay", true);
        body.put("operator", full.id("request"));
        body.put("account", full.id("account"));
        body.put("worker", full.id("account"));
        body.put("from", address.endsWith("/duty") || address.contains("/visits/") ? "08:30" : "2026-01-01");
        body.put("to", address.endsWith("/duty") ? "17:30" : address.endsWith("/send-up") ? "hub" : "2026-12-31");
        body.put("day", "2026-01-05");
        body.put("plannedFor", "2036-01-05");
        body.put("given", "2026-01-05");
        body.put("last", "2026-01-05");
        body.put("joined", "2024-01-01");
        body.put("position", "worker");
        if (address.contains("/rounds/")) {
            body.put("call", full.id("visit"));
            body.put("from", full.id("worker"));
            body.put("to", full.id("worker"));
            body.put("sex", 1);
            body.put("bike", true);
            body.put("pinned", true);
            body.put("position", 0);
        }
        body.put("employment", "direct");
        body.put("community", "990101001001");
        body.put("kind", address.contains("/words") ? "label" : address.contains("/labels") ? "living-alone" : "water");
        body.put("meanings", Map.of("甲", "living-alone"));
        body.put("sort", "shop");
        body.put(
                "what", address.endsWith("/cash") ? "received" : address.contains("/campaigns/") ? "given" : "service");
        body.put("way", address.endsWith("/word") ? "call-back" : "written");
        body.put("word", "satisfied");
        body.put("words", "好");
        body.put("reason", "好");
        body.put("why", "好");
        body.put("purpose", "回访");
        body.put("field", address.contains("/residents/") ? "phone" : "为老服务");
        body.put("minutes", 10);
        body.put("yuan", 1);
        body.put("days", 3);
        body.put("paused", true);
        body.put("relation", "30");
        body.put("resident", full.id("resident"));
        body.put("into", full.id("other"));
        body.put("head", full.id("resident"));
        body.put("members", List.of(Map.of("id", full.id("resident"), "relation", "01")));
        body.put("outcome", Map.of("how", "met", "minutes", 30, "present", 1));
        body.put("title", "改名");
        body.put("side", "elder");
        body.put("mood", "good");
        body.put("result", "seen");
        body.put("by", "home");
        body.put("rhythm", 7);
        body.put("unit", "person");
        body.put("quantity", 1);
        body.put("measure", "份");
        body.put("heads", 1);
        body.put("sheet", 0);
        body.put("line", address.contains("/unanswered/") ? Ids.next() : 2);
        body.put("rung", "again");
        body.put("result", "no-answer");
        body.put("yes", true);
        body.put("officeFrom", "08:30");
        body.put("officeTo", "17:30");
        body.put("chosen", "Morning-Bridge-8");
        body.put("rights", List.of("see-requests"));
        body.put("expires", "2026-12-31T00:00:00Z");
        body.put("role", "worker");
        return tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(body);
    }
}
