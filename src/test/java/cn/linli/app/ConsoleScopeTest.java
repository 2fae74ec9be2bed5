package cn.linli.app;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.Browser;
import cn.linli.FullStation;
import cn.linli.LinliTest;
import cn.linli.TestFloor;
import cn.linli.access.Actor;
import cn.linli.access.Role;
import cn.linli.access.Wall;
import cn.linli.places.Places;
import cn.linli.shared.ConsoleCommand;
import cn.linli.shared.StationId;
import cn.linli.stations.Stations;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The command line works under a name and a scope of its own, for nobody but the owner of the machine. */
@LinliTest
class ConsoleScopeTest {

    private static final String FIGURES =
            JsonMapper.shared().writeValueAsString(Map.of("words", List.of("audit", "verify"), "folder", "/"));

    @Autowired
    private ApplicationContext context;

    @Autowired
    private ConsoleController door;

    @Autowired
    private TestFloor floor;

    @Autowired
    private Places places;

    @Autowired
    private Stations stations;

    @Autowired
    private JdbcClient db;

    @Autowired
    private TransactionTemplate transaction;

    @LocalServerPort
    private int port;

    @Test
    void aCommandRunsAsTheConsoleAndSeesEveryStation() throws Exception {
        var here = new FullStation(floor, places, stations, port);
        var there = new FullStation(floor, places, stations, port);
        var heard = new Heard(List.of(here.station(), there.station()));
        ConsoleRun.run(context, heard, List.of(), Path.of("/"), new PrintStream(new ByteArrayOutputStream()));
        assertThat(heard.actor).isNotNull();
        assertThat(heard.actor.name()).isEqualTo("console");
        assertThat(heard.actor.roles()).containsExactly(Role.CONSOLE);
        assertThat(heard.seen).isEqualTo(2);
        assertThat(Wall.atWork()).isNull();
    }

    @Test
    void withoutItsTokenTheDoorOfTheCommandLineIsShut() throws Exception {
        door.open("a-token-of-this-test");
        assertThat(knock(null)).isEqualTo(403);
        assertThat(knock("Console ")).isEqualTo(403);
        assertThat(knock("Console null")).isEqualTo(403);
        assertThat(knock("Console a-token-of-this-tesT")).isEqualTo(403);
        assertThat(knock("Bearer a-token-of-this-test")).isEqualTo(403);
        assertThat(knock("Console a-token-of-this-test")).isEqualTo(200);
    }

    @Test
    void aSignedInAdministratorIsNotTheCommandLine() throws Exception {
        door.open("a-token-of-this-test");
        var browser = new Browser(port);
        browser.signIn(floor.aPerson(cn.linli.access.Grant.of(Role.SYSADMIN, java.time.LocalDate.of(2020, 1, 1)))
                .name());
        assertThat(browser.post("/console", FIGURES).status()).isEqualTo(403);
    }

    private int knock(@Nullable String authorization) throws Exception {
        return new Browser(port)
                .withoutCsrf()
                .send(
                        "POST",
                        "/console",
                        FIGURES,
                        authorization == null ? Map.of() : Map.of("Authorization", authorization))
                .status();
    }

    /** A command that only tells as whom it was run and of how many stations it sees people. */
    private final class Heard implements ConsoleCommand {

        private final List<StationId> of;
        private @Nullable Actor actor;
        private int seen;

        Heard(List<StationId> of) {
            this.of = of;
        }

        @Override
        public String words() {
            return "heard";
        }

        @Override
        public String usage() {
            return "linli heard";
        }

        @Override
        public int run(List<String> arguments, Path folder, PrintStream out) {
            actor = Wall.atWork();
            var found = transaction.execute(t -> db.sql("""
                            select count(distinct station_id) from residents.person where station_id = any (:of)
                            """)
                    .param("of", of.stream().map(StationId::value).toArray(java.util.UUID[]::new))
                    .query(Integer.class)
                    .single());
            seen = found == null ? 0 : found;
            return 0;
        }
    }
}
