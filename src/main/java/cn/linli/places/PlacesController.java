package cn.linli.places;

import cn.linli.access.Actor;
import cn.linli.shared.AccountId;
import cn.linli.shared.GridId;
import cn.linli.shared.RegionCode;
import cn.linli.shared.SharedRefusal;
import java.util.List;
import java.util.Objects;
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
@RequestMapping("/api/places")
class PlacesController {

    private static final int MOST = 50;

    private final Places places;
    private final Grids grids;
    private final Calendar calendar;

    PlacesController(Places places, Grids grids, Calendar calendar) {
        this.places = places;
        this.grids = grids;
        this.calendar = calendar;
    }

    /** The counties this installation works for. */
    @GetMapping("/counties")
    List<Named> counties() {
        return places.counties().stream().map(Named::of).toList();
    }

    /** What lies below a region; without one, the provinces. */
    @GetMapping("/regions")
    List<Named> children(@RequestParam(required = false) @Nullable String parent) {
        return (parent == null ? places.provinces() : places.children(RegionCode.of(parent)))
                .stream().map(Named::of).toList();
    }

    /** A region with those above it, province first. */
    @GetMapping("/regions/{code}")
    List<Named> path(@PathVariable String code) {
        var path = places.path(RegionCode.of(code));
        if (path.stream().noneMatch(region -> region.code().equals(RegionCode.of(code)))) {
            throw PlacesRefusal.UNKNOWN_REGION.refuse(code);
        }
        return path.stream().map(Named::of).toList();
    }

    @GetMapping("/search")
    List<Named> search(@RequestParam String text, @RequestParam(required = false) @Nullable String within) {
        return places.search(text, within == null ? null : RegionCode.of(within), MOST).stream()
                .map(Named::of)
                .toList();
    }

    @GetMapping("/grids")
    List<Grid> grids(@RequestParam String within) {
        return grids.within(RegionCode.of(within));
    }

    @PostMapping("/grids")
    Changed addGrid(@RequestBody GridForm form, Actor actor) {
        var grid = grids.add(
                actor,
                given(form.id(), "id"),
                given(form.community(), "community"),
                form.number(),
                Objects.requireNonNullElse(form.name(), ""),
                form.leaderAccount(),
                Objects.requireNonNullElse(form.leaderName(), ""));
        return new Changed(grid.id(), grid.version());
    }

    @PutMapping("/grids/{id}")
    Changed changeGrid(@PathVariable String id, @RequestBody GridForm form, Actor actor) {
        var grid = grids.change(
                actor,
                new Grid(
                        GridId.of(id),
                        given(form.community(), "community"),
                        form.number(),
                        Objects.requireNonNullElse(form.name(), ""),
                        form.leaderAccount(),
                        Objects.requireNonNullElse(form.leaderName(), ""),
                        form.version()));
        return new Changed(grid.id(), grid.version());
    }

    @GetMapping("/days")
    List<DayOff> days(@RequestParam int year) {
        return calendar.daysOff(year);
    }

    @PostMapping("/days")
    Brought bringDays(@RequestBody Days days, Actor actor) {
        return new Brought(calendar.bring(actor, Objects.requireNonNullElse(days.text(), "")));
    }

    record Named(RegionCode code, String name, String spoken, RegionLevel level) {
        static Named of(Region region) {
            return new Named(region.code(), region.name(), region.spoken(), region.level());
        }
    }

    private static <T> T given(@Nullable T value, String field) {
        if (value == null) {
            throw SharedRefusal.MISSING.refuse().at(field);
        }
        return value;
    }

    record GridForm(
            @Nullable GridId id,
            @Nullable RegionCode community,
            int number,
            @Nullable String name,
            @Nullable AccountId leaderAccount,
            @Nullable String leaderName,
            int version) {}

    record Changed(GridId id, int version) {}

    record Days(@Nullable String text) {}

    record Brought(int days) {}
}
