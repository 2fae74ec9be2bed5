package cn.linli.app;

import cn.linli.Browser;
import cn.linli.shared.Ids;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.databind.json.JsonMapper;

/** Several people at one desk who write down calls without a pause, each command with an id of its own. */
final class Callers implements AutoCloseable {

    private static final int PEOPLE = 4;

    final Queue<Call> answered = new ConcurrentLinkedQueue<>();
    final Queue<Call> unanswered = new ConcurrentLinkedQueue<>();
    final Queue<Browser.Answer> noes = new ConcurrentLinkedQueue<>();
    private final Browser browser;
    private final AProgram.Worker worker;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean enough;

    private Callers(Browser browser, AProgram.Worker worker) {
        this.browser = browser;
        this.worker = worker;
    }

    /** They begin at once, and go on until there is nobody to speak to. */
    static Callers begin(Browser browser, AProgram.Worker worker) {
        var callers = new Callers(browser, worker);
        for (var n = 0; n < PEOPLE; n++) {
            callers.threads.add(Thread.ofVirtual().start(callers::call));
        }
        return callers;
    }

    /** One call: the command, the record it makes. */
    record Call(UUID command, UUID id, String body) {}

    static Call aCall(AProgram.Worker worker) {
        var id = Ids.next();
        return new Call(
                Ids.next(),
                id,
                JsonMapper.shared()
                        .writeValueAsString(Map.of(
                                "id", id,
                                "station", worker.station().value(),
                                "place", "槐树里",
                                "kind", "water",
                                "urgency", "normal")));
    }

    static Browser.Answer send(Browser browser, Call call) throws IOException, InterruptedException {
        return browser.post("/api/requests", call.body(), call.command());
    }

    private void call() {
        while (!enough) {
            var call = aCall(worker);
            try {
                var answer = send(browser, call);
                if (answer.status() == 200) {
                    answered.add(call);
                } else {
                    noes.add(answer);
                    unanswered.add(call);
                }
            } catch (IOException e) {
                unanswered.add(call);
                return;
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Waits until so many more have been answered. */
    void answered(int more) throws InterruptedException {
        var until = System.nanoTime() + AProgram.PATIENCE.toNanos();
        var goal = answered.size() + more;
        while (answered.size() < goal) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("Only " + answered.size() + " answered, noes: " + noes);
            }
            Thread.sleep(10);
        }
    }

    /** They finish what they are at. */
    void stop() throws InterruptedException {
        enough = true;
        for (var thread : threads) {
            thread.join();
        }
    }

    /** Each request and how often its taking is told; no other request is at this desk. */
    Map<UUID, Integer> inTheBook(Connection owner) throws SQLException {
        try (var query = owner.prepareStatement("""
                select r.id, count(s.id) from requests.request r
                left join requests.step s on s.request_id = r.id
                where r.taken_by = (select id from access.account where name = ?)
                group by r.id""")) {
            query.setString(1, worker.name());
            var rows = query.executeQuery();
            var found = new java.util.HashMap<UUID, Integer>();
            while (rows.next()) {
                found.put(rows.getObject(1, UUID.class), rows.getInt(2));
            }
            return found;
        }
    }

    @Override
    public void close() {
        try {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
