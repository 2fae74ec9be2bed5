package cn.linli.visits;

import cn.linli.access.Secrets;
import cn.linli.shared.AccountId;
import cn.linli.shared.Contact;
import cn.linli.shared.RegionCode;
import cn.linli.shared.RequestId;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.shared.VisitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps visits whole: the visit, whom it was for, what was seen. */
@Repository
class VisitRepository {

    private final JdbcClient db;
    private final Secrets secrets;
    private final Clock clock;

    VisitRepository(JdbcClient db, Secrets secrets, Clock clock) {
        this.db = db;
        this.secrets = secrets;
        this.clock = clock;
    }

    Optional<Visit> find(VisitId id) {
        return db.sql("""
                select v.*, array(select p.resident_id from visits.visit_person p where p.visit_id = v.id) as residents,
                  array(select p.resident_id from visits.visit_person p where p.visit_id = v.id and p.missed) as missed
                from visits.visit v
                where v.id = :id
                """).param("id", id.value()).query((row, n) -> visit(row)).optional();
    }

    Visit get(VisitId id) {
        return find(id).orElseThrow(SharedRefusal.NOT_FOUND::refuse);
    }

    /** Stores a new visit with the people it is for and, if it is recorded already, what was seen. */
    void add(Visit visit) {
        written(db.sql("""
                        with visit as (
                          insert into visits.visit (
                            id, station_id, region, grid_id, request_id, planned_for, planned_from, purpose, worker,
                            worker_name, second, second_name, way, two, state, call_off_reason, day, began, outcome,
                            minutes, present, notice_left, declined_reason, words, photos, signature, revision, made,
                            changed)
                          values (
                            :id, :station, :region, :grid, :request, :plannedFor, :plannedFrom, :purpose, :worker,
                            :workerName, :second::uuid, :secondName, :way, :two, :state, :callOff, :day, :began,
                            :outcome, :minutes, :present, :noticeLeft, :declined, :words, :photos, :signature::uuid,
                            :revision, :now, :now)
                          returning id, station_id, grid_id, revision, coalesce(day, planned_for) as day),
                        people as (
                          insert into visits.visit_person (visit_id, resident_id, station_id, grid_id, day, missed)
                          select visit.id, resident, visit.station_id, visit.grid_id, visit.day,
                            resident = any (:missed::uuid[])
                          from visit, unnest(:residents::uuid[]) as resident)
                        insert into visits.observation (
                          visit_id, revision, resident_id, field, value, note, station_id)
                        select visit.id, visit.revision, seen.whose, seen.field, seen.value, seen.note, visit.station_id
                        from visit,
                          unnest(:whose::uuid[], :fields::text[], :values::text[], :notes::bytea[])
                            as seen (whose, field, value, note)
                        """), visit)
                .param("station", visit.station().value())
                .param("region", visit.region().value())
                .param("grid", visit.grid())
                .param(
                        "request",
                        visit.request() == null ? null : visit.request().value())
                .param("purpose", visit.purpose())
                .update();
    }

    /**
     * Stores a changed visit; a correction adds what was seen, it changes nothing that was written before.
     *
     * @param version the version the person saw
     * @return false when somebody else changed it since this version
     */
    boolean save(Visit visit, int version) {
        var changed = written(db.sql("""
                        with visit as (
                          update visits.visit set
                            planned_for = :plannedFor, planned_from = :plannedFrom, worker = :worker,
                            worker_name = :workerName, second = :second::uuid, second_name = :secondName, way = :way,
                            two = :two, state = :state, call_off_reason = :callOff, day = :day, began = :began, outcome = :outcome,
                            minutes = :minutes, present = :present, notice_left = :noticeLeft,
                            declined_reason = :declined, words = :words, photos = :photos,
                            signature = :signature::uuid, revision = :revision, changed = :now, version = version + 1
                          where id = :id and version = :version
                          returning id, station_id, grid_id, revision, coalesce(day, planned_for) as day),
                        others as (
                          insert into visits.visit_person (visit_id, resident_id, station_id, grid_id, day, missed)
                          select visit.id, resident, visit.station_id, visit.grid_id, visit.day,
                            resident = any (:missed::uuid[])
                          from visit, unnest(:residents::uuid[]) as resident
                          on conflict do nothing),
                        people as (
                          update visits.visit_person
                          set day = visit.day, missed = resident_id = any (:missed::uuid[])
                          from visit
                          where visit_id = visit.id),
                        seen as (
                          insert into visits.observation (
                            visit_id, revision, resident_id, field, value, note, station_id)
                          select visit.id, visit.revision, seen.whose, seen.field, seen.value, seen.note,
                            visit.station_id
                          from visit,
                            unnest(:whose::uuid[], :fields::text[], :values::text[], :notes::bytea[])
                              as seen (whose, field, value, note))
                        select count(*) from visit
                        """), visit)
                .param("version", version)
                .query(Integer.class)
                .single();
        return changed == 1;
    }

