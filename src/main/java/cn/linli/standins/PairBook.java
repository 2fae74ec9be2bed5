package cn.linli.standins;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Secrets;
import cn.linli.residents.PersonCard;
import cn.linli.residents.Residents;
import cn.linli.shared.Page;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The reading side: the pairs of a station, and one of them with all that happened. */
@Component
class PairBook {

    private static final int PAGE = 50;
    private static final UUID LAST = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    private final JdbcClient db;
    private final StandIns standIns;
    private final Residents residents;
    private final Secrets secrets;
    private final Clock clock;

    PairBook(JdbcClient db, StandIns standIns, Residents residents, Secrets secrets, Clock clock) {
        this.db = db;
        this.standIns = standIns;
        this.residents = residents;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Pairs of the actor's stations, the newest first, fifty a page.
     *
     * @param state {@code proposed}, {@code active}, {@code ended}; or null for all
     * @param drifting only those who drift apart
     */
    @Transactional(readOnly = true)
    public Page<Row> list(Actor actor, @Nullable String state, boolean drifting, @Nullable String after) {
        actor.needs(Right.SEE_VISITS);
        actor.needs(Right.SEE_RESIDENTS);
        var today = LocalDate.now(clock);
        var pairs = db.sql("""
                select * from standins.pair p
                where (:state::text is null or p.state = :state) and p.id < :after
                  and (not :drifting or (p.state = 'active'
                    and greatest(coalesce(p.last_contact, p.since), p.since) + (p.rhythm * 3 + 1) / 2 < :today))
                order by p.id desc
                limit :limit
                """)
                .param("state", state == null || state.isEmpty() ? null : state, Types.VARCHAR)
                .param("after", after == null || after.isEmpty() ? LAST : read(after))
                .param("drifting", drifting)
                .param("today", today)
                .param("limit", PAGE + 1)
                .query((row, n) -> StandIns.pair(row))
                .list();
        var page = Page.cut(pairs, PAGE, pair -> pair.id().toString());
        var names = names(actor, page.items());
        return new Page<>(
                page.items().stream()
                        .map(pair -> row(pair, names.getOrDefault(pair.resident(), ""), today))
                        .toList(),
                page.next());
    }

    private static UUID read(String after) {
        try {
            return UUID.fromString(after);
        } catch (IllegalArgumentException e) {
            throw SharedRefusal.UNREADABLE.refuse().at("cursor");
        }
    }

    private Map<ResidentId, String> names(Actor actor, List<StandIns.Pair> pairs) {
        var names = new HashMap<ResidentId, String>();
        if (!pairs.isEmpty()) {
            for (PersonCard card : residents.cards(
                    actor,
                    pairs.stream().map(StandIns.Pair::resident).distinct().toList())) {
                names.put(card.id(), card.name());
            }
        }
        return names;
    }

    private static Row row(StandIns.Pair pair, String name, LocalDate today) {
        var rhythm = new Rhythm(pair.rhythm());
        var active = pair.state() == StandIns.State.ACTIVE;
        return new Row(
                pair.id(),
                pair.resident(),
                name,
                pair.helper(),
                pair.helperName(),
                pair.volunteer(),
                pair.minderName(),
                pair.rhythm(),
                Codes.of(pair.state()),
                pair.reasons(),
                pair.elderAgreed(),
                pair.helperAgreed(),
                pair.since(),
                pair.last(),
                active ? rhythm.due(pair.last()) : null,
                active && !today.isBefore(rhythm.drifts(pair.last())),
                pair.ends(),
                pair.endedOn(),
                pair.version());
    }

    /** One pair with its contacts and what both said. */
    @Transactional(readOnly = true)
    public Detail one(Actor actor, StandInId id) {
        actor.needs(Right.SEE_VISITS);
        actor.needs(Right.SEE_RESIDENTS);
        var pair = standIns.find(id);
        if (!actor.scope().people().contains(pair.station())) {
            throw SharedRefusal.NOT_FOUND.refuse();
        }
        var name = names(actor, List.of(pair)).getOrDefault(pair.resident(), "");
        var end = db.sql("select end_reason, handed_to from standins.pair where id = :id")
                .param("id", id.value())
                .query((row, n) ->
                        new Ending(secrets.open(row.getBytes("end_reason")), row.getObject("handed_to", UUID.class)))
                .single();
        return new Detail(
                row(pair, name, LocalDate.now(clock)), end.reason(), end.handedTo(), contacts(id), feedback(id));
    }

    private record Ending(String reason, @Nullable UUID handedTo) {}

    private List<Heard> contacts(StandInId id) {
        return db.sql("""
                select c.day, c.result, c.by_name, n.way, n.words
                from standins.contact c
                  left join standins.note n on c.module = 'standins' and n.id::text = c.part
                where c.pair_id = :id
                order by c.day desc
                limit 50
                """)
                .param("id", id.value())
                .query((row, n) -> new Heard(
                        row.getObject("day", LocalDate.class),
                        row.getString("result"),
                        row.getString("by_name"),
                        row.getString("way"),
                        secrets.open(row.getBytes("words"))))
                .list();
    }

    private List<Said> feedback(StandInId id) {
        return db.sql("""
                select side, mood, words, by_name, at from standins.feedback
                where pair_id = :id
                order by at desc
                limit 50
                """)
                .param("id", id.value())
                .query((row, n) -> new Said(
                        row.getString("side"),
                        row.getString("mood"),
                        secrets.open(row.getBytes("words")),
                        row.getString("by_name"),
                        row.getObject("at", OffsetDateTime.class)))
                .list();
    }

    /** One pair in a list. */
    record Row(
            StandInId id,
            ResidentId resident,
            String name,
            UUID helper,
            String helperName,
            boolean volunteer,
            String minder,
            int rhythm,
            String state,
            List<String> reasons,
            @Nullable LocalDate elderAgreed,
            @Nullable LocalDate helperAgreed,
            @Nullable LocalDate since,
            LocalDate last,
            @Nullable LocalDate due,
            boolean drifting,
            @Nullable LocalDate ends,
            @Nullable LocalDate endedOn,
            int version) {}

    /** A contact of a pair. */
    record Heard(
            LocalDate day,
            String result,
            String by,
            @Nullable String way,
            String words) {}

    /** What one side said. */
    record Said(String side, String mood, String words, String by, OffsetDateTime at) {}

    /** One pair whole. */
    record Detail(Row pair, String endReason, @Nullable UUID handedTo, List<Heard> contacts, List<Said> feedback) {}
}
