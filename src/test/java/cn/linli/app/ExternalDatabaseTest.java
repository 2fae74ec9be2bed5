package cn.linli.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.linli.Browser;
import cn.linli.FullStation;
import cn.linli.Linli;
import cn.linli.TestFloor;
import cn.linli.access.Accounts;
import cn.linli.access.Actors;
import cn.linli.access.Role;
import cn.linli.access.Sessions;
import cn.linli.places.Places;
import cn.linli.stations.Stations;
import cn.linli.stations.Workers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The same program on a PostgreSQL that somebody else runs, named by LINLI_DB_URL, _USER and _PASSWORD. */
class ExternalDatabaseTest {

    private static final String PASSWORD = "an-owner-of-its-own";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aWholeStationWorksOnAnInstalledServer() throws Exception {
        var programs = InstalledPostgres.programs();
        assumeTrue(
                programs.isPresent(),
                "No PostgreSQL " + InstalledPostgres.OLDEST + " or newer is installed here; nothing was tried.");
        try (var server = InstalledPostgres.start(programs.get(), folder);
                var home = Home.open(folder.resolve("home"), Home.Kind.REAL)) {
            server.prepare(PASSWORD);
            try (var database = Database.of(home, named(server.url("linli")))) {
                assertThat(home.file("postgres"))
                        .as("no embedded one beside it")
                        .doesNotExist();
                Schema.migrate(database);
                Schema.migrate(database);
                try (var running = Program.server(Linli.class, home, Home.Kind.REAL, database, "0")
                        .start()) {
                    aCallBecomesAFigureAndNoStrangerSeesIt((ServletWebServerApplicationContext) running);
                }
            }
        }
    }

    @Test
    void aServerThatIsNotThereIsToldInOneSentence() {
        try (var home = Home.open(folder.resolve("home"), Home.Kind.REAL)) {
            assertThatThrownBy(() -> Database.of(home, named("jdbc:postgresql://127.0.0.1:1/linli")))
                    .isInstanceOf(NotPossible.class)
                    .hasMessageStartingWith("The database at jdbc:postgresql://127.0.0.1:1/linli cannot be reached")
                    .hasMessageNotContaining(PASSWORD);
        }
    }

    private static void aCallBecomesAFigureAndNoStrangerSeesIt(ServletWebServerApplicationContext running)
            throws Exception {
        var floor = new TestFloor(
                running.getBean(Accounts.class),
                running.getBean(Actors.class),
                running.getBean(Sessions.class),
                running.getBean(Workers.class));
        var port = java.util.Objects.requireNonNull(running.getWebServer()).getPort();
        var full = new FullStation(floor, running.getBean(Places.class), running.getBean(Stations.class), port);
        var mine = new Browser(port);
        mine.signIn(full.worker().name());
        var figures = mine.get("/api/reports/figures?area="
                + running.getBean(Stations.class)
                        .find(full.station())
                        .orElseThrow()
                        .region()
                        .value()
                + "&from=2026-01-01&to=2026-01-31&by=station");
        assertThat(figures.json().at("/total/sessions").asInt())
                .as(figures.body())
                .isEqualTo(1);
        assertThat(figures.json().at("/total/minutes").asInt()).isEqualTo(30);
        assertThat(mine.get("/api/requests/" + full.id("request")).status()).isEqualTo(200);

        var stranger = new Browser(port);
        stranger.signIn(floor.aPerson(Role.WORKER, floor.aStation()).name());
        assertThat(stranger.get("/api/requests/" + full.id("request")).status()).isEqualTo(404);
        assertThat(stranger.get("/api/residents/" + full.id("resident")).status())
                .isEqualTo(404);
        var db = running.getBean(JdbcClient.class);
        assertThat(db.sql("select current_user").query(String.class).single()).isEqualTo("linli_app");
        for (var table : new String[] {"requests.request", "residents.person", "ledger.line", "visits.visit"}) {
            assertThat(db.sql("select count(*) from " + table)
                            .query(Integer.class)
                            .single())
                    .as(table + " with nobody at work")
                    .isZero();
        }
    }

    private static Map<String, String> named(String url) {
        return Map.of("LINLI_DB_URL", url, "LINLI_DB_USER", "linli", "LINLI_DB_PASSWORD", PASSWORD);
    }
}
