package cn.linli.shared;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows too many to hold at once, gone through batch by batch. */
public final class Batches {

    private Batches() {}

    /**
     * Goes through all of them. A row that stays as it is stands in nobody's way: the next batch begins after it.
     *
     * @param size rows of a full batch, 1 or more
     * @param next the batch after a row, in an order that does not change; null: the first one
     * @param each what is done with a row
     */
    public static <T> void each(int size, Function<@Nullable T, List<T>> next, Consumer<? super T> each) {
        T last = null;
        do {
            var some = next.apply(last);
            some.forEach(each);
            last = some.size() < size ? null : some.getLast();
        } while (last != null);
    }
}
