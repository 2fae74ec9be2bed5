package cn.linli.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.Browser;
import cn.linli.LinliTest;
import cn.linli.TestFloor;
import cn.linli.app.TestDatabase;
import cn.linli.shared.Ids;
import cn.linli.shared.Refused;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** A command has one effect and one answer, however often and however fast it comes. */
@LinliTest
class OnceTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    private Once once;

    @Autowired
    private TestFloor floor;

    @Autowired
    private Sessions sessions;

    @LocalServerPort
    private int port;

    private final AtomicInteger effects = new AtomicInteger();
    private StationId station;
    private TestFloor.Somebody head;

    @BeforeEach
    void somebodyAtWork() throws Exception {
        station = floor.aStation();
        head = floor.aPerson(Role.HEAD, station);
    }

    @Test
    void theSameCommandAgainHasTheSameAnswerAndNoSecondEffect() throws Exception {
        var command = Ids.next();
        assertThat(run(command, "a", this::counted)).isEqualTo("effect 1");
        assertThat(run(command, "a", this::counted)).isEqualTo("effect 1");
        assertThat(effects).hasValue(1);
    }

    @Test
    void anAnswerOfNothingIsAnsweredWithNothingAgain() throws Exception {
        var command = Ids.next();
        assertThat(run(command, "a", () -> {
                    counted();
                    return null;
                }))
                .isNull();
        assertThat(run(command, "a", this::counted)).isNull();
        assertThat(effects).hasValue(1);
    }

    @Test
    void twoAtOnceHaveOneEffectAndTheSecondWaitsForTheAnswerOfTheFirst() throws Exception {
        var command = Ids.next();
        Callable<Object> untilTheOtherWaits = () -> {
            var answer = counted();
            waitForSomebodyWaiting();
            return answer;
        };
        try (var pool = Executors.newFixedThreadPool(2)) {
            var first = pool.submit(() -> run(command, "a", untilTheOtherWaits));
            var second = pool.submit(() -> run(command, "a", untilTheOtherWaits));
            assertThat(first.get()).isEqualTo("effect 1");
            assertThat(second.get()).isEqualTo("effect 1");
        }
        assertThat(effects).hasValue(1);
    }

    @Test
    void anAnswerThatWasCutIsGivenAgain() throws Exception {
        var command = Ids.next();
        var volunteer = Ids.next();
        var body = JSON.writeValueAsString(volunteer(volunteer, "柳青"));
        sendAndHangUp("/api/volunteers", body, command);
        waitFor("select exists (select from access.command where id = '" + command + "')");

        var browser = signedIn(head);
        var again = browser.post("/api/volunteers", body, command);

        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(again.json().path("id").asString()).isEqualTo(volunteer.toString());
        assertThat(browser.get("/api/volunteers?station=" + station).json()).hasSize(1);
    }

    @Test
    void anIdUsedForSomethingElseIsRefused() throws Exception {
        var command = Ids.next();
        run(command, "a", this::counted);
        assertThatThrownBy(() -> run(command, "b", this::counted))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal()).isEqualTo(SharedRefusal.COMMAND_REUSED));
        assertThat(effects).hasValue(1);
    }

    @Test
    void anIdUsedBySomebodyElseIsRefusedAndTellsThemNothing() throws Exception {
        var command = Ids.next();
        run(command, "a", this::counted);
        var colleague = floor.aPerson(Role.HEAD, station).actor();
        assertThatThrownBy(() -> run(colleague, command, "a", this::counted))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal()).isEqualTo(SharedRefusal.COMMAND_REUSED));
        assertThat(effects).hasValue(1);
    }

    @Test
    void overHttpTheAddressAndTheBodyAreTheCommand() throws Exception {
        var browser = signedIn(head);
        var command = Ids.next();
        var first = JSON.writeValueAsString(volunteer(Ids.next(), "柳青"));
        assertThat(browser.post("/api/volunteers", first, command).status()).isEqualTo(200);

        var otherBody = JSON.writeValueAsString(volunteer(Ids.next(), "柳红"));
        assertThat(browser.post("/api/volunteers", otherBody, command).code()).isEqualTo("shared.command-reused");
        assertThat(signedIn(floor.aPerson(Role.HEAD, station))
                        .post("/api/volunteers", first, command)
                        .code())
                .isEqualTo("shared.command-reused");
        assertThat(browser.get("/api/volunteers?station=" + station).json()).hasSize(1);
    }

    @Test
    void theSameWordsToAnotherAddressAreAnotherCommand() throws Exception {
        var browser = signedIn(head);
        var one = Ids.next();
        var other = Ids.next();
        browser.post("/api/volunteers", volunteer(one, "柳青"));
        browser.post("/api/volunteers", volunteer(other, "柳红"));
        var command = Ids.next();
        var body = JSON.writeValueAsString(Map.of("version", 0, "paused", true));
        assertThat(browser.post("/api/volunteers/" + one + "/pause", body, command)
                        .status())
                .isEqualTo(200);
        assertThat(browser.post("/api/volunteers/" + other + "/pause", body, command)
                        .code())
                .isEqualTo("shared.command-reused");
    }

    @Test
    void aCommandThatFailedLeavesItsIdFree() throws Exception {
        var command = Ids.next();
        assertThatThrownBy(() -> run(command, "a", () -> {
                    counted();
                    throw SharedRefusal.MISSING.refuse();
                }))
                .isInstanceOf(Refused.class);
        assertThat(run(command, "mended", this::counted)).isEqualTo("effect 2");

        var browser = signedIn(head);
        var over = Ids.next();
        var wrong = JSON.writeValueAsString(volunteer(Ids.next(), ""));
        var mended = JSON.writeValueAsString(volunteer(Ids.next(), "柳青"));
        assertThat(browser.post("/api/volunteers", wrong, over).code()).isEqualTo("shared.missing");
        assertThat(browser.post("/api/volunteers", mended, over).status()).isEqualTo(200);
    }

    @Test
    void aChangeWithoutAnIdOfItsOwnIsRefused() throws Exception {
        var browser = signedIn(head);
        var body = JSON.writeValueAsString(volunteer(Ids.next(), "柳青"));
        assertThat(browser.send("POST", "/api/volunteers", body, Map.of()).code())
                .isEqualTo("shared.command-id-missing");
        assertThat(browser.send("POST", "/api/volunteers", body, Map.of("Linli-Command", "1"))
                        .code())
                .isEqualTo("shared.command-id-missing");
        assertThat(browser.get("/api/volunteers?station=" + station).json()).isEmpty();
    }

    @Test
    void aCommandIsRememberedForNinetyDaysAndThenForgotten() throws Exception {
        var young = Ids.next();
        var old = Ids.next();
        run(young, "a", this::counted);
        run(old, "a", this::counted);
        age(young, "89 days 23 hours");
        age(old, "90 days 1 hour");

        once.forgetOld();

        assertThat(run(young, "a", this::counted)).isEqualTo("effect 1");
        assertThat(run(old, "a", this::counted)).isEqualTo("effect 3");
    }

    private String counted() {
        return "effect " + effects.incrementAndGet();
    }

    private Object run(UUID command, String content, Callable<?> work) throws Exception {
        return run(head.actor(), command, content, work);
    }

    private Object run(Actor actor, UUID command, String content, Callable<?> work) throws Exception {
        return Wall.as(actor, () -> once.run(actor, command, content, JSON.constructType(String.class), work));
    }

    private Browser signedIn(TestFloor.Somebody who) throws Exception {
        var browser = new Browser(port);
        browser.signIn(who.name());
        return browser;
    }

    private Map<String, Object> volunteer(UUID id, String name) {
        return Map.of("id", id, "station", station.toString(), "name", name, "phone", "13900001234");
    }

    /** Sends the whole command and goes away before a byte of the answer is read. */
    private void sendAndHangUp(String path, String body, UUID command) throws IOException {
        var token = sessions.signIn(head.name(), TestFloor.PASSWORD, "test");
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var head = """
                    POST %s HTTP/1.1
                    Host: localhost
                    Cookie: %s=%s; XSRF-TOKEN=cut
                    X-XSRF-TOKEN: cut
                    Linli-Command: %s
                    Content-Type: application/json
                    Content-Length: %d

                    """.formatted(path, SessionCookie.NAME, token, command, bytes.length)
                    .replace("\n", "\r\n");
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        }
    }

    private static void waitForSomebodyWaiting() throws Exception {
        waitFor("select exists (select from pg_stat_activity where wait_event_type = 'Lock'"
                + " and query like '%insert into access.command%' and pid <> pg_backend_pid())");
    }

    private static void waitFor(String question) throws SQLException, InterruptedException {
        try (var connection = TestDatabase.owner()) {
            for (int i = 0; i < 200; i++) {
                var row = connection.createStatement().executeQuery(question);
                row.next();
                if (row.getBoolean(1)) {
                    return;
                }
                Thread.sleep(50);
            }
        }
        throw new AssertionError("Never so: " + question);
    }

    private static void age(UUID command, String by) throws SQLException {
        try (var connection = TestDatabase.owner()) {
            connection
                    .createStatement()
                    .execute("update access.command set at = now() - interval '" + by + "' where id = '" + command
                            + "'");
        }
    }
}
