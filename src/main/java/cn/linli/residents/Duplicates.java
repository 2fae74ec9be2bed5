package cn.linli.residents;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Secrets;
import cn.linli.access.Trail;
import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether somebody is in the register already: the same identity number; the same name and day of birth; the same name
 * and phone. Of somebody known at another station only that station is told, and the question leaves a trace.
 */
@Service
class Duplicates {

    private final JdbcClient db;
    private final Secrets secrets;
    private final PersonBook book;
    private final Trail trail;
    private final PlaceNames places;

    Duplicates(JdbcClient db, Secrets secrets, PersonBook book, Trail trail, PlaceNames places) {
        this.db = db;
        this.secrets = secrets;
        this.book = book;
        this.trail = trail;
        this.places = places;
    }

    /**
     * Those who look like this person, the surest first.
     *
     * @param but the entry itself, when it is being corrected
     */
    @Transactional
    public LooksLike asked(Actor actor, Question question, @Nullable ResidentId but) {
        return new LooksLike(matches(actor, question, but), elsewhere(actor, question));
    }

    /** Those in sight who look like this person. */
    @Transactional(readOnly = true)
    public List<Match> matches(Actor actor, Question question, @Nullable ResidentId but) {
        actor.needs(Right.EDIT_RESIDENTS);
        var why = new LinkedHashMap<ResidentId, Set<String>>();
        byIdentity(question).forEach(id -> reason(why, id, "identity"));
        byNameAndBirth(question).forEach(id -> reason(why, id, "name-birth"));
        byNameAndPhone(question).forEach(id -> reason(why, id, "name-phone"));
        if (but != null) {
            why.remove(but);
        }
        return book.standing(List.copyOf(why.keySet())).stream()
                .filter(card -> !card.id().equals(but))
                .map(card -> new Match(card, why.getOrDefault(card.id(), Set.of("merged"))))
                .toList();
    }

    private List<Elsewhere> elsewhere(Actor actor, Question question) {
        actor.needs(Right.EDIT_RESIDENTS);
        if (question.identity() == null) {
            return List.of();
        }
        var stations = db.sql("select k from residents.known_at(:blind) k")
                .param(
                        "blind",
                        secrets.blind(PersonRow.IDENTITY, question.identity().digits()))
                .query((row, n) -> new StationId(row.getObject(1, UUID.class)))
                .list();
        trail.write(
                actor,
                "residents.asked-elsewhere",
                actor.account().value(),
                Map.of("found", stations.stream().map(StationId::toString).toList()));
        return stations.stream()
                .map(station -> new Elsewhere(station, places.station(station)))
                .toList();
    }

    private List<ResidentId> byIdentity(Question question) {
        return question.identity() == null
                ? List.of()
                : ids(
                        "p.identity_blind = :blind",
                        secrets.blind(PersonRow.IDENTITY, question.identity().digits()),
                        "",
                        null);
    }

    private List<ResidentId> byNameAndBirth(Question question) {
        return question.name().isEmpty() || question.birth() == null
                ? List.of()
                : ids("p.name = :name and p.birth = :birth", null, question.name(), question.birth());
    }

    private List<ResidentId> byNameAndPhone(Question question) {
        return question.name().isEmpty() || question.phone() == null
                ? List.of()
                : ids(
                        "p.name = :name and (p.phone_blind = :blind or p.other_phone_blind = :blind)",
                        secrets.blind(PersonRow.PHONE, question.phone().digits()),
                        question.name(),
                        null);
    }

    private List<ResidentId> ids(String where, byte @Nullable [] blind, String name, @Nullable LocalDate birth) {
        return db.sql("select p.id from residents.person p where " + where + " order by p.id limit 20")
                .param("blind", blind, java.sql.Types.BINARY)
                .param("name", name)
                .param("birth", birth, java.sql.Types.DATE)
                .query((row, n) -> new ResidentId(row.getObject(1, UUID.class)))
                .list();
    }

    private static void reason(Map<ResidentId, Set<String>> why, ResidentId id, String reason) {
        why.computeIfAbsent(id, i -> new TreeSet<>()).add(reason);
    }

    /** Who is asked for. */
    record Question(
            String name,
            @Nullable LocalDate birth,
            @Nullable IdentityNumber identity,
            @Nullable Phone phone) {

        static Question of(NewPerson person) {
            var facts = person.facts();
            return new Question(
                    facts.name(),
                    facts.birth(),
                    facts.identity(),
                    facts.phones().isEmpty() ? null : facts.phones().getFirst());
        }
    }

    /** Somebody who looks like them, and what speaks for it: identity, name-birth, name-phone, merged. */
    record Match(PersonCard person, Set<String> why) {}

    /** Those who look like them, and the stations out of sight that know the identity number. */
    record LooksLike(List<Match> matches, List<Elsewhere> elsewhere) {}

    /** A station that knows the identity number; nothing more is told. */
    record Elsewhere(StationId station, String name) {}
}
