package cn.linli.today;

import cn.linli.access.Actor;
import cn.linli.shared.Due;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
@RequestMapping("/api/today")
class TodayController {

    private final Today today;
    private final NewsLines lines;
    private final Clock clock;

    TodayController(Today today, NewsLines lines, Clock clock) {
        this.today = today;
        this.lines = lines;
        this.clock = clock;
    }

    @GetMapping
    Waiting today(Actor actor) {
        return new Waiting(OffsetDateTime.now(clock), today.of(actor));
    }

    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(Actor actor) {
        return lines.open(actor);
    }

    record Waiting(OffsetDateTime now, List<Due> waiting) {}
}
