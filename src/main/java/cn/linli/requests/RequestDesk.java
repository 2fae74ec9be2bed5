package cn.linli.requests;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Trail;
import cn.linli.residents.PersonCard;
import cn.linli.shared.Ids;
import cn.linli.shared.Page;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.shared.Texts;
import cn.linli.shared.TimelineSource;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the screens of the desk read: list, board, catalogue, who is calling, what is like it. */
@Service
class RequestDesk {

    private static final int COLUMN = 30;
    private static final int FEWEST_DIGITS = 4;

    private final RequestBook book;
    private final Catalogue catalogue;
    private final Around around;
    private final ObjectProvider<TimelineSource> timelines;
    private final Trail trail;
    private final Clock clock;

    RequestDesk(
            RequestBook book,
            Catalogue catalogue,
            Around around,
            ObjectProvider<TimelineSource> timelines,
            Trail trail,
            Clock clock) {
        this.book = book;
        this.catalogue = catalogue;
        this.around = around;
        this.timelines = timelines;
        this.trail = trail;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Page<RequestLine> list(Actor actor, RequestFilter filter, @Nullable String after, int limit) {
        if (!actor.may(Right.SEE_REQUESTS)) {
            actor.needs(Right.DO_REQUESTS);
        }
        return book.list(actor, filter, after, limit);
    }

    @Transactional(readOnly = true)
    public List<Column> board(Actor actor, StationId station) {
        actor.needs(Right.SEE_REQUESTS);
        actor.worksAt(station);
        var counts = book.counts(station);
        var columns = new ArrayList<Column>();
        for (var state : RequestState.values()) {
            var lines = book.list(actor, RequestFilter.at(station, state), null, COLUMN);
            columns.add(
                    new Column(state, counts.getOrDefault(state, lines.items().size()), lines.items(), lines.next()));
        }
        return columns;
    }

    @Transactional(readOnly = true)
    public List<RequestKind> kinds(Actor actor) {
        if (!actor.may(Right.SEE_REQUESTS)) {
            actor.needs(Right.DO_REQUESTS);
        }
        return catalogue.all();
    }

    /** The same, what this station was asked for most in the last half year first. */
    @Transactional(readOnly = true)
    public List<RequestKind> kindsByUse(Actor actor) {
        var asked = book.askedFor(actor);
        return kinds(actor).stream()
                .sorted(Comparator.comparingInt((RequestKind kind) -> -asked.getOrDefault(kind.code(), 0)))
                .toList();
    }

    @Transactional
    public RequestKind change(Actor actor, RequestKind line) {
        actor.needs(Right.MANAGE_SERVICES);
        if (line.dueAmount() < 1
                || line.dueAmount() > 365
                || !Set.of("hour", "working-day").contains(line.dueUnit())
                || !Set.of("worker", "volunteer", "head").contains(line.doer())) {
            throw SharedRefusal.UNREADABLE.refuse().at("dueAmount");
        }
        var known = catalogue.kind(line.code());
        if (!catalogue.change(line)) {
            throw SharedRefusal.CHANGED_MEANWHILE.refuse().withCurrent(catalogue.kind(known.code()));
        }
        trail.write(actor, "requests.kind-changed", Ids.next(), Map.of("kind", line.code()));
        return catalogue.kind(line.code());
    }

    @Transactional(readOnly = true)
    public List<RequestLine> like(Actor actor, About about, String kind) {
        actor.needs(Right.TAKE_REQUESTS);
        return book.like(actor, about, kind, catalogue.setting("same-days"));
    }

    /** By the full number or its last four digits; fewer find nobody. */
    @Transactional(readOnly = true)
    public List<CallerCard> callers(Actor actor, String number) {
        actor.needs(Right.TAKE_REQUESTS);
        var digits = Texts.optional(number, "number", 30).replaceAll("\\D", "");
        if (digits.length() < FEWEST_DIGITS) {
            return List.of();
        }
        return around.callers(actor, digits).values().stream()
                .limit(10)
                .map(card -> new CallerCard(card, seen(card.id()), book.openFor(card.id())))
                .toList();
    }

    /** When somebody of the station last met them, as the modules tell it. */
    private @Nullable Seen seen(ResidentId who) {
        var now = OffsetDateTime.now(clock);
        return timelines
                .orderedStream()
                .flatMap(source -> source.happenedTo(Set.of(who), now, 10).stream())
                .filter(entry -> !entry.what().equals("requests.received"))
                .max(Comparator.comparing(TimelineSource.Entry::at))
                .map(entry -> new Seen(entry.day(), entry.title(), entry.by()))
                .orElse(null);
    }

    /** One column of the board: how many there are, and the newest of them. */
    record Column(
            RequestState state,
            int count,
            List<RequestLine> lines,
            @Nullable String next) {}

    /** Somebody who may be calling. */
    record CallerCard(PersonCard card, @Nullable Seen lastSeen, List<OpenRequest> open) {}

    /** When they were last seen, and by whom. */
    record Seen(LocalDate day, String title, String by) {}
}
