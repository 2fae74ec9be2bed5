package cn.linli.care;

import cn.linli.access.Right;
import cn.linli.access.Wall;
import cn.linli.residents.PersonCard;
import cn.linli.residents.Residents;
import cn.linli.shared.AccountId;
import cn.linli.shared.Due;
import cn.linli.shared.DueSource;
import cn.linli.shared.ResidentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom somebody must see or hear today, for the page 今日; for a head also whom nobody was chosen for. */
@Component
class CareDue implements DueSource {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int MOST = 40;

    private final JdbcClient db;
    private final Residents residents;

    CareDue(JdbcClient db, Residents residents) {
        this.db = db;
        this.residents = residents;
    }

    @Override
    public List<Due> dueFor(AccountId me, boolean leads, OffsetDateTime now) {
        var today = now.atZoneSameInstant(CHINA).toLocalDate();
        var found = db.sql("""
                (select c.resident_id, c.due, c.noted, c.version, c.risk = 'high' as urgent, 1 as times,
                        case when c.due < :today then 'overdue' else 'due-today' end as why
                 from care.clock c
                 where c.owner = :me and not c.interim and c.due <= :today
                   and not care.rests(c.due, c.away_from, c.away_to, :today)
                 order by c.due, c.resident_id
                 limit :most)
                union all
                (select c.resident_id, c.due, c.noted, c.version, false, count(*) over (partition by c.station_id)::int,
                        'unassigned'
                 from care.clock c
                 where :leads and (c.interim or c.owner is null)
                   and c.station_id = any (array(select unnest(access.people())))
                 order by c.due, c.resident_id
                 limit 1)
                """)
                .param("me", me.value())
                .param("leads", leads)
                .param("today", today)
                .param("most", MOST)
                .query((row, n) -> Waiting.of(row))
                .list();
        var actor = Wall.atWork();
        var names = actor == null || !actor.may(Right.SEE_RESIDENTS)
                ? Map.<ResidentId, String>of()
                : residents.cards(actor, found.stream().map(Waiting::resident).toList()).stream()
                        .collect(Collectors.toMap(PersonCard::id, PersonCard::name));
        return found.stream().map(one -> one.due(names.get(one.resident()))).toList();
    }

    private record Waiting(
            ResidentId resident,
            LocalDate due,
            OffsetDateTime since,
            int version,
            boolean urgent,
            int times,
            String why) {

        static Waiting of(ResultSet row) throws SQLException {
            return new Waiting(
                    new ResidentId(row.getObject("resident_id", UUID.class)),
                    row.getObject("due", LocalDate.class),
                    row.getObject("noted", OffsetDateTime.class),
                    row.getInt("version"),
                    row.getBoolean("urgent"),
                    row.getInt("times"),
                    row.getString("why"));
        }

        Due due(@Nullable String name) {
            var waits = why.equals("unassigned");
            return new Due(
                    "care",
                    resident.value(),
                    why,
                    waits ? "待定责任人（共%d人）".formatted(times) : "探访联系",
                    waits ? "Nobody chosen to answer yet (%d people)".formatted(times) : "To be seen or heard",
                    name,
                    null,
                    due.plusDays(1).atStartOfDay(CHINA).toOffsetDateTime().minusSeconds(1),
                    since,
                    urgent,
                    version);
        }
    }
}
