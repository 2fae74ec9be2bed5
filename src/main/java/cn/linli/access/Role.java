package cn.linli.access;

import cn.linli.shared.SharedRefusal;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What somebody is at the station, as in a grant. What a role may do is data: table {@code access.role_right}. */
public enum Role {
    /** 社工: own station's register, own cases. */
    WORKER,
    /** 站长: own station. */
    HEAD,
    /** 督导: the figures of the stations supervised; cases come with casework. */
    SUPERVISOR,
    /** 总站、区级: the district's statistics; names only with purpose and trace. */
    HUB,
    /** 承接机构: the stations it runs. */
    AGENCY,
    /** 社区、网格员: own grid's residents, no case notes. */
    GRID,
    /** 志愿者: the accepted task only, for its time. */
    VOLUNTEER,
    /** 评估方: figures, and later sampled, masked evidence for a limited time. */
    EVALUATOR,
    /** 系统管理员: stations, accounts, data in bulk; no residents. */
    SYSADMIN,
    /** 安全管理员: roles, locks, tokens; no residents. */
    SECADMIN,
    /** 审计管理员: the trail; no residents. */
    AUDITOR,
    /** The command line of the machine itself. */
    CONSOLE;

    /** As it stands in the database and on the wire. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Role of(@Nullable String code) {
        return Arrays.stream(values())
                .filter(role -> role.code().equals(code))
                .findFirst()
                .orElseThrow(() -> SharedRefusal.UNREADABLE.refuse().at("role"));
    }

    /** Where the role acts. */
    Place place() {
        return switch (this) {
            case WORKER, HEAD, SUPERVISOR, HUB, AGENCY, VOLUNTEER, EVALUATOR -> Place.STATIONS;
            case GRID -> Place.GRID;
            case SYSADMIN, SECADMIN, AUDITOR, CONSOLE -> Place.NOWHERE;
        };
    }

    /** What a grant of a role has to name. */
    enum Place {
        /** A station, or a region and every station in it. */
        STATIONS,
        /** A grid, and the station it belongs to. */
        GRID,
        /** Nothing: administrators see no place. */
        NOWHERE;

        void check(Grant grant) {
            var named = switch (this) {
                case STATIONS -> grant.station() != null || grant.region() != null;
                case GRID -> grant.grid() != null && grant.station() != null;
                case NOWHERE -> true;
            };
            if (!named) {
                throw AccessRefusal.PLACE_MISSING.refuse().at(this == GRID ? "grid" : "station");
            }
        }
    }

    /** Whether the role itself opens the personal rows of its stations. */
    boolean seesPeople() {
        return this == WORKER || this == HEAD || this == CONSOLE;
    }
}