    /**
     * Fills in where a visit stands and what was written down, as far as it was. What may be missing says its type, else
     * the database would plan the statement anew whenever something is missing that was there the last time.
     */
    private JdbcClient.StatementSpec written(JdbcClient.StatementSpec statement, Visit visit) {
        var written = visit.written();
        var outcome = written == null ? null : Outcome.of(written.outcome());
        List<VisitRecord.Observation> seen = written == null ? List.of() : written.observations();
        var going = visit.going();
        var second = going.second();
        return statement
                .param("id", visit.id().value())
                .param("plannedFor", visit.plannedFor())
                .param("plannedFrom", visit.plannedFrom(), Types.TIME)
                .param("worker", going.worker().account().value())
                .param("workerName", going.worker().name())
                .param(
                        "second",
                        second == null ? null : second.account().value().toString(),
                        Types.VARCHAR)
                .param("secondName", second == null ? "" : second.name())
                .param("way", going.way().code())
                .param("two", going.two())
                .param(
                        "residents",
                        visit.residents().stream().map(ResidentId::value).toArray(UUID[]::new))
                .param("missed", visit.missed().stream().map(ResidentId::value).toArray(UUID[]::new))
                .param("state", visit.state().code())
                .param("callOff", visit.callOffReason(), Types.VARCHAR)
                .param("day", written == null ? null : written.day(), Types.DATE)
                .param("began", written == null ? null : written.from(), Types.TIME)
                .param("outcome", outcome == null ? null : outcome.how(), Types.VARCHAR)
                .param("minutes", outcome == null ? null : outcome.minutes(), Types.INTEGER)
                .param("present", outcome == null ? null : outcome.present(), Types.INTEGER)
                .param("noticeLeft", outcome == null ? null : outcome.noticeLeft(), Types.BOOLEAN)
                .param("declined", outcome == null ? null : secrets.seal(outcome.reason()), Types.VARBINARY)
                .param("words", written == null ? null : secrets.seal(written.words()), Types.VARBINARY)
                .param(
                        "photos",
                        written == null ? new UUID[0] : written.photos().toArray(UUID[]::new))
                .param(
                        "signature",
                        written == null || written.signature() == null
                                ? null
                                : written.signature().toString(),
                        Types.VARCHAR)
                .param("revision", visit.revision())
                .param("now", OffsetDateTime.now(clock))
                .param(
                        "whose",
                        seen.stream()
                                .map(one ->
                                        one.whose() == null ? null : one.whose().value())
                                .toArray(UUID[]::new))
                .param(
                        "fields",
                        seen.stream().map(VisitRecord.Observation::field).toArray(String[]::new))
                .param(
                        "values",
                        seen.stream().map(VisitRecord.Observation::value).toArray(String[]::new))
                .param(
                        "notes",
                        seen.stream().map(one -> secrets.seal(one.note())).toArray(byte[][]::new));
    }

