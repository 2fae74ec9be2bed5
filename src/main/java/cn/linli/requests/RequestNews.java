package cn.linli.requests;

import cn.linli.access.Actor;
import cn.linli.access.Notices;
import cn.linli.access.Trail;
import cn.linli.shared.Act;
import cn.linli.shared.Contact;
import cn.linli.shared.RequestId;
import cn.linli.shared.StationId;
import cn.linli.shared.WorkKind;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells what happened to a request: the trail, the ledger, the open screens. All in the transaction of the change. */
@Component
class RequestNews {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** What is entered long after the fact is no news for a screen. */
    private static final Duration FRESH = Duration.ofHours(1);

    private final Trail trail;
    private final Notices notices;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RequestNews(Trail trail, Notices notices, ApplicationEventPublisher events, Clock clock) {
        this.trail = trail;
        this.notices = notices;
        this.events = events;
        this.clock = clock;
    }

    void tell(Actor actor, Request request, boolean urgent) {
        var now = request.snapshot();
        var id = now.facts().id();
        for (var step : request.steps()) {
            trail.write(
                    actor,
                    "requests." + step.what(),
                    id.value(),
                    Map.of("number", now.facts().number()));
            if (step.at().isAfter(OffsetDateTime.now(clock).minus(FRESH))) {
                onScreens(now, step, urgent);
            }
            announce(now, step);
        }
    }

    /**
     * What was done, for the ledger.
     *
     * @param counts false when a visit counts for it
     */
    void delivered(Request request, boolean counts) {
        var now = request.snapshot();
        events.publishEvent(new RequestDone(now.facts().id(), act(now), counts));
    }

    /** Whoever asks for themself, by phone or at the counter, was heard or seen that day. */
    void spoke(Actor actor, RequestId id, NewRequest said, OffsetDateTime at) {
        var inPerson = said.way() == IntakeWay.COUNTER;
        if (!(said.about() instanceof About.Person(var who))
                || !said.caller().equals(Caller.NOBODY)
                || (!inPerson && said.way() != IntakeWay.PHONE)) {
            return;
        }
        events.publishEvent(new SpokeForThemself(
                id,
                new Contact(
                        new Act.Source("requests", id.value(), "spoke"),
                        0,
                        said.station(),
                        Set.of(who),
                        actor.account(),
                        actor.name(),
                        false,
                        at.atZoneSameInstant(CHINA).toLocalDate(),
                        inPerson ? Contact.Way.ELSEWHERE : Contact.Way.PHONE,
                        inPerson ? Contact.Result.SEEN : Contact.Result.HEARD)));
    }

    private void onScreens(Request.Snapshot now, Step step, boolean urgent) {
        var topic = "requests." + step.what();
        var id = now.facts().id().value();
        var rings = urgent && (step.what().equals("received") || step.what().startsWith("climbed"));
        notices.tell(now.facts().station(), null, topic, id, rings);
        var hub = now.climbedTo();
        if (hub != null) {
            notices.tell(hub, null, topic, id, false);
        }
        var doer = now.doer();
        if (doer != null && doer.volunteer() && doer.account() != null) {
            notices.tell(now.facts().station(), doer.account().value(), topic, id, urgent);
        }
    }

    private void announce(Request.Snapshot now, Step step) {
        StationId station = now.facts().station();
        switch (step.what()) {
            case "assigned", "taken-over" ->
                events.publishEvent(new RequestAssigned(now.facts().id(), station));
            case "satisfied", "not-solved", "withdrawn" ->
                events.publishEvent(
                        new RequestClosed(now.facts().id(), station, step.what().equals("satisfied")));
            default -> {
                // nothing others wait for
            }
        }
    }

    private static Act act(Request.Snapshot now) {
        var facts = now.facts();
        var doer = java.util.Objects.requireNonNull(now.doer());
        var day = java.util.Objects.requireNonNull(now.doneAt())
                .atZoneSameInstant(CHINA)
                .toLocalDate();
        var people = now.resident() == null ? Set.<cn.linli.shared.ResidentId>of() : Set.of(now.resident());
        return new Act(
                new Act.Source("requests", facts.id().value(), ""),
                now.announced(),
                WorkKind.REQUEST,
                facts.station(),
                facts.region(),
                List.of(new Act.Doer(doer.account(), doer.name())),
                day,
                now.minutes(),
                1,
                people,
                null,
                facts.field(),
                facts.title());
    }
}
