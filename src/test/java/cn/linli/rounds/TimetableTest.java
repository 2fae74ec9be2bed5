package cn.linli.rounds;

import static cn.linli.rounds.ADay.EIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** When a round comes where, and which rounds cannot be walked. */
class TimetableTest {

    private static final double ANY = Double.POSITIVE_INFINITY;

    @Test
    void aWorkerGoesFromStopToStopAndWaitsForADoorToOpen() {
        var table = timed(new ADay().worker("a").stop(5).stop(9, 520, 1080, 100).with(new int[] {0, 1}));
        assertThat(table.start).containsExactly(EIGHT + 5, 520);
        assertThat(table.travel()).isEqualTo(18);
    }

    @Test
    void comingLateCostsItsMinutesAndTheLargestOnceMore() {
        var table = timed(new ADay()
                .worker("a")
                .stop(5, EIGHT, 482, 100)
                .stop(5, EIGHT, 490, 100)
                .with(new int[] {0, 1}));
        assertThat(table.late()).isEqualTo(3 + 5);
        assertThat(table.worst()).isEqualTo(5);
        assertThat(table.cost()).isEqualTo(10 + 8 + 5);
    }

    @Test
    void theTwoOfAVisitTogetherBeginAtOneMoment() {
        var table = timed(new ADay()
                .worker("a")
                .worker("b")
                .two(5, EIGHT, 1080, 0, 0)
                .stop(50)
                .with(new int[] {0}, new int[] {2, 1}));
        assertThat(table.start[0]).isEqualTo(table.start[1]).isEqualTo(EIGHT + 50 + 10 + 45);
    }

    @Test
    void theFirstWaitsWhereTheSecondWouldComeTooLongAfterIt() {
        var table = timed(new ADay()
                .worker("a")
                .worker("b")
                .two(5, EIGHT, 1080, 15, 30)
                .stop(50)
                .stop(6)
                .with(new int[] {0, 3}, new int[] {2, 1}));
        assertThat(table.start[1]).isEqualTo(EIGHT + 105);
        assertThat(table.start[0]).isEqualTo(EIGHT + 75);
        assertThat(table.start[3]).as("what comes after it moves too").isEqualTo(EIGHT + 75 + 10 + 1);
    }

    @Test
    void theSecondComesNoSoonerThanItMay() {
        var table = timed(
                new ADay().worker("a").worker("b").two(5, EIGHT, 1080, 15, 30).with(new int[] {0}, new int[] {1}));
        assertThat(table.start[1] - table.start[0]).isCloseTo(15, within(1e-9));
    }

    @Test
    void twoVisitsWhoseHalvesWaitForEachOtherInACircleAreRefused() {
        var day = new ADay()
                .worker("a")
                .worker("b")
                .two(5, EIGHT, 1080, 0, 0)
                .two(9, EIGHT, 1080, 0, 0)
                .with(new int[] {0, 2}, new int[] {3, 1});
        assertThat(DayScore.table(day).costsAtMost(ANY)).isFalse();
    }

    @Test
    void crossedVisitsOneAfterTheOtherAreNoCircle() {
        var table = timed(new ADay()
                .worker("a")
                .worker("b")
                .two(5, EIGHT, 1080, 10, 90)
                .two(9, EIGHT, 1080, 10, 90)
                .with(new int[] {0, 3}, new int[] {2, 1}));
        assertThat(table.start).containsExactly(EIGHT + 5, EIGHT + 23, EIGHT + 9, EIGHT + 19);
    }

    @Test
    void aCircleThatOnlyTheLongestWaitClosesIsRefused() {
        var day = new ADay()
                .worker("a")
                .worker("b")
                .two(5, EIGHT, 1080, 0, 5)
                .two(90, EIGHT, 1080, 0, 5)
                .with(new int[] {0, 3}, new int[] {2, 1});
        assertThat(DayScore.table(day).costsAtMost(ANY)).isFalse();
    }

    @Test
    void everybodyRestsAtNoon() {
        var table = timed(new ADay()
                .worker("a")
                .stop(5, 765, 1080, 100)
                .stop(5, 775, 1080, 100)
                .with(new int[] {0, 1}));
        assertThat(table.start[0]).as("over before one o'clock").isEqualTo(765);
        assertThat(table.start[1]).as("after an hour's rest").isEqualTo(835);
    }

    @Test
    void whoIsNotBackInTimeDoesNotGo() {
        var day = new ADay().worker("a").stop(5, 1070, 1080, 100).with(new int[] {0});
        assertThat(DayScore.table(day).costsAtMost(ANY)).isFalse();
    }

    @Test
    void aChangeThatIsUndoneLeavesEverythingAsItWas() {
        var table = timed(new ADay().worker("a").worker("b").stop(5).stop(9).with(new int[] {0, 1}, new int[0]));
        var before = table.cost();
        table.change(0);
        table.change(1);
        table.remove(0);
        table.insert(1, 0, 0);
        assertThat(table.costsAtMost(ANY)).isTrue();
        assertThat(table.cost()).isGreaterThan(before);
        table.undo();
        assertThat(table.costsAtMost(ANY)).isTrue();
        assertThat(table.cost()).isEqualTo(before);
        assertThat(table.row(0)).containsExactly(0, 1);
    }

    private static Timetable timed(DayPlan day) {
        var table = DayScore.table(day);
        assertThat(table.costsAtMost(ANY)).isTrue();
        return table;
    }
}
