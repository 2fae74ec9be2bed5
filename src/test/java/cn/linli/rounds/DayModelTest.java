package cn.linli.rounds;

import static cn.linli.rounds.AStationDay.NINE;
import static cn.linli.rounds.AStationDay.legs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.rounds.PlanFile.Call;
import cn.linli.rounds.PlanFile.Leg;
import cn.linli.rounds.PlanFile.Reason;
import cn.linli.shared.Contact;
import cn.linli.shared.Ids;
import cn.linli.shared.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What a station may expect of its day, in its own words. */
class DayModelTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    private static PlanFile plan(PlanFile file) {
        return DayModel.plan(file, 0, SHORT, 1);
    }

    @Test
    void aPromiseIsKeptWhateverElseIsDue() {
        var file = new AStationDay().worker("甲");
        for (var n = 0; n < 12; n++) {
            file.due(1, 30);
        }
        var plan = plan(file.promised(2, NINE).file());
        assertThat(legs(plan, 12).getFirst().starts()).isBetween(NINE, NINE + 15);
    }

    @Test
    void whenTheDayIsTooShortTheLongestOverdueComeFirst() {
        var file = new AStationDay().worker("甲", 510, 610);
        for (var days = 0; days < 6; days++) {
            file.due(1, days);
        }
        var plan = plan(file.file());
        assertThat(legs(plan, 5)).hasSize(1);
        assertThat(legs(plan, 4)).hasSize(1);
        assertThat(legs(plan, 0)).isEmpty();
        assertThat(codes(plan.calls().getFirst().whyNot())).containsExactly("full");
    }

    @Test
    void peopleSeeTheWorkerTheyKnowUnlessOneMuchNearerIsThere() {
        var day = new AStationDay().worker("甲").worker("乙");
        var plan = plan(day.add(day.call(1).usual("乙"))
                .add(day.call(1).usual("乙"))
                .add(day.call(2).usual("甲"))
                .file());
        assertThat(legs(plan, 0).getFirst().worker()).isEqualTo(day.who("乙").id());
        assertThat(codes(legs(plan, 0).getFirst().why())).contains("due-today", "usual");
        assertThat(legs(plan, 2).getFirst().worker()).isEqualTo(day.who("甲").id());
    }

    @Test
    void whereNobodyIsAbleThePlanComesAndSaysWhy() {
        var day = new AStationDay().worker("甲", "sex:1").worker("乙", "language:粤语");
        var plan = plan(day.add(day.call(1).needs("sex:2"))
                .add(day.call(1).needs("language:粤语"))
                .add(day.call(1).needs("language:粤语").two())
                .due(1, 1)
                .file());
        assertThat(plan.calls().get(0).whyNot())
                .containsExactly(new Reason("nobody-able", java.util.Map.of("needs", "sex:2")));
        assertThat(legs(plan, 1).getFirst().worker()).isEqualTo(day.who("乙").id());
        assertThat(codes(legs(plan, 1).getFirst().why())).contains("only-able");
        assertThat(codes(plan.calls().get(2).whyNot())).containsExactly("two-needed");
        assertThat(legs(plan, 3)).hasSize(1);
    }

    @Test
    void aDayWithNobodyOnDutyNamesEverybodyAndWhy() {
        var plan = plan(new AStationDay().due(1, 3).promised(1, NINE).file());
        assertThat(plan.calls())
                .allSatisfy(call -> assertThat(codes(call.whyNot())).containsExactly("nobody-here"));
    }

    @Test
    void somebodyWithoutAnAddressIsNamedButCalledByPhoneAllTheSame() {
        var day = new AStationDay().worker("甲");
        var plan = plan(day.add(day.call(0))
                .add(day.call(0).by(Contact.Way.PHONE))
                .due(1, 1)
                .file());
        assertThat(codes(plan.calls().get(0).whyNot())).containsExactly("no-address");
        assertThat(legs(plan, 1)).hasSize(1);
        assertThat(legs(plan, 1).getFirst().way()).isZero();
        assertThat(legs(plan, 2)).hasSize(1);
    }

    @Test
    void promisesThatContradictEachOtherAreAllNamed() {
        var day = new AStationDay().worker("甲");
        var plan = plan(day.promised(1, NINE)
                .promised(2, NINE)
                .promised(3, NINE)
                .promised(1, 20 * 60)
                .file());
        assertThat(plan.calls().subList(0, 3)).allSatisfy(call -> {
            var told = call.legs().isEmpty()
                    ? call.whyNot()
                    : call.legs().getFirst().why();
            assertThat(told).isNotEmpty();
        });
        assertThat(plan.calls().stream()
                        .filter(call -> call.legs().stream()
                                .anyMatch(leg -> codes(leg.why()).contains("late"))))
                .isNotEmpty();
        assertThat(codes(plan.calls().get(3).whyNot())).containsExactly("out-of-hours");
    }

    @Test
    void twoGoWhereTwoAreNeededAndEachIsToldWithWhom() {
        var day = new AStationDay().worker("甲").worker("乙");
        var plan = plan(day.add(day.call(1).two().minutes(60)).file());
        var legs = legs(plan, 0);
        assertThat(legs).hasSize(2);
        assertThat(legs.get(0).starts()).isEqualTo(legs.get(1).starts());
        assertThat(legs.get(0).why()).contains(new Reason("two", java.util.Map.of("name", name(plan, legs.get(1)))));
    }

    @Test
    void oneHouseholdBehindOneDoorNeedsNoWay() {
        var day = new AStationDay().worker("甲");
        var door = Ids.next();
        var plan = plan(
                day.add(day.call(1).behind(door)).add(day.call(1).behind(door)).file());
        assertThat(plan.calls().stream()
                        .flatMap(call -> call.legs().stream())
                        .mapToInt(Leg::way)
                        .sum())
                .isEqualTo(15);
    }

    @Test
    void wherePlacesAreKnownTheWayIsByTheirDistance() {
        var terms = Terms.USUAL.with(List.of(), new Spot(117.0, 36.0));
        var day = new AStationDay().by(terms).worker("甲");
        var plan = plan(day.add(day.call(1).at(117.0, 36.009)).file());
        // One kilometre as the crow flies, 1.3 by street, at 4.5 km/h.
        assertThat(legs(plan, 0).getFirst().way()).isBetween(17, 19);
    }

    @Test
    void theTableOfMinutesCountsBothWays() {
        var terms =
                Terms.USUAL.with(List.of(new Terms.Way(AStationDay.community(1), AStationDay.community(2), 40)), null);
        var file = new AStationDay().by(terms).due(2, 0).due(1, 0).due(1, 0).file();
        var minutes = terms.minutes(file.calls(), Terms.FOOT);
        assertThat(minutes[1][2]).isEqualTo(40);
        assertThat(minutes[2][1]).isEqualTo(40);
        assertThat(minutes[2][3]).isEqualTo(5);
        assertThat(minutes[0][1]).isEqualTo(15);
    }

    @Test
    void aColleagueFallsIllAndTheOthersHardlyMove() {
        var day = new AStationDay().worker("甲").worker("乙").worker("丙").worker("丁");
        for (var n = 0; n < 28; n++) {
            day.due(1 + n % 5, n % 7);
        }
        var morning = plan(day.file());
        assertThat(morning.calls()).allSatisfy(call -> assertThat(call.legs()).hasSize(1));
        var ill = day.who("丙").id();
        var again = DayModel.again(AStationDay.without(morning, ill), NINE, SHORT, 1);
        var difference = Difference.between(morning, again);
        assertThat(difference.few()).isTrue();
        assertThat(again.calls())
                .allSatisfy(call -> assertThat(call.legs())
                        .allSatisfy(leg -> assertThat(leg.worker()).isNotEqualTo(ill)));
        assertThat(again.calls())
                .filteredOn(call -> call.legs().isEmpty())
                .allSatisfy(call -> assertThat(call.whyNot()).isNotEmpty());
    }

    @Test
    void whatHasBegunStaysAsItIs() {
        var day = new AStationDay().worker("甲").worker("乙");
        for (var n = 0; n < 10; n++) {
            day.due(1 + n % 3, 1);
        }
        var morning = plan(day.file());
        var now = 11 * 60;
        var again = DayModel.again(
                AStationDay.with(morning, day.call(2).promised(now + 30).made(day)), now, SHORT, 1);
        for (var c = 0; c < 10; c++) {
            var before = legs(morning, c).getFirst();
            if (before.starts() < now) {
                assertThat(legs(again, c).getFirst().starts()).isEqualTo(before.starts());
                assertThat(legs(again, c).getFirst().worker()).isEqualTo(before.worker());
            }
        }
        assertThat(legs(again, 10).getFirst().starts()).isBetween(now + 30, now + 45);
        assertThat(Difference.between(morning, again).few()).isTrue();
    }

    @Test
    void whatIsPinnedKeepsItsWorkerAndItsTime() {
        var day = new AStationDay().worker("甲").worker("乙");
        for (var n = 0; n < 8; n++) {
            day.due(1 + n % 3, 1);
        }
        var first = plan(day.file());
        var held = first.calls().get(3);
        var free = first.each(call -> call.equals(held) ? call.pinned(true) : call.with(List.of(), List.of()));
        var second = DayModel.plan(free, 0, SHORT, 7);
        assertThat(legs(second, 3).getFirst().worker())
                .isEqualTo(held.legs().getFirst().worker());
        assertThat(legs(second, 3).getFirst().starts())
                .isBetween(
                        held.legs().getFirst().starts() - 15,
                        held.legs().getFirst().starts() + 15);
        assertThat(codes(legs(second, 3).getFirst().why())).contains("pinned");
    }

    @Test
    void whatCannotBeWalkedByHandIsRefused() {
        var day = new AStationDay().worker("甲", 510, 600);
        day.add(day.call(1).minutes(60)).add(day.call(1).minutes(60));
        var file = day.file();
        var both = new ArrayList<Call>();
        for (var c = 0; c < 2; c++) {
            both.add(file.calls().get(c).with(List.of(new Leg(day.who("甲").id(), c, 0, 0, List.of())), List.of()));
        }
        assertThatThrownBy(() -> DayModel.timed(new PlanFile(file.terms(), file.crew(), both, 0)))
                .isInstanceOf(Refused.class);
    }

    /** Whatever the day and whoever falls ill: at most a tenth of the others moves, and everybody unplanned has a reason. */
    @Property(tries = 25)
    void planningAgainHardlyMovesTheOthers(@ForAll long seed) {
        var chance = new Random(seed);
        var day = new AStationDay();
        var names = List.of("甲", "乙", "丙", "丁", "戊").subList(0, 2 + chance.nextInt(4));
        names.forEach(day::worker);
        for (var n = 4 + chance.nextInt(36); n > 0; n--) {
            var call = day.call(1 + chance.nextInt(6)).minutes(15 + 5 * chance.nextInt(8));
            switch (chance.nextInt(6)) {
                case 0 -> call.promised(NINE + 10 * chance.nextInt(40));
                case 1 -> call.two();
                default -> call.overdue(chance.nextInt(20) - 2).usual(names.get(chance.nextInt(names.size())));
            }
            day.add(call);
        }
        var morning = DayModel.plan(day.file(), 0, Duration.ofMillis(60), seed);
        var ill = day.who(names.getFirst()).id();
        var now = chance.nextBoolean() ? 0 : NINE + chance.nextInt(300);
        var asked = AStationDay.with(
                AStationDay.without(morning, ill),
                day.call(2).promised(now + 40).made(day));
        var again = DayModel.again(asked, now, Duration.ofMillis(60), seed);
        assertThat(Difference.between(asked, again).few()).isTrue();
        assertThat(again.calls())
                .allSatisfy(call -> assertThat(
                                call.legs().isEmpty()
                                        ? call.whyNot()
                                        : call.legs().stream()
                                                .flatMap(leg -> leg.why().stream())
                                                .toList())
                        .isNotEmpty());
    }

    private static List<String> codes(List<Reason> reasons) {
        return reasons.stream().map(Reason::code).collect(Collectors.toList());
    }

    private static String name(PlanFile file, Leg leg) {
        return file.crew().stream()
                .filter(one -> one.id().equals(leg.worker()))
                .findFirst()
                .orElseThrow()
                .name();
    }
}
