package cn.linli.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.LinliTest;
import cn.linli.TestFloor;
import cn.linli.access.Actor;
import cn.linli.access.Role;
import cn.linli.access.Wall;
import cn.linli.app.TestDatabase;
import cn.linli.shared.Ids;
import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger listens under the scope of whoever announces; the folding at night names a scope of its own. */
@LinliTest
class ScopeOfListenersTest {

    @Autowired
    private TestFloor floor;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Slices slices;

    private StationId station;
    private Actor head;

    @BeforeEach
    void aStation() throws Exception {
        station = floor.aStation();
        head = floor.aPerson(Role.HEAD, station).actor();
    }

    @Test
    void aListenerBooksForTheStationOfWhoeverAnnounces() throws Exception {
        Wall.run(head, () -> announce(Deliveries.at(station)));
        assertThat(lines(station)).isEqualTo(1);
    }

    @Test
    void aListenerBooksNothingForAForeignStationAndTakesTheWholeActBack() throws Exception {
        var foreign = floor.aStation();
        assertThatThrownBy(() -> Wall.run(
                        head,
                        () -> transaction.executeWithoutResult(t -> {
                            events.publishEvent(Deliveries.at(station).announced());
                            events.publishEvent(Deliveries.at(foreign).announced());
                        })))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("row-level security");
        assertThat(lines(station)).isZero();
        assertThat(lines(foreign)).isZero();
    }

    @Test
    void aListenerWithNobodyAtWorkBooksNothing() throws Exception {
        assertThatThrownBy(() -> announce(Deliveries.at(station)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Nobody is at work");
        assertThat(lines(station)).isZero();
    }

    @Test
    void theFoldingSeesEveryStationThoughNobodyIsAtWork() throws Exception {
        var other = floor.aStation();
        var otherHead = floor.aPerson(Role.HEAD, other).actor();
        Wall.run(head, () -> announce(Deliveries.at(station).serving(new ResidentId(Ids.next()))));
        Wall.run(otherHead, () -> announce(Deliveries.at(other).serving(new ResidentId(Ids.next()))));
        for (int round = 0; round < 100 && marks() > 0; round++) {
            try (var nobody = Executors.newSingleThreadExecutor()) {
                nobody.submit(slices::fold).get();
            }
        }
        assertThat(count("select count(distinct station_id) from ledger.slice_sum where station_id in ('" + station
                        + "', '" + other + "')"))
                .isEqualTo(2);
    }

    private void announce(Deliveries.Builder what) {
        transaction.executeWithoutResult(t -> events.publishEvent(what.announced()));
    }

    private static int lines(StationId at) throws SQLException {
        return count("select count(*) from ledger.line where station_id = '" + at + "'");
    }

    private static int marks() throws SQLException {
        return count("select count(*) from ledger.unfolded");
    }

    private static int count(String question) throws SQLException {
        try (var connection = TestDatabase.owner()) {
            var row = connection.createStatement().executeQuery(question);
            row.next();
            return row.getInt(1);
        }
    }
}
