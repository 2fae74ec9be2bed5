package cn.linli.rota;

import static cn.linli.rota.RotaController.given;

import cn.linli.access.Actor;
import cn.linli.shared.Page;
import cn.linli.shared.StationId;
import cn.linli.shared.Texts;
import cn.linli.shared.WorkerId;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/rota")
class SwapController {

    private final Swaps swaps;
    private final HandOvers handOvers;

    SwapController(Swaps swaps, HandOvers handOvers) {
        this.swaps = swaps;
        this.handOvers = handOvers;
    }

    @GetMapping("/swaps")
    Page<Swaps.Swap> list(
            Actor actor,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor) {
        return swaps.list(actor, "waiting".equals(state), cursor);
    }

    @GetMapping("/swaps/{id}")
    Swaps.Swap one(Actor actor, @PathVariable UUID id) {
        return swaps.one(actor, id);
    }

    @PostMapping("/swaps")
    Done ask(Actor actor, @RequestBody AskForm body) {
        var ask = new Swaps.Ask(
                given(body.id(), "id"),
                given(body.station(), "station"),
                given(body.day(), "day"),
                given(body.turn(), "turn"),
                given(body.to(), "to"),
                body.forDay(),
                body.forTurn(),
                Texts.optional(body.words(), "words", 200));
        return new Done(swaps.ask(actor, ask), 0);
    }

    @PostMapping("/swaps/{id}/answer")
    Done answer(Actor actor, @PathVariable UUID id, @RequestBody Word body) {
        return new Done(id, swaps.answer(actor, id, body.version(), given(body.yes(), "yes")));
    }

    @PostMapping("/swaps/{id}/decide")
    Done decide(Actor actor, @PathVariable UUID id, @RequestBody Word body) {
        return new Done(id, swaps.decide(actor, id, body.version(), given(body.yes(), "yes")));
    }

    @PostMapping("/swaps/{id}/withdraw")
    Done withdraw(Actor actor, @PathVariable UUID id, @RequestBody Word body) {
        return new Done(id, swaps.withdraw(actor, id, body.version()));
    }

    @PostMapping("/swaps/{id}/seen")
    Done seen(Actor actor, @PathVariable UUID id) {
        return new Done(id, swaps.seen(actor, id));
    }

    @GetMapping("/notes")
    Page<HandOvers.Note> notes(Actor actor, @RequestParam(required = false) @Nullable String cursor) {
        return handOvers.list(actor, cursor);
    }

    @GetMapping("/notes/{id}")
    HandOvers.Note note(Actor actor, @PathVariable UUID id) {
        return handOvers.one(actor, id);
    }

    @PostMapping("/notes")
    Done write(Actor actor, @RequestBody NoteForm body) {
        var id = given(body.id(), "id");
        handOvers.write(
                actor,
                id,
                given(body.station(), "station"),
                given(body.day(), "day"),
                given(body.turn(), "turn"),
                Texts.required(body.words(), "words", 2000));
        return new Done(id, 0);
    }

    @PostMapping("/notes/{id}/read")
    Done read(Actor actor, @PathVariable UUID id) {
        return new Done(handOvers.read(actor, id), 0);
    }

    /** What a changing call answers. */
    record Done(UUID id, int version) {}

    record AskForm(
            @Nullable UUID id,
            @Nullable StationId station,
            @Nullable LocalDate day,
            @Nullable UUID turn,
            @Nullable WorkerId to,
            @Nullable LocalDate forDay,
            @Nullable UUID forTurn,
            @Nullable String words) {}

    record Word(int version, @Nullable Boolean yes) {}

    record NoteForm(
            @Nullable UUID id,
            @Nullable StationId station,
            @Nullable LocalDate day,
            @Nullable UUID turn,
            @Nullable String words) {}
}
