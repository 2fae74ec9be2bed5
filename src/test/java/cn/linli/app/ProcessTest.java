package cn.linli.app;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.Browser;
import cn.linli.shared.Ids;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process: the plug is pulled, the database dies, it is asked to end, somebody starts it twice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class ProcessTest {

    private static final String COUNTY = "370105";
    private static final Map<String, String> SETTINGS = Map.of(
            "SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE", "2s",
            "LOGGING_LEVEL_ORG_SPRINGFRAMEWORK_BOOT", "info");

    @TempDir
    private static Path folder = Path.of("");

    private @Nullable AProgram running;
    private AProgram.@Nullable Worker worker;
    private @Nullable Browser browser;

    /** The one program of these tests; started again by the next when a test has ended it. */
    private AProgram program() throws IOException, InterruptedException, SQLException {
        var found = running;
        if (found == null || !found.lives()) {
            var port = found == null ? AProgram.freePort() : found.port;
            found = AProgram.up(folder.resolve("home"), port, SETTINGS, "up", "--area", COUNTY);
            running = found;
        }
        if (browser == null) {
            try (var owner = found.owner()) {
                worker = AProgram.aWorker(owner);
            }
            browser = new Browser(found.port);
            assertThat(browser.signIn(worker.name()).status()).isEqualTo(200);
        }
        return found;
    }

    private Callers callers() {
        return Callers.begin(Objects.requireNonNull(browser), Objects.requireNonNull(worker));
    }

    @AfterAll
    void leaveNothingRunning() throws Exception {
        if (running != null) {
            running.close();
        }
    }

    @Test
    void whatWasAnsweredBeforeAKillIsThereAndWhatWasNotIsDoneOnce() throws Exception {
        var program = program();
        var orphan = program.postmaster();
        try (var callers = callers()) {
            callers.answered(20);
            program.kill();
            callers.stop();
            assertThat(orphan.isAlive()).as("the database outlives the program").isTrue();
            var again = program();
            assertThat(again.postmaster().pid()).isNotEqualTo(orphan.pid());
            assertThat(orphan.isAlive()).isFalse();
            allThereOnce(again, callers);
        }
    }

    /** The station's running number is held, so that every call is in the middle of its work when the plug is pulled. */
    @Test
    void whatIsUnderWayAtAKillIsDoneOnceWhenItIsSentAgain() throws Exception {
        var program = program();
        try (var callers = callers()) {
            callers.answered(20);
            try (var holding = program.owner();
                    var looking = program.owner()) {
                holding.setAutoCommit(false);
                holding.createStatement().execute("lock table requests.counter in exclusive mode");
                awaitWaiting(looking);
                program.kill();
            }
            callers.stop();
            assertThat(callers.unanswered).isNotEmpty();
            allThereOnce(program(), callers);
        }
    }

    private static void awaitWaiting(Connection looking) throws SQLException, InterruptedException {
        var until = System.nanoTime() + AProgram.PATIENCE.toNanos();
        try (var waiting = looking.prepareStatement(
                "select exists (select from pg_locks where relation = 'requests.counter'::regclass and not granted)")) {
            for (var row = waiting.executeQuery(); row.next() && !row.getBoolean(1); row = waiting.executeQuery()) {
                assertThat(System.nanoTime()).isLessThan(until);
                Thread.sleep(20);
            }
        }
    }

    @Test
    void theDatabaseIsKilledAndTheProgramGoesOn() throws Exception {
        var program = program();
        try (var callers = callers()) {
            callers.answered(20);
            for (var kill = 0; kill < 3 && callers.noes.isEmpty(); kill++) {
                program.postmaster().destroyForcibly();
                callers.answered(20);
            }
            callers.stop();
            assertThat(callers.noes).isNotEmpty().allSatisfy(no -> {
                assertThat(no.status()).as(no.body()).isEqualTo(503);
                assertThat(no.code()).isEqualTo("shared.database-away");
                assertThat(no.json().path("detail").asString()).contains("数据库暂时连不上", "再点一次保存");
            });
            program.until("UP");
            allThereOnce(program, callers);
        }
        try (var callers = callers()) {
            callers.answered(100);
            assertThat(callers.noes)
                    .as("no thread of the server keeps a dead connection")
                    .isEmpty();
        }
    }

    @Test
    void askedToEndItAnswersWhatItIsAtAndOpenScreensDoNotHoldIt() throws Exception {
        var program = program();
        var screen = openScreen(program.port);
        try (var callers = callers()) {
            callers.answered(20);
            program.end();
            callers.stop();
            assertThat(callers.noes)
                    .as("the database ends after the last answer")
                    .isEmpty();
            assertThat(screen.body().anyMatch(line -> line.startsWith("never"))).isFalse();
            assertThat(program.log()).contains("Graceful shutdown complete");
            assertThat(Postmaster.running(program.home.resolve("postgres"))).isEmpty();
            assertThat(program.home.resolve("console")).doesNotExist();
            allThereOnce(program(), callers);
        }
    }

    @Test
    void anUploadThatIsHalfThereWhenItEndsLeavesNothing() throws Exception {
        var program = program();
        var before = papers(program);
        try (var half = halfAnUpload(program.port)) {
            program.end();
            assertThat(half.getInputStream().readAllBytes())
                    .asString(StandardCharsets.UTF_8)
                    .doesNotContain("200 OK");
        }
        assertThat(program.log()).contains("Graceful shutdown aborted");
        assertThat(Postmaster.running(program.home.resolve("postgres"))).isEmpty();
        var again = program();
        assertThat(papers(again)).isEqualTo(before);
        assertThat(aPaper().status()).isEqualTo(200);
        assertThat(papers(again)).isEqualTo(before + 1);
    }

    @Test
    void aSecondProgramLeavesTheDatabaseAlone() throws Exception {
        var program = program();
        var before = Files.readString(program.home.resolve("postgres/postmaster.pid"));
        var second = AProgram.say(program.home, Map.of("LINLI_PORT", "0"), "up");
        assertThat(second.exit()).isEqualTo(1);
        assertThat(second.err()).contains("Linli is already running on " + program.home);
        assertThat(Files.readString(program.home.resolve("postgres/postmaster.pid")))
                .isEqualTo(before);
        assertThat(program.health()).isEqualTo("UP");
    }

    @Test
    void aHomeStaysWhatItWasStampedAs() throws Exception {
        var real = AProgram.say(program().home, Map.of("LINLI_PORT", "0"), "demo");
        assertThat(real.exit()).isEqualTo(1);
        assertThat(real.err()).contains("This home is real, not demo");
        var demo = Files.createDirectory(folder.resolve("demo"));
        Files.writeString(demo.resolve("stamp"), "demo");
        var up = AProgram.say(demo, Map.of("LINLI_PORT", "0"), "up");
        assertThat(up.exit()).isEqualTo(1);
        assertThat(up.err()).contains("This home is demo, not real");
        assertThat(demo.resolve("postgres")).doesNotExist();
    }

    /** Every answered call is in the book once; every unanswered one, sent again twice, has one effect and one answer. */
    private void allThereOnce(AProgram program, Callers callers) throws Exception {
        var known = Objects.requireNonNull(browser);
        try (var owner = program.owner()) {
            assertThat(callers.inTheBook(owner)).containsAllEntriesOf(once(callers.answered.stream()));
            for (var call : callers.unanswered) {
                var first = Callers.send(known, call);
                assertThat(first.status()).as(first.body()).isEqualTo(200);
                assertThat(Callers.send(known, call)).isEqualTo(first);
            }
            assertThat(callers.inTheBook(owner))
                    .containsAllEntriesOf(once(Stream.concat(callers.answered.stream(), callers.unanswered.stream())));
        }
    }

    private static Map<UUID, Integer> once(Stream<Callers.Call> calls) {
        return calls.collect(Collectors.toMap(Callers.Call::id, call -> 1));
    }

    /** A screen that listens for news. */
    private HttpResponse<Stream<String>> openScreen(int port) throws IOException, InterruptedException {
        var known = Objects.requireNonNull(browser);
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/today/stream"))
                .header("Cookie", known.cookies())
                .build();
        var screen = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
        assertThat(screen.statusCode()).isEqualTo(200);
        return screen;
    }

    /** The first half of an upload; the second never comes. */
    private Socket halfAnUpload(int port) throws IOException {
        var known = Objects.requireNonNull(browser);
        var head =
                """
                POST /api/documents/papers HTTP/1.1
                Host: localhost
                Cookie: %s
                X-XSRF-TOKEN: %s
                Linli-Command: %s
                Content-Type: multipart/form-data; boundary=edge
                Content-Length: 200200

                --edge
                Content-Disposition: form-data; name="file"; filename="a.jpg"

                """.formatted(known.cookies(), known.cookies().replaceAll(".*XSRF-TOKEN=([^;]*).*", "$1"), Ids.next());
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        var out = socket.getOutputStream();
        out.write(head.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        out.write(aPhoto(), 0, 100_000);
        out.flush();
        return socket;
    }

    private Browser.Answer aPaper() throws IOException, InterruptedException {
        return Objects.requireNonNull(browser).upload("/api/documents/papers", "a.jpg", aPhoto(), Ids.next());
    }

    private static byte[] aPhoto() {
        var photo = new byte[200_000];
        photo[0] = (byte) 0xFF;
        photo[1] = (byte) 0xD8;
        photo[2] = (byte) 0xFF;
        return photo;
    }

    private static int papers(AProgram program) throws IOException, SQLException {
        try (var owner = program.owner();
                var sql = owner.createStatement();
                var row = sql.executeQuery("select count(*) from documents.paper")) {
            row.next();
            return row.getInt(1);
        }
    }
}
