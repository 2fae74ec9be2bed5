package cn.linli.requests;

import cn.linli.access.Secrets;
import cn.linli.shared.AccountId;
import cn.linli.shared.Id;
import cn.linli.shared.Ids;
import cn.linli.shared.RegionCode;
import cn.linli.shared.RequestId;
import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import cn.linli.shared.VisitId;
import cn.linli.volunteers.VolunteerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes requests down and reads one back to be changed. */
@Component
class RequestRepository {

    private final JdbcClient db;
    private final Secrets secrets;

    RequestRepository(JdbcClient db, Secrets secrets) {
        this.db = db;
        this.secrets = secrets;
    }

    /** The next number of a station's year; held until the transaction ends, so that none is left out. */
    String nextNumber(StationId station, int year) {
        var number = db.sql("""
                insert into requests.counter as c (station_id, year, last) values (:station, :year, 1)
                on conflict (station_id, year) do update set last = c.last + 1
                returning last
                """)
                .param("station", station.value())
                .param("year", year)
                .query(Integer.class)
                .single();
        return "%d-%04d".formatted(year, number);
    }

    void insert(Request request, Intake intake) {
        var now = request.snapshot();
        var said = intake.checked();
        var facts = now.facts();
        db.sql("""
                insert into requests.request (
                  id, station_id, number, kind, region, resident_id, place, place_blind,
                  caller_name, caller_phone, caller_relation, words, urgency, way, visit_id, received, due, wanted,
                  taken_by, taken_by_name, code_blind, state, doer_account, doer_volunteer, doer_name, proposed_name,
                  assigned, last)
                values (
                  :id, :station, :number, :kind, :region, :resident, :place, :placeBlind,
                  :callerName, :callerPhone, :callerRelation, :words, :urgency, :way, :visit, :received, :due, :wanted,
                  :takenBy, :takenByName, :code, :state, :doerAccount, :doerVolunteer, :doerName, :proposed,
                  :assigned, :last)
                """)
                .param("id", facts.id().value())
                .param("station", facts.station().value())
                .param("number", facts.number())
                .param("kind", facts.kind())
                .param("region", facts.region().value())
                .param("resident", bare(now.resident()))
                .param("place", said.about() instanceof About.Place(String words) ? secrets.seal(words) : null)
                .param("placeBlind", said.about() instanceof About.Place(String words) ? placeBlind(words) : null)
                .param("callerName", said.caller().name())
                .param("callerPhone", secrets.seal(said.caller().phone()))
                .param("callerRelation", said.caller().relation())
                .param("words", secrets.seal(said.words()))
                .param("urgency", intake.urgency().code())
                .param("way", said.way().code())
                .param("visit", bare(said.visit()))
                .param("received", facts.received())
                .param("due", facts.due())
                .param("wanted", said.wanted())
                .param("takenBy", intake.by().account().value())
                .param("takenByName", intake.by().name())
                .param("code", intake.code())
                .param("state", now.state().code())
                .param("doerAccount", account(now.doer()))
                .param("doerVolunteer", volunteer(now.doer()))
                .param("doerName", name(now.doer()))
                .param("proposed", intake.proposed())
                .param("assigned", now.doer() == null ? null : now.last())
                .param("last", now.last())
                .update();
        steps(request);
    }

