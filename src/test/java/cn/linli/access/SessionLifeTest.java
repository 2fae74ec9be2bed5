package cn.linli.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.Browser;
import cn.linli.LinliTest;
import cn.linli.TestFloor;
import cn.linli.app.TestDatabase;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** When a session ends, when an account is locked, and which password may follow which. Time is told by ageing rows. */
@LinliTest
class SessionLifeTest {

    private static final String NEXT_PASSWORD = "Morning-Bridge-8";

    @Autowired
    private TestFloor floor;

    @Autowired
    private Sessions sessions;

    @LocalServerPort
    private int port;

    private TestFloor.Somebody worker;

    @BeforeEach
    void aWorker() throws Exception {
        worker = floor.aPerson(Role.WORKER, floor.aStation());
    }

    @Test
    void twoIdleHoursEndASession() throws Exception {
        var token = signIn();
        age("seen = now() - interval '1 hour 59 minutes'");
        assertThat(with(token)).isEqualTo(200);
        age("seen = now() - interval '2 hours 1 second'");
        assertThat(with(token)).isEqualTo(401);
    }

    @Test
    void useKeepsASessionAlive() throws Exception {
        var token = signIn();
        age("seen = now() - interval '1 hour 59 minutes'");
        assertThat(with(token)).isEqualTo(200);
        assertThat(truth("select max(seen) > now() - interval '1 minute'")).isTrue();
    }

    @Test
    void twelveHoursEndASessionHoweverBusy() throws Exception {
        var token = signIn();
        assertThat(truth("select bool_and(ends = started + interval '12 hours')"))
                .isTrue();
        age("ends = now() + interval '1 minute'");
        assertThat(with(token)).isEqualTo(200);
        age("ends = now(), seen = now()");
        assertThat(with(token)).isEqualTo(401);
    }

    @Test
    void useDoesNotPutOffTheTwelfthHour() throws Exception {
        var token = signIn();
        age(
                "started = started - interval '11 hours', ends = ends - interval '11 hours', seen = now() - interval '1 hour'");
        assertThat(with(token)).isEqualTo(200);
        assertThat(
                        truth(
                                "select bool_and(ends = started + interval '12 hours' and ends < now() + interval '62 minutes')"))
                .isTrue();
    }

    @Test
    void endedSessionsAreForgottenAndLivingOnesKept() throws Exception {
        signIn();
        age("ends = now() - interval '1 second'");
        signIn();
        sessions.forgetEnded();
        assertThat(truth("select bool_and(ends > now()) and count(*) > 0")).isTrue();
    }

    @Test
    void signingOutEndsTheSessionEvenForWhoeverKeptTheCookie() throws Exception {
        var browser = new Browser(port);
        browser.get("/api/access/door");
        var kept = signIn();
        assertThat(with(kept)).isEqualTo(200);
        assertThat(browser.send("DELETE", "/api/access/session", null, Map.of("Cookie", cookie(kept)))
                        .status())
                .isEqualTo(200);
        assertThat(with(kept)).isEqualTo(401);
    }

    @Test
    void aTokenNobodyWasGivenOpensNothing() throws Exception {
        assertThat(with("anything")).isEqualTo(401);
        assertThat(with("")).isEqualTo(401);
    }

    @Test
    void lockOutEndsByItselfAfterFifteenMinutes() throws Exception {
        var browser = new Browser(port);
        for (int i = 0; i < 5; i++) {
            browser.signIn(worker.name(), "wrong");
        }
        assertThat(browser.signIn(worker.name()).code()).isEqualTo("access.locked-out");
        ageAccount("locked_until = locked_until - interval '14 minutes 30 seconds'");
        assertThat(browser.signIn(worker.name()).code()).isEqualTo("access.locked-out");
        ageAccount("locked_until = locked_until - interval '30 seconds'");
        assertThat(browser.signIn(worker.name()).status()).isEqualTo(200);
    }

