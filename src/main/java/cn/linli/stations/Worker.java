package cn.linli.stations;

import cn.linli.access.Role;
import cn.linli.shared.AccountId;
import cn.linli.shared.StationId;
import cn.linli.shared.WorkerId;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One member of a station's staff.
 *
 * @param account what they sign in with, if they do
 * @param licence their licence, if they have one
 * @param mentor who teaches them (带教老师), somebody of the staff
 * @param joined first day at the station
 * @param leftOn last day; none while they are here
 * @param version counts the changes
 */
public record Worker(
        WorkerId id,
        StationId station,
        String name,
        @Nullable AccountId account,
        Position position,
        Employment employment,
        @Nullable Licence licence,
        @Nullable WorkerId mentor,
        LocalDate joined,
        @Nullable LocalDate leftOn,
        int version) {

    /** Whether they are of the staff on that day. */
    public boolean here(LocalDate day) {
        return !joined.isAfter(day) && (leftOn == null || !leftOn.isBefore(day));
    }

    /** What they are at the station. */
    public enum Position {
        /** 站长. */
        HEAD(Role.HEAD),
        /** 社工. */
        WORKER(Role.WORKER),
        /** 督导. */
        SUPERVISOR(Role.SUPERVISOR),
        /** 总站工作人员. */
        OFFICER(Role.HUB);

        private final Role role;

        Position(Role role) {
            this.role = role;
        }

        /** The role that goes with it. */
        Role role() {
            return role;
        }

        /** As it stands in the database and on the wire. */
        @JsonValue
        public String code() {
            return Codes.of(this);
        }

        /** Reads {@link #code()}. */
        @JsonCreator
        public static Position of(String code) {
            return Codes.read(Position.class, code, "position");
        }
    }

    /** Who employs them. */
    public enum Employment {
        /** 街道直聘. */
        DIRECT,
        /** 承接机构. */
        AGENCY,
        /** 派驻、借调. */
        POSTED;

        /** As it stands in the database and on the wire. */
        @JsonValue
        public String code() {
            return Codes.of(this);
        }

        /** Reads {@link #code()}. */
        @JsonCreator
        public static Employment of(String code) {
            return Codes.read(Employment.class, code, "employment");
        }
    }
}
