package cn.linli.visits;

import cn.linli.access.Right;
import cn.linli.access.Wall;
import cn.linli.residents.PersonCard;
import cn.linli.residents.Residents;
import cn.linli.shared.AccountId;
import cn.linli.shared.Due;
import cn.linli.shared.DueSource;
import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The visits somebody is to make today, and those whose day has gone by, for the page 今日. */
@Component
class VisitsDue implements DueSource {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final JdbcClient db;
    private final Residents residents;

    VisitsDue(JdbcClient db, Residents residents) {
        this.db = db;
        this.residents = residents;
    }

    @Override
    public List<Due> dueFor(AccountId me, boolean leads, OffsetDateTime now) {
        var actor = Wall.atWork();
        if (actor == null || !actor.may(Right.SEE_RESIDENTS)) {
            return List.of();
        }
        var waiting = db.sql("""
                select v.id, v.planned_for, v.planned_from, v.purpose, v.made, v.version,
                  array(select p.resident_id from visits.visit_person p where p.visit_id = v.id) as residents
                from visits.visit v
                where v.station_id = any (:stations) and v.worker = :me and v.state = 'planned'
                  and v.planned_for <= :today
                order by v.planned_for, v.planned_from nulls last, v.id
                limit 200
                """)
                .param(
                        "stations",
                        actor.scope().people().stream().map(StationId::value).toArray(UUID[]::new))
                .param("me", me.value())
                .param("today", now.atZoneSameInstant(CHINA).toLocalDate())
                .query((row, n) -> new Waiting(
                        row.getObject("id", UUID.class),
                        row.getObject("planned_for", LocalDate.class),
                        row.getObject("planned_from", LocalTime.class),
                        row.getString("purpose"),
                        row.getObject("made", OffsetDateTime.class),
                        row.getInt("version"),
                        Arrays.stream((UUID[]) row.getArray("residents").getArray())
                                .map(ResidentId::new)
                                .toList()))
                .list();
        var names = new HashMap<ResidentId, String>();
        residents
                .cards(
                        actor,
                        waiting.stream()
                                .flatMap(visit -> visit.people().stream())
                                .distinct()
                                .toList())
                .forEach((PersonCard card) -> names.put(card.id(), card.name()));
        return waiting.stream().map(visit -> visit.due(names, now)).toList();
    }

    private record Waiting(
            UUID id,
            LocalDate day,
            @Nullable LocalTime from,
            String purpose,
            OffsetDateTime made,
            int version,
            List<ResidentId> people) {

        Due due(Map<ResidentId, String> names, OffsetDateTime now) {
            var at = day.atTime(from == null ? LocalTime.of(23, 59) : from)
                    .atZone(CHINA)
                    .toOffsetDateTime();
            return new Due(
                    VisitRecorded.MODULE,
                    id,
                    at.isBefore(now) ? "overdue" : "due-today",
                    purpose.isEmpty() ? "走访" : purpose,
                    purpose.isEmpty() ? "Visit" : purpose,
                    people.stream().map(names::get).filter(Objects::nonNull).collect(Collectors.joining("、")),
                    null,
                    at,
                    made,
                    false,
                    version);
        }
    }
}
