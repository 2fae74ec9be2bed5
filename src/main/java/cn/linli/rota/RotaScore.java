package cn.linli.rota;

import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import ai.timefold.solver.core.api.score.calculator.EasyScoreCalculator;

/**
 * How good a rota is. Hard: nobody works against the rules. Medium: every seat is taken. Soft: free days are shared
 * fairly over the year, then the other shifts, and nobody has free days taken in two weeks running if it can be helped.
 */
public final class RotaScore implements EasyScoreCalculator<YearRota, HardMediumSoftScore> {

    private static final int FREE_DAY = 1000;
    private static final int OTHER = 100;
    private static final int CLOSE = 10;

    /** For the solver. */
    public RotaScore() {}

    @Override
    public HardMediumSoftScore calculateScore(YearRota rota) {
        var year = rota.year();
        var size = year.members().size();
        var days = new Rules.Days[size];
        for (int i = 0; i < size; i++) {
            days[i] = year.usual(i);
        }
        var counts = year.counts();
        int empty = 0;
        long broken = 0;
        for (var seat : rota.seats) {
            var member = seat.member;
            if (member == null) {
                empty++;
                continue;
            }
            int i = year.index(member);
            if (!year.may(i, seat.at()) || days[i].onDuty(seat.at())) {
                broken++;
            }
            days[i].add(seat.at(), seat.from(), seat.to());
            counts[seat.group()][i]++;
        }
        long close = 0;
        for (var own : days) {
            broken += own.inARow() + own.tooLittleRest();
            close += own.freeDaysClose();
        }
        double unfair = 0;
        for (int group = 0; group < counts.length; group++) {
            unfair += weight(group) * apart(year, counts[group]);
        }
        return HardMediumSoftScore.of(-broken, -empty, -Math.round(unfair) - CLOSE * close);
    }

    /** The best there could be if everybody could always come: counts as even as whole turns allow. */
    static long least(YearRota rota) {
        var year = rota.year();
        var counts = year.counts();
        var seats = new int[counts.length];
        rota.seats.forEach(seat -> seats[seat.group()]++);
        double least = 0;
        for (int group = 0; group < counts.length; group++) {
            least += weight(group) * evenest(year, counts[group], seats[group]);
        }
        return Math.round(least);
    }

    private static int weight(int group) {
        return group < Year.FREE_DAYS ? FREE_DAY : OTHER;
    }

    /** How far everybody is from their part, squared: who is far from it weighs more than many who are near. */
    private static double apart(Year year, int[] counts) {
        int all = 0;
        for (int count : counts) {
            all += count;
        }
        double apart = 0;
        for (int i = 0; i < counts.length; i++) {
            double off = counts[i] - year.fair(i, all);
            apart += off * off;
        }
        return apart;
    }

    /** The least that whole turns can be apart: the next always to who is furthest below their part. */
    private static double evenest(Year year, int[] counts, int seats) {
        int all = seats;
        for (int count : counts) {
            all += count;
        }
        for (int turn = 0; turn < seats; turn++) {
            int next = 0;
            for (int i = 1; i < counts.length; i++) {
                if (year.fair(i, all) - counts[i] > year.fair(next, all) - counts[next]) {
                    next = i;
                }
            }
            counts[next]++;
        }
        return apart(year, counts);
    }
}
