package cn.linli.rota;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.Ids;
import cn.linli.shared.Period;
import cn.linli.shared.WorkerId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Whatever the staff, the rota of a year is fair and leaves everybody their rest: checked day by day, without the score. */
class AnyStaffTest {

    private static final LocalTime HALF_PAST_EIGHT = LocalTime.of(8, 30);
    private static final LocalTime HALF_PAST_FIVE = LocalTime.of(17, 30);
    private static final List<Shift> SHIFTS = List.of(
            new Shift("day", "白班接待", "Day desk", Kind.WORKING, HALF_PAST_EIGHT, HALF_PAST_FIVE, 1),
            new Shift("late", "晚班", "Late", Kind.WORKING, HALF_PAST_FIVE, LocalTime.of(20, 30), 1),
            new Shift("weekend", "双休日值班", "Weekend", Kind.REST, LocalTime.of(9, 0), LocalTime.of(17, 0), 1),
            new Shift("holiday", "节假日值班", "Holiday", Kind.HOLIDAY, LocalTime.of(9, 0), LocalTime.of(17, 0), 1));
    private static final Rules RULES = new Rules(6, 11, HALF_PAST_EIGHT, HALF_PAST_FIVE, AnyStaffTest::kind);

    @Property(tries = 6)
    void theRotaOfAYearIsFairAndLeavesRest(@ForAll long seed) {
        var chance = new Random(seed);
        var year = 2024 + chance.nextInt(5);
        var members = anyStaff(chance, year);
        var rota = proposed(Period.year(year), members, RULES, Map.of(), seed);

        rota.seats.forEach(seat -> mayTake(seat));
        for (var member : members) {
            rests(member, Proposer.turnsOf(rota, member), RULES);
        }
        assertThat(rota.seats).as("three and more can take every seat").allMatch(seat -> seat.member != null);
        for (var kind : List.of(Kind.REST, Kind.HOLIDAY)) {
            fair(rota, kind);
        }
    }

    @Test
    void threeShareAYearOfTheirWeekends() {
        var members = List.of(fullTime("甲"), fullTime("乙"), fullTime("丙"));
        var rota = proposed(Period.year(2028), members, RULES, Map.of(), 7);
        fair(rota, Kind.REST);
        fair(rota, Kind.HOLIDAY);
        assertThat(rota.seats.stream().filter(s -> s.day().equals(LocalDate.of(2028, 2, 29))))
                .as("29 February is a day like others")
                .allMatch(seat -> seat.member != null);
    }

    @Test
    void whatStandsAlreadyCountsForFairness() {
        var tired = fullTime("甲");
        var members = List.of(tired, fullTime("乙"), fullTime("丙"));
        var past = new ArrayList<Rules.Turn>();
        LocalDate.of(2027, 1, 1)
                .datesUntil(LocalDate.of(2027, 7, 1))
                .filter(day -> day.getDayOfWeek() == DayOfWeek.SATURDAY)
                .forEach(day -> past.add(new Rules.Turn(day, LocalTime.of(9, 0), LocalTime.of(17, 0))));
        var rest = new Period(LocalDate.of(2027, 7, 1), LocalDate.of(2027, 12, 31));
        var rota = proposed(rest, members, RULES, Map.of(tired.id(), past), 7);
        assertThat(rota.seats).allMatch(seat -> seat.member != null);
        var counts = count(rota, Kind.REST);
        assertThat(of(counts, tired)
                        - past.stream().filter(t -> kind(t.day()) == Kind.REST).count())
                .as("who has had their part gets less of the rest")
                .isLessThan(of(counts, members.get(1)));
        fair(rota, Kind.REST);
    }

    @Test
    void aRotaThatCannotBeFilledStillComesAndEverySeatSaysWhy() {
        var only = fullTime("甲");
        var rota = proposed(Period.year(2027), List.of(only), RULES, Map.of(), 7);
        rests(only, Proposer.turnsOf(rota, only), RULES);
        var empty = rota.seats.stream().filter(seat -> seat.member == null).toList();
        assertThat(empty).isNotEmpty().hasSizeLessThan(rota.seats.size());
        assertThat(empty)
                .allSatisfy(seat -> assertThat(RULES.breaks(only, seat.turn(), Proposer.turnsOf(rota, only)))
                        .isNotEmpty());
    }

