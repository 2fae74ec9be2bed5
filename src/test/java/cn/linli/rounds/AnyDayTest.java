package cn.linli.rounds;

import static cn.linli.rounds.ADay.EIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever the day, the plan can be walked as it says: checked step by step, without the timetable that made it. */
class AnyDayTest {

    private static final String[] ABILITIES = {"licence", "dialect", "woman"};

    @Property(tries = 40)
    void aPlanCanBeWalkedAsItSays(@ForAll long seed) {
        var plan = Planner.plan(anyDay(new Random(seed)), Duration.ofMillis(40), seed);
        var starts = Planner.starts(plan);
        var by = new HashMap<Integer, Round>();
        for (var round : plan.rounds) {
            walk(round, plan, starts, by);
        }
        assertThat(by.size() + plan.leftOut().size()).isEqualTo(plan.stops.size());
        plan.stops.forEach(stop -> twoGo(stop, starts, by));
    }

    private static void walk(Round round, DayPlan plan, Map<Integer, Double> starts, Map<Integer, Round> by) {
        var minutes = plan.travel().minutes().getFirst();
        var free = round.shift().from();
        var place = round.home();
        for (var stop : round.stops) {
            assertThat(by.put(stop.no(), round)).as("nobody is visited twice").isNull();
            assertThat(round.abilities()).containsAll(stop.needs());
            double begins = begins(starts, stop.no());
            assertThat(begins)
                    .isGreaterThanOrEqualTo(Math.max(free + minutes[place][stop.place()], stop.earliest()) - 1e-6);
            free = begins + stop.minutes();
            place = stop.place();
        }
        if (!round.stops.isEmpty()) {
            assertThat(free + minutes[place][round.home()])
                    .isLessThanOrEqualTo(round.shift().until() + 1e-6);
        }
    }

    private static void twoGo(Stop stop, Map<Integer, Double> starts, Map<Integer, Round> by) {
        var tie = stop.tie();
        if (tie == null || !tie.first()) {
            return;
        }
        assertThat(by.containsKey(stop.no())).isEqualTo(by.containsKey(tie.mate()));
        if (by.containsKey(stop.no())) {
            assertThat(new HashSet<>(java.util.List.of(by.get(stop.no()), by.get(tie.mate()))))
                    .hasSize(2);
            assertThat(begins(starts, tie.mate()) - begins(starts, stop.no()))
                    .isBetween(tie.least() - 1e-6, tie.most() + 1e-6);
        }
    }

    private static double begins(Map<Integer, Double> starts, int stop) {
        return java.util.Objects.requireNonNull(starts.get(stop), "it stands in a round");
    }

    private static DayPlan anyDay(Random chance) {
        var day = new ADay();
        for (var n = 1 + chance.nextInt(5); n > 0; n--) {
            day.worker("worker " + n, some(chance));
        }
        for (var n = chance.nextInt(30); n > 0; n--) {
            var opens = EIGHT + chance.nextInt(400);
            if (chance.nextInt(4) == 0) {
                var least = chance.nextBoolean() ? 0 : chance.nextInt(60);
                day.two(chance.nextInt(100), opens, opens + 120, least, least == 0 ? 0 : least + chance.nextInt(60));
            } else {
                day.stop(chance.nextInt(100), opens, opens + 120, 100, some(chance));
            }
        }
        return day.with();
    }

    private static String[] some(Random chance) {
        return java.util.Arrays.stream(ABILITIES)
                .filter(ability -> chance.nextInt(3) == 0)
                .toArray(String[]::new);
    }
}
