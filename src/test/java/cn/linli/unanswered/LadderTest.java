package cn.linli.unanswered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.residents.Risk;
import cn.linli.shared.AccountId;
import cn.linli.shared.Act;
import cn.linli.shared.Ids;
import cn.linli.shared.Refusal;
import cn.linli.shared.Refused;
import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The rules of one ladder, told as sentences. */
class LadderTest {

    private static final AccountId WORKER = new AccountId(Ids.next());
    private static final Act.Source VISIT = new Act.Source("visits", Ids.next(), "");
    private static final OffsetDateTime NINE = OffsetDateTime.parse("2026-03-02T09:00:00+08:00");
    private static final Pace HIGH = pace("hour");
    private static final Pace KEY = pace("working-day");

    @Test
    void stepAfterStepUntilSomebodyGoesAndLooks() {
        var ladder = begun(HIGH);
        var at = NINE;
        for (var rung : Rung.FOR_NO_ANSWER.subList(0, 5)) {
            assertThat(ladder.now().rung()).isEqualTo(rung);
            assertThat(ladder.now().due()).isEqualTo(at.plusHours(2));
            at = at.plusHours(1);
            ladder.inVain(rung, What.NO_ANSWER, told(at), HIGH);
        }
        assertThat(ladder.now().rung()).isEqualTo(Rung.WELFARE_CHECK);
        ladder.inVain(Rung.WELFARE_CHECK, What.NO_ANSWER, told(at), HIGH);
        assertThat(ladder.now().rung()).as("it stays until they are found").isEqualTo(Rung.WELFARE_CHECK);
        assertThat(ladder.now().ended()).isNull();
    }

    @Test
    void aStepDoneEarlierThanItsTurnIsNotAskedForAgain() {
        var ladder = begun(HIGH);
        ladder.inVain(Rung.PHONE, What.NO_ANSWER, told(NINE), HIGH);
        assertThat(ladder.now().rung()).isEqualTo(Rung.AGAIN);
        ladder.inVain(Rung.AGAIN, What.NO_ANSWER, told(NINE), HIGH);
        assertThat(ladder.now().rung()).isEqualTo(Rung.KIN);
        refused(UnansweredRefusal.NOT_A_STEP_NOW, () -> ladder.inVain(Rung.PHONE, What.NO_ANSWER, told(NINE), HIGH));
    }

    @Test
    void aStepTheHubLeavesOutIsNotTaken() {
        var waits = new EnumMap<>(HIGH.waits());
        waits.remove(Rung.NEIGHBOUR);
        var pace = new Pace(waits, 1, 3, LocalDate::plusDays);
        var ladder = begun(pace);
        for (var rung : java.util.List.of(Rung.AGAIN, Rung.PHONE, Rung.KIN)) {
            ladder.inVain(rung, What.NO_ANSWER, told(NINE), pace);
        }
        assertThat(ladder.now().rung()).isEqualTo(Rung.GRID_LEADER);
    }

    @Test
    void kinSayingTheyAreWellLetsItRestAndThenAsksAgain() {
        var ladder = atKin();
        ladder.word(Rung.KIN, said(NINE, "女儿说在她家住几天", NINE.toLocalDate().plusDays(2)), KEY);

        assertThat(ladder.now().ended()).as("a word is not seen and not heard").isNull();
        assertThat(ladder.now().pausedUntil()).isEqualTo("2026-03-04");
        assertThat(ladder.timePassed(told(OffsetDateTime.parse("2026-03-04T08:59:00+08:00")), KEY))
                .isFalse();
        assertThat(ladder.timePassed(told(OffsetDateTime.parse("2026-03-04T09:01:00+08:00")), KEY))
                .isTrue();
        assertThat(ladder.now().pausedUntil()).isNull();
        assertThat(ladder.now().rung()).isEqualTo(Rung.KIN);
    }

    @Test
    void aWordSaysWhoSaidWhatAndHoldsNotTooLong() {
        var ladder = atKin();
        refused(
                UnansweredRefusal.WORD_WITHOUT_WORDS,
                () -> ladder.word(Rung.KIN, said(NINE, "", NINE.toLocalDate().plusDays(1)), KEY));
        refused(
                UnansweredRefusal.WORD_TOO_LONG,
                () -> ladder.word(Rung.KIN, said(NINE, "在", NINE.toLocalDate().plusDays(4)), KEY));
        refused(UnansweredRefusal.WORD_TOO_LONG, () -> ladder.word(Rung.KIN, said(NINE, "在", NINE.toLocalDate()), KEY));
    }

