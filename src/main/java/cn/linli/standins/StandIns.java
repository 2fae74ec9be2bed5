package cn.linli.standins;

import cn.linli.access.Actor;
import cn.linli.access.Entrusted;
import cn.linli.access.Right;
import cn.linli.access.Role;
import cn.linli.access.Secrets;
import cn.linli.access.Trail;
import cn.linli.residents.PersonCard;
import cn.linli.residents.Residents;
import cn.linli.shared.AccountId;
import cn.linli.shared.Contact;
import cn.linli.shared.RegionCode;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.stations.Stations;
import cn.linli.volunteers.VolunteerId;
import cn.linli.volunteers.Volunteers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Pairs of an elder and a stand-in child: proposed, begun when both have agreed, kept up in a rhythm, ended on a named
 * day and handed on. A volunteer sees their own pairs and nothing beside them.
 */
@Service
public class StandIns {

    private static final int LONGEST_MINUTES = 720;
    private static final int OLDEST_NOTE_DAYS = 92;
    private static final Set<Right> LET_IN = Set.of(Right.SEE_RESIDENTS, Right.REVEAL);

    private final JdbcClient db;
    private final Residents residents;
    private final Volunteers volunteers;
    private final Stations stations;
    private final Profiles profiles;
    private final Entrusted entrusted;
    private final Secrets secrets;
    private final ApplicationEventPublisher events;
    private final Trail trail;
    private final Clock clock;

