package cn.linli.stations;

import cn.linli.shared.RegionCode;
import cn.linli.shared.StationId;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A street's station (街道/乡镇社工站), or the county's hub (社工总站) above them.
 *
 * @param region the street or town; the county for a hub
 * @param hub whether it is the hub
 * @param name its own name, by default the street's full name and 社工站: 柳巷街道社工站
 * @param status named only, or running
 * @param namedOn day of the sign (挂牌)
 * @param runningOn day it began to run for real (实体化运行); none before
 * @param colour its colour, {@code #0F766E}
 */
public record Station(
        StationId id,
        RegionCode region,
        boolean hub,
        String name,
        Status status,
        LocalDate namedOn,
        @Nullable LocalDate runningOn,
        String colour) {

    /** The colour of a station that has not chosen one. */
    public static final String TEAL = "#0F766E";

    /** How far a station has come. */
    public enum Status {
        /** 挂牌: it has a sign and a room. */
        NAMED,
        /** 实体化运行: it has staff and works. */
        RUNNING;

        /** As it stands in the database and on the wire. */
        @JsonValue
        public String code() {
            return Codes.of(this);
        }

        /** Reads {@link #code()}. */
        @JsonCreator
        public static Status of(String code) {
            return Codes.read(Status.class, code, "status");
        }
    }
}
