package cn.linli.rounds;

import cn.linli.rounds.PlanFile.Call;
import cn.linli.rounds.PlanFile.Crew;
import cn.linli.rounds.PlanFile.Leg;
import cn.linli.rounds.PlanFile.Reason;
import cn.linli.shared.WorkerId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Why somebody is visited when and by whom, and why somebody is not: worked out from the plan's own numbers. */
final class Reasons {

    private final PlanFile file;
    private final double[][] onFoot;
    private final double[][] byBike;
    private final Map<WorkerId, List<Integer>> rows = new HashMap<>();

    private Reasons(PlanFile file) {
        this.file = file;
        onFoot = file.terms().minutes(file.calls(), Terms.FOOT);
        byBike = file.terms().minutes(file.calls(), Terms.BIKE);
        file.crew().forEach(worker -> rows.put(worker.id(), row(worker)));
    }

    /** The plan with its reasons. */
    static PlanFile told(PlanFile file) {
        var reasons = new Reasons(file);
        var told = new ArrayList<Call>();
        for (var c = 0; c < file.calls().size(); c++) {
            told.add(reasons.told(c));
        }
        return new PlanFile(file.terms(), file.crew(), told, file.beyond());
    }

    private Call told(int c) {
        var call = file.calls().get(c);
        if (call.legs().isEmpty()) {
            return call.with(List.of(), List.of(whyNot(call)));
        }
        return call.with(
                call.legs().stream()
                        .map(leg -> new Leg(leg.worker(), leg.position(), leg.starts(), leg.way(), why(c, leg)))
                        .toList(),
                List.of());
    }

    private List<Reason> why(int c, Leg leg) {
        var call = file.calls().get(c);
        var why = new ArrayList<Reason>();
        if (call.pinned()) {
            why.add(reason("pinned"));
        }
        why.addAll(whyToday(call, leg));
        why.addAll(whyThem(c, leg));
        return why;
    }

    private List<Reason> whyToday(Call call, Leg leg) {
        var why = new ArrayList<Reason>();
        var promised = call.promised();
        if (promised != null) {
            why.add(reason("promised", "time", clock(promised)));
            if (leg.starts() > promised + file.terms().promise()) {
                why.add(reason("late", "minutes", leg.starts() - promised));
            }
        }
        var overdue = call.overdue();
        if (overdue != null) {
            why.add(
                    overdue > 0
                            ? reason("overdue", "days", overdue)
                            : overdue == 0 ? reason("due-today") : reason("due-soon", "days", -overdue));
        } else if (call.request() != null) {
            why.add(reason("asked"));
        } else if (promised == null) {
            why.add(reason("planned"));
        }
        return why;
    }

    private List<Reason> whyThem(int c, Leg leg) {
        var call = file.calls().get(c);
        var own = worker(leg.worker());
        var able = able(call);
        var why = new ArrayList<Reason>();
        if (!call.needs().isEmpty()) {
            why.add(
                    able.size() == 1
                            ? reason("only-able", "needs", words(call.needs()))
                            : reason("needs", "needs", words(call.needs())));
        }
        if (call.two()) {
            call.legs().stream()
                    .filter(other -> !other.worker().equals(leg.worker()))
                    .forEach(other ->
                            why.add(reason("two", "name", worker(other.worker()).name())));
        }
        if (own.account().equals(call.usual())) {
            why.add(reason("usual", "name", own.name()));
        } else if (call.usual() != null) {
            why.add(notTheUsual(c, call));
        }
        if (able.size() > 1 && !call.two()) {
            why.addAll(way(c, own, able));
        }
        return why;
    }

    private Reason notTheUsual(int c, Call call) {
        var usual = file.crew().stream()
                .filter(worker -> worker.account().equals(call.usual()))
                .findFirst();
        if (usual.isEmpty()) {
            return reason("usual-away", "name", call.usualName());
        }
        if (!DayModel.able(usual.get(), call.needs())) {
            return reason("usual-unable", "name", call.usualName());
        }
        return reason(
                "usual-busy", "name", call.usualName(), "minutes", free(usual.get()), "extra", extra(c, usual.get()));
    }

