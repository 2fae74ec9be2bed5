package cn.linli.rota;

import cn.linli.shared.Period;
import cn.linli.shared.WorkerId;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a rota is made of: the days, who is there, the rules, and the turns that stand already (the past of the year,
 * which counts for fairness and is not changed). Days are numbered from a week before the first, members from 0.
 */
final class Year {

    /** Turns on days of rest are counted together, and those on holidays, whatever the shift: the first two groups. */
    static final int FREE_DAYS = 2;

    private static final int MARGIN = 8;

    private final Period days;
    private final Period whole;
    private final List<Member> members;
    private final Rules rules;
    private final List<List<Rules.Turn>> past = new ArrayList<>();
    private final List<Rules.Days> usual = new ArrayList<>();
    private final List<boolean[]> may = new ArrayList<>();
    private final IdentityHashMap<Member, Integer> index = new IdentityHashMap<>();
    private final double[] parts;
    private final List<String> groups = new ArrayList<>(List.of(Kind.REST.code(), Kind.HOLIDAY.code()));

    /**
     * A year, or what is left of one.
     *
     * @param days what is to be filled
     * @param past turns of the year before that
     */
    Year(Period days, List<Member> members, Rules rules, Map<WorkerId, List<Rules.Turn>> past) {
        this.days = days;
        this.whole = Period.year(days.from().getYear());
        this.members = List.copyOf(members);
        this.rules = rules;
        var first = first();
        var count = (int) ChronoUnit.DAYS.between(first, days.to()) + 1 + MARGIN;
        for (var member : members) {
            index.put(member, index.size());
            var own = new Rules.Days(rules, member, first, count);
            var turns = past.getOrDefault(member.id(), List.of());
            turns.forEach(own::add);
            this.past.add(turns);
            usual.add(own);
            var possible = new boolean[count];
            for (int i = 0; i < count; i++) {
                possible[i] = rules.cannot(member, first.plusDays(i)).isEmpty();
            }
            may.add(possible);
        }
        var all = members.stream().mapToDouble(this::weight).sum();
        parts = members.stream()
                .mapToDouble(member -> all == 0 ? 0 : weight(member) / all)
                .toArray();
    }

    private LocalDate first() {
        return days.from().minusDays(MARGIN);
    }

    /** An empty seat for everybody who must be there; those of free days first, for they are the hardest to share. */
    List<Seat> seats(List<Shift> shifts) {
        var seats = new ArrayList<Seat>();
        days.from().datesUntil(days.to().plusDays(1)).forEach(day -> {
            for (var shift : shifts) {
                if (shift.days() == rules.kinds().apply(day)) {
                    for (int i = 0; i < shift.least(); i++) {
                        seats.add(new Seat(
                                seats.size(), day, shift, (int) ChronoUnit.DAYS.between(first(), day), group(shift)));
                    }
                }
            }
        });
        seats.sort(Comparator.comparing(seat -> seat.shift().days() == Kind.WORKING));
        return seats;
    }

    private int group(Shift shift) {
        var name = shift.days() == Kind.WORKING
                ? "shift " + shift.code()
                : shift.days().code();
        if (!groups.contains(name)) {
            groups.add(name);
        }
        return groups.indexOf(name);
    }

    /** The number of a member. */
    int index(Member member) {
        return java.util.Objects.requireNonNull(index.get(member));
    }

    List<Rules.Turn> pastOf(Member member) {
        return past.get(index(member));
    }

    /** Somebody's working days and past turns, to fill turns in. */
    Rules.Days usual(int member) {
        return usual.get(member).copy();
    }

    /** Whether somebody can be put down for a day at all. */
    boolean may(int member, int day) {
        return may.get(member)[day];
    }

    /** How much of the year somebody carries: their share of full time, for the days they are there. */
    double weight(Member member) {
        if (!member.takesPart()) {
            return 0;
        }
        var from = member.joined().isAfter(whole.from()) ? member.joined() : whole.from();
        var left = member.left();
        var to = left != null && left.isBefore(whole.to()) ? left : whole.to();
        return to.isBefore(from) ? 0 : member.share() / 100.0 * (ChronoUnit.DAYS.between(from, to) + 1);
    }

    /** The free days of the year everybody has had already, by group and member; the other groups begin at nothing. */
    int[][] counts() {
        var counts = new int[groups.size()][members.size()];
        for (int i = 0; i < members.size(); i++) {
            for (var turn : past.get(i)) {
                var kind = rules.kinds().apply(turn.day());
                if (kind != Kind.WORKING && whole.contains(turn.day())) {
                    counts[groups.indexOf(kind.code())][i]++;
                }
            }
        }
        return counts;
    }

    /** The fair part of the n-th member in so many turns. */
    double fair(int n, int turns) {
        return turns * parts[n];
    }

    Period days() {
        return days;
    }

    List<Member> members() {
        return members;
    }

    Rules rules() {
        return rules;
    }
}
