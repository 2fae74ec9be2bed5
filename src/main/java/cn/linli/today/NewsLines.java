package cn.linli.today;

import cn.linli.access.Actor;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The open lines to screens (server-sent events). A line lives a quarter of an hour and is then opened anew by the
 * screen, so that a right taken away is gone here too; one that does not keep up is dropped.
 */
@Component
class NewsLines implements DisposableBean {

    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final int MOST_UNSENT = 200;
    private static final News.Told ALL = new News.Told("*", "*", "", false);

    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();

    /** Opens a line. */
    SseEmitter open(Actor actor) {
        var emitter = new SseEmitter(LIFE.toMillis());
        var line = new Line(actor, emitter, new AtomicInteger());
        emitter.onCompletion(() -> lines.remove(line));
        emitter.onTimeout(emitter::complete);
        emitter.onError(e -> lines.remove(line));
        lines.add(line);
        send(line, SseEmitter.event().comment("open"));
        if (closed) {
            emitter.complete();
        }
        return emitter;
    }

    /** Tells everybody it is for. */
    void tell(News news) {
        for (var line : lines) {
            if (news.isFor(line.actor())) {
                send(line, SseEmitter.event().name("news").data(news.told(line.actor())));
            }
        }
    }

    /** The line to the database was down: whatever is on the screens may be old. */
    void missed() {
        lines.forEach(line -> send(line, SseEmitter.event().name("news").data(ALL)));
    }

    /** Keeps lines open through proxies, and finds those whose screen is gone. */
    @Scheduled(fixedDelay = 20_000)
    void stillHere() {
        lines.forEach(line -> send(line, SseEmitter.event().comment("here")));
    }

    private void send(Line line, SseEmitter.SseEventBuilder event) {
        if (line.unsent().incrementAndGet() > MOST_UNSENT) {
            lines.remove(line);
            line.emitter().complete();
            return;
        }
        senders.execute(() -> {
            try {
                line.emitter().send(event);
            } catch (IOException | IllegalStateException e) {
                lines.remove(line);
            } finally {
                line.unsent().decrementAndGet();
            }
        });
    }

    /** The program is ending. The server waits for open requests before it stops, and a line is one of them. */
    void close() {
        closed = true;
        lines.forEach(line -> line.emitter().complete());
    }

    @Override
    public void destroy() {
        senders.shutdownNow();
    }

    private record Line(Actor actor, SseEmitter emitter, AtomicInteger unsent) {

        @Override
        public boolean equals(@org.jspecify.annotations.Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