    /** What this visit adds to the way here, against the cheapest place for it with anybody else. */
    private List<Reason> way(int c, Crew own, List<Crew> able) {
        var here = extra(c, own);
        var next = able.stream()
                .filter(worker -> !worker.equals(own))
                .min(Comparator.comparingInt(worker -> extra(c, worker)))
                .orElseThrow();
        var there = extra(c, next);
        if (here == 0) {
            return List.of(reason("at-hand", "name", next.name(), "other", there));
        }
        if (here <= there) {
            return List.of(reason("near", "extra", here, "name", next.name(), "other", there));
        }
        return work(own) < work(next)
                ? List.of(reason("fair", "own", work(own), "name", next.name(), "other", work(next)))
                : List.of();
    }

    private Reason whyNot(Call call) {
        if (file.crew().isEmpty()) {
            return reason("nobody-here");
        }
        if (call.lost()) {
            return reason("no-address");
        }
        var able = able(call);
        if (able.isEmpty()) {
            return reason("nobody-able", "needs", words(call.needs()));
        }
        if (call.two() && able.size() < 2) {
            return reason("two-needed", "name", able.getFirst().name());
        }
        var promised = call.promised();
        if (promised != null && able.stream().noneMatch(worker -> here(worker, promised, call.minutes()))) {
            return reason("out-of-hours", "time", clock(promised));
        }
        var most = able.stream().max(Comparator.comparingInt(this::free)).orElseThrow();
        return reason(
                free(most) < call.minutes() ? "full" : "no-gap",
                "minutes",
                call.minutes(),
                "name",
                most.name(),
                "free",
                Math.max(0, free(most)));
    }

    private static boolean here(Crew worker, int promised, int minutes) {
        return promised >= worker.from() && promised + minutes <= worker.until();
    }

    private List<Crew> able(Call call) {
        return file.crew().stream()
                .filter(worker -> DayModel.able(worker, call.needs()))
                .toList();
    }

    private Crew worker(WorkerId id) {
        return file.crew().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<Integer> row(Crew worker) {
        record Placed(int position, int call) {}
        var row = new ArrayList<Placed>();
        for (var c = 0; c < file.calls().size(); c++) {
            for (var leg : file.calls().get(c).legs()) {
                if (leg.worker().equals(worker.id())) {
                    row.add(new Placed(leg.position(), c));
                }
            }
        }
        row.sort(Comparator.comparingInt(Placed::position));
        return row.stream().map(Placed::call).toList();
    }

    private List<Integer> rowOf(Crew worker) {
        return rows.getOrDefault(worker.id(), List.of());
    }

    private double[][] minutes(Crew worker) {
        return worker.bike() ? byBike : onFoot;
    }

    /** Minutes on the way that a call adds to somebody's round: where it stands, else at the best place. */
    private int extra(int c, Crew worker) {
        var minutes = minutes(worker);
        var row = rowOf(worker);
        var best = Double.POSITIVE_INFINITY;
        var at = row.indexOf(c);
        for (var k = 0; k <= row.size(); k++) {
            if (at >= 0 && k != at) {
                continue;
            }
            var before = k == 0 ? 0 : row.get(k - 1) + 1;
            var next = at >= 0 ? k + 1 : k;
            var after = next < row.size() ? row.get(next) + 1 : 0;
            best = Math.min(best, minutes[before][c + 1] + minutes[c + 1][after] - minutes[before][after]);
        }
        return (int) Math.max(0, Math.round(best));
    }

    /** Minutes with people and on the way. */
    private int work(Crew worker) {
        var sum = 0.0;
        var from = 0;
        for (var c : rowOf(worker)) {
            sum += file.calls().get(c).minutes() + minutes(worker)[from][c + 1];
            from = c + 1;
        }
        return (int) Math.round(sum + minutes(worker)[from][0]);
    }

    private int free(Crew worker) {
        return worker.until() - worker.from() - file.terms().rest(worker) - work(worker);
    }

    private static String words(Set<String> needs) {
        return String.join(" ", new TreeSet<>(needs));
    }

    private static String clock(int minute) {
        return "%d:%02d".formatted(minute / 60, minute % 60);
    }

    private static Reason reason(String code, Object... with) {
        var words = new java.util.TreeMap<String, String>();
        for (var n = 0; n < with.length; n += 2) {
            words.put(String.valueOf(with[n]), String.valueOf(with[n + 1]));
        }
        return new Reason(code, words);
    }
}
