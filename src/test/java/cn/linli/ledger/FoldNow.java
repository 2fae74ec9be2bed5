package cn.linli.ledger;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** For benches: counts the whole past at once, without the rests taken while people work. */
public final class FoldNow {

    private FoldNow() {}

    /** Folds until nothing is left. */
    public static void everything(ApplicationContext context, JdbcClient owner) {
        var slices = context.getBean(Slices.class);
        while (owner.sql("select exists (select from ledger.unfolded)")
                .query(Boolean.class)
                .single()) {
            slices.fold();
        }
    }
}
