package cn.linli.residents;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.shared.Page;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.TimelineSource;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everything that happened with a person, whatever module keeps it, newest first, on one line of time. */
@Service
class Timeline {

    private static final Comparator<TimelineSource.Entry> NEWEST_FIRST = Comparator.comparing(
                    (TimelineSource.Entry entry) -> entry.at().toInstant())
            .reversed()
            .thenComparing(TimelineSource.Entry::record)
            .thenComparing(TimelineSource.Entry::what);

    private final List<TimelineSource> sources;
    private final PersonFile file;
    private final Clock clock;

    Timeline(List<TimelineSource> sources, PersonFile file, Clock clock) {
        this.sources = sources;
        this.file = file;
        this.clock = clock;
    }

    /** A page of it; the mark is the moment of the last entry shown and how many of that moment were shown. */
    @Transactional(readOnly = true)
    public Page<TimelineSource.Entry> of(Actor actor, ResidentId id, @Nullable String after, int limit) {
        actor.needs(Right.SEE_RESIDENTS);
        file.kept(id);
        var people = file.same(id);
        var mark = Mark.of(after, OffsetDateTime.now(clock).plusYears(1));
        var before = mark.at().plus(1, ChronoUnit.MICROS);
        var wanted = limit + mark.shown() + 1;
        var entries = sources.stream()
                .flatMap(source -> source.happenedTo(people, before, wanted).stream())
                .sorted(NEWEST_FIRST)
                .skip(mark.shown())
                .limit(limit + 1L)
                .toList();
        return Page.cut(entries, limit, last -> mark.next(entries.subList(0, limit), last));
    }

    private record Mark(OffsetDateTime at, int shown) {

        static Mark of(@Nullable String text, OffsetDateTime start) {
            if (text == null || text.isEmpty()) {
                return new Mark(start, 0);
            }
            try {
                var cut = text.lastIndexOf('~');
                return new Mark(
                        OffsetDateTime.parse(text.substring(0, Math.max(cut, 0))),
                        Math.clamp(Integer.parseInt(text.substring(cut + 1)), 0, 1000));
            } catch (DateTimeParseException | NumberFormatException e) {
                throw SharedRefusal.UNREADABLE.refuse().at("after");
            }
        }

        String next(List<TimelineSource.Entry> shownNow, TimelineSource.Entry last) {
            var same = shownNow.stream()
                    .filter(entry -> entry.at().toInstant().equals(last.at().toInstant()))
                    .count();
            var before = Optional.of(at)
                    .filter(moment -> moment.toInstant().equals(last.at().toInstant()))
                    .map(moment -> shown)
                    .orElse(0);
            return last.at().toInstant() + "~" + (same + before);
        }
    }
}
