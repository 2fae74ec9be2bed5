package cn.linli.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.Browser;
import cn.linli.LinliTest;
import cn.linli.Streets;
import cn.linli.TestFloor;
import cn.linli.access.Actor;
import cn.linli.access.Entrusted;
import cn.linli.access.Right;
import cn.linli.access.Role;
import cn.linli.access.Wall;
import cn.linli.app.TestDatabase;
import cn.linli.places.Places;
import cn.linli.shared.Ids;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.stations.Stations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A volunteer sent on an errand learns whom to go to, for the time of the errand, and nothing beside it. */
@LinliTest
class TaskInHandTest {

    private static final byte[] A_PHOTO =
            "\u00ff\u00d8\u00ff\u00e0 receipt".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

    @Autowired
    private TestFloor floor;

    @Autowired
    private Places places;

    @Autowired
    private Stations stations;

    @Autowired
    private Entrusted entrusted;

    @Autowired
    private JdbcClient db;

    @Autowired
    private TransactionTemplate transaction;

    @LocalServerPort
    private int port;

    private StationId station;
    private Browser worker;
    private Browser helper;
    private Actor helpers;
    private String volunteer = "";
    private String wang = "";

    @BeforeEach
    void aVolunteerOfTheStation() throws Exception {
        station = Streets.aStation(floor, places, stations);
        worker = signedIn(floor.aPerson(Role.WORKER, station));
        var somebody = floor.aPerson(Role.VOLUNTEER, station);
        helper = signedIn(somebody);
        helpers = somebody.actor();
        var head = signedIn(floor.aPerson(Role.HEAD, station));
        volunteer = Ids.next().toString();
        ok(head.post(
                "/api/volunteers",
                Map.of("id", volunteer, "station", station, "name", "赵志愿", "account", helpers.account())));
        wang = Ids.next().toString();
        var form = new HashMap<String, Object>();
        form.put("id", wang);
        form.put("name", "王淑兰");
        form.put("station", station);
        form.put("community", Streets.community(stations, station).value());
        form.put("road", "幸福路");
        form.put("door", Map.of("building", "2", "unit", "1", "room", "301"));
        form.put("phone", "13700006699");
        ok(worker.post("/api/residents", form));
    }

    @Test
    void whomToGoToIsToldFromTheMomentItIsGivenUntilItIsDone() throws Exception {
        var id = aNeed(wang);
        assertThat(whom(id).status()).isEqualTo(404);
        assign(id);

        var told = whom(id);
        assertThat(told.status()).isEqualTo(200);
        assertThat(told.json().path("name").asString()).isEqualTo("王淑兰");
        assertThat(told.json().path("address").asString()).contains("幸福路").endsWith("2 - 1 - 301");
        assertThat(told.json().path("phone").asString()).isEqualTo("13700006699");
        assertThat(traced("residents.contact-shown", wang)).isEqualTo(List.of(helpers.name()));

        ok(helper.post("/api/requests/" + id + "/begin", Map.of("version", version(id))));
        assertThat(whom(id).status()).isEqualTo(200);
        ok(helper.post("/api/requests/" + id + "/done", Map.of("version", version(id), "minutes", 30, "what", "买到了")));
        assertThat(whom(id).status()).isEqualTo(404);
    }

