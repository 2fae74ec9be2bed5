package cn.linli.reports;

import cn.linli.ledger.By;
import cn.linli.ledger.Selection;
import cn.linli.shared.Period;
import cn.linli.shared.ProjectId;
import cn.linli.shared.Refused;
import cn.linli.shared.RegionCode;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.shared.WorkKind;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * What a screen or a command asks for, in the words of the address bar. An area of up to nine digits means the stations
 * that belong to it, wherever they worked; a community (twelve digits) means what was done there.
 *
 * @param by what the rows stand for; without it, by station
 * @param project a project's id, or {@code none}
 */
record Asked(
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate from,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate to,

        @Nullable String area,
        @Nullable String by,
        @Nullable StationId station,
        @Nullable String kind,
        @Nullable String field,
        @Nullable String project,
        @Nullable String label,
        @Nullable String worker,
        @Nullable String community) {

    private static final String NONE = "none";

    By grouping() {
        return by == null || by.isEmpty() ? By.STATION : By.of(by);
    }

    /** Both days must be said. */
    Period period() {
        if (from == null) {
            throw SharedRefusal.MISSING.refuse().at("from");
        }
        if (to == null) {
            throw SharedRefusal.MISSING.refuse().at("to");
        }
        return new Period(from, to);
    }

    /** The lines meant; {@code stations} are those of the area, or null for all. */
    Selection selection(@Nullable Set<StationId> stations) {
        var lines = Selection.of(period());
        if (stations != null) {
            lines = lines.at(stations);
        }
        if (station != null) {
            lines = lines.at(stations == null || stations.contains(station) ? Set.of(station) : Set.of());
        }
        var place = community != null ? RegionCode.of(community) : place();
        if (place != null) {
            lines = lines.in(place);
        }
        if (kind != null) {
            lines = lines.of(readable("kind", kind, WorkKind::of));
        }
        if (field != null) {
            lines = lines.ofField(field.equals(NONE) ? "" : field);
        }
        if (project != null) {
            lines = lines.of(project.equals(NONE) ? null : readable("project", project, ProjectId::of));
        }
        if (label != null) {
            lines = lines.withLabel(label);
        }
        return worker == null ? lines : lines.by(worker);
    }

    private static <T> T readable(String field, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (Refused no) {
            throw no.at(field);
        } catch (IllegalArgumentException e) {
            throw SharedRefusal.UNREADABLE.refuse().at(field);
        }
    }

    /** The area, if one is named. */
    @Nullable
    RegionCode region() {
        return area == null || area.isEmpty() ? null : RegionCode.of(area);
    }

    private @Nullable RegionCode place() {
        var region = region();
        return region != null && region.prefix().length() == 12 ? region : null;
    }
}
