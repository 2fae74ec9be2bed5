package cn.linli.residents;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.Browser;
import cn.linli.LinliTest;
import cn.linli.TestFloor;
import cn.linli.access.Grant;
import cn.linli.access.Role;
import cn.linli.app.TestDatabase;
import cn.linli.shared.Ids;
import cn.linli.shared.StationId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

@LinliTest
class ResidentHttpTest {

    private static final String IDENTITY = "11010519491231002X";

    @Autowired
    private TestFloor floor;

    @LocalServerPort
    private int port;

    private StationId station;
    private TestFloor.Somebody worker;
    private Browser browser;

    @BeforeEach
    void aWorkerAtTheDesk() throws Exception {
        station = floor.aStation();
        worker = floor.aPerson(Role.WORKER, station);
        browser = signedIn(worker);
    }

    private Browser signedIn(TestFloor.Somebody somebody) throws Exception {
        var fresh = new Browser(port);
        assertThat(fresh.signIn(somebody.name()).status()).isEqualTo(200);
        return fresh;
    }

    private Map<String, Object> form(String name) {
        var form = new HashMap<String, Object>();
        form.put("id", Ids.next());
        form.put("station", station.value());
        form.put("name", name);
        form.put("community", "997777001001");
        return form;
    }

    private Map<String, Object> wholeForm(String name) {
        var form = form(name);
        form.put("identity", IDENTITY);
        form.put("phone", "13800001234");
        form.put("road", "柳巷北里");
        form.put("door", Map.of("building", "3号楼", "unit", "2单元", "room", "501"));
        form.put("health", "高血压，按时服药");
        form.put("allergies", "青霉素");
        form.put("disabilityCard", IDENTITY + "43");
        return form;
    }

    private String enter(Map<String, Object> form) throws Exception {
        var answer = browser.post("/api/residents", form);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("id").asString();
    }

    private Browser.Answer show(Browser who, String id, String field, @org.jspecify.annotations.Nullable String purpose)
            throws Exception {
        var body = new HashMap<String, Object>();
        body.put("field", field);
        if (purpose != null) {
            body.put("purpose", purpose);
        }
        return who.post("/api/residents/" + id + "/show", body);
    }

