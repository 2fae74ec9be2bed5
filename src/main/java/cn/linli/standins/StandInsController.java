package cn.linli.standins;

import cn.linli.access.Actor;
import cn.linli.access.Anytime;
import cn.linli.shared.Contact;
import cn.linli.shared.Ids;
import cn.linli.shared.Page;
import cn.linli.shared.ResidentId;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/standins")
class StandInsController {

    private final StandIns standIns;
    private final PairBook book;
    private final Profiles profiles;
    private final JointEvents events;

    StandInsController(StandIns standIns, PairBook book, Profiles profiles, JointEvents events) {
        this.standIns = standIns;
        this.book = book;
        this.profiles = profiles;
        this.events = events;
    }

    @GetMapping
    Page<PairBook.Row> list(
            Actor actor,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "false") boolean drifting,
            @RequestParam(required = false) @Nullable String cursor) {
        return book.list(actor, state, drifting, cursor);
    }

    @GetMapping("/mine")
    List<StandIns.Mine> mine(Actor actor) {
        return standIns.mine(actor);
    }

    @GetMapping("/proposals")
    List<Profiles.Proposal> proposals(Actor actor, @RequestParam(required = false) @Nullable ResidentId resident) {
        return profiles.proposals(actor, there(resident, "resident"));
    }

    @PostMapping("/profiles")
    void keep(Actor actor, @RequestBody Known body) {
        profiles.keep(actor, there(body.station(), "station"), there(body.who(), "who"), body.read());
    }

    @PostMapping
    Done propose(Actor actor, @RequestBody Proposed body) {
        var id = Objects.requireNonNullElseGet(body.id(), () -> new StandInId(Ids.next()));
        standIns.propose(
                actor,
                id,
                there(body.resident(), "resident"),
                there(body.helper(), "helper"),
                body.rhythm(),
                body.ends());
        return new Done(id, 0);
    }

    @GetMapping("/events")
    List<JointEvents.Listed> events(Actor actor) {
        return events.list(actor);
    }

    @PostMapping("/events")
    Made plan(Actor actor, @RequestBody NewEvent body) {
        var id = Objects.requireNonNullElseGet(body.id(), Ids::next);
        events.plan(
                actor,
                id,
                there(body.station(), "station"),
                Texts.required(body.title(), "title", 60),
                Texts.required(body.place(), "place", 60),
                there(body.day(), "day"),
                body.pairs() == null ? List.of() : body.pairs());
        return new Made(id);
    }

    @PostMapping("/events/{event}/held")
    void held(Actor actor, @PathVariable UUID event, @RequestBody Held body) {
        events.held(actor, event, body.version(), body.minutes(), body.pairs() == null ? List.of() : body.pairs());
    }

    @GetMapping("/{id}")
    PairBook.Detail one(Actor actor, @PathVariable StandInId id) {
        return book.one(actor, id);
    }

    @PostMapping("/{id}/agree")
    Done agree(Actor actor, @PathVariable StandInId id, @RequestBody Agree body) {
        var side = Codes.read(StandIns.Side.class, body.side(), "side");
        var way = Texts.optional(body.way(), "way", 20);
        return new Done(id, standIns.agree(actor, id, body.version(), side, way));
    }

    @PostMapping("/{id}/change")
    Done change(Actor actor, @PathVariable StandInId id, @RequestBody Change body) {
        return new Done(id, standIns.change(actor, id, body.version(), body.rhythm(), body.ends()));
    }

    @PostMapping("/{id}/end")
    Ended end(Actor actor, @PathVariable StandInId id, @RequestBody End body) {
        var nextId = Objects.requireNonNullElseGet(body.nextId(), () -> new StandInId(Ids.next()));
        var reason = Texts.required(body.reason(), "reason", 200);
        return new Ended(standIns.end(actor, id, body.version(), reason, body.next(), nextId));
    }

    @PostMapping("/{id}/notes")
    Made note(Actor actor, @PathVariable StandInId id, @RequestBody Note body) {
        var note = Objects.requireNonNullElseGet(body.id(), Ids::next);
        standIns.note(
                actor,
                id,
                note,
                there(body.day(), "day"),
                Codes.read(Contact.Way.class, body.by(), "by"),
                Codes.read(Contact.Result.class, body.result(), "result"),
                body.minutes(),
                Texts.optional(body.words(), "words", 1000));
        return new Made(note);
    }

    @PostMapping("/{id}/feedback")
    Made feedback(Actor actor, @PathVariable StandInId id, @RequestBody Feedback body) {
        var feedback = Objects.requireNonNullElseGet(body.id(), Ids::next);
        standIns.feedback(
                actor,
                id,
                feedback,
                Codes.read(StandIns.Side.class, body.side(), "side"),
                Codes.of(Codes.read(Mood.class, body.mood(), "mood")),
                Texts.optional(body.words(), "words", 1000));
        return new Made(feedback);
    }

    @Anytime
    @PostMapping("/{id}/whom")
    cn.linli.residents.Contact whom(Actor actor, @PathVariable StandInId id) {
        return standIns.whom(actor, id);
    }

    private static <T> T there(@Nullable T value, String field) {
        if (value == null) {
            throw SharedRefusal.MISSING.refuse().at(field);
        }
        return value;
    }

    enum Mood {
        GOOD,
        FAIR,
        POOR
    }

    /** What a changing call answers. */
    record Done(StandInId id, int version) {}

    record Made(UUID id) {}

    /**
     * What an ending answers.
     *
     * @param next the pair that follows, if one does
     */
    record Ended(@Nullable StandInId next) {}

    record Known(
            @Nullable StationId station,
            @Nullable UUID who,
            @Nullable List<String> dialects,
            @Nullable List<String> interests,
            @Nullable List<String> hours,
            @Nullable Integer floor,
            @Nullable Boolean lift,
            @Nullable Boolean stairs,
            @Nullable String community,
            @Nullable UUID grid) {

        Profile read() {
            return new Profile(
                    dialects == null ? List.of() : dialects,
                    interests == null ? List.of() : interests,
                    hours == null ? List.of() : hours,
                    floor,
                    Boolean.TRUE.equals(lift),
                    !Boolean.FALSE.equals(stairs),
                    community == null
                            ? null
                            : cn.linli.shared.RegionCode.of(community).value(),
                    grid);
        }
    }

    record Proposed(
            @Nullable StandInId id,
            @Nullable ResidentId resident,
            @Nullable UUID helper,
            int rhythm,
            @Nullable LocalDate ends) {}

    record Agree(
            int version, @Nullable String side, @Nullable String way) {}

    record Change(int version, int rhythm, @Nullable LocalDate ends) {}

    record End(
            int version,
            @Nullable String reason,
            @Nullable UUID next,
            @Nullable StandInId nextId) {}

    /**
     * A short note.
     *
     * @param by how: {@code home}, {@code phone}, {@code video}, {@code elsewhere}
     */
    record Note(
            @Nullable UUID id,
            @Nullable LocalDate day,
            @Nullable String by,
            @Nullable String result,
            int minutes,
            @Nullable String words) {}

    record Feedback(
            @Nullable UUID id,
            @Nullable String side,
            @Nullable String mood,
            @Nullable String words) {}

    record NewEvent(
            @Nullable UUID id,
            @Nullable StationId station,
            @Nullable String title,
            @Nullable String place,
            @Nullable LocalDate day,
            @Nullable List<StandInId> pairs) {}

    record Held(int version, int minutes, @Nullable List<StandInId> pairs) {}
}
