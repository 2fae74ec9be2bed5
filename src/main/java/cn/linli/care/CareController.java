package cn.linli.care;

import cn.linli.access.Actor;
import cn.linli.access.Anytime;
import cn.linli.shared.AccountId;
import cn.linli.shared.Page;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import java.time.LocalDate;
import java.time.OffsetDateTime;
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
@RequestMapping("/api/care")
class CareController {

    private final Care care;
    private final Rules rules;
    private final Owners owners;
    private final People people;

    CareController(Care care, Rules rules, Owners owners, People people) {
        this.care = care;
        this.rules = rules;
        this.owners = owners;
        this.people = people;
    }

    @GetMapping("/rules")
    List<Rule> rules(Actor actor) {
        return rules.all(actor);
    }

    @PostMapping("/rules")
    Rule make(Actor actor, @RequestBody Rule.Wish body) {
        return rules.make(actor, body);
    }

    /** What a rule would cost; nothing is kept. */
    @Anytime
    @PostMapping("/rules/preview")
    RuleCost preview(Actor actor, @RequestBody Rule.Wish body) {
        return rules.preview(actor, body);
    }

    @PutMapping("/rules/{id}/end")
    Rule end(Actor actor, @PathVariable UUID id, @RequestBody End body) {
        return rules.end(actor, id, body.version(), needed(body.last(), "last"));
    }

    @GetMapping("/people/{id}")
    People.OfPerson one(Actor actor, @PathVariable ResidentId id) {
        return people.one(actor, id);
    }

    /** Something serious happened: a contact is due within 24 hours. */
    @PostMapping("/people/{id}/serious")
    People.OfPerson serious(Actor actor, @PathVariable ResidentId id, @RequestBody Serious body) {
        var before = people.one(actor, id);
        care.serious(actor, before.resident(), needed(body.when(), "when"), Objects.requireNonNullElse(body.why(), ""));
        return people.one(actor, id);
    }

    @GetMapping("/owners")
    List<People.Caseload> caseload(Actor actor, @RequestParam StationId station) {
        return people.caseload(actor, station);
    }

    @GetMapping("/owners/people")
    Page<People.Line> of(
            Actor actor,
            @RequestParam StationId station,
            @RequestParam(required = false) @Nullable AccountId owner,
            @RequestParam(defaultValue = "false") boolean interim,
            @RequestParam(required = false) @Nullable String cursor) {
        return people.of(actor, station, owner, interim, cursor);
    }

    @PostMapping("/owners/assign")
    Given assign(Actor actor, @RequestBody Assign body) {
        var whom = Objects.requireNonNullElse(body.people(), List.<ResidentId>of());
        owners.assign(actor, whom, needed(body.owner(), "owner"));
        return new Given(whom.size());
    }

    /** Hands over all of one owner's people: to one colleague, or spread over the staff. */
    @PostMapping("/owners/hand-over")
    Given handOver(Actor actor, @RequestBody HandOver body) {
        return new Given(owners.handOver(actor, needed(body.station(), "station"), body.from(), body.to()));
    }

    private static <T> T needed(@Nullable T value, String field) {
        if (value == null) {
            throw SharedRefusal.MISSING.refuse().at(field);
        }
        return value;
    }

    record End(int version, @Nullable LocalDate last) {}

    record Serious(@Nullable OffsetDateTime when, @Nullable String why) {}

    record Assign(
            @Nullable List<ResidentId> people, @Nullable AccountId owner) {}

    /** From nobody: those who wait for somebody. To nobody: spread. */
    record HandOver(
            @Nullable StationId station,
            @Nullable AccountId from,
            @Nullable AccountId to) {}

    record Given(int people) {}
}