    @Test
    void wordsAloneDoNotPutItOffForEver() {
        var ladder = atKin();
        var at = NINE;
        for (int i = 0; i < 3; i++) {
            ladder.word(Rung.KIN, said(at, "在我这里", null), KEY);
            at = at.plusDays(4);
            ladder.timePassed(told(at), KEY);
        }
        ladder.word(Rung.KIN, said(at, "在我这里", null), KEY);
        assertThat(ladder.now().pausedUntil()).isNull();
        assertThat(ladder.now().rung()).isEqualTo(Rung.NEIGHBOUR);
    }

    @Test
    void aRefusalGoesGentlyAndAsksTheHead() {
        var ladder = begun(KEY);
        ladder.refused(Rung.AGAIN, told(NINE), KEY);
        assertThat(ladder.now().refused()).isTrue();
        assertThat(ladder.now().rung()).isEqualTo(Rung.ASK_HEAD);
        ladder.advised(told(NINE), KEY);
        assertThat(ladder.now().rung()).isEqualTo(Rung.GENTLY);
        ladder.refused(Rung.GENTLY, told(NINE), KEY);
        assertThat(ladder.now().rung()).isEqualTo(Rung.ASK_HEAD);
        assertThat(ladder.now().ended()).isNull();
    }

    @Test
    void nobodyHomeAfterARefusalIsTheOtherLadder() {
        var ladder = begun(KEY);
        ladder.refused(Rung.AGAIN, told(NINE), KEY);
        ladder.nobodyAnswersNow(NINE.toLocalDate().plusDays(3), told(NINE.plusDays(3)), KEY);
        assertThat(ladder.now().refused()).isFalse();
        assertThat(ladder.now().rung()).isEqualTo(Rung.AGAIN);
    }

    @Test
    void aLateStepGoesToTheHeadAndThenGivesWay() {
        var ladder = begun(HIGH);
        assertThat(ladder.timePassed(told(NINE.plusHours(2)), HIGH)).isFalse();
        assertThat(ladder.timePassed(told(NINE.plusHours(2).plusMinutes(1)), HIGH))
                .isTrue();
        assertThat(ladder.now().climbed()).isTrue();
        assertThat(ladder.timePassed(told(NINE.plusHours(3)), HIGH))
                .as("only once")
                .isFalse();
        assertThat(ladder.timePassed(told(NINE.plusHours(4).plusMinutes(1)), HIGH))
                .isTrue();
        assertThat(ladder.now().rung()).isEqualTo(Rung.PHONE);
        assertThat(ladder.now().climbed()).isFalse();
    }

    @Test
    void worryGoesStraightToTheWelfareCheck() {
        var ladder = begun(KEY);
        ladder.straightToCheck(said(NINE, "窗帘三天没拉开", null), KEY);
        assertThat(ladder.now().rung()).isEqualTo(Rung.WELFARE_CHECK);
        refused(UnansweredRefusal.NOT_A_STEP_NOW, () -> ladder.straightToCheck(said(NINE, "再去", null), KEY));
    }

    @Test
    void whatHasEndedTakesNothingMore() {
        var ladder = begun(HIGH);
        ladder.end(Ending.REACHED, VISIT, told(NINE));
        refused(UnansweredRefusal.ENDED_ALREADY, () -> ladder.inVain(Rung.AGAIN, What.NO_ANSWER, told(NINE), HIGH));
        refused(UnansweredRefusal.ENDED_ALREADY, () -> ladder.word(Rung.KIN, said(NINE, "在", null), HIGH));
        assertThat(ladder.timePassed(told(NINE.plusYears(1)), HIGH)).isFalse();
    }

    @Test
    void whatEndedItByMistakeLetsItGoOnWhereItStood() {
        var ladder = begun(HIGH);
        ladder.inVain(Rung.AGAIN, What.NO_ANSWER, told(NINE), HIGH);
        ladder.end(Ending.REACHED, VISIT, told(NINE));
        ladder.reopen(told(NINE.plusDays(1)), HIGH);
        assertThat(ladder.now().rung()).isEqualTo(Rung.PHONE);
        assertThat(ladder.now().due()).isEqualTo(NINE.plusDays(1).plusHours(2));
    }

