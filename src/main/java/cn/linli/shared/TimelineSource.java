package cn.linli.shared;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A module in which things happen with a person; the register shows them all on one timeline, newest first. */
public interface TimelineSource {

    /**
     * What happened with these people (one person and those merged into them), newest first, at most {@code limit}
     * entries before the given moment. Runs in the caller's transaction and scope.
     */
    List<Entry> happenedTo(Set<ResidentId> people, OffsetDateTime before, int limit);

    /**
     * One entry.
     *
     * @param module the module that keeps the record
     * @param record its id; the screens open it at {@code /<module>/<record>}
     * @param at when
     * @param what a code for the icon and the word, e.g. {@code visits.met}
     * @param title one line in the station's words, without sensitive text
     * @param by who did it
     */
    record Entry(String module, UUID record, OffsetDateTime at, LocalDate day, String what, String title, String by) {}
}
