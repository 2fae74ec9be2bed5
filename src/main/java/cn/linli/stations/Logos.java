package cn.linli.stations;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Trail;
import cn.linli.shared.Ids;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The sign of a station: a small picture the district gives it, seen by everybody who sees the station. */
@Component
class Logos {

    /** In bytes: 300 KB. The page reduces a picture before it sends it. */
    static final int LARGEST = 300 * 1024;

    private final JdbcClient db;
    private final Trail trail;
    private final Clock clock;

    Logos(JdbcClient db, Trail trail, Clock clock) {
        this.db = db;
        this.trail = trail;
        this.clock = clock;
    }

    /** Gives a station its sign in place of the one it had. Refuses more than 300 KB and what is no PNG or JPEG. */
    @Transactional
    UUID put(Actor actor, StationId station, byte[] content) {
        Stations.runs(actor, station, Right.MANAGE_STATIONS);
        if (content.length > LARGEST) {
            throw StationRefusal.LOGO_TOO_LARGE.refuse(LARGEST / 1024);
        }
        var kind = kind(content).orElseThrow(StationRefusal.LOGO_NO_PICTURE::refuse);
        var id = Ids.next();
        show(station, id);
        db.sql("""
                insert into stations.logo (id, station_id, kind, content, made)
                values (:id, :station, :kind, :content, :now)
                """)
                .param("id", id)
                .param("station", station.value())
                .param("kind", kind)
                .param("content", content)
                .param("now", OffsetDateTime.now(clock))
                .update();
        forgetOthers(station, id);
        trail.write(actor, "stations.logo-changed", station.value(), Map.of("bytes", content.length));
        return id;
    }

    /** Takes the sign down. */
    @Transactional
    void remove(Actor actor, StationId station) {
        Stations.runs(actor, station, Right.MANAGE_STATIONS);
        show(station, null);
        forgetOthers(station, null);
        trail.write(actor, "stations.logo-removed", station.value(), Map.of());
    }

    /** The sign of a station, for whoever may see stations. */
    @Transactional(readOnly = true)
    Logo of(Actor actor, StationId station) {
        actor.needs(Right.SEE_STATIONS);
        return db.sql("""
                select l.kind, l.content
                from stations.station s join stations.logo l on l.id = s.logo
                where s.id = :station
                """)
                .param("station", station.value())
                .query((row, n) -> new Logo(row.getString("kind"), row.getBytes("content")))
                .optional()
                .orElseThrow(SharedRefusal.NOT_FOUND::refuse);
    }

    private void show(StationId station, @Nullable UUID logo) {
        var shown = db.sql("update stations.station set logo = :logo where id = :station")
                .param("logo", logo, java.sql.Types.OTHER)
                .param("station", station.value())
                .update();
        if (shown == 0) {
            throw SharedRefusal.NOT_FOUND.refuse();
        }
    }

    private void forgetOthers(StationId station, @Nullable UUID kept) {
        db.sql("delete from stations.logo where station_id = :station and id is distinct from :kept::uuid")
                .param("station", station.value())
                .param("kept", kept)
                .update();
    }

    /** What the first bytes say it is. */
    private static Optional<String> kind(byte[] content) {
        var head = new String(Arrays.copyOf(content, 8), StandardCharsets.ISO_8859_1);
        if (head.equals("\u0089PNG\r\n\u001A\n")) {
            return Optional.of("image/png");
        }
        return head.startsWith("\u00FF\u00D8\u00FF") ? Optional.of("image/jpeg") : Optional.empty();
    }

    /** A sign and what it is. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Logo(String contentType, byte[] content) {}
}
