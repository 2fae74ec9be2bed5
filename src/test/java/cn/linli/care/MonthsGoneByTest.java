package cn.linli.care;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.Browser;
import cn.linli.LinliTest;
import cn.linli.Streets;
import cn.linli.TestFloor;
import cn.linli.access.Role;
import cn.linli.access.Wall;
import cn.linli.app.TestDatabase;
import cn.linli.places.Places;
import cn.linli.residents.Facts;
import cn.linli.residents.Home;
import cn.linli.residents.NewPerson;
import cn.linli.residents.Residents;
import cn.linli.residents.Risk;
import cn.linli.shared.Contact;
import cn.linli.shared.Ids;
import cn.linli.shared.Reached;
import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import cn.linli.stations.Stations;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** The sums of months gone by: kept by the night, believed as long as nothing was told late, and never longer. */
@LinliTest
class MonthsGoneByTest {

    @Autowired
    private TestFloor floor;

    @Autowired
    private Places places;

    @Autowired
    private Stations stations;

    @Autowired
    private Residents residents;

    @Autowired
    private Proof proof;

    @Autowired
    private ApplicationContext house;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    @LocalServerPort
    private int port;

    private StationId station;
    private TestFloor.Somebody worker;
    private ResidentId person;
    private APast past;
    private YearMonth month;

    @BeforeEach
    void somebodyWhoWasMissedAllLastMonth() throws Exception {
        station = Streets.aStation(floor, places, stations);
        worker = floor.aPerson(Role.WORKER, station);
        person = entered(Risk.HIGH);
        month = YearMonth.from(LocalDate.now(clock)).minusMonths(1);
        past = APast.since(house, worker.actor(), station, month.atDay(1).minusDays(40));
    }

    @Test
    void whatIsKeptIsReadAndNotCountedAgain() throws Exception {
        assertThat(sum().missed()).isEqualTo(1);
        theNightKeepsAll();
        assertThat(sum().missed()).isEqualTo(1);

        tampered();

        assertThat(sum().missed()).isEqualTo(77);
        assertThat(sumAsKnownThen().missed()).as("known then").isEqualTo(77);
    }

    @Test
    void aLateWordLetsTheMonthGoAndTheNightKeepsItAnew() throws Exception {
        theNightKeepsAll();
        tampered();

        past.told(person, month.atDay(20), Contact.Way.HOME, Contact.Result.NO_ANSWER);
        assertThat(sum().tried()).isEqualTo(1);

        theNightKeepsAll();
        tampered();
        assertThat(sum().missed()).isEqualTo(77);

        past.told(person, month.atEndOfMonth(), Contact.Way.HOME, Contact.Result.SEEN);
        assertThat(sum().seen()).isEqualTo(1);
    }

    @Test
    void aWordOfThisMonthLeavesTheLastAsItIs() throws Exception {
        theNightKeepsAll();
        tampered();

        past.told(person, LocalDate.now(clock), Contact.Way.HOME, Contact.Result.SEEN);

        assertThat(sum().missed()).isEqualTo(77);
    }

    @Test
    void aWordOfAnotherStationLeavesThisOneAsItIs() throws Exception {
        theNightKeepsAll();
        tampered();
        var here = station;

        somebodyWhoWasMissedAllLastMonth();
        past.told(person, month.atDay(20), Contact.Way.HOME, Contact.Result.SEEN);

        station = here;
        worker = floor.aPerson(Role.WORKER, here);
        assertThat(sum().missed()).isEqualTo(77);
    }

    @Test
    void entriesFoundToBeOnePersonLetEveryMonthGo() throws Exception {
        var survivor = entered(Risk.HIGH);
        theNightKeepsAll();
        tampered();
        var browser = new Browser(port);
        browser.signIn(worker.name());

        assertThat(browser.post("/api/residents/" + person + "/merge", Map.of("into", survivor.toString(), "why", ""))
                        .status())
                .isEqualTo(200);

        assertThat(sum().missed()).isLessThan(77);
    }

    @Test
    void sumsFromAnotherDatabaseAreNotBelieved() throws Exception {
        theNightKeepsAll();
        tampered();
        asOwner("update care.month_sum set saw = '999999999:999999999:' where station_id = '" + station + "'");

        assertThat(sum().missed()).isEqualTo(1);

        theNightKeepsAll();
        tampered();
        assertThat(sum().missed()).isEqualTo(77);
    }

    /** A word whose transaction has not ended when the month is counted lets the sum go once it ends. */
    @Test
    void aWordThatIsBeingToldMeanwhileIsNotOverlooked() throws Exception {
        var contact = past.contact(person, month.atDay(20), Contact.Way.HOME, Contact.Result.NO_ANSWER);
        try (var night = Executors.newSingleThreadExecutor()) {
            Wall.run(
                    worker.actor(),
                    () -> transaction.executeWithoutResult(t -> {
                        house.publishEvent((Reached) () -> contact);
                        CompletableFuture.runAsync(this::theNightKeepsAll, night)
                                .join();
                    }));
        }

        assertThat(sum().tried()).isEqualTo(1);
    }

    private ResidentId entered(Risk risk) throws Exception {
        var id = new ResidentId(Ids.next());
        Wall.as(worker.actor(), () -> {
            residents.register(
                    worker.actor(),
                    id,
                    NewPerson.of(station, Facts.named("单玉兰"), Home.in(Streets.community(stations, station)))
                            .with(risk));
            return 0;
        });
        return id;
    }

    /** As often as there are months and kinds of knowledge to keep. */
    private void theNightKeepsAll() {
        for (int i = 0; i < 26; i++) {
            Wall.run(worker.actor(), () -> transaction.executeWithoutResult(t -> proof.keepMonths(List.of(station))));
        }
    }

    /** A number that counting would never give, to tell what was kept from what is counted. */
    private void tampered() throws SQLException {
        asOwner("update care.month_sum set missed = 77 where station_id = '" + station + "'");
    }

    private static void asOwner(String sql) throws SQLException {
        try (var connection = TestDatabase.owner()) {
            JdbcClient.create(new SingleConnectionDataSource(connection, true))
                    .sql(sql)
                    .update();
        }
    }

    private Proof.Sum sum() throws Exception {
        return sum(false);
    }

    private Proof.Sum sumAsKnownThen() throws Exception {
        return sum(true);
    }

    private Proof.Sum sum(boolean asKnown) throws Exception {
        return Wall.as(
                worker.actor(),
                () -> proof.month(worker.actor(), month, station, null, asKnown).total());
    }
}
