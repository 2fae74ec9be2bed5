package cn.linli.app;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.Browser;
import cn.linli.TestFloor;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program on a PostgreSQL that is not its own, named by the environment; somebody stops that server. */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class DatabaseGoneTest {

    private static final String SECRET = "a-test-secret";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyCallIsToldSoUntilTheServerIsBack() throws Exception {
        try (var server = aServer()) {
            var url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/linli";
            var settings = Map.of("LINLI_DB_URL", url, "LINLI_DB_USER", "linli", "LINLI_DB_PASSWORD", SECRET);
            var home = folder.resolve("home");
            try (var program = AProgram.up(home, AProgram.freePort(), settings, "up", "--area", "370105")) {
                assertThat(home.resolve("postgres")).doesNotExist();
                var browser = new Browser(program.port);
                AProgram.Worker worker;
                try (var owner = DriverManager.getConnection(url, "linli", SECRET)) {
                    worker = AProgram.aWorker(owner);
                }
                assertThat(browser.signIn(worker.name()).status()).isEqualTo(200);
                var kept = Callers.aCall(worker);
                assertThat(Callers.send(browser, kept).status()).isEqualTo(200);

                server.stop();
                program.until("DOWN");
                var lost = Callers.aCall(worker);
                saysSo(Callers.send(browser, lost));
                saysSo(browser.get("/api/requests"));
                saysSo(browser.get("/api/today"));
                saysSo(new Browser(program.port).signIn(worker.name()));
                publicPageSaysSo(browser.get("/open/request"));
                publicPageSaysSo(browser.get("/open/follow?code=2222222222"));
                assertThat(browser.get("/").status()).as("the page itself").isEqualTo(200);

                server.start();
                program.until("UP");
                assertThat(new Browser(program.port).signIn(worker.name()).status())
                        .isEqualTo(200);
                assertThat(browser.get("/api/requests/" + kept.id()).status()).isEqualTo(200);
                assertThat(Callers.send(browser, lost).status()).isEqualTo(200);
            }
        }
    }

    private static void saysSo(Browser.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("shared.database-away");
        assertThat(answer.json().path("detail").asString()).contains("稍后");
    }

    private static void publicPageSaysSo(Browser.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.body())
                .startsWith("<!doctype html>")
                .contains("网页暂时打不开", "请过几分钟再试")
                .doesNotContain("shared.database-away");
    }

    /** A server with a role that may make roles and a database of its own: what an administrator gives us. */
    private Postmaster aServer() throws Exception {
        var programs = PostgresPrograms.in(Path.of("target/postgres").toAbsolutePath());
        var server = new Postmaster(programs, folder.resolve("server"), folder.resolve("server.log"));
        server.create(TestFloor.PASSWORD);
        server.start();
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres", "postgres", TestFloor.PASSWORD);
                var sql = connection.createStatement()) {
            sql.execute("create role linli login createrole password '" + SECRET + "'");
            sql.execute("create database linli owner linli");
        }
        return server;
    }
}