    StandIns(
            JdbcClient db,
            Residents residents,
            Volunteers volunteers,
            Stations stations,
            Profiles profiles,
            Entrusted entrusted,
            Secrets secrets,
            ApplicationEventPublisher events,
            Trail trail,
            Clock clock) {
        this.db = db;
        this.residents = residents;
        this.volunteers = volunteers;
        this.stations = stations;
        this.profiles = profiles;
        this.entrusted = entrusted;
        this.secrets = secrets;
        this.events = events;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Proposes a pair. Refuses a person who is not here any more, a helper nobody knows, a pair that stands already.
     *
     * @param helper a volunteer, or the account of a worker of the station
     * @param rhythm so many days at most from one contact to the next
     * @param ends a day on which it is to end, if one is named
     */
    @Transactional
    public StandInId propose(
            Actor actor, StandInId id, ResidentId resident, UUID helper, int rhythm, @Nullable LocalDate ends) {
        actor.needs(Right.RECORD_VISITS);
        var card = elder(actor, resident);
        var who = helper(actor, card.station(), helper);
        var reasons = Match.of(profiles.ofElder(card), profiles.of(card.station(), helper), 0)
                .reasons();
        try {
            db.sql("""
                    insert into standins.pair (
                      id, station_id, region, resident_id, helper, volunteer, helper_account, helper_name, minder,
                      minder_name, rhythm, reasons, state, ends, made)
                    values (
                      :id, :station, :region, :resident, :helper, :volunteer, :account, :name, :minder, :minderName,
                      :rhythm, :reasons, 'proposed', :ends, :now)
                    """)
                    .param("id", id.value())
                    .param("station", card.station().value())
                    .param("region", card.community().value())
                    .param("resident", resident.value())
                    .param("helper", helper)
                    .param("volunteer", who.volunteer())
                    .param("account", who.account(), Types.OTHER)
                    .param("name", who.name())
                    .param("minder", actor.account().value())
                    .param("minderName", actor.name())
                    .param("rhythm", new Rhythm(rhythm).days())
                    .param("reasons", reasons.toArray(String[]::new))
                    .param("ends", ends, Types.DATE)
                    .param("now", OffsetDateTime.now(clock))
                    .update();
        } catch (DuplicateKeyException e) {
            throw StandInRefusal.PAIRED_ALREADY.refuse(who.name());
        }
        trail.write(actor, "standins.proposed", id.value(), Map.of("days", rhythm));
        return id;
    }

    private PersonCard elder(Actor actor, ResidentId resident) {
        var card = residents.card(actor, resident).orElseThrow(SharedRefusal.NOT_FOUND::refuse);
        if (!actor.scope().people().contains(card.station())) {
            throw SharedRefusal.NOT_FOUND.refuse();
        }
        if (card.deceased() || card.moved() || card.mergedInto() != null) {
            throw StandInRefusal.PERSON_GONE.refuse(card.name());
        }
        return card;
    }

    private Helper helper(Actor actor, StationId station, UUID id) {
        var volunteer = volunteers
                .get(actor, new VolunteerId(id))
                .filter(v -> v.station().equals(station));
        if (volunteer.isPresent()) {
            var account = volunteer.get().account();
            return new Helper(
                    true,
                    account == null ? null : account.value(),
                    volunteer.get().name());
        }
        return stations.workers(actor, station).stream()
                .filter(worker -> new AccountId(id).equals(worker.account()))
                .findFirst()
                .map(worker -> new Helper(false, id, worker.name()))
                .orElseThrow(StandInRefusal.HELPER_UNKNOWN::refuse);
    }

    private record Helper(boolean volunteer, @Nullable UUID account, String name) {}

    /** Who agrees, or speaks. */
    public enum Side {
        ELDER,
        HELPER
    }

    /**
     * Writes down that one of the two has agreed; when both have, the pair begins.
     *
     * @param way how the elder said so: {@code spoken}, {@code written}, {@code by-kin}
     */
    @Transactional
    public int agree(Actor actor, StandInId id, int version, Side side, String way) {
        var pair = mine(actor, id, version);
        if (pair.state() != State.PROPOSED) {
            throw StandInRefusal.NOT_PROPOSED.refuse();
        }
        if ((side == Side.ELDER ? pair.elderAgreed() : pair.helperAgreed()) != null) {
            throw StandInRefusal.AGREED_ALREADY.refuse();
        }
        save(
                id,
                version,
                db.sql("""
                update standins.pair
                set elder_agreed = case when :elder then :today else elder_agreed end,
                    elder_way = case when :elder then :way else elder_way end,
                    helper_agreed = case when :elder then helper_agreed else :today end,
                    state = case when (:elder and helper_agreed is not null) or (not :elder and elder_agreed is not null)
                      then 'active' else state end,
                    since = case when (:elder and helper_agreed is not null) or (not :elder and elder_agreed is not null)
                      then :today else since end,
                    version = version + 1
                where id = :id and version = :version
                """)
                        .param("elder", side == Side.ELDER)
                        .param("today", today())
                        .param("way", way));
        trail.write(actor, "standins.agreed", id.value(), Map.of());
        return version + 1;
    }

    /** Another rhythm, another day to end on. */
    @Transactional
    public int change(Actor actor, StandInId id, int version, int rhythm, @Nullable LocalDate ends) {
        var pair = mine(actor, id, version);
        notEnded(pair);
        if (ends != null && ends.isBefore(today())) {
            throw StandInRefusal.END_BEFORE_TODAY.refuse();
        }
        save(id, version, db.sql("""
                update standins.pair
                set rhythm = :rhythm, ends = :ends, version = version + 1
                where id = :id and version = :version
                """).param("rhythm", new Rhythm(rhythm).days()).param("ends", ends, Types.DATE));
        trail.write(actor, "standins.changed", id.value(), Map.of("days", rhythm));
        return version + 1;
    }

    /**
     * Ends a pair today, for a reason, and hands the elder on if somebody follows; what was stays in the file.
     *
     * @param next who follows: a volunteer or a worker's account; they are asked anew, the elder has agreed
     * @return the pair that follows, if one does
     */
    @Transactional
    public @Nullable StandInId end(
            Actor actor, StandInId id, int version, String reason, @Nullable UUID next, StandInId nextId) {
        var pair = mine(actor, id, version);
        notEnded(pair);
        save(
                id,
                version,
                db.sql("""
                update standins.pair
                set state = 'ended', ended_on = :today, end_reason = :reason, handed_to = :next, version = version + 1
                where id = :id and version = :version
                """)
                        .param("today", today())
                        .param("reason", secrets.seal(reason), Types.VARBINARY)
                        .param("next", next == null ? null : nextId.value(), Types.OTHER));
        trail.write(actor, "standins.ended", id.value(), Map.of());
        return next == null ? null : propose(actor, nextId, pair.resident(), next, pair.rhythm(), null);
    }

    /**
     * A short note of a contact, by the helper themself or by a worker for them. Refuses days to come and long ago.
     *
     * @param minutes 0 to 720
     */
    @Transactional
    public void note(
            Actor actor,
            StandInId id,
            UUID note,
            LocalDate day,
            Contact.Way way,
            Contact.Result result,
            int minutes,
            String words) {
        var pair = find(id);
        if (day.isAfter(today()) || day.isBefore(today().minusDays(OLDEST_NOTE_DAYS))) {
            throw StandInRefusal.DAY_OUT_OF_RANGE.refuse(OLDEST_NOTE_DAYS);
        }
        if (minutes < 0 || minutes > LONGEST_MINUTES) {
            throw StandInRefusal.MINUTES_OUT_OF_RANGE.refuse(LONGEST_MINUTES);
        }
        asHelperOrWorker(actor, pair, let -> {
            if (pair.state() != State.ACTIVE) {
                throw StandInRefusal.NOT_ACTIVE.refuse();
            }
            var own = Objects.equals(pair.account(), actor.account().value());
            var byName = own ? actor.name() : pair.helperName();
            db.sql("""
                    insert into standins.note (
                      id, pair_id, station_id, day, way, result, minutes, words, by_account, by_name, told)
                    values (:id, :pair, :station, :day, :way, :result, :minutes, :words, :by, :byName, :now)
                    """)
                    .param("id", note)
                    .param("pair", id.value())
                    .param("station", pair.station().value())
                    .param("day", day)
                    .param("way", way.code())
                    .param("result", result.code())
                    .param("minutes", minutes)
                    .param("words", secrets.seal(words), Types.VARBINARY)
                    .param("by", actor.account().value())
                    .param("byName", byName)
                    .param("now", OffsetDateTime.now(clock))
                    .update();
            trail.write(let, "standins.noted", id.value(), Map.of("day", day.toString()));
            events.publishEvent(new PairHeard(
                    id,
                    note,
                    pair.station(),
                    pair.region(),
                    pair.resident(),
                    new AccountId(pair.account() == null ? actor.account().value() : pair.account()),
                    byName,
                    pair.volunteer(),
                    day,
                    way,
                    result,
                    minutes));
            return 0;
        });
    }

    /** What one of the two says about it; kept encrypted. */
    @Transactional
    public void feedback(Actor actor, StandInId id, UUID feedback, Side side, String mood, String words) {
        var pair = find(id);
        asHelperOrWorker(actor, pair, let -> {
            if (side == Side.ELDER && !actor.scope().people().contains(pair.station())) {
                throw SharedRefusal.NOT_FOUND.refuse();
            }
            db.sql("""
                    insert into standins.feedback (id, pair_id, station_id, side, mood, words, by_name, at)
                    values (:id, :pair, :station, :side, :mood, :words, :by, :now)
                    """)
                    .param("id", feedback)
                    .param("pair", id.value())
                    .param("station", pair.station().value())
                    .param("side", Codes.of(side))
                    .param("mood", mood)
                    .param("words", secrets.seal(words), Types.VARBINARY)
                    .param("by", actor.name())
                    .param("now", OffsetDateTime.now(clock))
                    .update();
            trail.write(let, "standins.feedback", id.value(), Map.of());
            return 0;
        });
    }

    /** Whom to go to, where and by which number, for the helper of a running pair; the look stands in the trail. */
    @Transactional
    public cn.linli.residents.Contact whom(Actor actor, StandInId id) {
        var pair = find(id);
        return asHelperOrWorker(actor, pair, let -> {
            if (pair.state() != State.ACTIVE) {
                throw StandInRefusal.NOT_ACTIVE.refuse();
            }
            return residents.contact(let, pair.resident(), "代理儿女结对");
        });
    }

    /** The pairs in which this actor is the stand-in child: names, and when the next contact is due. */
    @Transactional(readOnly = true)
    public List<Mine> mine(Actor actor) {
        actor.needs(Right.DO_REQUESTS);
        return db
                .sql("select * from standins.pair where helper_account = :me and state = 'active' order by since, id")
                .param("me", actor.account().value())
                .query((row, n) -> pair(row))
                .list()
                .stream()
                .map(pair -> entrusted.at(pair.station(), actor, LET_IN, let -> {
                    var name = residents
                            .card(let, pair.resident())
                            .map(PersonCard::name)
                            .orElse("");
                    return new Mine(pair.id(), name, pair.last(), new Rhythm(pair.rhythm()).due(pair.last()));
                }))
                .toList();
    }

    /** One of my elders. */
    record Mine(StandInId id, String name, LocalDate last, LocalDate due) {}

    private <T> T asHelperOrWorker(Actor actor, Pair pair, Function<Actor, T> work) {
        if (actor.scope().people().contains(pair.station())) {
            actor.needs(Right.RECORD_VISITS);
            return work.apply(actor);
        }
        actor.needs(Right.DO_REQUESTS);
        if (!actor.is(Role.VOLUNTEER) || !actor.account().value().equals(pair.account())) {
            throw SharedRefusal.NOT_FOUND.refuse();
        }
        return entrusted.at(pair.station(), actor, LET_IN, work);
    }

    private void notEnded(Pair pair) {
        if (pair.state() == State.ENDED) {
            throw StandInRefusal.ENDED_ALREADY.refuse();
        }
    }

    private Pair mine(Actor actor, StandInId id, int version) {
        actor.needs(Right.RECORD_VISITS);
        var pair = find(id);
        if (!actor.scope().people().contains(pair.station())) {
            throw SharedRefusal.NOT_FOUND.refuse();
        }
        if (pair.version() != version) {
            throw SharedRefusal.CHANGED_MEANWHILE.refuse().withCurrent(pair);
        }
        return pair;
    }

    private void save(StandInId id, int version, JdbcClient.StatementSpec change) {
        int done = change.param("id", id.value()).param("version", version).update();
        if (done == 0) {
            throw SharedRefusal.CHANGED_MEANWHILE.refuse().withCurrent(find(id));
        }
    }

    Pair find(StandInId id) {
        return db.sql("select * from standins.pair where id = :id")
                .param("id", id.value())
                .query((row, n) -> pair(row))
                .optional()
                .orElseThrow(SharedRefusal.NOT_FOUND::refuse);
    }

    static Pair pair(ResultSet row) throws SQLException {
        var since = row.getObject("since", LocalDate.class);
        var contact = row.getObject("last_contact", LocalDate.class);
        var made = row.getObject("made", OffsetDateTime.class).toLocalDate();
        return new Pair(
                new StandInId(row.getObject("id", UUID.class)),
                new StationId(row.getObject("station_id", UUID.class)),
                new RegionCode(row.getString("region")),
                new ResidentId(row.getObject("resident_id", UUID.class)),
                row.getObject("helper", UUID.class),
                row.getBoolean("volunteer"),
                row.getObject("helper_account", UUID.class),
                row.getString("helper_name"),
                row.getString("minder_name"),
                row.getInt("rhythm"),
                List.of((String[]) row.getArray("reasons").getArray()),
                Codes.read(State.class, row.getString("state"), "state"),
                row.getObject("elder_agreed", LocalDate.class),
                row.getObject("helper_agreed", LocalDate.class),
                since,
                contact == null || (since != null && contact.isBefore(since))
                        ? (since == null ? made : since)
                        : contact,
                row.getObject("ends", LocalDate.class),
                row.getObject("ended_on", LocalDate.class),
                row.getInt("version"));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Where a pair stands. */
    enum State {
        PROPOSED,
        ACTIVE,
        ENDED
    }

    /**
     * One pair.
     *
     * @param last the last contact; before the first one the day it began, or was proposed
     */
    record Pair(
            StandInId id,
            StationId station,
            RegionCode region,
            ResidentId resident,
            UUID helper,
            boolean volunteer,
            @Nullable UUID account,
            String helperName,
            String minderName,
            int rhythm,
            List<String> reasons,
            State state,
            @Nullable LocalDate elderAgreed,
            @Nullable LocalDate helperAgreed,
            @Nullable LocalDate since,
            LocalDate last,
            @Nullable LocalDate ends,
            @Nullable LocalDate endedOn,
            int version) {}
}
