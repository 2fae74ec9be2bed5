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
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two people change one record: the second sees what stands now and chooses; at once, one of them wins. */
@LinliTest
class TwoEditorsTest {

    private static final int AT_ONCE = 4;

    @Autowired
    private TestFloor floor;

    @Autowired
    private Places places;

    @Autowired
    private Stations stations;

    @LocalServerPort
    private int port;

    private StationId station;
    private String community;
    private Browser one;
    private Browser other;

    @BeforeEach
    void twoHeadsAtOneDesk() throws Exception {
        station = Streets.aStation(floor, places, stations);
        community = Streets.community(stations, station).value();
        one = signedIn();
        other = signedIn();
    }

    @ParameterizedTest
    @EnumSource
    void theSecondSeesWhatStandsNowAndOverwritesNothing(Edited record) throws Exception {
        var id = record.make(this);
        var opened = version(record, id);
        assertThat(record.change(this, one, id, opened, "甲写的").status()).isEqualTo(200);
        var stands = other.get(record.reads(this, id)).body();

        var late = record.change(this, other, id, opened, "乙写的");

        assertThat(late.status()).as(late.body()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("shared.changed-meanwhile");
        assertThat(late.json().path("current").toString()).contains(record.told);
        assertThat(late.body()).doesNotContain("乙写的");
        assertThat(other.get(record.reads(this, id)).body()).isEqualTo(stands);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"REQUEST", "PLANNED_VISIT", "VOLUNTEER"})
    void havingSeenItTheSecondMayChoose(Edited record) throws Exception {
        var id = record.make(this);
        var opened = version(record, id);
        record.change(this, one, id, opened, "甲写的");
        assertThat(record.change(this, other, id, version(record, id), "乙写的").status())
                .isEqualTo(200);
        assertThat(other.get(record.reads(this, id)).body()).contains("乙写的");
    }

    @ParameterizedTest
    @EnumSource
    void ofManyAtOnceOneWinsAndTheOthersAreTold(Edited record) throws Exception {
        var id = record.make(this);
        var opened = version(record, id);
        var together = new CyclicBarrier(AT_ONCE);
        var changes = new ArrayList<Callable<Browser.Answer>>();
        for (int i = 0; i < AT_ONCE; i++) {
            var who = i % 2 == 0 ? one : other;
            var text = "第" + i + "个写的";
            changes.add(() -> {
                together.await();
                return record.change(this, who, id, opened, text);
            });
        }
        var won = new ArrayList<String>();
        try (var pool = Executors.newFixedThreadPool(AT_ONCE)) {
            var answers = pool.invokeAll(changes);
            for (int i = 0; i < AT_ONCE; i++) {
                var answer = answers.get(i).get();
                assertThat(answer.status()).as(answer.body()).isIn(200, 409);
                if (answer.status() == 200) {
                    won.add("第" + i + "个写的");
                } else {
                    assertThat(answer.code()).isEqualTo("shared.changed-meanwhile");
                    assertThat(answer.json().path("current").toString())
                            .as("what stands now, not what stood before")
                            .contains("\"version\":" + (opened + 1));
                }
            }
        }
        assertThat(won).hasSize(1);
        if (!record.once) {
            assertThat(one.get(record.reads(this, id)).body()).contains(won.getFirst());
        }
        assertThat(version(record, id)).isEqualTo(opened + 1);
    }

    private int version(Edited record, String id) throws Exception {
        var read = one.get(record.reads(this, id)).json();
        var list = read.has("items") ? read.path("items") : read;
        if (list.isArray()) {
            for (var line : list) {
                if (line.path("id").asString().equals(id)) {
                    return line.path("version").asInt();
                }
            }
            throw new AssertionError(id + " is not in " + read);
        }
        return read.at(record.version).asInt();
    }

    private Browser signedIn() throws Exception {
        var browser = new Browser(port);
        browser.signIn(floor.aPerson(Role.HEAD, station).name());
        return browser;
    }

    private String made(String path, Map<String, Object> body) throws Exception {
        var whole = new HashMap<>(body);
        whole.put("id", Ids.next().toString());
        var answer = one.post(path, whole);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return whole.get("id").toString();
    }

    private String aPerson() throws Exception {
        return made("/api/residents", Map.of("station", station, "name", "苏平安", "community", community, "sure", true));
    }

    private Map<String, Object> sheet(String note, int version) throws Exception {
        var now = one.get("/api/stations/" + station).json().at("/sheet/station");
        return Map.of(
                "name",
                now.path("name").asString(),
                "status",
                now.path("status").asString(),
                "namedOn",
                now.path("namedOn").asString(),
                "colour",
                now.path("colour").asString(),
                "everyDay",
                true,
                "opens",
                "08:00",
                "closes",
                "18:00",
                "openingNote",
                note,
                "version",
                version);
    }

