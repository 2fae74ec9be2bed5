package cn.linli.requests;

import cn.linli.access.Actor;
import cn.linli.access.Secrets;
import cn.linli.shared.Page;
import cn.linli.shared.RequestId;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads requests: the list, the board, one person's, those like it. Runs in the caller's transaction. */
@Component
class RequestBook {

    private static final String LINE = """
            select r.id, r.station_id, r.number, r.kind, k.name_zh, k.name_en, r.state, r.urgency, r.way, r.resident_id,
              r.place, r.doer_account, r.doer_volunteer, r.doer_name, r.received, r.due, r.climbed, r.sent_up_to,
              r.answered, r.ending, r.version
            from requests.request r join requests.kind k on k.code = r.kind
            """;

    private final JdbcClient db;
    private final Secrets secrets;
    private final Around around;
    private final RequestRepository repository;
    private final Clock clock;

    RequestBook(JdbcClient db, Secrets secrets, Around around, RequestRepository repository, Clock clock) {
        this.db = db;
        this.secrets = secrets;
        this.around = around;
        this.repository = repository;
        this.clock = clock;
    }

    Page<RequestLine> list(Actor actor, RequestFilter filter, @Nullable String after, int limit) {
        var clauses = new ArrayList<String>();
        var values = new HashMap<String, Object>();
        clauses.add("true");
        narrow(filter, clauses, values);
        if (after != null) {
            var mark = Mark.read(after);
            clauses.add("(r.received, r.id) < (:markAt, :markId)");
            values.put("markAt", mark.at());
            values.put("markId", mark.id());
        }
        values.put("limit", limit + 1);
        var rows = db.sql(LINE + "where " + String.join("\n  and ", clauses)
                        + "\norder by r.received desc, r.id desc\nlimit :limit")
                .params(values)
                .query((row, n) -> line(actor, row))
                .list();
        var page = Page.cut(rows, limit, last -> new Mark(last.received(), last.id()).text());
        return new Page<>(named(actor, page.items()), page.next());
    }

    /** How often each kind was asked for in the last half year at the actor's stations. */
    Map<String, Integer> askedFor(Actor actor) {
        var asked = new HashMap<String, Integer>();
        db.sql("""
                select r.kind, count(*) as times
                from requests.request r
                where r.station_id = any (:stations) and r.received >= :since
                group by r.kind
                """)
                .param(
                        "stations",
                        actor.scope().people().stream().map(StationId::value).toArray(UUID[]::new))
                .param("since", OffsetDateTime.now(clock).minusMonths(6))
                .query(row -> {
                    asked.put(row.getString("kind"), row.getInt("times"));
                });
        return asked;
    }

    private void narrow(RequestFilter filter, List<String> clauses, Map<String, Object> values) {
        if (filter.station() != null) {
            clauses.add("r.station_id = :station");
            values.put("station", filter.station().value());
        }
        if (!filter.states().isEmpty()) {
            clauses.add("r.state in (:states)");
            values.put(
                    "states", filter.states().stream().map(RequestState::code).toList());
        }
        if (filter.kind() != null) {
            clauses.add("r.kind = :kind");
            values.put("kind", filter.kind());
        }
        if (filter.urgency() != null) {
            clauses.add("r.urgency = :urgency");
            values.put("urgency", filter.urgency().code());
        }
        if (filter.doer() != null) {
            clauses.add("r.doer_account = :doer");
            values.put("doer", filter.doer().value());
        }
        if (filter.resident() != null) {
            clauses.add("r.resident_id = :resident");
            values.put("resident", filter.resident().value());
        }
        if (filter.late()) {
            clauses.add("r.due < :now and r.state not in ('done', 'closed')");
            values.put("now", OffsetDateTime.now(clock));
        }
        if (filter.climbed()) {
            clauses.add("(r.climbed <> 'not' or r.sent_up_to is not null)");
        }
        if (filter.number() != null) {
            clauses.add("r.number like :number");
            values.put("number", "%" + filter.number().replaceAll("[^0-9-]", ""));
        }
    }

    /** How many there are in each state that is not closed. */
    Map<RequestState, Integer> counts(StationId station) {
        var counts = new HashMap<RequestState, Integer>();
        db.sql("""
                select state, count(*) as n from requests.request
                where station_id = :station and state <> 'closed'
                group by state
                """)
                .param("station", station.value())
                .query((row, n) -> Map.entry(RequestState.of(row.getString("state")), row.getInt("n")))
                .list()
                .forEach(e -> counts.put(e.getKey(), e.getValue()));
        return counts;
    }

