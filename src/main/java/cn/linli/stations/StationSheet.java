package cn.linli.stations;

import cn.linli.shared.SharedRefusal;
import cn.linli.shared.Texts;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything one reads on a station's page besides its staff.
 *
 * @param logo its sign, if it has one; another one has another id
 * @param phone the number residents call
 * @param focus the fields chosen for the year, two or three
 * @param focusYear that year
 * @param version counts the changes
 */
public record StationSheet(
        Station station,
        @Nullable UUID logo,
        String address,
        String phone,
        Opening opening,
        List<Room> rooms,
        List<WorkingGroup> groups,
        int focusYear,
        List<String> focus,
        int version) {

    /** Refuses over-long texts and too many of anything. */
    public StationSheet {
        address = Texts.optional(address, "address", 100);
        phone = Texts.optional(phone, "phone", 40);
        rooms = atMost(rooms, "rooms");
        groups = atMost(groups, "groups");
        focus = atMost(focus, "focus").stream()
                .map(field -> Texts.required(field, "focus", 20))
                .distinct()
                .toList();
    }

    /**
     * When it is open.
     *
     * @param everyDay 365 days a year (天天开放); otherwise on working days
     * @param note what else to know: 中午不休息
     */
    public record Opening(boolean everyDay, LocalTime opens, LocalTime closes, String note) {

        /** Refuses a door that closes before it opens. */
        public Opening {
            if (!closes.isAfter(opens)) {
                throw StationRefusal.CLOSES_BEFORE_IT_OPENS.refuse(opens, closes);
            }
            note = Texts.optional(note, "openingNote", 100);
        }
    }

    /** One room: what it is for, and its name on the door. */
    public record Room(Kind kind, String name) {

        /** Refuses an over-long name. */
        public Room {
            name = Texts.optional(name, "rooms", 40);
        }

        /** What rooms a station has. */
        public enum Kind {
            /** 办公室. */
            OFFICE,
            /** 档案室. */
            ARCHIVE,
            /** 个案工作室. */
            CASEWORK,
            /** 小组工作室. */
            GROUP,
            /** 多功能活动室. */
            ACTIVITY,
            /** 接待室. */
            RECEPTION,
            /** anything else, named on the door. */
            OTHER;

            /** As it stands in the database and on the wire. */
            @JsonValue
            public String code() {
                return Codes.of(this);
            }

            /** Reads {@link #code()}. */
            @JsonCreator
            public static Kind of(String code) {
                return Codes.read(Kind.class, code, "rooms");
            }
        }
    }

    /** A working group of the station or hub (工作小组) and who leads it. */
    public record WorkingGroup(String name, String leads) {

        /** Refuses a group without a name. */
        public WorkingGroup {
            name = Texts.required(name, "groups", 40);
            leads = Texts.optional(leads, "groups", 40);
        }
    }

    private static <T> List<T> atMost(List<T> all, String field) {
        if (all.size() > 30) {
            throw SharedRefusal.TOO_LONG.refuse(30).at(field);
        }
        return List.copyOf(all);
    }
}