    @Test
    void workingDaysEndAtFiveAndFebruaryHasTwentyNineDays() {
        var weekdays = new Pace(
                Map.of(Rung.AGAIN, new Pace.Wait(1, "working-day")), 1, 3, (day, n) -> afterWorkingDays(day, n));
        assertThat(weekdays.due(Rung.AGAIN, OffsetDateTime.parse("2028-02-28T20:00:00+08:00")))
                .isEqualTo("2028-02-29T17:00:00+08:00");
        assertThat(weekdays.due(Rung.AGAIN, OffsetDateTime.parse("2027-12-31T23:30:00+08:00")))
                .isEqualTo("2028-01-03T17:00:00+08:00");
    }

    /** However badly it is looked after, it never rests for ever and never ends by itself. */
    @Property(tries = 200)
    void whoIsNotFoundIsLookedForInTheEnd(@ForAll long seed) {
        var chance = new Random(seed);
        var pace = chance.nextBoolean() ? HIGH : KEY;
        var ladder = begun(pace);
        var at = NINE;
        for (int hour = 0; hour < 24 * 60; hour++) {
            at = at.plusHours(1);
            ladder.timePassed(told(at), pace);
            if (chance.nextInt(40) == 0) {
                anything(ladder, chance, at, pace);
            }
            assertThat(ladder.now().ended()).isNull();
            assertThat(ladder.now().due().plusDays(8)).isAfter(at);
        }
        assertThat(ladder.now().rung()).isEqualTo(Rung.WELFARE_CHECK);
    }

    private static void anything(Ladder ladder, Random chance, OffsetDateTime at, Pace pace) {
        var rung = Rung.FOR_NO_ANSWER.get(chance.nextInt(6));
        try {
            switch (chance.nextInt(3)) {
                case 0 -> ladder.inVain(rung, What.NO_ANSWER, told(at), pace);
                case 1 -> ladder.word(rung, said(at, "在亲戚家", null), pace);
                default -> ladder.noted(rung, What.NO_ANSWER, told(at));
            }
        } catch (Refused no) {
            assertThat(no.refusal()).isEqualTo(UnansweredRefusal.NOT_A_STEP_NOW);
        }
    }

    private static LocalDate afterWorkingDays(LocalDate day, int days) {
        var reached = day;
        for (int left = days; left > 0; ) {
            reached = reached.plusDays(1);
            if (reached.getDayOfWeek() != DayOfWeek.SATURDAY && reached.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return reached;
    }

    private static Ladder atKin() {
        var ladder = begun(KEY);
        ladder.inVain(Rung.AGAIN, What.NO_ANSWER, told(NINE), KEY);
        ladder.inVain(Rung.PHONE, What.NO_ANSWER, told(NINE), KEY);
        return ladder;
    }

    private static Ladder begun(Pace pace) {
        return Ladder.begin(
                new Ladder.Facts(
                        new LadderId(Ids.next()),
                        new StationId(Ids.next()),
                        new ResidentId(Ids.next()),
                        Set.of(),
                        NINE,
                        VISIT),
                false,
                Risk.HIGH,
                NINE.toLocalDate(),
                told(NINE),
                pace,
                new Ladder.Owner(WORKER, "林晓燕"));
    }

    private static Told told(OffsetDateTime at) {
        return said(at, "", null);
    }

    private static Told said(OffsetDateTime at, String words, @org.jspecify.annotations.Nullable LocalDate until) {
        return new Told(Ids.next(), WORKER, "林晓燕", at, words, until, null);
    }

    private static Pace pace(String unit) {
        var waits = new EnumMap<Rung, Pace.Wait>(Rung.class);
        for (var rung : Rung.values()) {
            waits.put(rung, new Pace.Wait(unit.equals("hour") ? 2 : 1, unit));
        }
        return new Pace(waits, 3, 3, LocalDate::plusDays);
    }

    private static void refused(Refusal as, ThrowingCallable what) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal()).isEqualTo(as));
    }
}
