package cn.linli.rounds;

import static cn.linli.rounds.ADay.EIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a plan keeps to, whatever the day. */
class PlannerTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    void everybodyIsVisitedByTheShorterWay() {
        var day = new ADay().worker("a").stop(5).stop(90).stop(6).stop(91).with();
        var plan = Planner.plan(day, SHORT, 1);
        assertThat(plan.leftOut()).isEmpty();
        assertThat(places(plan, 0)).containsExactlyInAnyOrder(5, 6, 90, 91);
        assertThat(DayScore.table(plan).travel()).isEqualTo(182);
    }

    @Test
    void onlyWhoIsAbleGoes() {
        var day = new ADay()
                .worker("a")
                .worker("b", "licence")
                .stop(5, EIGHT, 1080, 100, "licence")
                .with();
        var plan = Planner.plan(day, SHORT, 1);
        assertThat(places(plan, 1)).containsExactly(5);
    }

    @Test
    void whatNobodyIsAbleToDoStaysOutAndTheRestIsPlanned() {
        var day = new ADay()
                .worker("a")
                .stop(5, EIGHT, 1080, Double.POSITIVE_INFINITY, "dialect")
                .stop(6)
                .with();
        var plan = Planner.plan(day, SHORT, 1);
        assertThat(plan.leftOut()).extracting(Stop::place).containsExactly(5);
        assertThat(places(plan, 0)).containsExactly(6);
    }

    @Test
    void whatCannotBeDoneDoesNotSpoilTheRestOfTheDay() {
        var day = new ADay().worker("a").worker("b").worker("c");
        for (var n = 0; n < 30; n++) {
            day.stop(n * 37 % 100);
        }
        day.stop(5, EIGHT, 1080, Double.POSITIVE_INFINITY, "dialect");
        var plan = Planner.plan(day.with(), SHORT, 1);
        assertThat(plan.leftOut()).hasSize(1);
        assertThat(DayScore.table(plan).travel()).isLessThan(260);
    }

    @Test
    void aDayTooShortForAllLeavesOutWhatMattersLeast() {
        var half = new Round.Shift(EIGHT, EIGHT + 31, 2000, 2000, 0);
        var day = new ADay()
                .worker("a", half)
                .stop(5, EIGHT, 1080, 10)
                .stop(6, EIGHT, 1080, 1000)
                .stop(7, EIGHT, 1080, 20)
                .with();
        var plan = Planner.plan(day, SHORT, 1);
        assertThat(plan.leftOut()).hasSize(2);
        assertThat(places(plan, 0)).containsExactly(6);
    }

    @Test
    void aVisitOfTwoIsMadeByTwoOrNotAtAll() {
        var alone =
                Planner.plan(new ADay().worker("a").two(5, EIGHT, 1080, 0, 0).with(), SHORT, 1);
        assertThat(alone.leftOut()).hasSize(2);
        var both = Planner.plan(
                new ADay().worker("a").worker("b").two(5, EIGHT, 1080, 0, 0).with(), SHORT, 1);
        assertThat(both.leftOut()).isEmpty();
        assertThat(places(both, 0)).isEqualTo(places(both, 1)).containsExactly(5);
    }

    @Test
    void whatIsPinnedStaysWithItsWorker() {
        var day = new ADay()
                .worker("a")
                .worker("b")
                .stop(5)
                .pinnedTo(5, "b")
                .pinnedTo(6, "a")
                .with();
        var plan = Planner.plan(day, SHORT, 1);
        assertThat(places(plan, 0)).contains(6);
        assertThat(places(plan, 1)).contains(5);
    }

    @Test
    void thePersonSeesTheWorkerTheyKnowIfThatCostsLessThanTheWay() {
        var known = new Wishes(1, 1, 1, 30, 0);
        var near = Planner.plan(
                new ADay()
                        .judgedBy(known)
                        .worker("a")
                        .worker("b")
                        .knownTo(5, "b")
                        .with(),
                SHORT,
                1);
        assertThat(places(near, 1)).containsExactly(5);
        var far = Planner.plan(
                new ADay()
                        .judgedBy(known)
                        .worker("a")
                        .worker("b")
                        .pinnedTo(90, "a")
                        .knownTo(90, "b")
                        .with(),
                SHORT,
                1);
        assertThat(places(far, 0)).containsExactly(90, 90);
    }

    @Test
    void evenDaysAreFair() {
        var fair = new Wishes(1, 1, 1, 0, 100);
        var plan = Planner.plan(
                new ADay()
                        .judgedBy(fair)
                        .worker("a")
                        .worker("b")
                        .stop(5)
                        .stop(5)
                        .stop(5)
                        .stop(5)
                        .with(),
                SHORT,
                1);
        assertThat(places(plan, 0)).hasSize(2);
    }

    @Test
    void theSolversScoreIsTheCostOfTheRounds() {
        var plan = Planner.plan(new ADay().worker("a").stop(5).stop(9).with(), SHORT, 1);
        var score = java.util.Objects.requireNonNull(plan.score);
        assertThat(score.hardScore()).isZero();
        assertThat(score.softScore()).isEqualTo(-18_000);
    }

    @Test
    void aPlanThatCannotBeDoneIsWorthLessThanAnyThatCan() {
        var alone = new ADay().worker("a").worker("b").two(5, EIGHT, 1080, 0, 0).with(new int[] {0, 1}, new int[0]);
        assertThat(new DayScore().calculateScore(alone).hardScore()).isNegative();
        var unable = new ADay().worker("a").stop(5, EIGHT, 1080, 100, "licence").with(new int[] {0});
        assertThat(new DayScore().calculateScore(unable).hardScore()).isNegative();
    }

    @Test
    void aDayWithNothingToDoAndADayWithNobodyAreDaysToo() {
        assertThat(Planner.plan(new ADay().worker("a").with(), SHORT, 1).leftOut())
                .isEmpty();
        assertThat(Planner.plan(new ADay().stop(5).stop(6).with(), SHORT, 1).leftOut())
                .hasSize(2);
    }

    private static List<Integer> places(DayPlan plan, int round) {
        return plan.rounds.get(round).stops.stream().map(Stop::place).toList();
    }
}
