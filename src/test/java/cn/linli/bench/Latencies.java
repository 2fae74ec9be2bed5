package cn.linli.bench;

import java.util.Arrays;
import java.util.Locale;

/** Times in nanoseconds, gathered by many threads. */
final class Latencies {

    private long[] nanos = new long[1024];
    private int count;

    synchronized void add(long took) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = took;
    }

    synchronized int count() {
        return count;
    }

    /** In milliseconds; 0 when there is nothing. */
    synchronized double quantile(double part) {
        if (count == 0) {
            return 0;
        }
        var sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        var place = (int) Math.ceil(part * count) - 1;
        return rounded(sorted[Math.clamp(place, 0, count - 1)] / 1e6);
    }

    static double rounded(double number) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.1f", number));
    }
}
