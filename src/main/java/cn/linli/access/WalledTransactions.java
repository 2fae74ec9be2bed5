package cn.linli.access;

import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;

/**
 * Begins every transaction inside the {@link Wall}. One whose scope cannot be told does not begin: nothing of it may
 * stay with the thread, where the next request would find it and work in it, with a stranger's scope or with none.
 */
@Component
class WalledTransactions extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;

    WalledTransactions(DataSource database) {
        super(database);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        try {
            Wall.tell(obtainDataSource());
        } catch (RuntimeException | Error e) {
            doCleanupAfterCompletion(transaction);
            throw e;
        }
    }
}