    @Test
    void nobodyAtAllIsARotaOfEmptySeats() {
        var rota = proposed(Period.year(2027), List.of(), RULES, Map.of(), 7);
        assertThat(rota.seats).isNotEmpty().allMatch(seat -> seat.member == null);
    }

    @Test
    void aSundayAndTheNextSaturdayAreSevenDaysInARow() {
        var member = fullTime("甲");
        var sunday = turn(LocalDate.of(2027, 6, 6));
        assertThat(RULES.breaks(member, turn(LocalDate.of(2027, 6, 12)), List.of(sunday)))
                .containsExactly(Rules.Broken.DAYS_IN_A_ROW);
        assertThat(RULES.breaks(member, turn(LocalDate.of(2027, 6, 13)), List.of(sunday)))
                .isEmpty();
        assertThat(RULES.breaks(
                        member, turn(LocalDate.of(2027, 6, 7)), List.of(sunday, turn(LocalDate.of(2027, 6, 5)))))
                .as("whoever breaks it already does not hide it")
                .isEmpty();
    }

    @Test
    void aLateShiftIsFollowedByElevenHoursOfRest() {
        var member = fullTime("甲");
        var late = new Rules.Turn(LocalDate.of(2027, 6, 8), HALF_PAST_FIVE, LocalTime.of(22, 0));
        assertThat(RULES.breaks(member, late, List.of())).containsExactly(Rules.Broken.HOURS_OF_REST);
        var friday = new Rules.Turn(LocalDate.of(2027, 6, 11), HALF_PAST_FIVE, LocalTime.of(22, 0));
        assertThat(RULES.breaks(member, friday, List.of())).isEmpty();
    }

    @Test
    void whoHasLeftIsOnLeaveOrDoesNotWorkThatDayIsNotPutDown() {
        var monday = LocalDate.of(2027, 6, 7);
        var gone = new Member(id(), "甲", 100, 31, true, LocalDate.of(2020, 1, 1), monday.minusDays(1), List.of());
        var away = new Member(
                id(), "乙", 100, 31, true, LocalDate.of(2020, 1, 1), null, List.of(new Period(monday, monday)));
        var half = new Member(id(), "丙", 50, 0b10100, true, LocalDate.of(2020, 1, 1), null, List.of());
        assertThat(RULES.cannot(gone, monday)).containsExactly(Rules.Broken.NOT_HERE);
        assertThat(RULES.cannot(away, monday)).containsExactly(Rules.Broken.ON_LEAVE);
        assertThat(RULES.cannot(half, monday)).containsExactly(Rules.Broken.NOT_AT_WORK);
        assertThat(RULES.cannot(half, monday.plusDays(2))).isEmpty();
    }

    private static YearRota proposed(
            Period days, List<Member> members, Rules rules, Map<WorkerId, List<Rules.Turn>> past, long seed) {
        var year = new Year(days, members, rules, past);
        return Proposer.propose(new YearRota(year.seats(SHIFTS), members, year), Duration.ofSeconds(5), seed);
    }

    private static void mayTake(Seat seat) {
        var member = seat.member;
        if (member != null) {
            assertThat(member.takesPart()).isTrue();
            assertThat(member.here(seat.day())).isTrue();
            assertThat(member.away(seat.day())).isFalse();
        }
    }

    /** Day by day: at most six in a row where a free day was taken, one turn a day, eleven hours in between. */
    private static void rests(Member member, List<Rules.Turn> turns, Rules rules) {
        var onDuty = new HashMap<LocalDate, Rules.Turn>();
        turns.forEach(turn ->
                assertThat(onDuty.put(turn.day(), turn)).as("one turn a day").isNull());
        for (var turn : turns) {
            var days = new TreeSet<LocalDate>();
            for (var day = turn.day(); works(member, day, onDuty); day = day.minusDays(1)) {
                days.add(day);
            }
            for (var day = turn.day(); works(member, day, onDuty); day = day.plusDays(1)) {
                days.add(day);
            }
            if (kind(turn.day()) != Kind.WORKING) {
                assertThat(days.size()).as(member.name() + " " + turn.day()).isLessThanOrEqualTo(rules.mostInARow());
            }
            if (works(member, turn.day().plusDays(1), onDuty)) {
                var next = onDuty.get(turn.day().plusDays(1));
                var begins = kind(turn.day().plusDays(1)) == Kind.WORKING
                                && member.atWork(turn.day().plusDays(1), Kind.WORKING)
                        ? HALF_PAST_EIGHT
                        : java.util.Objects.requireNonNull(next).from();
                assertThat(Duration.between(
                                turn.day().atTime(turn.to()),
                                turn.day().plusDays(1).atTime(begins)))
                        .isGreaterThanOrEqualTo(Duration.ofHours(rules.restHours()));
            }
        }
    }

