package cn.linli.campaigns;

import cn.linli.access.Actor;
import cn.linli.shared.AccountId;
import cn.linli.shared.Ids;
import cn.linli.shared.Page;
import cn.linli.shared.RegionCode;
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
@RequestMapping("/api/campaigns/{id}")
class TargetController {

    private final CampaignBook book;
    private final TargetDesk desk;
    private final Deeds deeds;
    private final Goods goods;
    private final Premises premises;

    TargetController(CampaignBook book, TargetDesk desk, Deeds deeds, Goods goods, Premises premises) {
        this.book = book;
        this.desk = desk;
        this.deeds = deeds;
        this.goods = goods;
        this.premises = premises;
    }

    @GetMapping("/targets")
    Page<CampaignBook.Target> targets(
            Actor actor,
            @PathVariable CampaignId id,
            @RequestParam(required = false) @Nullable StationId station,
            @RequestParam(required = false) @Nullable String community,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(required = false) @Nullable String cursor) {
        return book.targets(actor, id, new CampaignBook.Filter(station, community, state, mine), cursor);
    }

    @GetMapping("/targets/{subject}")
    CampaignBook.Target target(Actor actor, @PathVariable CampaignId id, @PathVariable UUID subject) {
        return book.target(actor, id, subject);
    }

    @GetMapping("/helpers")
    List<CampaignBook.Helper> helpers(
            Actor actor, @PathVariable CampaignId id, @RequestParam(required = false) @Nullable StationId station) {
        return book.helpers(actor, id, station);
    }

    @PostMapping("/assign")
    Count assign(Actor actor, @PathVariable CampaignId id, @RequestBody Assign body) {
        var which = new TargetDesk.Which(
                body.subjects() == null ? List.of() : body.subjects(),
                body.community(),
                body.ofOwner(),
                Boolean.TRUE.equals(body.nobodys()));
        return new Count(desk.assign(actor, id, there(body.station(), "station"), which, body.owner(), body.due()));
    }

    /** Looks for newcomers now instead of in the night. */
    @PostMapping("/newcomers")
    Count lookForNewcomers(Actor actor, @PathVariable CampaignId id, @RequestBody AtStation body) {
        return new Count(desk.lookForNewcomers(actor, id, there(body.station(), "station")));
    }

    @PostMapping("/take-in")
    Count takeIn(Actor actor, @PathVariable CampaignId id, @RequestBody AtStation body) {
        var subjects = body.subjects() == null ? List.<UUID>of() : body.subjects();
        return new Count(desk.takeIn(actor, id, there(body.station(), "station"), subjects));
    }

    @PostMapping("/targets/{subject}/out")
    void takeOut(Actor actor, @PathVariable CampaignId id, @PathVariable UUID subject, @RequestBody Out body) {
        desk.takeOut(actor, id, subject, body.version(), Texts.required(body.reason(), "reason", 200));
    }

    @PostMapping("/targets/{subject}/back")
    void putBack(Actor actor, @PathVariable CampaignId id, @PathVariable UUID subject, @RequestBody Out body) {
        desk.putBack(actor, id, subject, body.version());
    }

    @PostMapping("/places")
    Made addPlace(Actor actor, @PathVariable CampaignId id, @RequestBody NewPlace body) {
        var place = Objects.requireNonNullElseGet(body.id(), Ids::next);
        premises.add(
                actor,
                id,
                place,
                body.station(),
                body.community() == null ? null : RegionCode.of(body.community()),
                Codes.read(Premises.Kind.class, body.sort(), "sort"),
                Objects.requireNonNullElse(body.name(), ""),
                Objects.requireNonNullElse(body.address(), ""));
        return new Made(place);
    }

    @PostMapping("/places/{place}/close")
    void closePlace(Actor actor, @PathVariable CampaignId id, @PathVariable UUID place) {
        premises.close(actor, id, place);
    }

    @GetMapping("/deeds")
    Page<Deeds.Row> deeds(
            Actor actor, @PathVariable CampaignId id, @RequestParam(required = false) @Nullable String cursor) {
        return deeds.list(actor, id, cursor);
    }

    @PostMapping("/deeds")
    Made record(Actor actor, @PathVariable CampaignId id, @RequestBody Said body) {
        var deed = Objects.requireNonNullElseGet(body.id(), Ids::next);
        deeds.record(actor, id, deed, body.read());
        return new Made(deed);
    }

    @PostMapping("/deeds/{deed}/correct")
    Made correct(Actor actor, @PathVariable CampaignId id, @PathVariable UUID deed, @RequestBody Said body) {
        deeds.correct(actor, id, deed, body.version(), body.read());
        return new Made(deed);
    }

    /** A kind of goods, and what is taken of it at once. */
    @PostMapping("/goods")
    Left addGoods(Actor actor, @PathVariable CampaignId id, @RequestBody NewGoods body) {
        var kind = goods.kind(
                actor,
                id,
                there(body.station(), "station"),
                Objects.requireNonNullElseGet(body.id(), Ids::next),
                Objects.requireNonNullElse(body.name(), ""),
                Objects.requireNonNullElse(body.measure(), ""));
        return new Left(goods.write(actor, id, kind, "taken", body.quantity(), null, ""));
    }

    @PostMapping("/goods/{goods}")
    Left moveGoods(
            Actor actor, @PathVariable CampaignId id, @PathVariable("goods") UUID kind, @RequestBody GoodsMove body) {
        return new Left(goods.write(
                actor,
                id,
                kind,
                Objects.requireNonNullElse(body.what(), ""),
                body.quantity(),
                body.subject(),
                Objects.requireNonNullElse(body.note(), "")));
    }

    private static StationId there(@Nullable StationId station, String field) {
        if (station == null) {
            throw SharedRefusal.MISSING.refuse().at(field);
        }
        return station;
    }

    /** How many were changed. */
    record Count(int targets) {}

    record Made(UUID id) {}

    /** How many are left. */
    record Left(int left) {}

    record AtStation(@Nullable StationId station, @Nullable List<UUID> subjects) {}

    record Assign(
            @Nullable StationId station,
            @Nullable List<UUID> subjects,
            @Nullable String community,
            @Nullable AccountId ofOwner,
            @Nullable Boolean nobodys,
            @Nullable AccountId owner,
            @Nullable LocalDate due) {}

    record Out(int version, @Nullable String reason) {}

    record NewPlace(
            @Nullable UUID id,
            @Nullable StationId station,
            @Nullable String community,
            @Nullable String sort,
            @Nullable String name,
            @Nullable String address) {}

    record Said(
            @Nullable UUID id,
            int version,
            @Nullable UUID subject,
            @Nullable StationId station,
            @Nullable String community,
            @Nullable Boolean met,
            @Nullable LocalDate day,
            int minutes,
            int heads,
            @Nullable String words,
            @Nullable List<Deeds.Given> goods) {

        Deeds.Deed read() {
            if (day == null) {
                throw SharedRefusal.MISSING.refuse().at("day");
            }
            return new Deeds.Deed(
                    subject,
                    station,
                    community == null ? null : RegionCode.of(community),
                    subject == null || Boolean.TRUE.equals(met),
                    day,
                    minutes,
                    heads,
                    Texts.optional(words, "words", 1000),
                    goods == null ? List.of() : goods);
        }
    }

    record NewGoods(
            @Nullable UUID id,
            @Nullable StationId station,
            @Nullable String name,
            @Nullable String measure,
            int quantity) {}

    record GoodsMove(
            @Nullable String what,
            int quantity,
            @Nullable UUID subject,
            @Nullable String note) {}
}
