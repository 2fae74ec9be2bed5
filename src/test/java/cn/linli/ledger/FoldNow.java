package cn.linli.ledger;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** For benches: counts the whole past at once, without the rests taken while people work. */
public final class FoldNow {

    private FoldNow() {}

    /** Folds until nothing is left. */
    public static void everything(ApplicationContext context, JdbcClient owner) {
        var slices = context.getBean(Slices.class);
        for (var left = unfolded(owner); left > 0; ) {
            slices.fold();
            var before = left;
            left = unfolded(owner);
            if (left == before) {
                throw new IllegalStateException(left + " marks are not folded: of stations nobody knows?");
            }
        }
    }

    private static long unfolded(JdbcClient owner) {
        return owner.sql("select count(*) from ledger.unfolded")
                .query(Long.class)
                .single();
    }
}
