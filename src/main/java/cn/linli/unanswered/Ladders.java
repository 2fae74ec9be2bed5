package cn.linli.unanswered;

import cn.linli.access.Actor;
import cn.linli.access.Notices;
import cn.linli.access.Right;
import cn.linli.access.Role;
import cn.linli.access.Trail;
import cn.linli.requests.About;
import cn.linli.requests.IntakeWay;
import cn.linli.requests.NewRequest;
import cn.linli.requests.Requests;
import cn.linli.requests.Urgency;
import cn.linli.residents.PersonCard;
import cn.linli.residents.Residents;
import cn.linli.residents.Risk;
import cn.linli.shared.AccountId;
import cn.linli.shared.Act;
import cn.linli.shared.Contact;
import cn.linli.shared.Ids;
import cn.linli.shared.RequestId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.shared.Texts;
import cn.linli.stations.Stations;
import cn.linli.stations.Worker;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is done on a ladder: a step recorded, handed over, straight to the welfare check. It is ended by contacts alone. */
@Service
public class Ladders {

    static final String CHECK = "welfare-check";

    private static final int LONGEST_WORDS = 2000;

    private final LadderRepository repository;
    private final PaceBook paces;
    private final Residents residents;
    private final Requests requests;
    private final Stations stations;
    private final Notices notices;
    private final ApplicationEventPublisher events;
    private final Trail trail;
    private final Clock clock;