    private List<VisitRecord.Observation> seen(UUID visit, int revision) {
        return db.sql("""
                select o.resident_id, o.field, o.value, o.note
                from visits.observation o join visits.observation_field f on f.code = o.field
                where o.visit_id = :visit and o.revision = :revision
                order by f.position
                """)
                .param("visit", visit)
                .param("revision", revision)
                .query((row, n) -> new VisitRecord.Observation(
                        resident(row),
                        row.getString("field"),
                        row.getString("value"),
                        secrets.open(row.getBytes("note"))))
                .list();
    }

    private Visit visit(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var revision = row.getInt("revision");
        var request = row.getObject("request_id", UUID.class);
        return new Visit(
                new VisitId(id),
                new StationId(row.getObject("station_id", UUID.class)),
                new RegionCode(row.getString("region")),
                row.getObject("grid_id", UUID.class),
                residents(row, "residents"),
                request == null ? null : new RequestId(request),
                row.getObject("planned_for", LocalDate.class),
                row.getObject("planned_from", LocalTime.class),
                row.getString("purpose"),
                going(row),
                Visit.State.of(row.getString("state")),
                revision,
                row.getInt("version"),
                written(row, id, revision),
                row.getString("call_off_reason"));
    }

    private @Nullable VisitRecord written(ResultSet row, UUID id, int revision) throws SQLException {
        var how = row.getString("outcome");
        if (how == null) {
            return null;
        }
        var outcome = new Outcome(
                        how,
                        row.getInt("minutes"),
                        row.getInt("present"),
                        row.getBoolean("notice_left"),
                        secrets.open(row.getBytes("declined_reason")))
                .toOutcome(residents(row, "missed"));
        return new VisitRecord(
                row.getObject("day", LocalDate.class),
                row.getObject("began", LocalTime.class),
                outcome,
                secrets.open(row.getBytes("words")),
                seen(id, revision),
                Arrays.asList((UUID[]) row.getArray("photos").getArray()),
                row.getObject("signature", UUID.class),
                null);
    }

    private static Going going(ResultSet row) throws SQLException {
        var second = row.getObject("second", UUID.class);
        return new Going(
                Contact.Way.of(row.getString("way")),
                new Going.Colleague(new AccountId(row.getObject("worker", UUID.class)), row.getString("worker_name")),
                second == null ? null : new Going.Colleague(new AccountId(second), row.getString("second_name")),
                row.getBoolean("two"));
    }

    private static @Nullable ResidentId resident(ResultSet row) throws SQLException {
        var id = row.getObject("resident_id", UUID.class);
        return id == null ? null : new ResidentId(id);
    }

    private static Set<ResidentId> residents(ResultSet row, String column) throws SQLException {
        var residents = new HashSet<ResidentId>();
        for (var id : (UUID[]) row.getArray(column).getArray()) {
            residents.add(new ResidentId(id));
        }
        return residents;
    }

    /** An outcome as it lies in columns. */
    record Outcome(
            String how,
            @Nullable Integer minutes,
            @Nullable Integer present,
            @Nullable Boolean noticeLeft,
            @Nullable String reason) {

        static Outcome of(VisitOutcome outcome) {
            return switch (outcome) {
                case VisitOutcome.Met met -> new Outcome("met", met.minutes(), met.present(), null, null);
                case VisitOutcome.NobodyHome nobody ->
                    new Outcome("nobody-home", null, null, nobody.noticeLeft(), null);
                case VisitOutcome.Declined declined -> new Outcome("declined", null, null, null, declined.reason());
                case VisitOutcome.WrongNumber _ -> new Outcome("wrong-number", null, null, null, null);
            };
        }

        VisitOutcome toOutcome(Set<ResidentId> missed) {
            return switch (how) {
                case "met" ->
                    new VisitOutcome.Met(
                            java.util.Objects.requireNonNull(minutes),
                            java.util.Objects.requireNonNull(present),
                            missed);
                case "nobody-home" -> new VisitOutcome.NobodyHome(Boolean.TRUE.equals(noticeLeft));
                case "declined" -> new VisitOutcome.Declined(reason == null ? "" : reason);
                case "wrong-number" -> new VisitOutcome.WrongNumber();
                default -> throw new IllegalStateException("An outcome nobody knows: " + how);
            };
        }
    }
}
