package cn.linli.unanswered;

import cn.linli.access.Actor;
import cn.linli.shared.AccountId;
import cn.linli.shared.Act;
import cn.linli.shared.Contact;
import cn.linli.shared.Ids;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something somebody tells the ladder.
 *
 * @param id the id of the line it becomes
 * @param until how long a word should hold
 * @param source where it was recorded, if elsewhere
 */
record Told(
        UUID id,
        AccountId by,
        String byName,
        OffsetDateTime at,
        String words,
        @Nullable LocalDate until,
        Act.@Nullable Source source) {

    static Told by(Actor actor, OffsetDateTime at) {
        return new Told(Ids.next(), actor.account(), actor.name(), at, "", null, null);
    }

    static Told by(Contact contact, OffsetDateTime at) {
        return new Told(Ids.next(), contact.by(), contact.byName(), at, "", null, contact.source());
    }

    Told with(UUID line, String said, @Nullable LocalDate holdsUntil) {
        return new Told(line, by, byName, at, said, holdsUntil, source);
    }
}
