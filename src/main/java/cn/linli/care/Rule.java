package cn.linli.care;

import cn.linli.residents.Risk;
import cn.linli.shared.StationId;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whoever carries this label, at this risk, is seen or heard so often, in this way.
 *
 * @param level who made it
 * @param county the district it is for, six digits; null: the whole installation
 * @param station the station it is for; null: all of the district
 * @param label code of a label; null: whoever carries any label or whose risk is above the general
 * @param risk at this risk only; null: at any
 * @param everyDays days between two contacts; null when counted in months
 * @param everyMonths calendar months between two contacts; null when counted in days
 * @param way the loosest way that counts
 * @param two whether two workers go
 * @param minutes how long a contact takes, way not counted
 * @param from first day
 * @param to last day; null without end
 */
record Rule(
        UUID id,
        Level level,
        @Nullable String county,
        @Nullable StationId station,
        @Nullable String label,
        @Nullable Risk risk,
        @Nullable Integer everyDays,
        @Nullable Integer everyMonths,
        String way,
        boolean two,
        int minutes,
        LocalDate from,
        @Nullable LocalDate to,
        OffsetDateTime made,
        String madeBy,
        int version) {

    /** Whose rule it is; a lower one may only be stricter. */
    enum Level {
        INSTALLATION,
        DISTRICT,
        STATION;

        @com.fasterxml.jackson.annotation.JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A rule to be made.
     *
     * @param station the station it is for; null: the district of {@code county}
     * @param county the district, by any region code in it
     * @param way {@code home}, {@code video}, {@code phone} or {@code either}
     * @param from first day, today or later; null: today
     * @param to last day, for a heat wave or a festival: it comes on top of the one without end; null: without end
     */
    record Wish(
            @Nullable UUID id,
            @Nullable String county,
            @Nullable StationId station,
            @Nullable String label,
            @Nullable Risk risk,
            @Nullable Integer everyDays,
            @Nullable Integer everyMonths,
            @Nullable String way,
            @Nullable Boolean two,
            @Nullable Integer minutes,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}
}
