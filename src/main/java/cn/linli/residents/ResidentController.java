package cn.linli.residents;

import cn.linli.access.Actor;
import cn.linli.access.Anytime;
import cn.linli.residents.Register.Changed;
import cn.linli.shared.GridId;
import cn.linli.shared.Page;
import cn.linli.shared.RegionCode;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.shared.Texts;
import cn.linli.shared.TimelineSource;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/residents")
class ResidentController {

    private static final int MOST = 200;

    private final Residents residents;
    private final Register register;
    private final RegisterList list;
    private final Duplicates duplicates;
    private final Merges merges;
    private final Beside beside;
    private final Timeline timeline;
    private final PlaceNames places;
    private final Clock clock;

    ResidentController(
            Residents residents,
            Register register,
            RegisterList list,
            Duplicates duplicates,
            Merges merges,
            Beside beside,
            Timeline timeline,
            PlaceNames places,
            Clock clock) {
        this.residents = residents;
        this.register = register;
        this.list = list;
        this.duplicates = duplicates;
        this.merges = merges;
        this.beside = beside;
        this.timeline = timeline;
        this.places = places;
        this.clock = clock;
    }

    @GetMapping
    Page<RegisterList.Row> list(
            Actor actor,
            @ModelAttribute Asked asked,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return list.page(actor, asked.filter(), null, cursor, Math.clamp(limit, 1, MOST));
    }

    /** The same list with words to look for: they are somebody's name or number, so they are no part of the address. */
    @Anytime
    @PostMapping("/list")
    Page<RegisterList.Row> list(
            Actor actor,
            @ModelAttribute Asked asked,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            @RequestBody Search body) {
        return list.page(actor, asked.filter(), body.text(), cursor, Math.clamp(limit, 1, MOST));
    }

    /** The list as a workbook; what is looked for is no part of the address. */
    @Anytime
    @PostMapping("/export")
    ResponseEntity<byte[]> export(Actor actor, @ModelAttribute Asked asked, @RequestBody Search body, Locale locale) {
        var out = new java.io.ByteArrayOutputStream();
        var english = locale.getLanguage().equals("en");
        list.export(actor, asked.filter(), body.text(), english, out);
        var name = (english ? "register-" : "居民登记册-") + LocalDate.now(clock) + ".xlsx";
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, java.nio.charset.StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header(HttpHeaders.CONTENT_TYPE, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .body(out.toByteArray());
    }

    @GetMapping("/words")
    RegisterList.Words words(Actor actor) {
        return list.words();
    }

    /** The communities of the stations whose people the actor keeps: for forms and filters. */
    @GetMapping("/communities")
    List<PlaceNames.Community> communities(Actor actor) {
        return places.communitiesOf(actor.scope().people());
    }

    @GetMapping("/{id}/card")
    PersonCard card(Actor actor, @PathVariable ResidentId id) {
        return residents.card(actor, id).orElseThrow(SharedRefusal.NOT_FOUND::refuse);
    }

    /** For pickers and the search of the top bar; what is looked for is no part of the address. */
    @Anytime
    @PostMapping("/search")
    List<PersonCard> search(Actor actor, @RequestBody Search body) {
        return residents.search(
                actor, Objects.requireNonNullElse(body.text(), ""), Objects.requireNonNullElse(body.limit(), 10));
    }

    /** The caller, while the number is typed. */
    @Anytime
    @PostMapping("/by-phone")
    List<PersonCard> byPhone(Actor actor, @RequestBody Search body) {
        return residents.byPhone(actor, Objects.requireNonNullElse(body.text(), ""));
    }

    @Anytime
    @PostMapping("/duplicates")
    Duplicates.LooksLike duplicates(Actor actor, @RequestBody PersonForm form) {
        var identity = IdentityNumber.read(form.identity()).number().orElse(null);
        var question = new Duplicates.Question(
                Texts.optional(form.name(), "name", 60),
                identity == null ? form.birth() : identity.birth(),
                identity,
                Phone.read(form.phone()).orElse(null));
        return duplicates.asked(actor, question, form.id());
    }

    @PostMapping
    Changed enter(Actor actor, @RequestBody PersonForm form) {
        var id = form.id();
        if (id == null) {
            throw SharedRefusal.MISSING.refuse().at("id");
        }
        var person = form.person(null, LocalDate.now(clock));
        places.mustBeOf(person.station(), person.home().community());
        if (!Boolean.TRUE.equals(form.sure())) {
            var matches = duplicates.matches(actor, Duplicates.Question.of(person), null);
            if (!matches.isEmpty()) {
                throw ResidentsRefusal.LOOKS_KNOWN.refuse().withCurrent(matches);
            }
        }
        residents.register(actor, id, person);
        return new Changed(id.value(), 0);
    }

    @GetMapping("/{id}")
    PersonView read(Actor actor, @PathVariable ResidentId id) {
        return register.read(actor, id);
    }

    @PutMapping("/{id}")
    Changed change(Actor actor, @PathVariable ResidentId id, @RequestBody PersonForm form) {
        return register.change(actor, id, form);
    }

    @GetMapping("/{id}/timeline")
    Page<TimelineSource.Entry> timeline(
            Actor actor,
            @PathVariable ResidentId id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "30") int limit) {
        return timeline.of(actor, id, cursor, Math.clamp(limit, 1, MOST));
    }