    @Test
    void aRightPasswordBeginsTheCountAnew() throws Exception {
        var browser = new Browser(port);
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 4; i++) {
                assertThat(browser.signIn(worker.name(), "wrong").code()).isEqualTo("access.wrong-password");
            }
            assertThat(browser.signIn(worker.name()).status()).isEqualTo(200);
        }
    }

    @Test
    void ofManyGuessesAtOnceOnlyFiveCount() throws Exception {
        var together = new CyclicBarrier(16);
        Callable<String> guess = () -> {
            var browser = new Browser(port);
            browser.get("/api/access/door");
            together.await();
            return browser.signIn(worker.name(), "wrong").code();
        };
        try (var pool = Executors.newFixedThreadPool(16)) {
            var answers = new java.util.ArrayList<String>();
            for (var answer : pool.invokeAll(Collections.nCopies(16, guess))) {
                answers.add(answer.get());
            }
            assertThat(Collections.frequency(answers, "access.wrong-password")).isEqualTo(5);
            assertThat(Collections.frequency(answers, "access.locked-out")).isEqualTo(11);
        }
    }

    @Test
    void nobodyAndAWrongPasswordAreAnsweredAlike() throws Exception {
        var browser = new Browser(port);
        var nobody = browser.signIn("nobody-" + worker.name(), "wrong");
        var wrong = browser.signIn(worker.name(), "wrong");
        assertThat(nobody.status()).isEqualTo(wrong.status());
        assertThat(nobody.body()).isEqualTo(wrong.body());
    }

    @Test
    void aNewPasswordEndsEveryOtherSession() throws Exception {
        var other = signIn();
        var browser = new Browser(port);
        browser.signIn(worker.name());
        assertThat(change(browser, TestFloor.PASSWORD, NEXT_PASSWORD).status()).isEqualTo(200);
        assertThat(browser.get("/api/access/session").status()).isEqualTo(200);
        assertThat(with(other)).isEqualTo(401);
        assertThat(new Browser(port).signIn(worker.name()).code()).isEqualTo("access.wrong-password");
        assertThat(new Browser(port).signIn(worker.name(), NEXT_PASSWORD).status())
                .isEqualTo(200);
    }

    @Test
    void everyRuleForPasswordsIsKeptOverHttp() throws Exception {
        var browser = new Browser(port);
        browser.signIn(worker.name());
        assertThat(change(browser, "wrong", NEXT_PASSWORD).code()).isEqualTo("access.old-password-wrong");
        var rules = Map.of(
                "Lamp-4",
                "access.password-too-short",
                "lanternstreet",
                "access.password-too-plain",
                "X-" + worker.name() + "-x",
                "access.password-has-name",
                "Password123",
                "access.password-too-common",
                TestFloor.PASSWORD,
                "access.password-used-before",
                "巷口的老槐树下有灯".repeat(3) + "7",
                "access.password-too-long");
        for (var rule : rules.entrySet()) {
            var answer = change(browser, TestFloor.PASSWORD, rule.getKey());
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.code()).isEqualTo(rule.getValue());
            assertThat(answer.json().path("field").asString()).isEqualTo("chosen");
        }
        assertThat(new Browser(port).signIn(worker.name()).status()).isEqualTo(200);
    }

    @Test
    void aResetDoesNotBringAnOldPasswordBack() throws Exception {
        var sysadmin = new Browser(port);
        sysadmin.signIn(floor.aPerson(Grant.of(Role.SYSADMIN, java.time.LocalDate.of(2020, 1, 1)))
                .name());
        var path = "/api/access/accounts/" + worker.actor().account() + "/password";
        assertThat(sysadmin.post(path, Map.of("chosen", TestFloor.PASSWORD)).code())
                .isEqualTo("access.password-used-before");
        assertThat(sysadmin.post(path, Map.of("chosen", NEXT_PASSWORD)).status())
                .isEqualTo(200);
        var browser = new Browser(port);
        browser.signIn(worker.name(), NEXT_PASSWORD);
        for (var old : List.of(NEXT_PASSWORD, TestFloor.PASSWORD)) {
            assertThat(change(browser, NEXT_PASSWORD, old).code()).isEqualTo("access.password-used-before");
        }
    }

    private static Browser.Answer change(Browser browser, String old, String chosen) throws Exception {
        return browser.post("/api/access/password", Map.of("old", old, "chosen", chosen));
    }

    private String signIn() {
        return sessions.signIn(worker.name(), TestFloor.PASSWORD, "test");
    }

    private int with(String token) throws Exception {
        return new Browser(port)
                .send("GET", "/api/access/session", null, Map.of("Cookie", cookie(token)))
                .status();
    }

    private static String cookie(String token) {
        return SessionCookie.NAME + "=" + token;
    }

    private void age(String what) throws SQLException {
        owner("update access.session set " + what + " where account_id = '"
                + worker.actor().account() + "'");
    }

    private void ageAccount(String what) throws SQLException {
        owner("update access.account set " + what + " where id = '"
                + worker.actor().account() + "'");
    }

    private boolean truth(String question) throws SQLException {
        try (var connection = TestDatabase.owner()) {
            var row = connection
                    .createStatement()
                    .executeQuery(question + " from access.session where account_id = '"
                            + worker.actor().account() + "'");
            row.next();
            return row.getBoolean(1);
        }
    }

    private static void owner(String sql) throws SQLException {
        try (var connection = TestDatabase.owner()) {
            connection.createStatement().execute(sql);
        }
    }
}
