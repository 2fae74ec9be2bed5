package cn.linli.places;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/**
 * A day that is not what its weekday says, by the yearly notice of the State Council (国务院办公厅关于部分节假日安排的通知).
 *
 * @param day the day
 * @param kind free, or worked to make up for a free one
 * @param name the festival: 春节
 */
public record DayOff(LocalDate day, Kind kind, String name) {

    /** What the day is instead. */
    public enum Kind {
        /** 放假. */
        HOLIDAY,
        /** 上班: a Saturday or Sunday that is worked. */
        MAKE_UP;

        /** As it stands in the database and on the wire: {@code make-up}. */
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Reads {@link #code()}; also 放假 and 上班. */
        @JsonCreator
        public static Kind of(String text) {
            return switch (text.strip()) {
                case "holiday", "放假", "节假日", "休" -> HOLIDAY;
                case "make-up", "上班", "调休上班", "补班", "班" -> MAKE_UP;
                default -> throw PlacesRefusal.NO_DAY_OFF.refuse(text);
            };
        }
    }

    /** Reads one line {@code 2027-01-01,holiday,元旦}; refuses anything else. */
    static DayOff read(String line) {
        var cells = line.split("[,\\t]", 3);
        if (cells.length < 2) {
            throw PlacesRefusal.NO_DAY_OFF.refuse(line);
        }
        try {
            var day = LocalDate.parse(cells[0].strip().replace('/', '-'));
            return new DayOff(day, Kind.of(cells[1]), cells.length > 2 ? cells[2].strip() : "");
        } catch (DateTimeParseException e) {
            throw PlacesRefusal.NO_DAY_OFF.refuse(line);
        }
    }
}
