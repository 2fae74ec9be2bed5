package cn.linli.bench;

import cn.linli.bench.DayMix.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Constant arrival: a request begins at its time whether or not earlier ones have been answered, and its time counts
 * from when it should have begun. All kinds come equally often, in a shuffled order.
 */
final class OpenLoad {

    final Map<String, Latencies> latencies = new LinkedHashMap<>();
    final Map<String, AtomicInteger> errors = new ConcurrentHashMap<>();
    final Map<String, String> firstError = new ConcurrentHashMap<>();
    private final DayMix mix;
    private final List<SignedIn> users;

    OpenLoad(DayMix mix, List<SignedIn> users) {
        this.mix = mix;
        this.users = users;
    }

    /** Sends requests of these kinds at this rate for so long, and waits for the last answer. */
    OpenLoad run(List<Kind> kinds, int perSecond, Duration length) throws InterruptedException {
        kinds.forEach(kind -> latencies.put(kind.name(), new Latencies()));
        var order = new ArrayList<Kind>();
        var chance = new Random(1);
        var total = perSecond * length.toSeconds();
        var start = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long n = 0; n < total; n++) {
                if (order.isEmpty()) {
                    order.addAll(kinds);
                    Collections.shuffle(order, chance);
                }
                var kind = order.removeLast();
                var user = users.get((int) (n % users.size()));
                var due = start + n * 1_000_000_000L / perSecond;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                threads.execute(() -> one(kind, user, due));
            }
        }
        return this;
    }

    private void one(Kind kind, SignedIn user, long due) {
        var person = mix.somebodyNear(user);
        var trouble = "";
        try {
            var answer = user.send(kind.ask().apply(user, person));
            if (!kind.right().test(answer, person)) {
                trouble = answer.status() + " " + answer.body();
            }
        } catch (Exception e) {
            trouble = e.toString();
        }
        var kept = latencies.get(kind.name());
        if (kept != null) {
            kept.add(System.nanoTime() - due);
        }
        if (!trouble.isEmpty()) {
            errors.computeIfAbsent(kind.name(), name -> new AtomicInteger()).incrementAndGet();
            firstError.putIfAbsent(kind.name(), trouble.substring(0, Math.min(300, trouble.length())));
        }
    }

    int errors(String kind) {
        var count = errors.get(kind);
        return count == null ? 0 : count.get();
    }
}