    private static boolean works(Member member, LocalDate day, Map<LocalDate, Rules.Turn> onDuty) {
        return onDuty.containsKey(day) || member.atWork(day, kind(day));
    }

    /** Among those who worked the whole year full time: at most one more than another. */
    private static void fair(YearRota rota, Kind kind) {
        var days = rota.year().days();
        var whole = Period.year(days.from().getYear());
        var counts = count(rota, kind);
        var equals = counts.entrySet().stream()
                .filter(one -> one.getKey().share() == 100
                        && one.getKey().here(whole.from())
                        && one.getKey().here(whole.to()))
                .mapToInt(Map.Entry::getValue)
                .summaryStatistics();
        if (equals.getCount() > 1) {
            assertThat(equals.getMax() - equals.getMin())
                    .as(kind + " " + counts.values())
                    .isLessThanOrEqualTo(1);
        }
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        for (int i = 0; i < rota.members.size(); i++) {
            assertThat((double) of(counts, rota.members.get(i)))
                    .as("everybody's part, by share and time there")
                    .isCloseTo(rota.year().fair(i, all), org.assertj.core.data.Offset.offset(1.5));
        }
    }

    private static Map<Member, Integer> count(YearRota rota, Kind kind) {
        var counts = new HashMap<Member, Integer>();
        for (var member : rota.members) {
            counts.put(member, (int) Proposer.turnsOf(rota, member).stream()
                    .filter(turn -> kind(turn.day()) == kind)
                    .count());
        }
        return counts;
    }

    private static int of(Map<Member, Integer> counts, Member member) {
        return java.util.Objects.requireNonNull(counts.get(member));
    }

    private static List<Member> anyStaff(Random chance, int year) {
        var members = new ArrayList<Member>();
        int count = 4 + chance.nextInt(3);
        for (int i = 0; i < count; i++) {
            var part = i > 2 && chance.nextInt(3) == 0;
            var joins = i > 2 && chance.nextInt(4) == 0
                    ? LocalDate.of(year, 1 + chance.nextInt(6), 1)
                    : LocalDate.of(2020, 1, 1);
            var leaves = i > 2 && chance.nextInt(5) == 0 ? LocalDate.of(year, 9, 30) : null;
            var from = LocalDate.of(year, 1 + chance.nextInt(12), 1 + chance.nextInt(20));
            members.add(new Member(
                    id(),
                    "员" + i,
                    part ? 60 : 100,
                    part ? 0b10101 : 31,
                    true,
                    joins,
                    leaves,
                    List.of(new Period(from, from.plusDays(chance.nextInt(8))))));
        }
        return members;
    }

    private static Member fullTime(String name) {
        return new Member(id(), name, 100, 31, true, LocalDate.of(2020, 1, 1), null, List.of());
    }

    private static Rules.Turn turn(LocalDate day) {
        return new Rules.Turn(day, LocalTime.of(9, 0), LocalTime.of(17, 0));
    }

    private static WorkerId id() {
        return new WorkerId(Ids.next());
    }

    /** A calendar of two week-long holidays. */
    private static Kind kind(LocalDate day) {
        var month = day.getMonthValue();
        var inMonth = day.getDayOfMonth();
        var free = (month == 10 && inMonth <= 7)
                || (month == 2 && inMonth >= 10 && inMonth <= 16)
                || (month == 1 && inMonth == 1);
        if (free) {
            return Kind.HOLIDAY;
        }
        return day.getDayOfWeek().getValue() > 5 ? Kind.REST : Kind.WORKING;
    }
}