    /** The records two people may have open. */
    enum Edited {
        PERSON("/api/residents/{id}", "/version", "甲写的", false) {
            @Override
            String make(TwoEditorsTest at) throws Exception {
                return at.aPerson();
            }

            @Override
            Browser.Answer change(TwoEditorsTest at, Browser who, String id, int version, String text)
                    throws Exception {
                return who.put(
                        "/api/residents/" + id,
                        Map.of("name", "苏平安", "community", at.community, "road", text, "version", version));
            }
        },
        HOUSEHOLD("/api/residents/households/{id}", "/version", "甲写的", false) {
            @Override
            String make(TwoEditorsTest at) throws Exception {
                var person = at.aPerson();
                return at.made("/api/residents/households", with(person, "", 0));
            }

            @Override
            Browser.Answer change(TwoEditorsTest at, Browser who, String id, int version, String text)
                    throws Exception {
                var head = who.get("/api/residents/households/" + id)
                        .json()
                        .path("head")
                        .asString();
                return who.put("/api/residents/households/" + id, with(head, text, version));
            }

            private Map<String, Object> with(String head, String note, int version) {
                return Map.of(
                        "head",
                        head,
                        "members",
                        List.of(Map.of("id", head, "relation", "01")),
                        "note",
                        note,
                        "version",
                        version);
            }
        },
        REQUEST("/api/requests/{id}", "/line/version", "assigned", true) {
            @Override
            String make(TwoEditorsTest at) throws Exception {
                return at.made(
                        "/api/requests",
                        Map.of("station", at.station, "place", "槐树里", "kind", "water", "words", "漏水", "way", "phone"));
            }

            @Override
            Browser.Answer change(TwoEditorsTest at, Browser who, String id, int version, String text)
                    throws Exception {
                return who.post("/api/requests/" + id + "/take-over", Map.of("version", version));
            }
        },
        VISIT("/api/visits/{id}", "/version", "甲写的", false) {
            @Override
            String make(TwoEditorsTest at) throws Exception {
                var id = at.made("/api/visits", Map.of("residents", List.of(at.aPerson()), "plannedFor", "2026-01-05"));
                assertThat(at.one
                                .post("/api/visits/" + id + "/record", record("先写的", 0))
                                .status())
                        .isEqualTo(200);
                return id;
            }

            @Override
            Browser.Answer change(TwoEditorsTest at, Browser who, String id, int version, String text)
                    throws Exception {
                return who.post("/api/visits/" + id + "/correct", record(text, version));
            }

            private Map<String, Object> record(String words, int version) {
                return Map.of(
                        "version",
                        version,
                        "day",
                        "2026-01-05",
                        "outcome",
                        Map.of("how", "met", "minutes", 30, "present", 1),
                        "words",
                        words);
            }
        },
        PLANNED_VISIT("/api/visits/{id}", "/version", "called-off", true) {
            @Override
            String make(TwoEditorsTest at) throws Exception {
                return at.made("/api/visits", Map.of("residents", List.of(at.aPerson()), "plannedFor", "2026-12-05"));
            }

            @Override
            Browser.Answer change(TwoEditorsTest at, Browser who, String id, int version, String text)
                    throws Exception {
                return who.post("/api/visits/" + id + "/call-off", Map.of("version", version, "reason", text));
            }
        },
        STATION("/api/stations/{id}", "/sheet/version", "甲写的", false) {
            @Override
            String make(TwoEditorsTest at) {
                return at.station.toString();
            }

            @Override
            Browser.Answer change(TwoEditorsTest at, Browser who, String id, int version, String text)
                    throws Exception {
                return who.put("/api/stations/" + id, at.sheet(text, version));
            }
        },
        STAFF("/api/stations/{station}/workers", "", "甲写的", false) {
            @Override
            String make(TwoEditorsTest at) throws Exception {
                return at.made("/api/stations/" + at.station + "/workers", form("邱月明", 0));
            }

            @Override
            Browser.Answer change(TwoEditorsTest at, Browser who, String id, int version, String text)
                    throws Exception {
                return who.put("/api/stations/workers/" + id, form(text, version));
            }

            private Map<String, Object> form(String name, int version) {
                return Map.of(
                        "name", name,
                        "position", "worker",
                        "employment", "direct",
                        "joined", "2024-03-01",
                        "version", version);
            }
        },
        VOLUNTEER("/api/volunteers?station={station}", "", "\"paused\":true", true) {
            @Override
            String make(TwoEditorsTest at) throws Exception {
                return at.made("/api/volunteers", Map.of("station", at.station, "name", "柳青"));
            }

            @Override
            Browser.Answer change(TwoEditorsTest at, Browser who, String id, int version, String text)
                    throws Exception {
                return who.post("/api/volunteers/" + id + "/pause", Map.of("version", version, "paused", true));
            }
        },
        PROJECT("/api/projects?station={station}", "", "甲写的", false) {
            @Override
            String make(TwoEditorsTest at) throws Exception {
                return at.made(
                        "/api/projects", Map.of("station", at.station, "name", "旧名", "field", "为老服务", "year", 2026));
            }

            @Override
            Browser.Answer change(TwoEditorsTest at, Browser who, String id, int version, String text)
                    throws Exception {
                return who.put("/api/projects/" + id + "/name", Map.of("name", text, "version", version));
            }
        };

        private final String reads;
        private final String version;
        private final String told;
        private final boolean once;

        /**
         * Where it is read, where its version stands there, what the second is told, and whether the change is one that
         * happens once and carries no text.
         */
        Edited(String reads, String version, String told, boolean once) {
            this.reads = reads;
            this.version = version;
            this.told = told;
            this.once = once;
        }

        abstract String make(TwoEditorsTest at) throws Exception;

        abstract Browser.Answer change(TwoEditorsTest at, Browser who, String id, int version, String text)
                throws Exception;

        String reads(TwoEditorsTest at, String id) {
            return reads.replace("{id}", id).replace("{station}", at.station.toString());
        }
    }
}
