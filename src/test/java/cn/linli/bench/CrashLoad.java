package cn.linli.bench;

import cn.linli.bench.DayMix.Kind;
import cn.linli.bench.SignedIn.Answer;
import cn.linli.bench.SignedIn.Ask;
import cn.linli.shared.Ids;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Workers who take calls, note errand cash and record visits without a pause. A command that is not answered is sent
 * again, with the same id, until it is: just what the page and the phone do.
 */
final class CrashLoad implements AutoCloseable {

    /** How long one command is tried; beyond it the program does not count as recovered. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Every acknowledged command, by what it made. */
    final Queue<Done> done = new ConcurrentLinkedQueue<>();

    final AtomicInteger repeated = new AtomicInteger();
    final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final DayMix mix;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean enough;

    private CrashLoad(DayMix mix) {
        this.mix = mix;
    }

    /** What was acknowledged. */
    enum Made {
        REQUEST,
        CASH,
        VISIT
    }

    /** @param record the request, the request with the cash, the visit */
    record Done(Made made, UUID record) {}

    static CrashLoad begin(DayMix mix, List<SignedIn> workers) {
        var load = new CrashLoad(mix);
        for (var worker : workers) {
            load.threads.add(Thread.ofVirtual().start(() -> load.work(worker)));
        }
        return load;
    }

    private void work(SignedIn worker) {
        var kinds = mix.kinds();
        var call = kinds.get(kinds.size() - 2);
        var visit = kinds.getLast();
        try {
            while (!enough) {
                var request = one(worker, call, Made.REQUEST);
                if (request != null && !enough) {
                    cash(worker, request);
                }
                if (!enough) {
                    one(worker, visit, Made.VISIT);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @org.jspecify.annotations.Nullable UUID one(SignedIn worker, Kind kind, Made made)
            throws InterruptedException {
        var ask = kind.ask().apply(worker, mix.somebodyNear(worker));
        var record =
                UUID.fromString(SignedIn.JSON.readTree(ask.body()).path("id").asString());
        return untilAnswered(worker, ask, made, record) ? record : null;
    }

    /** Two lines of cash for one request: the second has no id of its own but the command's. */
    private void cash(SignedIn worker, UUID request) throws InterruptedException {
        var body = Map.of("version", -1, "what", "received", "yuan", "50.00", "note", "买米");
        untilAnswered(
                worker,
                new Ask("POST", "/api/requests/" + request + "/cash", SignedIn.JSON.writeValueAsString(body)),
                Made.CASH,
                request);
    }

    private boolean untilAnswered(SignedIn worker, Ask ask, Made made, UUID record) throws InterruptedException {
        var command = Ids.next();
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            var answer = sent(worker, ask, command);
            if (answer.status() == 200) {
                done.add(new Done(made, record));
                return true;
            }
            if (answer.status() != 0 && answer.status() != 503) {
                refused.add(made + " " + answer.status() + " " + answer.body());
                return false;
            }
            repeated.incrementAndGet();
            Thread.sleep(100);
        }
        refused.add(made + " was never answered");
        return false;
    }

    private static Answer sent(SignedIn worker, Ask ask, UUID command) throws InterruptedException {
        try {
            return worker.send(ask, command);
        } catch (IOException e) {
            return new Answer(0, String.valueOf(e.getMessage()));
        }
    }

    /** Waits until as many more commands are acknowledged as there are workers: whatever was on its way, one is new. */
    void answeredAgain() throws InterruptedException {
        var until = System.nanoTime() + PATIENCE.toNanos();
        var goal = done.size() + threads.size();
        while (done.size() < goal && System.nanoTime() < until) {
            Thread.sleep(5);
        }
    }

    /** Lets everybody finish what they are at. */
    @Override
    public void close() {
        enough = true;
        try {
            for (var thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
