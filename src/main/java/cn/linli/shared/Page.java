package cn.linli.shared;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, in the list's own order.
 *
 * @param items the rows
 * @param next the mark to ask the following page with; null when this is the last
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /**
     * Cuts a page out of rows that were asked for one beyond the limit.
     *
     * @param rows up to limit + 1 rows
     * @param mark makes the mark out of the last row shown
     */
    public static <T> Page<T> cut(List<T> rows, int limit, java.util.function.Function<T, String> mark) {
        if (rows.size() <= limit) {
            return new Page<>(List.copyOf(rows), null);
        }
        var shown = List.copyOf(rows.subList(0, limit));
        return new Page<>(shown, mark.apply(shown.getLast()));
    }
}
