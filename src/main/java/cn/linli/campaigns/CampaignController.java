package cn.linli.campaigns;

import cn.linli.access.Actor;
import cn.linli.access.Anytime;
import cn.linli.places.Places;
import cn.linli.residents.Risk;
import cn.linli.shared.Ids;
import cn.linli.shared.Page;
import cn.linli.shared.RegionCode;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.shared.Texts;
import cn.linli.stations.Station;
import cn.linli.stations.Stations;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/campaigns")
class CampaignController {

    private final Campaigns campaigns;
    private final CampaignBook book;
    private final CampaignSheet sheet;
    private final Stations stations;
    private final Places places;
    private final Clock clock;

    CampaignController(
            Campaigns campaigns,
            CampaignBook book,
            CampaignSheet sheet,
            Stations stations,
            Places places,
            Clock clock) {
        this.campaigns = campaigns;
        this.book = book;
        this.sheet = sheet;
        this.stations = stations;
        this.places = places;
        this.clock = clock;
    }

    @GetMapping
    Page<CampaignBook.Row> list(
            Actor actor,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor) {
        return book.list(actor, state, cursor);
    }

    /** How many would be meant; keeps nothing. */
    @Anytime
    @PostMapping("/preview")
    Counted preview(Actor actor, @RequestBody Form body) {
        var preview = campaigns.preview(actor, body.read(runner(actor, body.station()), "—"));
        var spoken = places.spokenNames(preview.stations().stream()
                .flatMap(part -> part.communities().stream())
                .map(one -> RegionCode.of(one.community()))
                .distinct()
                .toList());
        var names = stations.names(
                preview.stations().stream().map(Campaigns.PreviewPart::station).toList());
        return new Counted(
                preview.targets(),
                preview.stations().stream()
                        .map(part -> new CountedStation(
                                part.station(),
                                names.getOrDefault(part.station(), ""),
                                part.targets(),
                                part.workers(),
                                part.communities().stream()
                                        .map(one -> new CountedCommunity(
                                                one.community(),
                                                spoken.getOrDefault(RegionCode.of(one.community()), one.community()),
                                                one.targets()))
                                        .sorted(java.util.Comparator.comparing(CountedCommunity::code))
                                        .toList()))
                        .sorted(java.util.Comparator.comparing(CountedStation::name))
                        .toList());
    }

    @PostMapping
    Done make(Actor actor, @RequestBody Form body) {
        var id = body.id() == null ? new CampaignId(Ids.next()) : body.id();
        campaigns.make(actor, id, body.read(runner(actor, body.station()), Texts.required(body.title(), "title", 60)));
        return new Done(id, 0, 0);
    }

    @GetMapping("/{id}")
    CampaignBook.Detail one(Actor actor, @PathVariable CampaignId id) {
        return book.one(actor, id);
    }

    @PostMapping("/{id}/start")
    Done start(Actor actor, @PathVariable CampaignId id, @RequestBody Seen body) {
        int all = campaigns.start(actor, id, body.version());
        return new Done(id, body.version() + 1, all);
    }

    @PostMapping("/{id}/change")
    Done change(Actor actor, @PathVariable CampaignId id, @RequestBody Change body) {
        if (body.to() == null) {
            throw SharedRefusal.MISSING.refuse().at("to");
        }
        campaigns.change(
                actor,
                id,
                body.version(),
                Texts.required(body.title(), "title", 60),
                Texts.optional(body.message(), "message", 1000),
                body.to());
        return new Done(id, body.version() + 1, 0);
    }

    @PostMapping("/{id}/end")
    Done end(Actor actor, @PathVariable CampaignId id, @RequestBody Words body) {
        campaigns.end(actor, id, body.version(), Texts.required(body.words(), "words", 2000));
        return new Done(id, body.version() + 1, 0);
    }

    @PostMapping("/{id}/call-off")
    Done callOff(Actor actor, @PathVariable CampaignId id, @RequestBody Words body) {
        campaigns.callOff(actor, id, body.version(), Texts.required(body.words(), "words", 200));
        return new Done(id, body.version() + 1, 0);
    }

    @PostMapping("/{id}/export")
    ResponseEntity<byte[]> export(
            Actor actor,
            @PathVariable CampaignId id,
            @RequestParam(required = false) @Nullable StationId station,
            @RequestParam(required = false) @Nullable String community,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "false") boolean mine,
            Locale locale) {
        var out = new java.io.ByteArrayOutputStream();
        var filter = new CampaignBook.Filter(station, community, state, mine);
        var title = sheet.write(actor, id, filter, locale.getLanguage().equals("en"), out);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(
                                        title + " " + LocalDate.now(clock) + ".xlsx",
                                        java.nio.charset.StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header(HttpHeaders.CONTENT_TYPE, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .body(out.toByteArray());
    }

    /** Whoever is at a hub makes campaigns for the district, everybody else for their own station. */
    private StationId runner(Actor actor, @Nullable StationId said) {
        if (said != null) {
            return said;
        }
        var own = stations.all(actor);
        return own.stream()
                .filter(Station::hub)
                .findFirst()
                .or(() -> own.stream().findFirst())
                .map(Station::id)
                .orElseThrow(() -> SharedRefusal.MISSING.refuse().at("station"));
    }

    /**
     * What a changing call answers.
     *
     * @param targets how many were picked, when it started
     */
    record Done(CampaignId id, int version, int targets) {}

    record Seen(int version) {}

    record Words(int version, @Nullable String words) {}

    record Change(
            int version,
            @Nullable String title,
            @Nullable String message,
            @Nullable LocalDate to) {}

    record Counted(int targets, List<CountedStation> stations) {}

    record CountedStation(
            StationId station, String name, int targets, int workers, List<CountedCommunity> communities) {}

    record CountedCommunity(String code, String name, int targets) {}

    record Form(
            @Nullable CampaignId id,
            @Nullable StationId station,
            @Nullable List<StationId> stations,
            @Nullable String kind,
            @Nullable String title,
            @Nullable String message,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Boolean heard,
            @Nullable String unit,
            @Nullable List<String> labels,
            @Nullable List<String> risks,
            @Nullable List<String> communities,
            @Nullable List<UUID> grids,
            @Nullable Integer ageFrom,
            @Nullable Integer ageTo,
            @Nullable Boolean alone) {

        NewCampaign read(StationId runner, String called) {
            if (from == null) {
                throw SharedRefusal.MISSING.refuse().at("from");
            }
            if (to == null) {
                throw SharedRefusal.MISSING.refuse().at("to");
            }
            return new NewCampaign(
                    runner,
                    set(stations, Function.identity()),
                    Codes.read(CampaignKind.class, kind, "kind"),
                    called,
                    Texts.optional(message, "message", 1000),
                    from,
                    to,
                    Boolean.TRUE.equals(heard),
                    Codes.read(Unit.class, unit, "unit"),
                    new Pick(
                            set(labels, Function.identity()),
                            set(risks, Risk::of),
                            set(communities, RegionCode::of),
                            set(grids, Function.identity()),
                            ageFrom,
                            ageTo,
                            Boolean.TRUE.equals(alone)));
        }

        private static <A, B> Set<B> set(@Nullable List<A> list, Function<A, B> read) {
            return list == null ? Set.of() : list.stream().map(read).collect(Collectors.toUnmodifiableSet());
        }
    }
}