    @Test
    void nobodyElseIsToldByIt() throws Exception {
        var id = aNeed(wang);
        assign(id);
        var other = signedIn(floor.aPerson(Role.VOLUNTEER, station));
        assertThat(other.post("/api/requests/" + id + "/task/whom", Map.of()).status())
                .isEqualTo(404);
        var evaluator = signedIn(floor.aPerson(Role.EVALUATOR, station));
        assertThat(evaluator
                        .post("/api/requests/" + id + "/task/whom", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(helper.get("/api/residents/" + wang).status()).isEqualTo(403);
        assertThat(helper.get("/api/residents").status()).isEqualTo(403);
    }

    @Test
    void withoutAPersonItIsThePlaceAndWhoeverAsked() throws Exception {
        var id = Ids.next().toString();
        ok(worker.post(
                "/api/requests",
                Map.of(
                        "id", id,
                        "station", station,
                        "place", "南大街 12 号粮油店",
                        "kind", "other",
                        "words", "门口积水",
                        "callerName", "周老板",
                        "callerPhone", "13700006698",
                        "way", "phone")));
        assign(id);
        var told = whom(id).json();
        assertThat(told.path("name").asString()).isEqualTo("周老板");
        assertThat(told.path("address").asString()).isEqualTo("南大街 12 号粮油店");
        assertThat(told.path("phone").asString()).isEqualTo("13700006698");
        assertThat(traced("requests.phone-shown", id)).hasSize(1);
    }

    @Test
    void theReceiptIsKeptWithTheTaskAndSeenThroughIt() throws Exception {
        var id = aNeed(wang);
        assign(id);
        ok(helper.post("/api/requests/" + id + "/begin", Map.of("version", version(id))));
        assertThat(helper.upload("/api/documents/papers?station=" + station, "小票.jpg", A_PHOTO, Ids.next())
                        .status())
                .isEqualTo(404);
        var command = Ids.next();
        var photos = "/api/requests/" + id + "/task/photos";
        var kept = helper.upload(photos, "小票.jpg", A_PHOTO, command);
        assertThat(kept.status()).isEqualTo(200);
        assertThat(helper.upload(photos, "小票.jpg", A_PHOTO, command).body()).isEqualTo(kept.body());
        var photo = kept.json().path("id").asString();
        assertThat(helper.download(photos + "/" + photo).statusCode()).isEqualTo(404);

        ok(helper.post(
                "/api/requests/" + id + "/cash", Map.of("version", version(id), "what", "received", "yuan", 20)));
        ok(helper.post(
                "/api/requests/" + id + "/cash",
                Map.of("version", version(id), "what", "spent", "yuan", 20, "receipt", photo)));
        assertThat(helper.download(photos + "/" + photo).body()).isEqualTo(A_PHOTO);
        assertThat(worker.download("/api/documents/papers/" + photo).body()).isEqualTo(A_PHOTO);

        var strange = worker.upload("/api/documents/papers", "a.jpg", A_PHOTO, Ids.next())
                .json()
                .path("id")
                .asString();
        assertThat(helper.download(photos + "/" + strange).statusCode()).isEqualTo(404);
        ok(helper.post("/api/requests/" + id + "/cash", Map.of("version", version(id), "what", "received", "yuan", 5)));
        var stolen = helper.post(
                "/api/requests/" + id + "/cash",
                Map.of("version", version(id), "what", "spent", "yuan", 5, "receipt", strange));
        assertThat(stolen.status()).isEqualTo(404);
        assertThat(helper.download(photos + "/" + strange).statusCode()).isEqualTo(404);
        ok(helper.post("/api/requests/" + id + "/cash", Map.of("version", version(id), "what", "returned", "yuan", 5)));
        ok(helper.post("/api/requests/" + id + "/done", Map.of("version", version(id), "minutes", 30, "what", "买到了")));
        assertThat(helper.download(photos + "/" + photo).statusCode()).isEqualTo(404);
        assertThat(helper.upload(photos, "小票.jpg", A_PHOTO, Ids.next()).status())
                .isEqualTo(404);
    }

    @Test
    void whoeverWasLetInIsOutsideAgainAfterwards() throws Exception {
        Wall.run(
                helpers,
                () -> transaction.executeWithoutResult(t -> {
                    Integer inside = entrusted.at(station, helpers, Set.of(), let -> people());
                    assertThat(inside).isOne();
                    assertThat(people()).isZero();
                    assertThatThrownBy(() -> entrusted.at(station, helpers, Set.of(), let -> {
                                throw SharedRefusal.NOT_FOUND.refuse();
                            }))
                            .isInstanceOf(cn.linli.shared.Refused.class);
                    assertThat(people()).isZero();
                    assertThat(Wall.atWork()).isSameAs(helpers);
                }));
        assertThatThrownBy(() -> entrusted.at(station, helpers, Set.<Right>of(), let -> people()))
                .isInstanceOf(IllegalStateException.class);
    }

    private int people() {
        return db.sql("select count(*) from residents.person")
                .query(Integer.class)
                .single();
    }

    private String aNeed(String resident) throws Exception {
        var id = Ids.next().toString();
        ok(worker.post(
                "/api/requests",
                Map.of(
                        "id",
                        id,
                        "station",
                        station,
                        "resident",
                        resident,
                        "kind",
                        "shopping",
                        "words",
                        "米和油",
                        "way",
                        "phone")));
        return id;
    }

    private void assign(String id) throws Exception {
        ok(worker.post("/api/requests/" + id + "/assign", Map.of("version", version(id), "volunteer", volunteer)));
    }

    private int version(String id) throws Exception {
        return worker.get("/api/requests/" + id).json().at("/line/version").asInt();
    }

    private Browser.Answer whom(String id) throws Exception {
        return helper.post("/api/requests/" + id + "/task/whom", Map.of());
    }

    private Browser signedIn(TestFloor.Somebody who) throws Exception {
        var browser = new Browser(port);
        browser.signIn(who.name());
        return browser;
    }

    private static void ok(Browser.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    /** Who did this to it, as the trail has it. */
    private static List<String> traced(String act, String subject) throws Exception {
        var names = new java.util.ArrayList<String>();
        try (var owner = TestDatabase.owner();
                var read = owner.prepareStatement("select who from access.trail where act = ? and subject = ?::uuid")) {
            read.setString(1, act);
            read.setString(2, subject);
            try (var rows = read.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        }
        return names;
    }
}
