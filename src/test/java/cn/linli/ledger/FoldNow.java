package cn.linli.ledger;

import java.util.concurrent.locks.LockSupport;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** For benches: counts the whole past at once, without the rests taken while people work. */
public final class FoldNow {

    private static final int PATIENCE = 50;

    private FoldNow() {}

    /** Folds until nothing is left. */
    public static void everything(ApplicationContext context, JdbcClient owner) {
        var slices = context.getBean(Slices.class);
        var waited = 0;
        for (var left = unfolded(owner); left > 0; ) {
            slices.fold();
            var before = left;
            left = unfolded(owner);
            waited = left < before ? 0 : waited + 1;
            if (waited > PATIENCE) {
                throw new IllegalStateException(left + " marks are not folded: of stations nobody knows?");
            }
            pause(waited);
        }
    }

    /** The application itself may be at it: of two, one folds. */
    private static void pause(int waited) {
        LockSupport.parkNanos(waited * 100_000_000L);
    }

    private static long unfolded(JdbcClient owner) {
        return owner.sql("select count(*) from ledger.unfolded")
                .query(Long.class)
                .single();
    }
}
