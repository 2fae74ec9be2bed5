package cn.linli.visits;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.residents.PersonCard;
import cn.linli.residents.Residents;
import cn.linli.residents.Risk;
import cn.linli.residents.Sex;
import cn.linli.shared.AccountId;
import cn.linli.shared.Contact;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.shared.VisitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a worker needs on the way and at the door: the visits of the day, and one household on one sheet. */
@Component
class AtTheDoor {

    /** An answer older than this says nothing about today. */
    private static final int ANSWERS_MONTHS = 13;

    private final JdbcClient db;
    private final VisitRepository visits;
    private final VisitBook book;
    private final Residents residents;
    private final Clock clock;

    AtTheDoor(JdbcClient db, VisitRepository visits, VisitBook book, Residents residents, Clock clock) {
        this.db = db;
        this.visits = visits;
        this.book = book;
        this.residents = residents;
        this.clock = clock;
    }

    /**
     * The actor's own day: what they are to visit today and what is left from before, also where they go along as the
     * second, in the order of the promised times; then what they have written down today.
     */
    @Transactional(readOnly = true)
    public Day day(Actor actor, Locale locale) {
        actor.needs(Right.SEE_VISITS);
        var today = LocalDate.now(clock);
        var stops = db.sql("""
                select v.*, array(select p.resident_id from visits.visit_person p where p.visit_id = v.id) as residents
                from (
                  select v.* from visits.visit v
                  where v.station_id = any (:stations) and v.worker = :me and v.state = 'planned'
                    and v.planned_for <= :today
                  union all
                  select v.* from visits.visit v
                  where v.station_id = any (:stations) and v.second = :me and v.second is not null
                    and v.state = 'planned' and v.planned_for <= :today
                  union all
                  select v.* from visits.visit v
                  where v.station_id = any (:stations) and coalesce(v.day, v.planned_for) = :today
                    and v.state = 'recorded' and (v.worker = :me or v.second = :me)
                ) v
                order by v.state = 'recorded', v.planned_for, v.planned_from nulls last, v.id
                limit 200
                """)
                .param(
                        "stations",
                        actor.scope().people().stream().map(StationId::value).toArray(UUID[]::new))
                .param("me", actor.account().value())
                .param("today", today)
                .query(AtTheDoor::stop)
                .list();
        return new Day(today, named(actor, locale, stops));
    }

    /**
     * A household on one sheet: everybody who lives there, with their labels, when each was last met, and what was
     * answered last.
     *
     * @param visit the planned or recorded visit; or null, then whom one stands before
     */
    @Transactional(readOnly = true)
    public Sheet sheet(Actor actor, @Nullable VisitId visit, @Nullable ResidentId who, Locale locale) {
        actor.needs(Right.SEE_VISITS);
        var stop = visit == null ? null : visits.get(visit);
        if (stop == null && who == null) {
            throw SharedRefusal.MISSING.refuse().at("resident");
        }
        var meant = stop == null ? Set.of(java.util.Objects.requireNonNull(who)) : stop.residents();
        var ids = new HashSet<>(meant);
        for (var one : meant) {
            ids.addAll(residents.household(actor, one));
        }
        var cards = residents.cards(actor, ids).stream()
                .filter(card -> meant.contains(card.id()) || standsThere(card))
                .sorted(Comparator.comparing((PersonCard card) -> !meant.contains(card.id())))
                .toList();
        if (cards.stream().noneMatch(card -> meant.contains(card.id()))) {
            throw SharedRefusal.NOT_FOUND.refuse();
        }
        var answers = answers(cards.stream().map(PersonCard::id).toList());
        var last = book.lastMet(actor, cards.stream().map(PersonCard::id).collect(java.util.stream.Collectors.toSet()));
        var labels = residents.labelNames(locale);
        return new Sheet(
                stop == null ? null : Stop.of(stop, List.of()),
                cards.getFirst().station(),
                cards.getFirst().road(),
                cards.stream()
                        .map(card -> new Member(
                                Person.of(card, labels),
                                meant.contains(card.id()),
                                last.get(card.id()),
                                answers.own().getOrDefault(card.id(), List.of())))
                        .toList(),
                List.copyOf(answers.shared().values()));
    }

    private static boolean standsThere(PersonCard card) {
        return !card.deceased() && !card.moved() && card.mergedInto() == null;
    }