    @Anytime
    @PostMapping("/{id}/show")
    Plain show(Actor actor, @PathVariable ResidentId id, @RequestBody Show body) {
        if (body.field() == null) {
            throw SharedRefusal.MISSING.refuse().at("field");
        }
        return new Plain(register.show(actor, id, body.field(), body.of(), body.purpose()));
    }

    @PostMapping("/{id}/labels")
    Changed label(Actor actor, @PathVariable ResidentId id, @RequestBody LabelForm form) {
        return register.label(
                actor,
                id,
                needed(form.id(), "id"),
                new NewLabel(
                        Objects.requireNonNullElse(form.kind(), ""),
                        Objects.requireNonNullElseGet(form.from(), () -> LocalDate.now(clock)),
                        form.to(),
                        Objects.requireNonNullElse(form.evidence(), "")));
    }

    @PutMapping("/{id}/labels/{label}/end")
    Changed endLabel(Actor actor, @PathVariable ResidentId id, @PathVariable UUID label, @RequestBody Day body) {
        return register.endLabel(
                actor,
                id,
                label,
                body.versionOr(-1),
                Objects.requireNonNullElseGet(body.day(), () -> LocalDate.now(clock)));
    }

    @PostMapping("/{id}/kin")
    Changed addKin(Actor actor, @PathVariable ResidentId id, @RequestBody Beside.KinForm form) {
        return beside.addKin(actor, id, needed(form.id(), "id"), form);
    }

    @PutMapping("/{id}/kin/{kin}")
    Changed changeKin(
            Actor actor, @PathVariable ResidentId id, @PathVariable UUID kin, @RequestBody Beside.KinForm form) {
        return beside.changeKin(actor, id, kin, form);
    }

    @PostMapping("/{id}/consents")
    Changed agreed(Actor actor, @PathVariable ResidentId id, @RequestBody Beside.ConsentForm form) {
        return beside.agreed(actor, id, needed(form.id(), "id"), form);
    }

    @PutMapping("/{id}/consents/{consent}/withdraw")
    Changed withdrew(Actor actor, @PathVariable ResidentId id, @PathVariable UUID consent, @RequestBody Day body) {
        return beside.withdrew(actor, id, consent, body.versionOr(-1), body.day());
    }

    /** Without a day, a death noted by mistake is taken back. */
    @PutMapping("/{id}/died")
    Changed died(Actor actor, @PathVariable ResidentId id, @RequestBody Day body) {
        return register.died(actor, id, body.versionOr(-1), body.day());
    }

    /** Without a place, they are at home again. */
    @PutMapping("/{id}/away")
    Changed away(Actor actor, @PathVariable ResidentId id, @RequestBody AwayForm body) {
        return register.away(
                actor,
                id,
                Objects.requireNonNullElse(body.version(), -1),
                body.where() == null ? null : new Away(body.where(), needed(body.from(), "from"), body.to()));
    }

    /** Without a day, they are back. */
    @PutMapping("/{id}/moved")
    Changed moved(Actor actor, @PathVariable ResidentId id, @RequestBody Day body) {
        return register.movedAway(
                actor, id, body.versionOr(-1), body.day(), Objects.requireNonNullElse(body.whereTo(), ""));
    }

    @PostMapping("/{id}/merge")
    Changed merge(Actor actor, @PathVariable ResidentId id, @RequestBody Merge body) {
        return merges.merge(actor, id, needed(body.into(), "into"), Objects.requireNonNullElse(body.why(), ""));
    }

    @PostMapping("/{id}/unmerge")
    Changed unmerge(Actor actor, @PathVariable ResidentId id) {
        return merges.unmerge(actor, id);
    }

    private static <T> T needed(@Nullable T value, String field) {
        if (value == null) {
            throw SharedRefusal.MISSING.refuse().at(field);
        }
        return value;
    }

    record Search(@Nullable String text, @Nullable Integer limit) {}

    record Show(
            @Nullable Shown field,
            @Nullable UUID of,
            @Nullable String purpose) {}

    record Plain(String text) {

        /** Covered: it is in no log. */
        @Override
        public String toString() {
            return "Plain[***]";
        }
    }

    record LabelForm(
            @Nullable UUID id,
            @Nullable String kind,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String evidence) {}

    record Day(
            @Nullable Integer version,
            @Nullable LocalDate day,
            @Nullable String whereTo) {

        int versionOr(int other) {
            return version == null ? other : version;
        }
    }

    record AwayForm(
            @Nullable Integer version,
            Away.@Nullable Where where,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    record Merge(@Nullable ResidentId into, @Nullable String why) {}

    /** The filters as they stand in the address. */
    record Asked(
            @Nullable String station,
            @Nullable String label,
            @Nullable String risk,
            @Nullable String community,
            @Nullable String grid,
            @Nullable Boolean alone,
            @Nullable Integer ageFrom,
            @Nullable Integer ageTo,
            @Nullable String state) {

        RegisterList.Filter filter() {
            return new RegisterList.Filter(
                    said(station, StationId::of),
                    said(label, code -> code),
                    said(risk, Risk::of),
                    said(community, RegionCode::of),
                    said(grid, GridId::of),
                    Boolean.TRUE.equals(alone),
                    ageFrom,
                    ageTo,
                    Objects.requireNonNullElse(state, "here"),
                    null);
        }

        private static <T> @Nullable T said(@Nullable String text, Function<String, T> read) {
            return text == null || text.isBlank() ? null : read.apply(text);
        }
    }
}
