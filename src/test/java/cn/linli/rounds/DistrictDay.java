package cn.linli.rounds;

import cn.linli.rounds.PlanFile.Call;
import cn.linli.rounds.PlanFile.Crew;
import cn.linli.shared.AccountId;
import cn.linli.shared.Contact;
import cn.linli.shared.Ids;
import cn.linli.shared.RegionCode;
import cn.linli.shared.ResidentId;
import cn.linli.shared.WorkerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A made day of a whole district, planned as the product plans: 60 workers, 500 visits in 12 by 12 km, a fifth of them
 * promised, every twentieth by two workers, every tenth asking for a dialect a quarter of the workers speaks. The worker
 * somebody knows is the one of their neighbourhood.
 */
public final class DistrictDay {

    private static final Spot MIDDLE = new Spot(117.0, 36.65);

    private DistrictDay() {}

    /**
     * What came of it.
     *
     * @param out visits in nobody's round
     * @param kept promises kept, of so many
     * @param overdueOut overdue visits in nobody's round
     * @param usual visits by the usual worker
     * @param travel minutes on the way, all workers
     * @param least minutes with people, of the worker with the least
     */
    public record Result(
            int workers,
            int visits,
            int out,
            int kept,
            int promised,
            int overdueOut,
            int usual,
            int travel,
            int least,
            int most) {}

    /** Plans it. */
    public static Result plan(int workers, int visits, Duration time, long seed) {
        return result(DayModel.plan(made(workers, visits, seed), 0, time, seed));
    }

    /**
     * A colleague falls ill.
     *
     * @param seconds from asking to the new plan
     * @param others visits of the others
     * @param moved of them, to another worker or by more than half an hour
     */
    public record Again(double seconds, int others, int moved, int out) {}

    /** Plans a station's day, then again without its first worker, as long as the product takes for it. */
    public static Again again(int workers, int visits, Duration time, long seed) {
        var plan = DayModel.plan(made(workers, visits, seed), 0, time, seed);
        var left = new PlanFile(plan.terms(), plan.crew().subList(1, plan.crew().size()), plan.calls(), plan.beyond());
        var begin = System.nanoTime();
        var again = DayModel.again(left, 0, Rounds.AGAIN.dividedBy(2), seed);
        var seconds = (System.nanoTime() - begin) / 1e9;
        var difference = Difference.between(left, again);
        return new Again(seconds, difference.others(), difference.othersMoved(), (int)
                again.calls().stream().filter(call -> call.legs().isEmpty()).count());
    }

    static PlanFile made(int workers, int visits, long seed) {
        var chance = new Random(seed);
        var crew = new ArrayList<Crew>();
        for (var n = 0; n < workers; n++) {
            crew.add(new Crew(
                    new WorkerId(Ids.next()),
                    new AccountId(Ids.next()),
                    "社工" + (n + 1),
                    510,
                    1050,
                    true,
                    n % 4 == 0 ? Set.of("language:粤语") : Set.of()));
        }
        var calls = new ArrayList<Call>();
        for (var n = 0; n < visits; n++) {
            calls.add(call(n, crew, chance));
        }
        return new PlanFile(Terms.USUAL.with(List.of(), MIDDLE), crew, calls, 0);
    }

    private static Call call(int n, List<Crew> crew, Random chance) {
        var east = chance.nextDouble();
        var north = chance.nextDouble();
        var spot = new Spot(MIDDLE.lon() + (east - 0.5) * 0.134, MIDDLE.lat() + (north - 0.5) * 0.108);
        var promised = n % 5 == 0;
        var column = (int) Math.floor(east * 10);
        var row = (int) Math.floor(north * 6);
        var usual = crew.get((column * 6 + row) % crew.size());
        return new Call(
                Ids.next(),
                List.of(new ResidentId(Ids.next())),
                null,
                null,
                Contact.Way.HOME,
                RegionCode.of("990101%03d001".formatted(1 + n % 14)),
                spot,
                Ids.next(),
                "",
                20 + 5 * chance.nextInt(7),
                promised ? 540 + 15 * chance.nextInt(28) : null,
                promised ? null : chance.nextInt(25) - 2,
                n % 15 == 0,
                n % 20 == 1,
                n % 10 == 3 ? Set.of("language:粤语") : Set.of(),
                usual.account(),
                usual.name(),
                false,
                List.of(),
                List.of());
    }

    private static Result result(PlanFile plan) {
        var out = plan.calls().stream().filter(call -> call.legs().isEmpty()).toList();
        var promised =
                plan.calls().stream().filter(call -> call.promised() != null).toList();
        var loads = plan.crew().stream()
                .mapToInt(worker -> plan.calls().stream()
                        .filter(call -> call.legs().stream()
                                .anyMatch(leg -> leg.worker().equals(worker.id())))
                        .mapToInt(Call::minutes)
                        .sum())
                .summaryStatistics();
        return new Result(
                plan.crew().size(),
                plan.calls().size(),
                out.size(),
                (int) promised.stream().filter(call -> kept(plan, call)).count(),
                promised.size(),
                (int) out.stream()
                        .filter(call -> call.overdue() != null && call.overdue() > 0)
                        .count(),
                (int) plan.calls().stream().filter(call -> usual(plan, call)).count(),
                plan.calls().stream()
                        .flatMap(call -> call.legs().stream())
                        .mapToInt(PlanFile.Leg::way)
                        .sum(),
                loads.getMin(),
                loads.getMax());
    }

    private static boolean kept(PlanFile plan, Call call) {
        return call.legs().stream()
                .findFirst()
                .filter(leg -> leg.starts()
                        <= java.util.Objects.requireNonNull(call.promised())
                                + plan.terms().promise())
                .isPresent();
    }

    private static boolean usual(PlanFile plan, Call call) {
        return plan.crew().stream()
                .filter(worker -> worker.account().equals(call.usual()))
                .anyMatch(worker ->
                        call.legs().stream().anyMatch(leg -> leg.worker().equals(worker.id())));
    }
}
