package cn.linli.visits;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.residents.PersonCard;
import cn.linli.residents.Residents;
import cn.linli.shared.AccountId;
import cn.linli.shared.Contact;
import cn.linli.shared.Page;
import cn.linli.shared.RequestId;
import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import cn.linli.shared.TimelineSource;
import cn.linli.shared.VisitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The reading side: lists of visits, the last contact with a person, their part of a person's timeline. */
@Component
public class VisitBook implements TimelineSource {

    private static final int PAGE = 50;

    private final JdbcClient db;
    private final Residents residents;

    VisitBook(JdbcClient db, Residents residents) {
        this.db = db;
        this.residents = residents;
    }

    /**
     * Visits of the actor's stations, newest day first, fifty a page.
     *
     * @param state only these: {@code planned}, {@code recorded}, {@code called-off}; or null for all
     * @param mine only one's own
     */
    @Transactional(readOnly = true)
    public Page<Row> list(Actor actor, @Nullable String state, boolean mine, @Nullable String after) {
        actor.needs(Right.SEE_VISITS);
        var mark = Mark.read(after);
        var rows = db.sql("""
                select v.id, v.state, v.outcome, coalesce(v.day, v.planned_for) as at_day, v.planned_from, v.minutes,
                       v.purpose, v.worker_name, v.second_name, v.way, v.station_id, v.request_id, v.version,
                       array(select p.resident_id from visits.visit_person p where p.visit_id = v.id) as residents
                from visits.visit v
                where v.station_id = any (:stations)
                  and (:state::text is null or v.state = :state)
                  and (not :mine or v.worker = :me)
                  and (coalesce(v.day, v.planned_for), v.id) < (:day, :id)
                order by coalesce(v.day, v.planned_for) desc, v.id desc
                limit :limit
                """)
                .param("stations", stations(actor))
                .param("state", state)
                .param("mine", mine)
                .param("me", actor.account().value())
                .param("day", mark.day())
                .param("id", mark.id())
                .param("limit", PAGE + 1)
                .query(VisitBook::row)
                .list();
        return Page.cut(named(actor, rows), PAGE, row -> row.day() + " " + row.id());
    }

    /** Visits with one person, newest first. */
    @Transactional(readOnly = true)
    public List<Row> with(Actor actor, ResidentId person, int limit) {
        actor.needs(Right.SEE_VISITS);
        var rows = db.sql("""
                select v.id, v.state, v.outcome, coalesce(v.day, v.planned_for) as at_day, v.planned_from, v.minutes,
                       v.purpose, v.worker_name, v.second_name, v.way, v.station_id, v.request_id, v.version,
                       array(select p.resident_id from visits.visit_person p where p.visit_id = v.id) as residents
                from visits.visit_person vp join visits.visit v on v.id = vp.visit_id
                where vp.resident_id = :person
                order by vp.day desc, vp.visit_id desc
                limit :limit
                """)
                .param("person", person.value())
                .param("limit", limit)
                .query(VisitBook::row)
                .list();
        return named(actor, rows);
    }

    /** When and by whom each of these people was last met; people never met are missing. */
    @Transactional(readOnly = true)
    public Map<ResidentId, LastMet> lastMet(Actor actor, Set<ResidentId> people) {
        actor.needs(Right.SEE_VISITS);
        var last = new HashMap<ResidentId, LastMet>();
        db.sql("""
                select distinct on (p.resident_id) p.resident_id, v.day, v.worker_name
                from visits.visit_person p join visits.visit v on v.id = p.visit_id
                where p.resident_id = any (:people) and v.outcome = 'met' and not p.missed
                order by p.resident_id, p.day desc, p.visit_id desc
                """)
                .param("people", people.stream().map(ResidentId::value).toArray(UUID[]::new))
                .query((row, n) -> Map.entry(
                        new ResidentId(row.getObject("resident_id", UUID.class)),
                        new LastMet(row.getObject("day", LocalDate.class), row.getString("worker_name"))))
                .list()
                .forEach(entry -> last.put(entry.getKey(), entry.getValue()));
        return last;
    }

    List<PlannedVisit> planned(StationId station, LocalDate day) {
        return db.sql("""
                select v.id, v.worker, v.planned_from, v.way, v.two, v.second, v.purpose, v.request_id, v.version,
                       array(select p.resident_id from visits.visit_person p where p.visit_id = v.id) as residents
                from visits.visit v
                where v.station_id = :station and v.planned_for = :day and v.state = 'planned'
                order by v.planned_from nulls last, v.id
                """)
                .param("station", station.value())
                .param("day", day)
                .query(VisitBook::planned)
                .list();
    }

