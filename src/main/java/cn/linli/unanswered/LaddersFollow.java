package cn.linli.unanswered;

import cn.linli.access.Actor;
import cn.linli.access.Entrusted;
import cn.linli.access.Right;
import cn.linli.access.Trail;
import cn.linli.access.Wall;
import cn.linli.residents.PersonCard;
import cn.linli.residents.ResidentDied;
import cn.linli.residents.ResidentMoved;
import cn.linli.residents.Residents;
import cn.linli.residents.ResidentsMerged;
import cn.linli.residents.Risk;
import cn.linli.shared.Contact;
import cn.linli.shared.Ids;
import cn.linli.shared.Reached;
import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import cn.linli.stations.Stations;
import cn.linli.stations.Worker;
import cn.linli.stations.WorkerLeft;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ladders follow what is heard of people, in the transaction that writes it down: a try in vain begins one or is a step
 * of it, a contact ends it, a correction takes either back; death, moving away and merging are followed too.
 */
@Component
class LaddersFollow {

    private static final Set<Right> MAY =
            Set.of(Right.SEE_RESIDENTS, Right.SEE_STATIONS, Right.SEE_VISITS, Right.SEE_REQUESTS, Right.TAKE_REQUESTS);

    private final LadderRepository repository;
    private final ContactBook contacts;
    private final Ladders ladders;
    private final PaceBook paces;
    private final Residents residents;
    private final Stations stations;
    private final Entrusted entrusted;
    private final Trail trail;
    private final Clock clock;

    LaddersFollow(
            LadderRepository repository,
            ContactBook contacts,
            Ladders ladders,
            PaceBook paces,
            Residents residents,
            Stations stations,
            Entrusted entrusted,
            Trail trail,
            Clock clock) {
        this.repository = repository;
        this.contacts = contacts;
        this.ladders = ladders;
        this.paces = paces;
        this.residents = residents;
        this.stations = stations;
        this.entrusted = entrusted;
        this.trail = trail;
        this.clock = clock;
    }

    /** Whoever announces it may be somebody who sees no residents; the ladder is the station's. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void hear(Reached news) {
        inside(news.contact().station(), actor -> {
            for (var change : contacts.keep(news.contact())) {
                follow(actor, change, news.contact());
            }
        });
    }

    private void follow(Actor actor, ContactBook.Change change, Contact contact) {
        var before = change.before();
        var now = change.now();
        var open = repository.openOf(contact.station(), change.person());
        if (now != null && now.reached()) {
            open.filter(ladder -> !contact.day().isBefore(ladder.now().since()) || ladder.begunBy(contact.source()))
                    .ifPresent(ladder -> end(actor, ladder, Ending.REACHED, contact));
            return;
        }
        if (before != null && before.reached()) {
            repository
                    .endedBy(contact.source(), change.person())
                    .filter(ladder -> open.isEmpty())
                    .ifPresent(ladder -> goesOn(actor, ladder, Told.by(contact, now())));
        } else if (now == null) {
            open.filter(ladder -> ladder.begunBy(contact.source()))
                    .ifPresent(ladder -> end(actor, ladder, Ending.NOT_IN_VAIN, contact));
        }
        if (now != null && !contact.source().module().equals(LadderContact.MODULE)) {
            inVain(actor, change.person(), now, contact);
        }
    }

    private void inVain(Actor actor, ResidentId person, Contact.Result result, Contact contact) {
        var found = repository.openOf(contact.station(), person);
        if (found.isPresent()) {
            step(actor, found.get(), result, contact);
        } else {
            toBegin(actor, person, contact).ifPresent(card -> begin(actor, card, result, contact));
        }
    }

    private void step(Actor actor, Ladder ladder, Contact.Result result, Contact contact) {
        if (contact.day().isBefore(ladder.now().since())) {
            return;
        }
        var pace = ladders.pace(actor, ladder);
        var told = Told.by(contact, now());
        var rung = rung(contact.way());
        if (result == Contact.Result.REFUSED) {
            ladder.refused(ladder.now().refused() ? Rung.GENTLY : rung, told, pace);
        } else if (ladder.now().refused()) {
            ladder.nobodyAnswersNow(contact.day(), told, pace);
        } else if (ladder.begunBy(contact.source())) {
            return;
        } else if (ladder.awaits(rung, pace)) {
            ladder.inVain(rung, What.NO_ANSWER, told, pace);
        } else {
            ladder.noted(rung, What.NO_ANSWER, told);
        }
        repository.save(ladder);
        ladders.check(actor, repository.get(ladder.facts().id()), pace);
    }

    private static Rung rung(Contact.Way way) {
        return switch (way) {
            case PHONE, VIDEO -> Rung.PHONE;
            case HOME, ELSEWHERE -> Rung.AGAIN;
        };
    }

    /** Whether a try in vain begins one: somebody to be looked after, not seen since, and it was lately. */
    private Optional<PersonCard> toBegin(Actor actor, ResidentId person, Contact contact) {
        var fresh = LocalDate.now(clock).minusDays(paces.setting("fresh-days"));
        if (contact.day().isBefore(fresh)) {
            return Optional.empty();
        }
        return standing(actor, person)
                .filter(card -> !card.deceased() && !card.moved())
                .filter(card -> !card.labels().isEmpty() || card.risk() != Risk.GENERAL)
                .filter(card -> !contacts.reachedSince(new HashSet<>(List.of(person, card.id())), contact.day()));
    }

    private Optional<PersonCard> standing(Actor actor, ResidentId person) {
        return residents.card(actor, person).flatMap(card -> {
            var into = card.mergedInto();
            return into == null ? Optional.of(card) : residents.card(actor, into);
        });
    }

