package cn.linli.requests;

import cn.linli.access.Actor;
import cn.linli.access.Actors;
import cn.linli.access.Right;
import cn.linli.access.Secrets;
import cn.linli.access.Wall;
import cn.linli.shared.RequestId;
import cn.linli.shared.StationId;
import cn.linli.shared.Texts;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The desk's window to the street: somebody without an account writes a need for a station, gets a code, follows it by
 * the code and says the word. Each works inside the one station only, sees nothing but the state of this one request,
 * and may not knock too often.
 */
@Component
class OpenRequests {

    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final int CODE_LENGTH = 10;
    private static final Set<Right> MAY = Set.of(Right.TAKE_REQUESTS, Right.DO_REQUESTS);

    private final JdbcClient db;
    private final Requests requests;
    private final Actors actors;
    private final Secrets secrets;
    private final Catalogue catalogue;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OpenRequests(
            JdbcClient db,
            Requests requests,
            Actors actors,
            Secrets secrets,
            Catalogue catalogue,
            TransactionTemplate transaction,
            Clock clock) {
        this.db = db;
        this.requests = requests;
        this.actors = actors;
        this.secrets = secrets;
        this.catalogue = catalogue;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Writes a need down.
     *
     * @param command the hidden id of the form; the same form sent twice is one need with one code
     * @param from the address it came from, to keep floods out; not kept
     * @return the code to follow it by
     */
    String write(StationId station, UUID command, Written said, String from) {
        mayKnock("write", from, catalogue.setting("open-writes-an-hour"));
        var code = codeOf(command);
        var visitor = actors.visitor("居民链接", station, MAY);
        var request = new NewRequest(
                station,
                new About.Place(place(said)),
                new Caller(
                        Texts.required(said.name(), "name", 40),
                        Texts.required(said.phone(), "phone", 30),
                        Texts.optional(said.relation(), "relation", 20)),
                "other",
                Texts.required(said.words(), "words", 1000),
                said.urgent() ? Urgency.URGENT : null,
                IntakeWay.LINK,
                null,
                null,
                null,
                null);
        as(visitor, () -> transaction.execute(t -> requests.take(visitor, idOf(command), request, blind(code))));
        return code;
    }

    /** How a request stands, for somebody who has its code. */
    Standing follow(String code, String from) {
        mayKnock("read", from, catalogue.setting("open-reads-an-hour"));
        var visitor = visitor(code);
        return as(visitor, () -> Objects.requireNonNull(transaction.execute(t -> standing(code))));
    }

    /** The resident's word by link: done, or not yet and what is missing. */
    void word(String code, int version, boolean satisfied, String what, String from) {
        mayKnock("read", from, catalogue.setting("open-reads-an-hour"));
        var visitor = visitor(code);
        var word = satisfied ? new Word.Satisfied() : new Word.NotYet(what);
        as(
                visitor,
                () -> transaction.execute(t -> {
                    var standing = standing(code);
                    return requests.word(visitor, standing.id(), version, new WordTaken(word, WordWay.LINK, ""), null);
                }));
    }

    private static String place(Written said) {
        var who = Texts.optional(said.who(), "who", 40);
        var where = Texts.required(said.where(), "where", 150);
        return who.isEmpty() ? where : who + "，" + where;
    }

    private Actor visitor(String code) {
        var station = db.sql("select requests.station_of_code(:code)")
                .param("code", blind(code))
                .query((row, n) -> Optional.ofNullable(row.getObject(1, UUID.class)))
                .single();
        return actors.visitor("居民链接", new StationId(station.orElseThrow(RequestRefusal.NO_SUCH_CODE::refuse)), MAY);
    }

    private Standing standing(String code) {
        var found = db.sql("""
                select r.id, r.number, r.state, r.ending, r.received, r.version
                from requests.request r
                where r.code_blind = :code
                """)
                .param("code", blind(code))
                .query((row, n) -> new Standing(
                        new RequestId(row.getObject("id", UUID.class)),
                        row.getString("number"),
                        RequestState.of(row.getString("state")),
                        row.getString("ending"),
                        row.getObject("received", OffsetDateTime.class),
                        row.getInt("version"),
                        List.of()))
                .optional()
                .orElseThrow(RequestRefusal.NO_SUCH_CODE::refuse);
        var past = db.sql("""
                select at, what from requests.step
                where request_id = :id
                  and what in ('received', 'assigned', 'taken-over', 'begun', 'done', 'satisfied', 'not-solved',
                    'withdrawn', 'not-yet', 'sent-up', 'answered')
                order by at, id
                """)
                .param("id", found.id().value())
                .query((row, n) -> new Past(row.getObject("at", OffsetDateTime.class), row.getString("what")))
                .list();
        return found.with(past);
    }

    /** Counts a knock, whatever comes of it; too many in an hour are refused. */
    private void mayKnock(String what, String from, int most) {
        var times = transaction.execute(t -> db.sql("""
                insert into requests.knock as k (who, hour, what, times) values (:who, :hour, :what, 1)
                on conflict (who, what, hour) do update set times = k.times + 1
                returning times
                """)
                .param("who", secrets.blind("request-knock", from))
                .param("hour", OffsetDateTime.now(clock).truncatedTo(ChronoUnit.HOURS))
                .param("what", what)
                .query(Integer.class)
                .single());
        if (times != null && times > most) {
            throw RequestRefusal.TOO_OFTEN.refuse();
        }
    }

    /** The code of a form: nobody can guess it, and the same form always has the same. */
    private String codeOf(UUID command) {
        var chance = Objects.requireNonNull(secrets.blind("request-code-of", command.toString()));
        var code = new StringBuilder();
        for (int i = 0; i < CODE_LENGTH; i++) {
            code.append(LETTERS.charAt((chance[i] & 0xff) % LETTERS.length()));
        }
        return code.toString();
    }

    /** The id of a form's request: in order of time, and not to be told from outside. */
    private RequestId idOf(UUID command) {
        var chance = ByteBuffer.wrap(Objects.requireNonNull(secrets.blind("request-id-of", command.toString())));
        long time = (command.getMostSignificantBits() & ~0xffffL) | 0x7000L | (chance.getLong() & 0x0fffL);
        return new RequestId(new UUID(time, (chance.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L));
    }

    private byte @Nullable [] blind(String code) {
        return secrets.blind(
                "request-code", code.strip().toUpperCase(Locale.ROOT).replaceAll("[\\s-]", ""));
    }

    private static <T> T as(Actor actor, Callable<T> work) {
        try {
            return Wall.as(actor, work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What somebody wrote.
     *
     * @param who who needs it, if somebody else; may be empty
     * @param where their address
     * @param name who writes
     */
    record Written(String who, String where, String words, String name, String phone, String relation, boolean urgent) {

        /** Says nothing of it. */
        @Override
        public String toString() {
            return "Written[]";
        }
    }

    /** How a request stands, without anything personal. */
    record Standing(
            RequestId id,
            String number,
            RequestState state,
            @Nullable String ending,
            OffsetDateTime received,
            int version,
            List<Past> past) {

        Standing with(List<Past> steps) {
            return new Standing(id, number, state, ending, received, version, steps);
        }
    }

    /** Something that happened to it. */
    record Past(OffsetDateTime at, String what) {}
}