    Ladders(
            LadderRepository repository,
            PaceBook paces,
            Residents residents,
            Requests requests,
            Stations stations,
            Notices notices,
            ApplicationEventPublisher events,
            Trail trail,
            Clock clock) {
        this.repository = repository;
        this.paces = paces;
        this.residents = residents;
        this.requests = requests;
        this.stations = stations;
        this.notices = notices;
        this.events = events;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * What came of a step, in a worker's words.
     *
     * @param line the id of the line it becomes, made by the client
     * @param words who said what; at most 2,000 characters, kept sealed; required for a word of others
     * @param until how long a word holds; null: as long as the times of the station allow
     */
    public record Came(
            UUID line,
            Rung rung,
            Result result,
            String words,
            @Nullable LocalDate until) {

        /** Says nothing of what was said. */
        @Override
        public String toString() {
            return "Came[%s %s]".formatted(rung, result);
        }
    }

    /**
     * Writes down what came of a step. Without the person the next step begins; a word of others lets the ladder rest;
     * when somebody has seen or heard them it ends. The same line sent again changes nothing. Refuses a step that is not
     * one now, a result that cannot come of it, a word without words, a word that holds too long, an ended ladder.
     *
     * @param version the version the person saw
     */
    @Transactional
    public int came(Actor actor, LadderId id, int version, Came came) {
        actor.needs(Right.RECORD_VISITS);
        var ladder = repository.get(id);
        if (repository.knowsLine(came.line())) {
            return ladder.now().version();
        }
        unchanged(ladder, version);
        var words = Texts.optional(came.words(), "words", LONGEST_WORDS);
        if (!came.result().fits(came.rung())) {
            throw UnansweredRefusal.RESULT_DOES_NOT_FIT.refuse();
        }
        if (came.result() == Result.ADVISED && !actor.is(Role.HEAD) && !actor.is(Role.CONSOLE)) {
            throw UnansweredRefusal.FOR_THE_HEAD.refuse();
        }
        var told = Told.by(actor, now()).with(came.line(), words, came.until());
        var pace = pace(actor, ladder);
        tell(ladder, came, told, pace);
        repository.save(ladder);
        trail.write(
                actor,
                "unanswered.step-done",
                id.value(),
                Map.of("step", came.rung().code(), "result", came.result().code()));
        announce(actor, ladder, came);
        check(actor, repository.get(id), pace);
        return repository.get(id).now().version();
    }

    private static void tell(Ladder ladder, Came came, Told told, Pace pace) {
        switch (came.result()) {
            case SEEN, HEARD -> ladder.reached(came.rung(), came.result().what(), told);
            case REFUSED -> ladder.refused(came.rung(), told, pace);
            case WORD -> ladder.word(came.rung(), told, pace);
            case ADVISED -> ladder.advised(told, pace);
            case NOBODY_TO_ASK -> ladder.inVain(came.rung(), What.NOBODY_TO_ASK, told, pace);
            case NO_ANSWER -> {
                if (came.rung() == Rung.GENTLY) {
                    ladder.nobodyAnswersNow(Pace.day(told.at()), told, pace);
                } else {
                    ladder.inVain(came.rung(), What.NO_ANSWER, told, pace);
                }
            }
        }
    }

    private void announce(Actor actor, Ladder ladder, Came came) {
        var result = came.result().contact(came.rung());
        if (result == null) {
            return;
        }
        events.publishEvent(new LadderContact(new Contact(
                new Act.Source(LadderContact.MODULE, came.line(), ""),
                0,
                ladder.facts().station(),
                Set.of(ladder.facts().resident()),
                actor.account(),
                actor.name(),
                false,
                Pace.day(now()),
                way(came),
                result)));
    }

    private static Contact.Way way(Came came) {
        return switch (came.rung()) {
            case PHONE -> Contact.Way.PHONE;
            case KIN -> came.result() == Result.SEEN ? Contact.Way.VIDEO : Contact.Way.PHONE;
            case NEIGHBOUR, GRID_LEADER -> came.result() == Result.SEEN ? Contact.Way.HOME : Contact.Way.PHONE;
            case AGAIN, WELFARE_CHECK, ASK_HEAD, GENTLY -> Contact.Way.HOME;
        };
    }

    /** Skips to the welfare check: somebody is worried and says why. */
    @Transactional
    public int straightToCheck(Actor actor, LadderId id, int version, String why) {
        actor.needs(Right.RECORD_VISITS);
        var ladder = repository.get(id);
        unchanged(ladder, version);
        var pace = pace(actor, ladder);
        ladder.straightToCheck(
                Told.by(actor, now()).with(Ids.next(), Texts.required(why, "words", LONGEST_WORDS), null), pace);
        repository.save(ladder);
        trail.write(actor, "unanswered.straight-to-check", id.value(), Map.of());
        check(actor, repository.get(id), pace);
        return repository.get(id).now().version();
    }

    /** Gives it to another worker of the station. */
    @Transactional
    public int handOver(Actor actor, LadderId id, int version, AccountId to) {
        actor.needs(Right.RECORD_VISITS);
        var ladder = repository.get(id);
        unchanged(ladder, version);
        var name = to.equals(actor.account())
                ? actor.name()
                : stations.workers(actor, ladder.facts().station()).stream()
                        .filter(worker -> to.equals(worker.account()))
                        .map(Worker::name)
                        .findFirst()
                        .orElseThrow(UnansweredRefusal.NOT_OUR_WORKER::refuse);
        ladder.handOver(new Ladder.Owner(to, name), Told.by(actor, now()));
        repository.save(ladder);
        trail.write(actor, "unanswered.handed-over", id.value(), Map.of("account", to));
        news(ladder, "unanswered.handed-over");
        return version + 1;
    }

    /** Once the ladder has come to the welfare check there is an open urgent request for it, always. */
    void check(Actor actor, Ladder ladder, Pace pace) {
        var now = ladder.now();
        if (now.rung() != Rung.WELFARE_CHECK || now.ended() != null || stillAsked(actor, ladder)) {
            return;
        }
        var at = now();
        var wanted = now.due().isAfter(at) ? now.due() : pace.due(Rung.WELFARE_CHECK, at);
        var said = NewRequest.of(
                ladder.facts().station(),
                new About.Person(ladder.facts().resident()),
                CHECK,
                "无人应答：多次联系未能见到本人或听到本人声音，请立即上门查看。",
                IntakeWay.UNANSWERED);
        var request = requests.take(
                actor,
                new RequestId(Ids.next()),
                new NewRequest(
                        said.station(),
                        said.about(),
                        said.caller(),
                        said.kind(),
                        said.words(),
                        Urgency.URGENT,
                        said.way(),
                        null,
                        wanted,
                        null,
                        null));
        ladder.requested(request.id(), Told.by(actor, at));
        repository.save(ladder);
        trail.write(
                actor, "unanswered.check-requested", ladder.facts().id().value(), Map.of("number", request.number()));
        news(ladder, "unanswered.check-requested");
    }

    private boolean stillAsked(Actor actor, Ladder ladder) {
        var request = ladder.now().request();
        return request != null
                && requests.openFor(actor, ladder.facts().resident()).stream()
                        .anyMatch(open -> open.id().equals(request));
    }

    /** The times of the person's risk as it is today. */
    Pace pace(Actor actor, Ladder ladder) {
        var risk = residents
                .card(actor, ladder.facts().resident())
                .map(PersonCard::risk)
                .orElse(ladder.now().risk());
        ladder.riskIs(risk);
        return pace(ladder.facts().station(), risk);
    }

    Pace pace(StationId station, Risk risk) {
        return paces.pace(station, risk);
    }

    /** Open screens hear of it. */
    void news(Ladder ladder, String topic) {
        notices.tell(ladder.facts().station(), null, topic, ladder.facts().id().value(), false);
    }

    private void unchanged(Ladder ladder, int version) {
        if (ladder.now().version() != version) {
            throw SharedRefusal.CHANGED_MEANWHILE
                    .refuse()
                    .withCurrent(new UnansweredController.State(
                            ladder.facts().id(),
                            ladder.now().version(),
                            ladder.now().rung().code()));
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
