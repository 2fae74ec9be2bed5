package cn.linli.requests;

import cn.linli.access.Actor;
import cn.linli.shared.AccountId;
import cn.linli.shared.RegionCode;
import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the desk asks of the registers below it. */
@Component
class Around {

    private final JdbcClient db;

    Around(JdbcClient db) {
        this.db = db;
    }

    RegionCode regionOf(Actor actor, StationId station) {
        return db.sql("select region from access.post where station_id = :id")
                .param("id", station.value())
                .query((row, n) -> new RegionCode(row.getString(1)))
                .optional()
                .orElseThrow(cn.linli.shared.SharedRefusal.NOT_FOUND::refuse);
    }

    Optional<StationId> hubOf(Actor actor, StationId station) {
        return db.sql("""
                select h.station_id from access.post s join access.post h on h.hub and left(h.region, 6) = left(s.region, 6)
                where s.station_id = :id
                """)
                .param("id", station.value())
                .query((row, n) -> new StationId(row.getObject(1, UUID.class)))
                .optional();
    }

    /** The name of a worker of the station, if they are one. */
    Optional<String> workerName(Actor actor, StationId station, AccountId account) {
        return Optional.empty();
    }

    LocalDate plusWorkingDays(LocalDate day, int days) {
        var reached = day;
        for (int left = days; left > 0; ) {
            reached = reached.plusDays(1);
            if (reached.getDayOfWeek() != DayOfWeek.SATURDAY && reached.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return reached;
    }

    /** Where somebody lives, if these eyes may see them. */
    Optional<RegionCode> communityOf(Actor actor, ResidentId who) {
        return Optional.empty();
    }

    Map<ResidentId, String> names(Actor actor, Collection<ResidentId> who) {
        return Map.of();
    }
}