    private static PlannedVisit planned(ResultSet row, int n) throws SQLException {
        var second = row.getObject("second", UUID.class);
        var request = row.getObject("request_id", UUID.class);
        return new PlannedVisit(
                new VisitId(row.getObject("id", UUID.class)),
                Arrays.stream((UUID[]) row.getArray("residents").getArray())
                        .map(ResidentId::new)
                        .toList(),
                new AccountId(row.getObject("worker", UUID.class)),
                row.getObject("planned_from", LocalTime.class),
                Contact.Way.of(row.getString("way")),
                row.getBoolean("two"),
                second == null ? null : new AccountId(second),
                row.getString("purpose"),
                request == null ? null : new RequestId(request),
                row.getInt("version"));
    }

    @Override
    public List<Entry> happenedTo(Set<ResidentId> people, OffsetDateTime before, int limit) {
        return db.sql("""
                select v.id, v.changed, v.day, v.outcome, v.purpose, v.worker_name
                from visits.visit_person p join visits.visit v on v.id = p.visit_id
                where p.resident_id = any (:people) and v.state = 'recorded' and v.changed < :before
                order by v.changed desc
                limit :limit
                """)
                .param("people", people.stream().map(ResidentId::value).toArray(UUID[]::new))
                .param("before", before)
                .param("limit", limit)
                .query((row, n) -> new Entry(
                        VisitRecorded.MODULE,
                        row.getObject("id", UUID.class),
                        row.getObject("changed", OffsetDateTime.class),
                        row.getObject("day", LocalDate.class),
                        "visits." + row.getString("outcome"),
                        row.getString("purpose"),
                        row.getString("worker_name")))
                .list();
    }

    private List<Row> named(Actor actor, List<Row> rows) {
        var ids = rows.stream()
                .flatMap(row -> row.residents().stream())
                .map(Person::id)
                .distinct()
                .toList();
        var cards = new HashMap<ResidentId, PersonCard>();
        residents.cards(actor, ids).forEach(card -> cards.put(card.id(), card));
        return rows.stream()
                .map(row -> row.with(row.residents().stream()
                        .map(p -> {
                            var card = cards.get(p.id());
                            return card == null
                                    ? p
                                    : new Person(
                                            p.id(),
                                            card.name(),
                                            card.community().value());
                        })
                        .toList()))
                .toList();
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("state"),
                row.getString("outcome"),
                row.getObject("at_day", LocalDate.class),
                row.getString("planned_from"),
                row.getObject("minutes", Integer.class),
                row.getString("purpose"),
                row.getString("worker_name"),
                row.getString("second_name"),
                row.getString("way"),
                new StationId(row.getObject("station_id", UUID.class)),
                row.getObject("request_id", UUID.class),
                row.getInt("version"),
                Arrays.stream((UUID[]) row.getArray("residents").getArray())
                        .map(id -> new Person(new ResidentId(id), "", ""))
                        .toList());
    }

    private static UUID[] stations(Actor actor) {
        return actor.scope().people().stream().map(StationId::value).toArray(UUID[]::new);
    }

    /**
     * One visit in a list.
     *
     * @param second the name of whoever goes along; empty if nobody
     * @param way {@code home}, {@code phone}, {@code video} or {@code elsewhere}
     */
    public record Row(
            UUID id,
            String state,
            @Nullable String outcome,
            LocalDate day,
            @Nullable String plannedFrom,
            @Nullable Integer minutes,
            String purpose,
            String worker,
            String second,
            String way,
            StationId station,
            @Nullable UUID request,
            int version,
            List<Person> residents) {

        Row with(List<Person> people) {
            return new Row(
                    id,
                    state,
                    outcome,
                    day,
                    plannedFrom,
                    minutes,
                    purpose,
                    worker,
                    second,
                    way,
                    station,
                    request,
                    version,
                    people);
        }
    }

    /** Whom a visit is for. */
    public record Person(ResidentId id, String name, String community) {}

    /** The last time somebody was met. */
    public record LastMet(LocalDate day, String by) {}

    private record Mark(LocalDate day, UUID id) {

        private static final Mark NEWEST =
                new Mark(LocalDate.of(9999, 1, 1), UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff"));

        static Mark read(@Nullable String after) {
            if (after == null || after.isEmpty()) {
                return NEWEST;
            }
            try {
                var parts = after.split(" ", 2);
                return new Mark(LocalDate.parse(parts[0]), UUID.fromString(parts[1]));
            } catch (RuntimeException e) {
                throw cn.linli.shared.SharedRefusal.UNREADABLE.refuse().at("cursor");
            }
        }
    }
}
