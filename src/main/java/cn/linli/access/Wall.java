package cn.linli.access;

import cn.linli.shared.Id;
import java.util.Collection;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The wall: at the start of every transaction it tells the database who is at work and what they may see. Row-level
 * security does the rest. Without anybody at work the database shows nothing.
 */
public final class Wall {

    private static final ScopedValue<Actor> AT_WORK = ScopedValue.newInstance();

    private Wall() {}

    /** Does something as this actor. Refuses inside a running transaction, whose scope is already set. */
    public static <T> T as(Actor actor, Callable<T> work) throws Exception {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("The scope of a running transaction is not changed; begin a new one.");
        }
        return ScopedValue.where(AT_WORK, actor).call(work::call);
    }

    /** Does something as this actor; for work that throws nothing checked. */
    public static void run(Actor actor, Runnable work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("The scope of a running transaction is not changed; begin a new one.");
        }
        ScopedValue.where(AT_WORK, actor).run(work);
    }

    /**
     * Does something in the running transaction as this actor, and goes on as whoever was at work before, also after a
     * failure. Refuses without a transaction.
     */
    static <T> T meanwhile(DataSource database, Actor actor, Supplier<T> work) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Only the scope of a running transaction can be changed meanwhile.");
        }
        try {
            var done = ScopedValue.where(AT_WORK, actor).call(() -> {
                tell(database);
                return work.get();
            });
            tell(database);
            return done;
        } catch (RuntimeException | Error e) {
            backAfter(database, e);
            throw e;
        }
    }

    /** After a failure of the database itself it takes no more statements of the transaction, and shows nothing. */
    private static void backAfter(DataSource database, Throwable failure) {
        try {
            tell(database);
        } catch (org.springframework.dao.DataAccessException e) {
            failure.addSuppressed(e);
        }
    }

    /** Who is at work here and now, if anybody. */
    public static @Nullable Actor atWork() {
        return AT_WORK.isBound() ? AT_WORK.get() : null;
    }

    /** Tells the database, on the connection of the transaction that begins. */
    static void tell(DataSource database) {
        var actor = atWork();
        if (actor == null) {
            return;
        }
        var connection = DataSourceUtils.getConnection(database);
        try (var tell = connection.prepareStatement("""
                select set_config('linli.account', ?, true),
                       set_config('linli.stations', ?, true),
                       set_config('linli.people', ?, true),
                       set_config('linli.grids', ?, true),
                       set_config('linli.auditor', ?, true)
                """)) {
            tell.setString(1, actor.account().value().toString());
            tell.setString(2, array(actor.scope().stations()));
            tell.setString(3, array(actor.scope().people()));
            tell.setString(4, uuids(actor.scope().grids()));
            tell.setString(5, actor.may(Right.READ_TRAIL) ? "yes" : "no");
            tell.execute();
        } catch (java.sql.SQLException e) {
            throw new org.springframework.jdbc.UncategorizedSQLException("set scope", null, e);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }

    private static String array(Collection<? extends Id> ids) {
        return uuids(ids.stream().map(Id::value).toList());
    }

    private static String uuids(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
