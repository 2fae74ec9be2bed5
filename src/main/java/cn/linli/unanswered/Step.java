package cn.linli.unanswered;

import cn.linli.shared.AccountId;
import cn.linli.shared.Act;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of what was done on a ladder. Lines are added, never changed.
 *
 * @param due by when it should have been done; null where nothing waited
 * @param ownerName whose step it was
 * @param until how long a word holds
 * @param source the visit or request it came from, if it was recorded elsewhere
 */
record Step(
        UUID id,
        Rung rung,
        What what,
        @Nullable OffsetDateTime due,
        String ownerName,
        OffsetDateTime at,
        AccountId by,
        String byName,
        String words,
        @Nullable LocalDate until,
        Act.@Nullable Source source) {

    /** Says nothing of what was said. */
    @Override
    public String toString() {
        return "Step[%s %s %s]".formatted(rung, what, at);
    }
}
