package cn.linli.rounds;

import java.util.List;

/**
 * Minutes from place to place, for each way of getting about.
 *
 * @param minutes by way, from, to
 */
public record Travel(List<double[][]> minutes) {

    /** The same for everybody. */
    public static Travel of(double[][] minutes) {
        return new Travel(java.util.Collections.singletonList(minutes));
    }
}