    private long count(String sql, Object... values) throws Exception {
        try (var connection = TestDatabase.owner();
                var ask = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                ask.setObject(i + 1, values[i]);
            }
            var found = ask.executeQuery();
            found.next();
            return found.getLong(1);
        }
    }

    @Test
    void nothingSensitiveLeavesUncovered() throws Exception {
        var id = enter(wholeForm("单玉兰"));
        for (var path : List.of("/api/residents/" + id, "/api/residents", "/api/residents/" + id + "/timeline")) {
            var body = browser.get(path).body();
            assertThat(body).as(path).doesNotContain("19491231002", "13800001234", "501", "高血压", "青霉素");
        }
        assertThat(browser.post("/api/residents/list", Map.of("text", "单玉兰")).body())
                .contains("单玉兰")
                .doesNotContain("19491231002", "13800001234", "501", "高血压", "青霉素");
        var view = browser.get("/api/residents/" + id).json();
        assertThat(view.path("identity").asString()).isEqualTo("110***********002X");
        assertThat(view.path("phone").asString()).isEqualTo("138****1234");
        assertThat(view.path("door").asString()).isEqualTo("******");
        assertThat(view.path("health").asString()).isEqualTo("******");
        assertThat(view.path("disabilityKind").asInt()).isEqualTo(4);
        assertThat(view.path("disabilityLevel").asInt()).isEqualTo(3);
    }

    @Test
    void nothingSensitiveLiesOpenInTheDatabase() throws Exception {
        var id = enter(wholeForm("仇大海"));
        assertThat(count("""
                        select count(*) from residents.person p join residents.health h on h.person_id = p.id
                        where p.id = ? and (p::text || h::text) ~ '(19491231002|13800001234|3号楼|2单元|高血压|青霉素)'
                        """, UUID.fromString(id))).isZero();
    }

    @Test
    void aLookNeedsAPurposeAndLeavesALineInTheTrail() throws Exception {
        var id = enter(wholeForm("曾国安"));
        assertThat(show(browser, id, "identity", null).code()).isEqualTo("access.purpose-missing");
        assertThat(show(browser, id, "identity", "  ").code()).isEqualTo("access.purpose-missing");
        var shown = show(browser, id, "identity", "核对补贴材料");
        assertThat(shown.json().path("text").asString()).isEqualTo(IDENTITY);
        assertThat(show(browser, id, "phone", "回访").json().path("text").asString())
                .isEqualTo("13800001234");
        assertThat(show(browser, id, "door", "上门").json().path("text").asString())
                .isEqualTo("3号楼 - 2单元 - 501");
        assertThat(show(browser, id, "health", "上门").json().path("text").asString())
                .isEqualTo("高血压，按时服药");
        assertThat(show(browser, id, "otherPhone", "回访").code()).isEqualTo("residents.nothing-to-show");
        assertThat(count(
                        "select count(*) from access.trail where subject = ? and act = 'residents.shown'",
                        UUID.fromString(id)))
                .isEqualTo(4);
        assertThat(
                        count(
                                "select count(*) from access.trail where details like '%19491231002%' or details like '%13800001234%'"))
                .isZero();
    }

    @Test
    void theSecondOfTwoWhoEditSeesBothVersions() throws Exception {
        var id = enter(form("任永强"));
        var mine = form("任永强");
        mine.put("version", 0);
        mine.put("languages", "普通话");
        var theirs = form("任永强");
        theirs.put("version", 0);
        theirs.put("languages", "太原话");
        assertThat(browser.put("/api/residents/" + id, theirs).status()).isEqualTo(200);
        var second = browser.put("/api/residents/" + id, mine);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("shared.changed-meanwhile");
        assertThat(second.json().at("/current/languages").asString()).isEqualTo("太原话");
        assertThat(second.json().at("/current/version").asInt()).isEqualTo(1);
        mine.put("version", 1);
        assertThat(browser.put("/api/residents/" + id, mine).status()).isEqualTo(200);
    }

    @Test
    void aCoveredFieldNotTouchedStaysAndAnEmptyOneIsTakenOut() throws Exception {
        var id = enter(wholeForm("解晓东"));
        var form = form("解晓东");
        form.put("version", 0);
        form.put("phone", "");
        assertThat(browser.put("/api/residents/" + id, form).status()).isEqualTo(200);
        var view = browser.get("/api/residents/" + id).json();
        assertThat(view.path("identity").asString()).isEqualTo("110***********002X");
        assertThat(view.path("phone").isNull()).isTrue();
        assertThat(show(browser, id, "allergies", "上门").json().path("text").asString())
                .isEqualTo("青霉素");
    }

    @Test
    void theSameCommandTwiceEntersOnePerson() throws Exception {
        var form = JsonMapper.shared().writeValueAsString(form("张秀英"));
        var command = Ids.next();
        var first = browser.post("/api/residents", form, command);
        var again = browser.post("/api/residents", form, command);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(count(
                        "select count(*) from residents.person where station_id = ? and name = '张秀英'", station.value()))
                .isEqualTo(1);
    }

    @Test
    void somebodyWhoLooksKnownIsShownBeforeBeingEnteredTwice() throws Exception {
        var first = enter(wholeForm("王桂花"));
        var sameNumber = form("王桂华");
        sameNumber.put("identity", "110105491231002");
        var warned = browser.post("/api/residents", sameNumber);
        assertThat(warned.status()).isEqualTo(422);
        assertThat(warned.code()).isEqualTo("residents.looks-known");
        assertThat(warned.json().at("/current/0/person/id").asString()).isEqualTo(first);
        assertThat(warned.json().at("/current/0/why/0").asString()).isEqualTo("identity");

        var sameBirth = form("王桂花");
        sameBirth.put("birth", "1949-12-31");
        assertThat(browser.post("/api/residents", sameBirth)
                        .json()
                        .at("/current/0/why/0")
                        .asString())
                .isEqualTo("name-birth");
        var samePhone = form("王桂花");
        samePhone.put("phone", "138 0000 1234");
        assertThat(browser.post("/api/residents", samePhone)
                        .json()
                        .at("/current/0/why/0")
                        .asString())
                .isEqualTo("name-phone");
        samePhone.put("sure", true);
        enter(samePhone);
    }

    @Test
    void namesOfEveryKindAreStoredExactly() throws Exception {
        for (var name : List.of(
                "𠮷田𠮷",
                "阿卜杜拉·买买提",
                "王〇",
                "😀小丽",
                "<script>alert(1)</script>",
                "'); drop table residents.person; --",
                "O'Brien \"%_\\")) {
            var id = enter(form(name));
            assertThat(browser.get("/api/residents/" + id).json().path("name").asString())
                    .isEqualTo(name);
            var found = browser.post("/api/residents/search", Map.of("text", name));
            assertThat(found.json().path(0).path("name").asString())
                    .as(found.body())
                    .isEqualTo(name);
        }
    }

    @Test
    void whatCannotBeIsRefusedAtItsField() throws Exception {
        refused(Map.of("name", "长".repeat(61)), 400, "shared.too-long", "name");
        refused(Map.of("name", "  "), 400, "shared.missing", "name");
        refused(Map.of("name", "a\u0000b"), 400, "shared.unreadable", "name");
        refused(Map.of("road", "路".repeat(101)), 400, "shared.too-long", "road");
        refused(Map.of("health", "病".repeat(2001)), 400, "shared.too-long", "health");
        refused(Map.of("identity", "110105194912310021"), 422, "residents.identity-check-digit", "identity");
        refused(Map.of("identity", IDENTITY, "sex", 1), 422, "residents.sex-contradicts-identity", "sex");
        refused(
                Map.of("identity", IDENTITY, "birth", "1950-01-01"),
                422,
                "residents.birth-contradicts-identity",
                "birth");
        refused(Map.of("birth", "2999-01-01"), 422, "residents.birth-ahead", "birth");
        refused(Map.of("phone", "12345678901"), 422, "residents.phone-unreadable", "phone");
        refused(Map.of("risk", "none"), 400, "residents.word-unknown", "risk");
        refused(
                Map.of("identity", IDENTITY, "disabilityCard", "99010119500101001143"),
                422,
                "residents.disability-card-contradicts",
                "disabilityCard");
        refused(Map.of("labels", List.of(Map.of("kind", "no-such"))), 422, "residents.label-unknown", "label");
        refused(Map.of("birth", "31.12.1949"), 400, "shared.unreadable", "birth");
    }

    private void refused(Map<String, Object> change, int status, String code, String field) throws Exception {
        var form = form("某某");
        form.putAll(change);
        var answer = browser.post("/api/residents", form);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().path("field").asString("")).isEqualTo(field);
    }

    @Test
    void aForeignPersonDoesNotExist() throws Exception {
        var id = enter(wholeForm("查良"));
        var elsewhere = signedIn(floor.aPerson(Role.WORKER, floor.aStation()));
        assertThat(elsewhere.get("/api/residents/" + id).status()).isEqualTo(404);
        assertThat(elsewhere.get("/api/residents/" + id + "/timeline").status()).isEqualTo(404);
        assertThat(show(elsewhere, id, "identity", "好奇").status()).isEqualTo(404);
        var form = form("查良");
        form.put("version", 0);
        assertThat(elsewhere.put("/api/residents/" + id, form).status()).isEqualTo(404);
        assertThat(elsewhere
                        .post("/api/residents/" + id + "/merge", Map.of("into", id))
                        .status())
                .isIn(404, 422);
    }

    @Test
    void ofSomebodyKnownElsewhereOnlyTheStationIsToldAndItLeavesATrace() throws Exception {
        var own = IdentityNumbers.some(7);
        var entered = form("尉迟恭");
        entered.put("identity", own);
        enter(entered);
        var asking = floor.aPerson(Role.WORKER, floor.aStation());
        var answer = signedIn(asking).post("/api/residents/duplicates", Map.of("identity", own, "name", "尉迟恭"));
        assertThat(answer.json().path("matches").isEmpty()).isTrue();
        assertThat(answer.json().at("/elsewhere/0/station").asString()).isEqualTo(station.toString());
        assertThat(answer.body()).doesNotContain("尉迟恭");
        assertThat(count(
                        "select count(*) from access.trail where account = ? and act = 'residents.asked-elsewhere'",
                        asking.actor().account().value()))
                .isEqualTo(1);
    }

    @Test
    void aGridWorkerSeesTheOwnGridWithoutHealthAndUncoversNothing() throws Exception {
        var grid = Ids.next();
        var mine = wholeForm("网格甲");
        mine.put("grid", grid);
        var inGrid = enter(mine);
        var other = form("网格乙");
        other.put("grid", Ids.next());
        var outside = enter(other);
        var leader = signedIn(floor.aPerson(Grant.inGrid(grid, station, LocalDate.of(2020, 1, 1))));
        var view = leader.get("/api/residents/" + inGrid);
        assertThat(view.status()).isEqualTo(200);
        assertThat(view.json().path("health").isNull()).isTrue();
        assertThat(view.json().path("allergies").isNull()).isTrue();
        assertThat(leader.get("/api/residents/" + outside).status()).isEqualTo(404);
        assertThat(leader.get("/api/residents").json().path("items").size()).isEqualTo(1);
        assertThat(leader.post("/api/residents/search", Map.of("text", "网格"))
                        .json()
                        .size())
                .isEqualTo(1);
        assertThat(show(leader, inGrid, "phone", "联系").status()).isEqualTo(403);
        assertThat(leader.post("/api/residents", form("网格丙")).status()).isEqualTo(403);
    }

    @Test
    void aHubOfficerSeesNobodyUntilAPurposeOpensTheNames() throws Exception {
        var id = enter(form("长孙敏"));
        var hub = signedIn(floor.aPerson(Grant.at(Role.HUB, station, LocalDate.of(2020, 1, 1))));
        assertThat(hub.get("/api/residents/" + id).status()).isEqualTo(404);
        assertThat(hub.get("/api/residents").json().path("items").size()).isZero();
        assertThat(hub.post("/api/access/looks", Map.of("minutes", 30)).code()).isEqualTo("access.purpose-missing");
        assertThat(hub.post("/api/access/looks", Map.of("purpose", "核查", "minutes", 100_000))
                        .code())
                .isEqualTo("access.look-too-long");
        var look = hub.post("/api/access/looks", Map.of("purpose", "核查来信", "station", station.value(), "minutes", 30));
        assertThat(look.status()).as(look.body()).isEqualTo(200);
        assertThat(hub.get("/api/residents/" + id).json().path("name").asString())
                .isEqualTo("长孙敏");
        assertThat(hub.delete("/api/access/looks/" + look.json().path("id").asString())
                        .status())
                .isEqualTo(200);
        assertThat(hub.get("/api/residents/" + id).status()).isEqualTo(404);
        assertThat(count(
                        "select count(*) from access.trail where act = 'access.look-opened' and subject = ?",
                        UUID.fromString(look.json().path("id").asString())))
                .isEqualTo(1);
    }

    @Test
    void theListIsFilteredAndGoesOnPageByPage() throws Exception {
        for (int i = 0; i < 7; i++) {
            var form = form("独居" + "一二三四五六七".charAt(i));
            form.put("arrangement", "alone");
            form.put("birth", (1930 + i) + "-05-01");
            form.put("risk", i % 2 == 0 ? "high" : "general");
            form.put("labels", List.of(Map.of("kind", "living-alone", "from", "2024-01-01")));
            enter(form);
        }
        enter(form("同住人"));
        var seen = new java.util.ArrayList<String>();
        var next = "";
        do {
            var page = browser.get("/api/residents?alone=true&limit=3&cursor=" + next)
                    .json();
            page.path("items").forEach(row -> seen.add(row.at("/card/name").asString()));
            next = page.path("next").asString("");
        } while (!next.isEmpty());
        assertThat(seen).hasSize(7).doesNotHaveDuplicates().doesNotContain("同住人");
        assertThat(rows("?label=living-alone")).isEqualTo(7);
        assertThat(rows("?label=disabled")).isZero();
        assertThat(rows("?risk=high")).isEqualTo(4);
        assertThat(rows("?community=997777001001")).isEqualTo(8);
        assertThat(rows("?community=997777001002")).isZero();
        var age = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).getYear() - 1930;
        assertThat(rows("?ageFrom=" + age)).isLessThanOrEqualTo(1);
        assertThat(rows("?ageFrom=80&ageTo=120")).isEqualTo(7);
        assertThat(browser.post("/api/residents/list?risk=high", Map.of("text", "duju"))
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(4);
        assertThat(rows("?risk=high&q=nobody")).as("no words by the address").isEqualTo(4);
        assertThat(browser.get("/api/residents?cursor=%25%25").status()).isEqualTo(400);
        assertThat(browser.get("/api/residents?cursor=xyz").code()).isEqualTo("shared.unreadable");
    }

    private int rows(String query) throws Exception {
        return browser.get("/api/residents" + query).json().path("items").size();
    }

    @Test
    void theExportIsCoveredAndLeavesATrace() throws Exception {
        enter(wholeForm("欧阳小丽"));
        var answer = browser.post("/api/residents/export", Map.of());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).startsWith("PK");
        assertThat(count(
                        "select count(*) from access.trail where account = ? and act = 'residents.exported'",
                        worker.actor().account().value()))
                .isEqualTo(1);
    }

    @Test
    void kinAreCalledByTheirNumberToo() throws Exception {
        var id = enter(form("朴顺姬"));
        var kin = Ids.next();
        var body = new HashMap<String, Object>(
                Map.of("id", kin, "name", "朴女儿", "relation", "30", "phone", "13912345678", "emergency", true));
        assertThat(browser.post("/api/residents/" + id + "/kin", body).status()).isEqualTo(200);
        assertThat(browser.post("/api/residents/by-phone", Map.of("text", "5678"))
                        .json()
                        .at("/0/id")
                        .asString())
                .isEqualTo(id);
        var view = browser.get("/api/residents/" + id);
        assertThat(view.json().at("/kin/0/phone").asString()).isEqualTo("139****5678");
        var shown = browser.post(
                "/api/residents/" + id + "/show", Map.of("field", "kinPhone", "of", kin, "purpose", "紧急联系"));
        assertThat(shown.json().path("text").asString()).isEqualTo("13912345678");
        body.remove("phone");
        body.put("version", 0);
        body.put("removed", true);
        assertThat(browser.put("/api/residents/" + id + "/kin/" + kin, body).status())
                .isEqualTo(200);
        assertThat(browser.put("/api/residents/" + id + "/kin/" + kin, body).status())
                .isEqualTo(409);
        assertThat(browser.get("/api/residents/" + id).json().path("kin").isEmpty())
                .isTrue();
    }

    @Test
    void whatSomebodyAgreedToIsDatedAndCanBeTakenBack() throws Exception {
        var id = enter(form("翟建军"));
        var consent = Ids.next();
        var path = "/api/residents/" + id + "/consents";
        assertThat(browser.post(
                                path,
                                Map.of(
                                        "id",
                                        consent,
                                        "what",
                                        "入户走访与建档",
                                        "way",
                                        "written",
                                        "given",
                                        "2024-03-01",
                                        "until",
                                        "2027-02-28"))
                        .status())
                .isEqualTo(200);
        assertThat(browser.post(path, Map.of("id", Ids.next(), "what", "拍照", "way", "guessed"))
                        .code())
                .isEqualTo("residents.word-unknown");
        assertThat(browser.put(path + "/" + consent + "/withdraw", Map.of("version", 0))
                        .status())
                .isEqualTo(200);
        assertThat(browser.get("/api/residents/" + id)
                        .json()
                        .at("/consents/0/withdrawn")
                        .isNull())
                .isFalse();
    }

    @Test
    void aHouseholdHasAHeadAndMembersAndTwoWhoEditItAreKeptApart() throws Exception {
        var head = enter(form("区桂芳"));
        var son = enter(form("区家宝"));
        var household = Ids.next();
        Map<String, Object> both = Map.of(
                "id",
                household,
                "version",
                0,
                "head",
                head,
                "members",
                List.of(Map.of("id", head), Map.of("id", son, "relation", "20")));
        assertThat(browser.post("/api/residents/households", both).status()).isEqualTo(200);
        var view = browser.get("/api/residents/households/" + household).json();
        assertThat(view.at("/members/0/name").asString()).isEqualTo("区桂芳");
        assertThat(view.at("/members/0/head").asBoolean()).isTrue();
        assertThat(view.at("/members/1/relation").asString()).isEqualTo("20");
        Map<String, Object> alone = Map.of("version", 0, "head", head, "members", List.of(Map.of("id", head)));
        assertThat(browser.put("/api/residents/households/" + household, alone).status())
                .isEqualTo(200);
        assertThat(browser.put("/api/residents/households/" + household, alone).status())
                .isEqualTo(409);
        Map<String, Object> headless =
                Map.of("id", Ids.next(), "head", son, "members", List.of(Map.of("id", head, "relation", "50")));
        assertThat(browser.post("/api/residents/households", headless).code())
                .isEqualTo("residents.in-another-household");
    }
}
