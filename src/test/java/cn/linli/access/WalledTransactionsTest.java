package cn.linli.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.LinliTest;
import cn.linli.TestFloor;
import cn.linli.app.TestDatabase;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A transaction whose scope cannot be told does not begin. */
@LinliTest
class WalledTransactionsTest {

    private static final int TRIES = 50;

    @Autowired
    private TestFloor floor;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient db;

    @Test
    void aTransactionWhoseScopeCannotBeToldLeavesNothingWithTheThread() throws Exception {
        var actor = floor.aPerson(Role.WORKER, floor.aStation()).actor();
        var failed = new AtomicBoolean();
        for (var tries = 0; tries < TRIES && !failed.get(); tries++) {
            breakOff(Wall.as(actor, this::connection));
            Wall.run(actor, () -> {
                try {
                    transaction.executeWithoutResult(t -> {});
                } catch (RuntimeException e) {
                    failed.set(true);
                }
            });
        }
        assertThat(failed).as("a connection broke before the scope was told").isTrue();
        assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                .isFalse();
        assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
        assertThat(Wall.as(actor, this::connection)).isPositive();
    }

    /** The number of a connection that has just been used: the pool hands it to this thread again, unasked. */
    private int connection() {
        return java.util.Objects.requireNonNull(transaction.execute(
                t -> db.sql("select pg_backend_pid()").query(Integer.class).single()));
    }

    private static void breakOff(int connection) throws SQLException {
        try (var owner = TestDatabase.owner();
                var sql = owner.prepareStatement("select pg_terminate_backend(?, 5000)")) {
            sql.setInt(1, connection);
            sql.execute();
        }
    }
}
