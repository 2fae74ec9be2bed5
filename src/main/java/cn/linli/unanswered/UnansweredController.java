package cn.linli.unanswered;

import cn.linli.access.Actor;
import cn.linli.residents.Risk;
import cn.linli.shared.AccountId;
import cn.linli.shared.Page;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.shared.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/unanswered")
class UnansweredController {

    private final Ladders ladders;
    private final LadderBook book;
    private final PaceBook paces;

    UnansweredController(Ladders ladders, LadderBook book, PaceBook paces) {
        this.ladders = ladders;
        this.book = book;
        this.paces = paces;
    }

    @GetMapping
    Page<LadderBook.Row> list(
            Actor actor,
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(required = false) @Nullable String risk,
            @RequestParam(required = false) @Nullable String cursor) {
        return book.list(
                actor, state.equals("ended"), mine, risk == null || risk.isEmpty() ? null : Risk.of(risk), cursor);
    }

    @GetMapping("/times")
    PaceBook.Times times(Actor actor, @RequestParam(required = false) @Nullable StationId station) {
        return paces.times(actor, station);
    }

    @PutMapping("/times")
    Set setTimes(Actor actor, @RequestBody TimesForm body) {
        if (body.station() == null) {
            throw SharedRefusal.MISSING.refuse().at("station");
        }
        var set = paces.set(
                actor,
                body.station(),
                body.version(),
                body.times() == null
                        ? List.of()
                        : body.times().stream().map(TimeForm::read).toList());
        return new Set(set.station(), set.version());
    }

    @GetMapping("/{id}")
    LadderBook.Detail one(Actor actor, @PathVariable LadderId id) {
        return book.one(actor, id);
    }

    @PostMapping("/{id}/steps")
    Done came(Actor actor, @PathVariable LadderId id, @RequestBody CameForm body) {
        return new Done(id, ladders.came(actor, id, body.version(), body.read()));
    }

    @PostMapping("/{id}/check")
    Done straightToCheck(Actor actor, @PathVariable LadderId id, @RequestBody Why body) {
        return new Done(
                id, ladders.straightToCheck(actor, id, body.version(), Texts.required(body.words(), "words", 2000)));
    }

    @PostMapping("/{id}/hand-over")
    Done handOver(Actor actor, @PathVariable LadderId id, @RequestBody To body) {
        if (body.account() == null) {
            throw SharedRefusal.MISSING.refuse().at("account");
        }
        return new Done(id, ladders.handOver(actor, id, body.version(), body.account()));
    }

    /** What a changing call answers. */
    record Done(LadderId id, int version) {}

    /** What setting times answers. */
    record Set(StationId station, int version) {}

    record CameForm(
            int version,
            @Nullable UUID line,
            @Nullable Rung rung,
            @Nullable Result result,
            @Nullable String words,
            @Nullable LocalDate until) {

        Ladders.Came read() {
            if (line == null) {
                throw SharedRefusal.MISSING.refuse().at("line");
            }
            if (rung == null) {
                throw SharedRefusal.MISSING.refuse().at("rung");
            }
            if (result == null) {
                throw SharedRefusal.MISSING.refuse().at("result");
            }
            return new Ladders.Came(line, rung, result, Texts.optional(words, "words", 2000), until);
        }
    }

    record Why(int version, @Nullable String words) {}

    record To(int version, @Nullable AccountId account) {}

    record TimesForm(
            @Nullable StationId station,
            int version,
            @Nullable List<TimeForm> times) {}

    record TimeForm(
            @Nullable Risk risk,
            @Nullable String rung,
            @Nullable Integer amount,
            @Nullable String unit,
            @Nullable Boolean used) {

        PaceBook.Time read() {
            if (risk == null || rung == null || amount == null || unit == null) {
                throw SharedRefusal.MISSING.refuse().at("times");
            }
            return new PaceBook.Time(risk, rung, amount, unit, !Objects.equals(used, false));
        }
    }

    /** What stands now, for a person who lost a race. */
    record State(LadderId id, int version, String rung) {}
}
