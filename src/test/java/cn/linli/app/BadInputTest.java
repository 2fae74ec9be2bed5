package cn.linli.app;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.Browser;
import cn.linli.LinliTest;
import cn.linli.Streets;
import cn.linli.TestFloor;
import cn.linli.access.Role;
import cn.linli.places.Places;
import cn.linli.shared.Ids;
import cn.linli.shared.StationId;
import cn.linli.stations.Stations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is typed into the forms that make something: kept exactly, or refused by name at its field, never broken. */
@LinliTest
class BadInputTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Legal, however odd. At most twenty characters as people count them. */
    private static final List<String> ODD = List.of(
            "𠮷野家·阿〇",
            "阿卜杜拉·买买提",
            "<b onclick=x>喂</b>",
            "'; drop table x;--",
            "$1 %s %_\\ \"q\" `b`",
            "😀👩‍🦳🧓🏽",
            "Ñandú é é",
            "שלום مرحبا",
            "㐂𪚥𫠝",
            "①㎡½ＡＢ１２ｶ",
            "e\u0301 \uF914 葛\uDB40\uDD00",
            "null",
            "{\"a\":1}");

    /** A community that no station looks after, so that nothing but the id is wrong. */
    private static final String OF_NO_STATION = "997777001001";

    @Autowired
    private TestFloor floor;

    @Autowired
    private Places places;

    @Autowired
    private Stations stations;

    @LocalServerPort
    private int port;

    private StationId station;
    private StationId foreign;
    private String community;
    private String resident;
    private Browser head;

    @BeforeEach
    void aHeadAtADesk() throws Exception {
        station = Streets.aStation(floor, places, stations);
        foreign = floor.aStation();
        community = Streets.community(stations, station).value();
        head = new Browser(port);
        head.signIn(floor.aPerson(Role.HEAD, station).name());
        resident = "";
        resident = id(made(Form.RESIDENT, Form.RESIDENT.body(this)));
    }

    @ParameterizedTest
    @EnumSource
    void oddTextIsKeptExactly(Form form) throws Exception {
        for (var text : ODD) {
            var body = form.body(this);
            form.texts.keySet().forEach(field -> body.put(field, text));
            var kept = read(form, id(made(form, body)));
            form.shown.forEach((field, at) ->
                    assertThat(kept.at(at).asString()).as(form + " " + field).isEqualTo(text));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLongestTextIsKeptAndOneCharacterMoreRefusedAtItsField(Form form) throws Exception {
        for (var text : form.texts.entrySet()) {
            var fits = form.body(this);
            fits.put(text.getKey(), "𠮷".repeat(text.getValue()));
            made(form, fits);
            var body = form.body(this);
            body.put(text.getKey(), "𠮷".repeat(text.getValue() + 1));
            refused(form, body, 400, "shared.too-long", text.getKey());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoTextIsRefusedAtItsField(Form form) throws Exception {
        for (var field : form.texts.keySet()) {
            var body = form.body(this);
            body.put(field, "喂\u0000喂");
            refused(form, body, 400, "shared.unreadable", field);
            body = form.body(this);
            body.put(field, "喂\u001b[31m");
            refused(form, body, 400, "shared.unreadable", field);
            body = form.body(this);
            body.put(field, "半个字@@");
            refused(form, JSON.writeValueAsString(body).replace("@@", "\\ud842"), 400, "shared.unreadable", field);
            body = form.body(this);
            body.put(field, Map.of("a", 1));
            refused(form, body, 400, "shared.unreadable", field);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsMissingIsNamed(Form form) throws Exception {
        for (var field : form.needed) {
            var body = form.body(this);
            body.remove(field);
            refused(form, body, 400, "shared.missing", field);
            body.put(field, null);
            refused(form, body, 400, "shared.missing", field);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anIdThatIsNoneIsRefusedAtItsField(Form form) throws Exception {
        for (var field : form.ids) {
            for (var nonsense : List.of("not-an-id", "1", "'; drop table x;--")) {
                var body = form.body(this);
                body.put(field, nonsense);
                refused(form, body, 400, "shared.unreadable", field);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aForeignIdDoesNotExist(Form form) throws Exception {
        for (var field : form.foreign) {
            for (var id : List.of(foreign.toString(), Ids.next().toString())) {
                var body = form.body(this);
                body.put(field, id);
                body.computeIfPresent("community", (key, own) -> OF_NO_STATION);
                var answer = head.post(form.path(this), body);
                assertThat(answer.status())
                        .as(form + " " + field + " " + answer.body())
                        .isEqualTo(404);
                assertThat(answer.code()).isEqualTo("shared.not-found");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theIdOfSomethingThatIsThereAlreadyMakesNothingAndBreaksNothing(Form form) throws Exception {
        var body = form.body(this);
        var first = made(form, body);
        var again = head.post(form.path(this), body);
        if (form == Form.REQUEST) {
            assertThat(again.body()).as("the same id is the same request").isEqualTo(first.body());
        } else {
            assertThat(again.status()).as(form + " " + again.body()).isBetween(400, 499);
            assertThat(again.code()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoFormIsRefused(Form form) throws Exception {
        for (var body : List.of("", "null", "[]", "7", "\"x\"", "{", "{\"id\":", "<xml/>")) {
            var answer = head.post(form.path(this), body);
            assertThat(answer.status())
                    .as(form + " " + body + " " + answer.body())
                    .isEqualTo(400);
            assertThat(answer.code()).as(form + " " + body).isNotEmpty();
        }
    }

    private void refused(Form form, Map<String, Object> body, int status, String code, String field) throws Exception {
        refused(form, JSON.writeValueAsString(body), status, code, field);
    }

    private void refused(Form form, String body, int status, String code, String field) throws Exception {
        var answer = head.post(form.path(this), body);
        assertThat(answer.status()).as(form + " " + field + " " + answer.body()).isEqualTo(status);
        assertThat(answer.code()).as(form + " " + field).isEqualTo(code);
        assertThat(answer.json().path("field").asString(""))
                .as(form + " " + code)
                .isEqualTo(field);
        assertThat(answer.json().path("detail").asString()).isNotEmpty();
    }

    private Browser.Answer made(Form form, Map<String, Object> body) throws Exception {
        var answer = head.post(form.path(this), body);
        assertThat(answer.status()).as(form + " " + body + " " + answer.body()).isEqualTo(200);
        return answer;
    }

    private static String id(Browser.Answer answer) {
        return answer.json().path("id").asString();
    }

    /** The record as a screen reads it; where only lists are read, its line there. */
    private JsonNode read(Form form, String id) throws Exception {
        var read = head.get(form.reads.replace("{id}", id).replace("{station}", station.toString()))
                .json();
        var list = read.has("items") ? read.path("items") : read;
        if (!list.isArray()) {
            return list;
        }
        var found = new ArrayList<JsonNode>();
        list.forEach(line -> {
            if (line.path("id").asString().equals(id)) {
                found.add(line);
            }
        });
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    /** The forms that make something. */
    @SuppressWarnings("ImmutableEnumChecker") // made of Map.of and List.of
    enum Form {
        RESIDENT(
                "/api/residents",
                "/api/residents/{id}",
                Map.of(
                        "name", 60,
                        "road", 100,
                        "ethnicity", 20,
                        "languages", 60,
                        "registeredHome", 200,
                        "health", 2000,
                        "allergies", 500),
                Map.of("name", "/name", "road", "/road", "ethnicity", "/ethnicity", "languages", "/languages"),
                List.of("id", "station", "name", "community"),
                List.of("id", "station", "grid"),
                List.of("station")) {
            @Override
            Map<String, @Nullable Object> fields(BadInputTest at) {
                return Map.of("station", at.station, "name", "苏平安", "community", at.community, "sure", true);
            }
        },
        HOUSEHOLD(
                "/api/residents/households",
                "/api/residents/households/{id}",
                Map.of("note", 200),
                Map.of("note", "/note"),
                List.of("id", "head"),
                List.of("id", "head"),
                List.of("head")) {
            @Override
            Map<String, @Nullable Object> fields(BadInputTest at) throws Exception {
                var one = id(at.made(RESIDENT, RESIDENT.body(at)));
                return Map.of("head", one, "members", List.of(Map.of("id", one, "relation", "01")));
            }
        },
        REQUEST(
                "/api/requests",
                "/api/requests/{id}",
                Map.of("words", 2000, "place", 200, "callerName", 40, "callerRelation", 20),
                Map.of(
                        "words", "/words",
                        "place", "/line/place",
                        "callerName", "/callerName",
                        "callerRelation", "/callerRelation"),
                List.of("id", "station"),
                List.of("id", "station", "worker", "volunteer", "resident"),
                List.of("station", "resident")) {
            @Override
            Map<String, @Nullable Object> fields(BadInputTest at) {
                return Map.of("station", at.station, "place", "槐树里", "kind", "water", "words", "水管漏了", "way", "phone");
            }
        },
        VISIT(
                "/api/visits",
                "/api/visits/{id}",
                Map.of("purpose", 100),
                Map.of("purpose", "/purpose"),
                List.of(),
                List.of("id", "request"),
                List.of()) {
            @Override
            Map<String, @Nullable Object> fields(BadInputTest at) {
                return Map.of("residents", List.of(at.resident), "plannedFor", "2026-12-01", "purpose", "看望");
            }
        },
        PROJECT(
                "/api/projects",
                "/api/projects?station={station}&limit=200",
                Map.of("name", 100, "field", 40),
                Map.of("name", "/name", "field", "/field"),
                List.of("id", "station", "name"),
                List.of("id", "station"),
                List.of("station")) {
            @Override
            Map<String, @Nullable Object> fields(BadInputTest at) {
                return Map.of("station", at.station, "name", "项目" + Ids.next(), "field", "为老服务", "year", 2026);
            }
        },
        VOLUNTEER(
                "/api/volunteers",
                "/api/volunteers?station={station}",
                Map.of("name", 40),
                Map.of("name", "/name"),
                List.of("id", "station", "name"),
                List.of("id", "station", "account"),
                List.of("station")) {
            @Override
            Map<String, @Nullable Object> fields(BadInputTest at) {
                return Map.of("station", at.station, "name", "柳青", "skills", List.of("缝补"));
            }
        },
        STAFF(
                "/api/stations/{station}/workers",
                "/api/stations/{station}/workers",
                Map.of("name", 40, "licenceNumber", 40),
                Map.of("name", "/name", "licenceNumber", "/licence/number"),
                List.of("id", "name", "position", "employment", "joined"),
                List.of("id", "account", "mentor"),
                List.of()) {
            @Override
            Map<String, @Nullable Object> fields(BadInputTest at) {
                return Map.of(
                        "name", "邱月明",
                        "position", "worker",
                        "employment", "direct",
                        "licenceLevel", "assistant",
                        "joined", "2024-03-01",
                        "version", 0);
            }
        };

        private final String path;
        private final String reads;
        private final Map<String, Integer> texts;
        private final Map<String, String> shown;
        private final List<String> needed;
        private final List<String> ids;
        private final List<String> foreign;

        Form(
                String path,
                String reads,
                Map<String, Integer> texts,
                Map<String, String> shown,
                List<String> needed,
                List<String> ids,
                List<String> foreign) {
            this.path = path;
            this.reads = reads;
            this.texts = texts;
            this.shown = shown;
            this.needed = needed;
            this.ids = ids;
            this.foreign = foreign;
        }

        abstract Map<String, @Nullable Object> fields(BadInputTest at) throws Exception;

        Map<String, Object> body(BadInputTest at) throws Exception {
            var body = new HashMap<>(fields(at));
            body.put("id", Ids.next().toString());
            return body;
        }

        String path(BadInputTest at) {
            return path.replace("{station}", at.station.toString());
        }
    }
}
