package cn.linli.today;

import cn.linli.access.Actor;
import cn.linli.access.Role;
import cn.linli.shared.Due;
import cn.linli.shared.DueSource;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What somebody must do now, over all modules: overdue first, then today's, then the new, then what waits for a word. */
@Service
public class Today {

    private static final List<String> ORDER =
            List.of("overdue", "to-answer", "answered", "due-today", "new-for-me", "unassigned", "waiting-for-word");
    private static final Comparator<Due> PRESSING = Comparator.<Due>comparingInt(due -> rank(due.why()))
            .thenComparing(due -> !due.urgent())
            .thenComparing(Due::due, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Due::since);

    private final ObjectProvider<DueSource> sources;
    private final Clock clock;

    Today(ObjectProvider<DueSource> sources, Clock clock) {
        this.sources = sources;
        this.clock = clock;
    }

    /** All that waits for this person, the most pressing first. */
    @Transactional(readOnly = true)
    public List<Due> of(Actor actor) {
        var now = OffsetDateTime.now(clock);
        return sources.orderedStream()
                .flatMap(source -> source.dueFor(actor.account(), actor.is(Role.HEAD), now).stream())
                .sorted(PRESSING)
                .toList();
    }

    private static int rank(String why) {
        int place = ORDER.indexOf(why);
        return place < 0 ? ORDER.size() : place;
    }
}
