package cn.linli.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.Browser;
import cn.linli.LinliTest;
import cn.linli.TestFloor;
import cn.linli.shared.Ids;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The three administrators: one makes accounts, one gives roles and unlocks, one reads the trail; none sees people. */
@LinliTest
class AccountsHttpTest {

    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);
    private static final String FIRST_PASSWORD = "First-Morning-3";

    @Autowired
    private TestFloor floor;

    @LocalServerPort
    private int port;

    private Browser sysadmin = new Browser(0);
    private Browser secadmin = new Browser(0);
    private Browser auditor = new Browser(0);

    @BeforeEach
    void threeAdministrators() throws Exception {
        sysadmin = somebody(Role.SYSADMIN);
        secadmin = somebody(Role.SECADMIN);
        auditor = somebody(Role.AUDITOR);
    }

    @Test
    void anAccountIsMadeByOneAndGivenItsRoleByAnother() throws Exception {
        var station = floor.aStation();
        var id = anAccount("w");
        var role = Map.of("role", "worker", "station", station.value(), "from", LONG_AGO);

        assertThat(sysadmin.post("/api/access/accounts/" + id + "/roles", role).status())
                .isEqualTo(403);
        assertThat(secadmin.post("/api/access/accounts/" + id + "/roles", role).status())
                .isEqualTo(200);
        assertThat(secadmin.post("/api/access/accounts", newAccount(Ids.next(), "other"))
                        .status())
                .isEqualTo(403);
        assertThat(secadmin.get("/api/access/accounts?q=w-" + id)
                        .json()
                        .at("/items/0/roles/0/role")
                        .asString())
                .isEqualTo("worker");
    }

    @Test
    void theFirstPasswordMustBeChangedBeforeAnythingElse() throws Exception {
        var id = anAccount("f");
        secadmin.post(
                "/api/access/accounts/" + id + "/roles",
                Map.of("role", "worker", "station", floor.aStation().value(), "from", LONG_AGO));
        var browser = new Browser(port);
        var me = browser.signIn("f-" + id, FIRST_PASSWORD);
        assertThat(me.json().path("mustChangePassword").asBoolean()).isTrue();
        assertThat(browser.get("/api/residents/anything").code()).isEqualTo("access.password-must-change");

        browser.post("/api/access/password", Map.of("old", FIRST_PASSWORD, "chosen", "Second-Morning-4"));
        assertThat(browser.get("/api/access/session")
                        .json()
                        .path("mustChangePassword")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void aLockedAccountIsOutAtOnceUntilItIsUnlocked() throws Exception {
        var worker = floor.aPerson(Role.WORKER, floor.aStation());
        var browser = new Browser(port);
        browser.signIn(worker.name());
        var path = "/api/access/accounts/" + worker.actor().account();

        assertThat(sysadmin.post(path + "/lock", "{}").status()).isEqualTo(403);
        secadmin.post(path + "/lock", "{}");
        assertThat(browser.get("/api/access/session").status()).isEqualTo(401);
        assertThat(browser.signIn(worker.name()).code()).isEqualTo("access.account-locked");
        secadmin.post(path + "/unlock", "{}");
        assertThat(browser.signIn(worker.name()).status()).isEqualTo(200);
    }

    @Test
    void aClosedAccountDoesNotOpenTheDoor() throws Exception {
        var worker = floor.aPerson(Role.WORKER, floor.aStation());
        sysadmin.post("/api/access/accounts/" + worker.actor().account() + "/close", "{}");
        assertThat(new Browser(port).signIn(worker.name()).code()).isEqualTo("access.account-closed");
    }

    @Test
    void aResetPasswordEndsTheSessionsAndMustBeChanged() throws Exception {
        var worker = floor.aPerson(Role.WORKER, floor.aStation());
        var browser = new Browser(port);
        browser.signIn(worker.name());
        sysadmin.post(
                "/api/access/accounts/" + worker.actor().account() + "/password", Map.of("chosen", FIRST_PASSWORD));
        assertThat(browser.get("/api/access/session").status()).isEqualTo(401);
        assertThat(browser.signIn(worker.name(), FIRST_PASSWORD)
                        .json()
                        .path("mustChangePassword")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void administratorsAreThreePeopleAndNothingElse() throws Exception {
        var id = anAccount("b");
        var path = "/api/access/accounts/" + id + "/roles";
        secadmin.post(path, Map.of("role", "auditor", "from", LONG_AGO));
        assertThat(secadmin.post(path, Map.of("role", "secadmin", "from", LONG_AGO))
                        .code())
                .isEqualTo("access.roles-apart");
        assertThat(secadmin.post(
                                path,
                                Map.of(
                                        "role",
                                        "worker",
                                        "station",
                                        floor.aStation().value(),
                                        "from",
                                        LONG_AGO))
                        .code())
                .isEqualTo("access.roles-apart");
    }

    @Test
    void noAdministratorSeesPeople() throws Exception {
        for (var role : List.of(Role.SYSADMIN, Role.SECADMIN, Role.AUDITOR)) {
            var actor = floor.aPerson(Grant.of(role, LONG_AGO)).actor();
            assertThat(actor.scope().people()).isEmpty();
            assertThat(actor.may(Right.SEE_RESIDENTS)).isFalse();
            assertThat(actor.may(Right.SEE_REQUESTS)).isFalse();
            assertThat(actor.may(Right.SEE_VISITS)).isFalse();
        }
    }

    @Test
    void theTrailIsTheAuditorsAndIsReadPageByPage() throws Exception {
        var station = floor.aStation();
        for (int i = 0; i < 18; i++) {
            floor.aPerson(Role.WORKER, station); // three lines each: made, role given, signed in
        }
        assertThat(sysadmin.get("/api/access/trail").status()).isEqualTo(403);
        assertThat(secadmin.get("/api/access/trail").status()).isEqualTo(403);
        var id = anAccount("t");
        var one = auditor.get("/api/access/trail?subject=" + id).json();
        assertThat(one.at("/items/0/act").asString()).isEqualTo("access.account-made");
        var first = auditor.get("/api/access/trail").json();
        var second = auditor.get(
                        "/api/access/trail?cursor=" + first.path("next").asString())
                .json();
        assertThat(second.at("/items/0/at").asString())
                .isLessThanOrEqualTo(first.at("/items/49/at").asString());
        assertThat(auditor.get("/api/access/trail?cursor=nonsense").status()).isEqualTo(400);
    }

    @Test
    void aTokenDoesWhatItMayUntilItIsRevoked() throws Exception {
        var worker = floor.aPerson(Role.WORKER, floor.aStation());
        var path = "/api/access/accounts/" + worker.actor().account() + "/tokens";
        var id = Ids.next();
        var body = Map.of(
                "id",
                id,
                "name",
                "平台",
                "rights",
                List.of("see-figures", "read-trail"),
                "expires",
                OffsetDateTime.now(java.time.ZoneOffset.UTC).plusDays(30));
        assertThat(sysadmin.post(path, body).status()).isEqualTo(403);
        var token = secadmin.post(path, body).json().path("token").asString();

        var program = new Browser(port).withoutCsrf();
        var bearer = Map.of("Authorization", "Bearer " + token);
        assertThat(program.send("GET", "/api/access/trail", null, bearer).status())
                .as("a right the account does not have is not in its token")
                .isEqualTo(403);
        assertThat(program.send("POST", "/api/access/accounts", "{}", bearer).code())
                .as("past the CSRF check, up to the command id")
                .isEqualTo("shared.command-id-missing");
        assertThat(secadmin.post(path, body).code()).isEqualTo("access.token-made");

        secadmin.delete(path + "/" + id);
        assertThat(program.send("GET", "/api/access/trail", null, bearer).status())
                .isEqualTo(401);
    }

    @Test
    void aTokenLivesAtMostAYearAndAdministersNothing() throws Exception {
        var worker = floor.aPerson(Role.WORKER, floor.aStation());
        var path = "/api/access/accounts/" + worker.actor().account() + "/tokens";
        var now = OffsetDateTime.now(java.time.ZoneOffset.UTC);
        assertThat(secadmin.post(
                                path,
                                Map.of(
                                        "id",
                                        Ids.next(),
                                        "name",
                                        "x",
                                        "rights",
                                        List.of("see-figures"),
                                        "expires",
                                        now.plusYears(2)))
                        .code())
                .isEqualTo("access.token-too-long");
        assertThat(secadmin.post(
                                path,
                                Map.of(
                                        "id",
                                        Ids.next(),
                                        "name",
                                        "x",
                                        "rights",
                                        List.of("manage-accounts"),
                                        "expires",
                                        now.plusDays(2)))
                        .code())
                .isEqualTo("access.token-too-wide");
    }

    @Test
    void oneSeesAndEndsOnesOwnSessions() throws Exception {
        var worker = floor.aPerson(Role.WORKER, floor.aStation());
        var here = new Browser(port);
        var there = new Browser(port);
        here.signIn(worker.name());
        there.signIn(worker.name());
        var path = "/api/access/accounts/" + worker.actor().account() + "/sessions";
        for (var session : here.get(path).json()) {
            if (!session.path("own").asBoolean()) {
                here.delete(path + "/" + session.path("id").asString());
            }
        }
        assertThat(there.get("/api/access/session").status()).isEqualTo(401);
        assertThat(here.get("/api/access/session").status()).isEqualTo(200);
        assertThat(sysadmin.get(path).status()).isEqualTo(403);
    }

    @Test
    void accountsAreFoundByRoleStationAndState() throws Exception {
        var station = floor.aStation();
        var worker = floor.aPerson(Role.WORKER, station);
        var head = floor.aPerson(Role.HEAD, station);
        var elsewhere = floor.aPerson(Role.WORKER, floor.aStation());
        assertThat(namesAt("station=" + station))
                .contains(worker.name(), head.name())
                .doesNotContain(elsewhere.name());
        assertThat(namesAt("role=head&station=" + station)).containsExactly(head.name());
        secadmin.post("/api/access/accounts/" + head.actor().account() + "/lock", "{}");
        assertThat(namesAt("state=locked&role=head&station=" + station)).containsExactly(head.name());
        assertThat(namesAt("state=open&station=" + station))
                .contains(worker.name())
                .doesNotContain(head.name());
        sysadmin.post("/api/access/accounts/" + head.actor().account() + "/close", "{}");
        assertThat(namesAt("state=closed&role=head&station=" + station)).containsExactly(head.name());
        assertThat(auditor.get("/api/access/accounts").status()).isEqualTo(403);
    }

    private List<String> namesAt(String words) throws Exception {
        var names = new java.util.ArrayList<String>();
        sysadmin.get("/api/access/accounts?" + words)
                .json()
                .path("items")
                .forEach(item -> names.add(item.path("name").asString()));
        return names;
    }

    @Test
    void aRoleThatActsAtAPlaceNeedsOne() throws Exception {
        var path = "/api/access/accounts/" + anAccount("p") + "/roles";
        var nowhere = secadmin.post(path, Map.of("role", "worker", "from", LONG_AGO));
        assertThat(nowhere.code()).isEqualTo("access.place-missing");
        assertThat(nowhere.json().path("field").asString()).isEqualTo("station");
        var station = floor.aStation().value();
        var noGrid = secadmin.post(path, Map.of("role", "grid", "station", station, "from", LONG_AGO));
        assertThat(noGrid.json().path("field").asString()).isEqualTo("grid");
        var backwards = Map.of("role", "worker", "station", station, "from", LONG_AGO, "to", LONG_AGO.minusDays(1));
        assertThat(secadmin.post(path, backwards).code()).isEqualTo("shared.period-backwards");
        assertThat(secadmin.post(path, Map.of("role", "hub", "region", "990101", "from", LONG_AGO))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void eachAdministratorIsToldWhichRolesAreTheirsToGive() throws Exception {
        assertThat(mayGive(secadmin)).contains("worker", "auditor", "sysadmin");
        assertThat(mayGive(sysadmin))
                .as("there is a security administrator already")
                .isEmpty();
        assertThat(auditor.get("/api/access/roles").status()).isEqualTo(403);
    }

    private static List<String> mayGive(Browser who) throws Exception {
        var roles = new java.util.ArrayList<String>();
        who.get("/api/access/roles").json().forEach(role -> {
            if (role.path("mayGive").asBoolean()) {
                roles.add(role.path("code").asString());
            }
        });
        return roles;
    }

    @Test
    void whoIsSignedInIsTheSecurityAdministratorsToSeeAndToEnd() throws Exception {
        var worker = floor.aPerson(Role.WORKER, floor.aStation());
        var browser = new Browser(port);
        browser.signIn(worker.name());
        assertThat(sysadmin.get("/api/access/sessions").status()).isEqualTo(403);
        assertThat(auditor.get("/api/access/sessions").status()).isEqualTo(403);
        var mine =
                secadmin.get("/api/access/sessions?q=" + worker.name()).json().path("items");
        assertThat(mine).isNotEmpty();
        for (var session : mine) {
            assertThat(session.path("name").asString()).isEqualTo(worker.name());
            secadmin.delete("/api/access/accounts/" + worker.actor().account() + "/sessions/"
                    + session.path("id").asString());
        }
        assertThat(browser.get("/api/access/session").status()).isEqualTo(401);
    }

    @Test
    void oneSeesAndRevokesTheTokensInOnesOwnNameAndNobodyElses() throws Exception {
        var worker = floor.aPerson(Role.WORKER, floor.aStation());
        var path = "/api/access/accounts/" + worker.actor().account() + "/tokens";
        var id = Ids.next();
        var expires = OffsetDateTime.now(java.time.ZoneOffset.UTC).plusDays(30);
        secadmin.post(path, Map.of("id", id, "name", "门户", "rights", List.of("see-figures"), "expires", expires));
        var all = secadmin.get("/api/access/tokens?q=" + worker.name()).json().path("items");
        assertThat(all.at("/0/name").asString()).isEqualTo("门户");
        assertThat(all.toString()).doesNotContain("linli_");
        assertThat(sysadmin.get("/api/access/tokens").status()).isEqualTo(403);

        var colleague = new Browser(port);
        colleague.signIn(floor.aPerson(Role.WORKER, floor.aStation()).name());
        assertThat(colleague.get(path).status()).isEqualTo(403);
        assertThat(colleague.delete(path + "/" + id).status()).isEqualTo(403);
        var herself = new Browser(port);
        herself.signIn(worker.name());
        assertThat(herself.get(path).json().at("/0/name").asString()).isEqualTo("门户");
        assertThat(herself.delete(path + "/" + id).status()).isEqualTo(200);
        assertThat(secadmin.get("/api/access/tokens?q=" + worker.name()).json().path("items"))
                .isEmpty();
        assertThat(secadmin.get("/api/access/tokens?state=all&q=" + worker.name())
                        .json()
                        .at("/items/0/revoked")
                        .asString())
                .isNotBlank();
    }

    @Test
    void aNameIsCorrectedByTheSystemAdministratorOnly() throws Exception {
        var path = "/api/access/accounts/" + anAccount("n");
        assertThat(secadmin.post(path + "/name", Map.of("displayName", "别人")).status())
                .isEqualTo(403);
        sysadmin.post(path + "/name", Map.of("displayName", "王晓梅"));
        assertThat(sysadmin.get(path).json().path("displayName").asString()).isEqualTo("王晓梅");
        assertThat(sysadmin.post(path + "/name", Map.of("displayName", " ")).code())
                .isEqualTo("shared.missing");
        assertThat(sysadmin.get("/api/access/accounts/" + Ids.next()).status()).isEqualTo(404);
    }

    @Test
    void theTrailIsReadInWordsAndFoundByWhoWhatAndWhen() throws Exception {
        var id = anAccount("r");
        var station = floor.aStation().value();
        secadmin.post(
                "/api/access/accounts/" + id + "/roles",
                Map.of("role", "worker", "station", station, "from", LONG_AGO));
        var given = auditor.get("/api/access/trail?act=access.role-given&subject=" + id)
                .json()
                .path("items");
        assertThat(given).hasSize(1);
        assertThat(given.at("/0/said").asString()).isEqualTo("授予了角色");
        assertThat(given.at("/0/about").asString()).isEqualTo("新同事");
        assertThat(given.at("/0/more").asString()).isEqualTo("角色：社工");
        var who = given.at("/0/account").asString();
        for (var line :
                auditor.get("/api/access/trail?act=access&q=" + who).json().path("items")) {
            assertThat(line.path("account").asString()).isEqualTo(who);
        }
        assertThat(auditor.get("/api/access/trail?subject=" + id + "&to=2020-01-01")
                        .json()
                        .path("items"))
                .isEmpty();
        assertThat(auditor.get("/api/access/trail/acts").body()).contains("授予了角色");
        assertThat(sysadmin.get("/api/access/trail/acts").status()).isEqualTo(403);
    }

    @Test
    void theTrailIsTakenOutAsATableAndThatIsALineToo() throws Exception {
        var id = anAccount("x");
        var file = auditor.download("/api/access/trail/export?subject=" + id);
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains(".csv");
        assertThat(new String(file.body(), java.nio.charset.StandardCharsets.UTF_8))
                .startsWith("\uFEFF\"时间\",\"何人\"")
                .contains("建了账号")
                .contains(id.toString());
        assertThat(auditor.get("/api/access/trail?act=access.trail-exported")
                        .json()
                        .path("items"))
                .isNotEmpty();
        assertThat(secadmin.get("/api/access/trail/export").status()).isEqualTo(403);
        assertThat(TrailFile.cell("=1+1\"")).isEqualTo("\"'=1+1\"\"\"");
    }

    @Test
    void whetherTheChainIsWholeIsForTheAuditorToAsk() throws Exception {
        anAccount("c");
        var checked = auditor.get("/api/access/trail/check").json();
        assertThat(checked.path("whole").asBoolean()).isTrue();
        assertThat(checked.path("lines").asLong()).isPositive();
        assertThat(checked.path("upTo").asString()).isNotBlank();
        assertThat(secadmin.get("/api/access/trail/check").status()).isEqualTo(403);
    }

    private UUID anAccount(String name) throws Exception {
        var id = Ids.next();
        assertThat(sysadmin.post("/api/access/accounts", newAccount(id, name)).status())
                .isEqualTo(200);
        return id;
    }

    private static Map<String, Object> newAccount(UUID id, String name) {
        return Map.of("id", id, "name", name + "-" + id, "displayName", "新同事", "password", FIRST_PASSWORD);
    }

    private Browser somebody(Role role) throws Exception {
        var browser = new Browser(port);
        browser.signIn(floor.aPerson(Grant.of(role, LONG_AGO)).name());
        return browser;
    }
}