    private void begin(Actor actor, PersonCard card, Contact.Result result, Contact contact) {
        var at = now();
        var facts = new Ladder.Facts(
                new LadderId(Ids.next()), contact.station(), card.id(), Set.of(), at, contact.source());
        var pace = ladders.pace(contact.station(), card.risk());
        var owner = owner(actor, contact);
        var ladder = Ladder.begin(
                facts, result == Contact.Result.REFUSED, card.risk(), contact.day(), Told.by(contact, at), pace, owner);
        if (repository.add(ladder)) {
            trail.write(
                    actor,
                    "unanswered.began",
                    facts.id().value(),
                    Map.of("risk", card.risk().code(), "result", result.code()));
            ladders.news(ladder, "unanswered.began");
        } else {
            inVain(actor, card.id(), result, contact);
        }
    }

    /** Whoever tried; if they are no worker here (a volunteer, somebody of another station), the head. */
    private Ladder.Owner owner(Actor actor, Contact contact) {
        var staff = stations.workers(actor, contact.station());
        var tried = new Ladder.Owner(contact.by(), contact.byName());
        if (staff.stream().anyMatch(worker -> contact.by().equals(worker.account()))) {
            return tried;
        }
        return head(staff).orElse(tried);
    }

    private static Optional<Ladder.Owner> head(List<Worker> staff) {
        return staff.stream()
                .filter(worker -> worker.position() == Worker.Position.HEAD && worker.account() != null)
                .findFirst()
                .map(head -> new Ladder.Owner(Objects.requireNonNull(head.account()), head.name()));
    }

    /** Whoever leaves leaves their steps to the head. If their last day is to come, late steps climb there by themselves. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void left(WorkerLeft news) {
        var account = news.account();
        if (account == null || !news.last().isBefore(LocalDate.now(clock))) {
            return;
        }
        inside(news.station(), actor -> {
            var staff = stations.workers(actor, news.station()).stream()
                    .filter(worker -> !account.equals(worker.account()))
                    .toList();
            head(staff)
                    .ifPresent(head -> repository
                            .openOwnedBy(news.station(), account)
                            .forEach(ladder -> handedOver(actor, ladder, head)));
        });
    }

    private void handedOver(Actor actor, Ladder ladder, Ladder.Owner to) {
        ladder.handOver(to, Told.by(actor, now()));
        repository.save(ladder);
        trail.write(actor, "unanswered.handed-over", ladder.facts().id().value(), Map.of("account", to.account()));
        ladders.news(ladder, "unanswered.handed-over");
    }

    private void end(Actor actor, Ladder ladder, Ending why, Contact contact) {
        ladder.end(why, contact.source(), Told.by(contact, now()));
        ended(actor, ladder, why);
    }

    private void ended(Actor actor, Ladder ladder, Ending why) {
        repository.save(ladder);
        trail.write(actor, "unanswered.ended", ladder.facts().id().value(), Map.of("reason", why.code()));
        ladders.news(ladder, "unanswered.ended");
    }

    /** It goes on where it stood, unless somebody has seen or heard the person meanwhile. */
    void goesOn(Actor actor, Ladder ladder, Told told) {
        var people = new HashSet<>(ladder.facts().also());
        people.add(ladder.facts().resident());
        if (contacts.reachedSince(people, ladder.now().since())) {
            return;
        }
        var pace = ladders.pace(actor, ladder);
        ladder.reopen(told, pace);
        repository.save(ladder);
        trail.write(actor, "unanswered.reopened", ladder.facts().id().value(), Map.of());
        ladders.news(ladder, "unanswered.reopened");
        ladders.check(actor, repository.get(ladder.facts().id()), pace);
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void died(ResidentDied news) {
        inside(news.station(), actor -> gone(actor, news.station(), news.resident(), Ending.DIED));
    }

    /** Who moved within the station stays in its care; who moved away is not looked for here any more. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void moved(ResidentMoved news) {
        if (news.away()) {
            inside(news.station(), actor -> gone(actor, news.station(), news.resident(), Ending.MOVED));
        }
    }

    private void gone(Actor actor, StationId station, ResidentId person, Ending why) {
        repository.openOf(station, person).ifPresent(ladder -> {
            ladder.end(why, null, Told.by(actor, now()));
            ended(actor, ladder, why);
        });
    }

    /** Two entries are one person: they have one ladder, the one that has come further. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void merged(ResidentsMerged news) {
        var actor = Objects.requireNonNull(Wall.atWork());
        if (news.undone()) {
            return;
        }
        for (var station : actor.scope().people()) {
            repository.openOf(station, news.merged()).ifPresent(ladder -> merge(actor, ladder, news));
        }
    }

    private void merge(Actor actor, Ladder merged, ResidentsMerged news) {
        var kept = repository.openOf(merged.facts().station(), news.survivor());
        if (kept.isEmpty()) {
            repository.alsoKnownAs(merged.facts().id(), news.survivor(), news.merged());
            return;
        }
        merged.end(Ending.MERGED, null, Told.by(actor, now()));
        ended(actor, merged, Ending.MERGED);
        repository.alsoKnownAs(kept.get().facts().id(), news.survivor(), news.merged());
    }

    private void inside(StationId station, java.util.function.Consumer<Actor> work) {
        var actor = Objects.requireNonNull(Wall.atWork(), "Somebody is at work whenever something is heard");
        entrusted.at(station, actor, MAY, let -> {
            work.accept(let);
            return true;
        });
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
