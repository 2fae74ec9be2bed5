package cn.linli.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.Browser;
import cn.linli.LinliTest;
import cn.linli.TestFloor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@LinliTest
class SessionHttpTest {

    @Autowired
    private TestFloor floor;

    @LocalServerPort
    private int port;

    @Test
    void aWorkerSignsInAndIsKnown() throws Exception {
        var worker = floor.aPerson(Role.WORKER, floor.aStation());
        var browser = new Browser(port);

        assertThat(browser.get("/api/access/session").status()).isEqualTo(401);
        assertThat(browser.signIn(worker.name()).status()).isEqualTo(200);
        var me = browser.get("/api/access/session");
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.json().at("/account/name").asString()).isEqualTo(worker.name());
    }

    @Test
    void fiveWrongPasswordsLockTheAccount() throws Exception {
        var worker = floor.aPerson(Role.WORKER, floor.aStation());
        var browser = new Browser(port);
        for (int i = 0; i < 5; i++) {
            assertThat(browser.signIn(worker.name(), "wrong").code()).isEqualTo("access.wrong-password");
        }
        assertThat(browser.signIn(worker.name()).code()).isEqualTo("access.locked-out");
    }

    @Test
    void aChangeWithoutTheCsrfTokenIsRefused() throws Exception {
        var worker = floor.aPerson(Role.WORKER, floor.aStation());
        var browser = new Browser(port);
        browser.signIn(worker.name());
        var no = browser.withoutCsrf().post("/api/access/password", "{}");
        assertThat(no.status()).isEqualTo(403);
        assertThat(no.code()).as("the page knows that it may try once more").isEqualTo("access.token-stale");
    }
}