    /** One line, or nothing for these eyes. */
    RequestLine line(Actor actor, RequestId id) {
        var found = db.sql(LINE + "where r.id = :id")
                .param("id", id.value())
                .query((row, n) -> line(actor, row))
                .list();
        if (found.isEmpty()) {
            throw SharedRefusal.NOT_FOUND.refuse();
        }
        return named(actor, found).getFirst();
    }

    boolean urgent(RequestId id) {
        return db.sql("select urgency = 'urgent' from requests.request where id = :id")
                .param("id", id.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    Optional<ResidentId> personOf(RequestId id) {
        return db.sql("select resident_id from requests.request where id = :id and resident_id is not null")
                .param("id", id.value())
                .query((row, n) -> new ResidentId(row.getObject(1, UUID.class)))
                .optional();
    }

    List<OpenRequest> openFor(ResidentId who) {
        return db.sql("""
                select r.id, r.number, r.kind, k.name_zh, r.state, r.urgency, r.received, r.due, r.doer_name, r.version
                from requests.request r join requests.kind k on k.code = r.kind
                where r.resident_id = :resident and r.state <> 'closed'
                order by r.due, r.id
                limit 50
                """)
                .param("resident", who.value())
                .query(RequestBook::open)
                .list();
    }

    /** Requests of the same kind about the same person or place within the days set for that; newest first. */
    List<RequestLine> like(Actor actor, About about, String kind, int days) {
        var where = switch (about) {
            case About.Person person -> "r.resident_id = :who";
            case About.Place place -> "r.place_blind = :who";
        };
        Object who = switch (about) {
            case About.Person(var resident) -> resident.value();
            case About.Place(var words) -> Objects.requireNonNullElse(repository.placeBlind(words), new byte[0]);
        };
        var rows = db.sql(LINE + "where " + where
                        + " and r.kind = :kind and r.received > :since order by r.received desc, r.id desc limit 5")
                .param("who", who)
                .param("kind", kind)
                .param("since", OffsetDateTime.now(clock).minusDays(days))
                .query((row, n) -> line(actor, row))
                .list();
        return named(actor, rows);
    }

    private List<RequestLine> named(Actor actor, List<RequestLine> lines) {
        var who = lines.stream()
                .map(RequestLine::resident)
                .filter(Objects::nonNull)
                .map(ResidentId::new)
                .distinct()
                .toList();
        if (who.isEmpty()) {
            return lines;
        }
        var names = around.names(actor, who);
        return lines.stream()
                .map(line -> line.resident() == null ? line : line.of(names.get(new ResidentId(line.resident()))))
                .toList();
    }

    private RequestLine line(Actor actor, ResultSet row) throws SQLException {
        return new RequestLine(
                row.getObject("id", UUID.class),
                row.getObject("station_id", UUID.class),
                row.getString("number"),
                row.getString("kind"),
                row.getString("name_zh"),
                row.getString("name_en"),
                RequestState.of(row.getString("state")),
                Urgency.of(row.getString("urgency")),
                IntakeWay.of(row.getString("way")),
                row.getObject("resident_id", UUID.class),
                null,
                secrets.open(row.getBytes("place")),
                row.getString("doer_name"),
                row.getObject("doer_volunteer") != null,
                actor.account().value().equals(row.getObject("doer_account", UUID.class)),
                row.getObject("received", OffsetDateTime.class),
                row.getObject("due", OffsetDateTime.class),
                row.getString("climbed"),
                row.getString("sent_up_to"),
                row.getBoolean("answered"),
                row.getString("ending"),
                row.getInt("version"));
    }

    private static OpenRequest open(ResultSet row, int n) throws SQLException {
        return new OpenRequest(
                new RequestId(row.getObject("id", UUID.class)),
                row.getString("number"),
                row.getString("kind"),
                row.getString("name_zh"),
                RequestState.of(row.getString("state")),
                Urgency.of(row.getString("urgency")),
                row.getObject("received", OffsetDateTime.class),
                row.getObject("due", OffsetDateTime.class),
                row.getString("doer_name"),
                row.getInt("version"));
    }

    /** Where the next page begins. */
    private record Mark(OffsetDateTime at, UUID id) {

        static Mark read(String text) {
            try {
                var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\|", -1);
                return new Mark(OffsetDateTime.parse(parts[0]), UUID.fromString(parts[1]));
            } catch (IllegalArgumentException | DateTimeParseException | ArrayIndexOutOfBoundsException e) {
                throw SharedRefusal.UNREADABLE.refuse().at("after");
            }
        }

        String text() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((at + "|" + id).getBytes(StandardCharsets.UTF_8));
        }
    }
}