    /** The newest answer to each field: of each person for what is their own, of the household for the rest. */
    private Answers answers(Collection<ResidentId> people) {
        var own = new HashMap<ResidentId, List<Answer>>();
        var shared = new HashMap<String, Answer>();
        db.sql("""
                select distinct on (p.resident_id, o.field) p.resident_id, o.field, o.value, p.day, f.of_household
                from visits.visit_person p
                join visits.visit v on v.id = p.visit_id
                join visits.observation o on o.visit_id = v.id and o.revision = v.revision
                  and (o.resident_id is null or o.resident_id = p.resident_id)
                join visits.observation_field f on f.code = o.field
                where p.resident_id = any (array(select unnest(:people::uuid[])))
                  and p.day >= :since and v.outcome = 'met' and not p.missed
                order by p.resident_id, o.field, p.day desc, p.visit_id desc
                """)
                .param("people", people.stream().map(ResidentId::value).toArray(UUID[]::new))
                .param("since", LocalDate.now(clock).minusMonths(ANSWERS_MONTHS))
                .query(row -> {
                    var answer = new Answer(
                            row.getString("field"), row.getString("value"), row.getObject("day", LocalDate.class));
                    if (row.getBoolean("of_household")) {
                        shared.merge(
                                answer.field(),
                                answer,
                                (one, other) -> one.day().isBefore(other.day()) ? other : one);
                    } else {
                        own.computeIfAbsent(
                                        new ResidentId(row.getObject("resident_id", UUID.class)),
                                        id -> new ArrayList<>())
                                .add(answer);
                    }
                });
        return new Answers(own, shared);
    }

    private List<Stop> named(Actor actor, Locale locale, List<Raw> stops) {
        var labels = residents.labelNames(locale);
        var cards = new HashMap<ResidentId, PersonCard>();
        residents
                .cards(
                        actor,
                        stops.stream()
                                .flatMap(stop -> stop.people().stream())
                                .collect(java.util.stream.Collectors.toSet()))
                .forEach(card -> cards.put(card.id(), card));
        return stops.stream()
                .map(stop -> stop.with(stop.people().stream()
                        .filter(cards::containsKey)
                        .map(id -> Person.of(java.util.Objects.requireNonNull(cards.get(id)), labels))
                        .toList()))
                .toList();
    }

    private static Raw stop(ResultSet row, int n) throws SQLException {
        var second = row.getObject("second", UUID.class);
        return new Raw(
                new Stop(
                        new VisitId(row.getObject("id", UUID.class)),
                        row.getInt("version"),
                        row.getString("state"),
                        row.getString("outcome"),
                        row.getObject("planned_for", LocalDate.class),
                        row.getString("planned_from"),
                        new Going(
                                Contact.Way.of(row.getString("way")),
                                new Going.Colleague(
                                        new AccountId(row.getObject("worker", UUID.class)),
                                        row.getString("worker_name")),
                                second == null
                                        ? null
                                        : new Going.Colleague(new AccountId(second), row.getString("second_name")),
                                row.getBoolean("two")),
                        row.getString("purpose"),
                        List.of()),
                Arrays.stream((UUID[]) row.getArray("residents").getArray())
                        .map(ResidentId::new)
                        .toList());
    }

    private record Raw(Stop stop, List<ResidentId> people) {

        Stop with(List<Person> named) {
            return new Stop(
                    stop.id(),
                    stop.version(),
                    stop.state(),
                    stop.outcome(),
                    stop.plannedFor(),
                    stop.plannedFrom(),
                    stop.going(),
                    stop.purpose(),
                    named);
        }
    }

    private record Answers(Map<ResidentId, List<Answer>> own, Map<String, Answer> shared) {}

    /**
     * Somebody's day.
     *
     * @param today the day it is, in China
     */
    record Day(LocalDate today, List<Stop> stops) {}

    /** One visit of a day. */
    record Stop(
            VisitId id,
            int version,
            String state,
            @Nullable String outcome,
            LocalDate plannedFor,
            @Nullable String plannedFrom,
            Going going,
            String purpose,
            List<Person> people) {

        static Stop of(Visit visit, List<Person> people) {
            var written = visit.written();
            return new Stop(
                    visit.id(),
                    visit.version(),
                    visit.state().code(),
                    written == null
                            ? null
                            : VisitRepository.Outcome.of(written.outcome()).how(),
                    visit.plannedFor(),
                    visit.plannedFrom() == null ? null : visit.plannedFrom().toString(),
                    visit.going(),
                    visit.purpose(),
                    people);
        }
    }

    /** Somebody on a sheet; nothing sealed is in it. */
    record Person(
            ResidentId id,
            String name,
            @Nullable Integer age,
            Sex sex,
            String road,
            List<String> labels,
            Risk risk,
            boolean livesAlone) {

        static Person of(PersonCard card, Map<String, String> names) {
            return new Person(
                    card.id(),
                    card.name(),
                    card.age(),
                    card.sex(),
                    card.road(),
                    card.labels().stream()
                            .map(label -> names.getOrDefault(label, label))
                            .toList(),
                    card.risk(),
                    card.livesAlone());
        }
    }

    /**
     * A household before one.
     *
     * @param visit the visit it is opened for, without its people; null when nobody had planned one
     * @param members whom the visit is for, then the others who live there
     * @param answers the newest answers about what the household shares
     */
    record Sheet(@Nullable Stop visit, StationId station, String road, List<Member> members, List<Answer> answers) {}

    /**
     * One of them.
     *
     * @param meant whether the visit is for them
     * @param last when and by whom they were last met; null if never
     * @param answers the newest answer to each of their own fields, at most thirteen months old
     */
    record Member(Person person, boolean meant, VisitBook.@Nullable LastMet last, List<Answer> answers) {}

    /** What was answered last, and when. */
    record Answer(String field, String value, LocalDate day) {}
}
