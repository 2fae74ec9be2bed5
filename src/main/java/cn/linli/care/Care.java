package cn.linli.care;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Trail;
import cn.linli.residents.Risk;
import cn.linli.shared.AccountId;
import cn.linli.shared.Contact;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.shared.Texts;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Care as the other modules know it: who is owed a contact, and that something serious happened. */
@Service
public class Care {

    private final JdbcClient db;
    private final Clocks clocks;
    private final CareFollows follows;
    private final Owners owners;
    private final Trail trail;

    Care(JdbcClient db, Clocks clocks, CareFollows follows, Owners owners, Trail trail) {
        this.owners = owners;
        this.db = db;
        this.clocks = clocks;
        this.follows = follows;
        this.trail = trail;
    }

    /**
     * The people of one station who must be contacted by a day, the longest overdue first. Who is in hospital or away
     * on that day is not among them, unless they were overdue before.
     *
     * @param until their due day is this one or before
     */
    @Transactional(readOnly = true)
    public List<Owed> owed(Actor actor, StationId station, LocalDate until) {
        actor.needs(Right.SEE_VISITS);
        mustKnow(actor, station);
        return db.sql("""
                select resident_id, owner, owner_name, due, way, two, minutes, risk
                from care.clock
                where station_id = :station and due <= :until
                  and not care.rests(due, away_from, away_to, :until)
                order by due, resident_id
                """)
                .param("station", station.value())
                .param("until", until)
                .query((row, n) -> new Owed(
                        new ResidentId(row.getObject("resident_id", UUID.class)),
                        account(row.getObject("owner", UUID.class)),
                        row.getString("owner_name"),
                        row.getObject("due", LocalDate.class),
                        way(row.getString("way")),
                        row.getBoolean("two"),
                        row.getInt("minutes"),
                        Risk.of(row.getString("risk"))))
                .list();
    }

    /**
     * Something serious happened to somebody, or may have: they are owed a contact within 24 hours, whatever the rules
     * say. Said again before that contact, the earlier day stands. Refuses somebody who is not watched over.
     *
     * @param when the moment of it
     * @param why in a few words, for the trail
     */
    @Transactional
    public void serious(Actor actor, ResidentId resident, OffsetDateTime when, String why) {
        actor.needs(Right.SEE_RESIDENTS);
        if (!clocks.serious(resident, when)) {
            throw CareRefusal.NOT_WATCHED.refuse();
        }
        trail.write(
                actor,
                "care.serious",
                resident.value(),
                Map.of("when", when.toString(), "why", Texts.required(why, "why", 200)));
    }

    /**
     * Does work that brings in people and contacts by the thousand. Contacts are kept in one go when it is done; the
     * clocks stand still until {@link #countAfresh}.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public <T> T together(Callable<T> work) throws Exception {
        return follows.together(work);
    }

    /** A contact of a past that is brought in, and when it was told. */
    public record Brought(Contact contact, OffsetDateTime told) {}

    /** Brings in contacts of a past, first revisions only; those known already change nothing. Counted afterwards. */
    @Transactional
    public void bring(Actor actor, List<Brought> contacts) {
        actor.needs(Right.RECORD_VISITS);
        contacts.forEach(one -> mustKnow(actor, one.contact().station()));
        follows.bring(contacts.stream()
                .map(one -> new Contacts.Told(one.contact(), one.told()))
                .toList());
    }

    /** Spreads over the staff whoever waits for somebody to answer for them, by community and load. */
    @Transactional
    public void spread(Actor actor, StationId station) {
        owners.handOver(actor, station, null, null);
    }

    /** Winds every clock of a station by what the register says and by all contacts, known since they were told. */
    @Transactional
    public void countAfresh(Actor actor, StationId station) {
        actor.needs(Right.SEE_RESIDENTS);
        mustKnow(actor, station);
        follows.countAfresh(actor, station);
    }

    /** People of this station are for the actor's eyes. A foreign station does not exist for this actor. */
    static void mustKnow(Actor actor, StationId station) {
        if (!actor.scope().people().contains(station)) {
            throw SharedRefusal.NOT_FOUND.refuse();
        }
    }

    private static @Nullable AccountId account(@Nullable UUID id) {
        return id == null ? null : new AccountId(id);
    }

    private static Contact.@Nullable Way way(String code) {
        return code.equals("either") ? null : Contact.Way.of(code);
    }
}
