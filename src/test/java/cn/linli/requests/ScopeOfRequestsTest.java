package cn.linli.requests;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.Browser;
import cn.linli.FullStation;
import cn.linli.LinliTest;
import cn.linli.TestFloor;
import cn.linli.access.Actor;
import cn.linli.access.Actors;
import cn.linli.access.Right;
import cn.linli.access.Wall;
import cn.linli.app.TestDatabase;
import cn.linli.places.Places;
import cn.linli.shared.Ids;
import cn.linli.shared.StationId;
import cn.linli.stations.Stations;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Work that nobody signed in for: each kind names the scope it runs under, and sees that and no more. */
@LinliTest
class ScopeOfRequestsTest {

    @Autowired
    private TestFloor floor;

    @Autowired
    private Places places;

    @Autowired
    private Stations stations;

    @Autowired
    private Actors actors;

    @Autowired
    private LateRequests late;

    @Autowired
    private Refills refills;

    @Autowired
    private OpenRequests open;

    @Autowired
    private Requests requests;

    @Autowired
    private JdbcClient db;

    @Autowired
    private TransactionTemplate transaction;

    @LocalServerPort
    private int port;

    private FullStation here;
    private FullStation there;

    @BeforeEach
    void twoStations() throws Exception {
        here = new FullStation(floor, places, stations, port);
        there = new FullStation(floor, places, stations, port);
    }

    @Test
    void theNightlyLookForLateRequestsSeesEveryStationAndSignsItsName() throws Exception {
        for (var station : List.of(here, there)) {
            change("update requests.request set received = '2020-01-01', last = '2020-01-01', due = '2020-01-02'"
                    + " where id = '" + station.id("request") + "'");
        }
        assertThat(Wall.atWork()).isNull();
        late.look(OffsetDateTime.now(ZoneOffset.UTC));
        for (var station : List.of(here, there)) {
            assertThat(owner("select climbed from requests.request where id = '" + station.id("request") + "'"))
                    .isNotEqualTo(List.of("not"));
            assertThat(owner("select distinct by_name from requests.step where request_id = '" + station.id("request")
                            + "' and what like 'climbed%'"))
                    .containsExactly("overdue-requests");
        }
        assertThat(Wall.atWork()).isNull();
    }

    @Test
    void theNightlyLookForMedicineSeesEveryStationAndSignsItsName() throws Exception {
        for (var station : List.of(here, there)) {
            Wall.as(station.worker().actor(), () -> {
                var id = cn.linli.shared.RequestId.of(station.id("request"));
                requests.begin(station.worker().actor(), id, Requests.ANY_VERSION, null);
                return requests.done(
                        station.worker().actor(), id, Requests.ANY_VERSION, new DoneWork(20, "药已送到", null));
            });
            change("update requests.medicine set runs_out = '2020-01-01' where request_id = '" + station.id("request")
                    + "'");
        }
        refills.look(LocalDate.now(ZoneOffset.UTC));
        for (var station : List.of(here, there)) {
            assertThat(owner("select r.station_id || ' ' || r.taken_by_name from requests.medicine m"
                            + " join requests.request r on r.id = m.next_request where m.request_id = '"
                            + station.id("request") + "'"))
                    .containsExactly(station.station() + " medicine-refills");
        }
    }

    @Test
    void whoeverComesByALinkIsAtOneStationAndMayHandInAndSayTheWordOnly() throws Exception {
        var visitor = actors.visitor("居民链接", here.station(), Set.of(Right.TAKE_REQUESTS, Right.DO_REQUESTS));
        assertThat(visitor.roles()).isEmpty();
        assertThat(visitor.scope().stations()).containsExactly(here.station());
        assertThat(visitor.scope().grids()).isEmpty();
        assertThat(seen(visitor, here.station())).isPositive();
        assertThat(seen(visitor, there.station())).isZero();
    }

    @Test
    void aLinkWritesUnderItsOwnNameAtItsOwnStation() throws Exception {
        var command = Ids.next();
        var code = open.write(
                here.station(),
                command,
                new OpenRequests.Written("", "槐树里", "灯坏了", "小王", "13900004321", "", false),
                "link-" + command);
        var standing = open.follow(code, "link-" + command);
        assertThat(owner("select station_id || ' ' || taken_by_name from requests.request where id = '" + standing.id()
                        + "'"))
                .containsExactly(here.station() + " 居民链接");
        assertThat(Wall.atWork()).isNull();
    }

    @Test
    void aLinkNeverShowsAWordOfWhatIsKept() throws Exception {
        var command = Ids.next();
        var code = open.write(
                here.station(),
                command,
                new OpenRequests.Written("王奶奶", "槐树里", "灯坏了", "小王", "13900004321", "", false),
                "link-" + command);
        var page = new Browser(port).get("/open/follow?code=" + code);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("王奶奶", "槐树里", "灯坏了", "13900004321");
        FullStation.SECRETS.forEach(secret -> assertThat(page.body()).doesNotContain(secret));
    }

    private int seen(Actor actor, StationId station) throws Exception {
        return Wall.as(
                actor,
                () -> transaction.execute(t -> db.sql("""
                        select (select count(*) from requests.request where station_id = :station)
                          + (select count(*) from residents.person where station_id = :station)
                          + (select count(*) from visits.visit where station_id = :station)
                          + (select count(*) from ledger.line where station_id = :station)
                        """)
                        .param("station", station.value())
                        .query(Integer.class)
                        .single()));
    }

    private static void change(String sql) throws SQLException {
        try (var connection = TestDatabase.owner()) {
            connection.createStatement().execute(sql);
        }
    }

    private static List<String> owner(String question) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = TestDatabase.owner()) {
            var rows = connection.createStatement().executeQuery(question);
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