    /**
     * Saves what has changed; false when somebody else was faster. What may be missing goes in as text of one type, else
     * the database would plan the statement anew whenever something is missing that was there the last time.
     */
    boolean update(Request request) {
        var now = request.snapshot();
        var saved = db.sql("""
                update requests.request
                set resident_id = cast(:resident as uuid), state = :state, doer_account = cast(:doerAccount as uuid),
                  doer_volunteer = cast(:doerVolunteer as uuid), doer_name = :doerName,
                  assigned = case when :reassigned then cast(:last as timestamptz) else assigned end,
                  rounds = :rounds, minutes = :minutes, done_at = cast(:doneAt as timestamptz), announced = :announced,
                  counted = :counted, climbed = :climbed, climbed_to = cast(:climbedTo as uuid), sent_up_to = :sentUpTo, answered = :answered,
                  ending = :ending, last = :last, version = version + 1
                where id = :id and version = :version
                """)
                .param("resident", text(bare(now.resident())), Types.VARCHAR)
                .param("state", now.state().code())
                .param("doerAccount", text(account(now.doer())), Types.VARCHAR)
                .param("doerVolunteer", text(volunteer(now.doer())), Types.VARCHAR)
                .param("doerName", name(now.doer()))
                .param(
                        "reassigned",
                        request.steps().stream()
                                .anyMatch(s ->
                                        s.what().equals("assigned") || s.what().equals("taken-over")))
                .param("rounds", now.rounds())
                .param("minutes", now.minutes())
                .param("doneAt", text(now.doneAt()), Types.VARCHAR)
                .param("announced", now.announced())
                .param("counted", now.counted())
                .param("climbed", now.climbed().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .param("climbedTo", text(bare(now.climbedTo())), Types.VARCHAR)
                .param("sentUpTo", now.sentUpTo(), Types.VARCHAR)
                .param("answered", now.answered())
                .param("ending", now.ending() == null ? null : now.ending().code(), Types.VARCHAR)
                .param("last", now.last())
                .param("id", now.facts().id().value())
                .param("version", now.version())
                .update();
        if (saved == 1) {
            steps(request);
        }
        return saved == 1;
    }

    private void steps(Request request) {
        var facts = request.snapshot().facts();
        for (var step : request.steps()) {
            db.sql("""
                    insert into requests.step
                      (id, request_id, station_id, at, what, by_account, by_name, way, said_by, note)
                    values (:id, :request, :station, :at, :what, :by, :byName, :way, :saidBy, :note)
                    """)
                    .param("id", Ids.next())
                    .param("request", facts.id().value())
                    .param("station", facts.station().value())
                    .param("at", step.at())
                    .param("what", step.what())
                    .param("by", step.by().account().value())
                    .param("byName", step.by().name())
                    .param("way", step.way() == null ? null : step.way().code(), Types.VARCHAR)
                    .param("saidBy", step.saidBy())
                    .param("note", secrets.seal(step.note()))
                    .update();
        }
    }

    /** Whether a visit made for it is counted instead of it. */
    boolean countedByVisit(RequestId id) {
        return db.sql("select counted_by_visit is not null from requests.request where id = :id")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    /** A visit made for it is counted instead of it; null: none is. */
    void countedBy(RequestId id, @Nullable VisitId visit) {
        db.sql("update requests.request set counted_by_visit = :visit where id = :id")
                .param("visit", bare(visit))
                .param("id", id.value())
                .update();
    }

    /** One request to be changed; nobody else changes it until the transaction ends. */
    Optional<Request> lock(RequestId id) {
        return db.sql("""
                select r.id, r.station_id, r.number, r.kind, r.region, r.received, r.due, r.resident_id, r.state,
                  r.doer_account, r.doer_volunteer, r.doer_name, r.rounds, r.minutes, r.done_at, r.announced,
                  r.counted, r.climbed, r.climbed_to, r.sent_up_to, r.answered, r.ending, r.last, r.version,
                  k.name_zh, k.field, k.climbs
                from requests.request r join requests.kind k on k.code = r.kind
                where r.id = :id
                for update of r
                """)
                .param("id", id.value())
                .query((row, n) -> new Request(snapshot(row)))
                .optional();
    }

    private static Request.Snapshot snapshot(ResultSet row) throws SQLException {
        return new Request.Snapshot(
                facts(row),
                id(row, "resident_id", ResidentId::new),
                RequestState.of(row.getString("state")),
                doer(row),
                row.getInt("rounds"),
                row.getInt("minutes"),
                row.getObject("done_at", OffsetDateTime.class),
                row.getInt("announced"),
                row.getBoolean("counted"),
                Codes.read(Request.Climbed.class, row.getString("climbed")),
                id(row, "climbed_to", StationId::new),
                row.getString("sent_up_to"),
                row.getBoolean("answered"),
                row.getString("ending") == null ? null : Codes.read(Ending.class, row.getString("ending")),
                row.getObject("last", OffsetDateTime.class),
                row.getInt("version"));
    }

    private static Request.Facts facts(ResultSet row) throws SQLException {
        return new Request.Facts(
                new RequestId(row.getObject("id", UUID.class)),
                new StationId(row.getObject("station_id", UUID.class)),
                row.getString("number"),
                row.getString("kind"),
                row.getString("name_zh"),
                row.getString("field"),
                row.getBoolean("climbs"),
                new RegionCode(row.getString("region")),
                row.getObject("received", OffsetDateTime.class),
                row.getObject("due", OffsetDateTime.class));
    }

    private static @Nullable AssignedTo doer(ResultSet row) throws SQLException {
        var account = id(row, "doer_account", AccountId::new);
        var volunteer = id(row, "doer_volunteer", VolunteerId::new);
        if (volunteer != null) {
            return new AssignedTo(new Doer.Helper(volunteer), account, row.getString("doer_name"));
        }
        return account == null ? null : AssignedTo.worker(account, row.getString("doer_name"));
    }

    private static <T> @Nullable T id(ResultSet row, String column, java.util.function.Function<UUID, T> type)
            throws SQLException {
        var value = row.getObject(column, UUID.class);
        return value == null ? null : type.apply(value);
    }

    /** The fingerprint of an address: blanks, full-width forms and signs do not count. */
    byte @Nullable [] placeBlind(String place) {
        var plain = java.text.Normalizer.normalize(place, java.text.Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Punct}、，。；：（）【】—·]", "");
        return secrets.blind("request-place", plain);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable UUID bare(@Nullable Id id) {
        return id == null ? null : id.value();
    }

    private static @Nullable UUID account(@Nullable AssignedTo doer) {
        return doer == null ? null : bare(doer.account());
    }

    private static @Nullable UUID volunteer(@Nullable AssignedTo doer) {
        return doer != null && doer.doer() instanceof Doer.Helper(VolunteerId id) ? id.value() : null;
    }

    private static String name(@Nullable AssignedTo doer) {
        return doer == null ? "" : doer.name();
    }
}
