package cn.linli.residents;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of a roster whom the register knows.
 *
 * @param person their entry; the one that stands for them if it was merged
 * @param station whose register it is
 * @param names the names and former names, plain; none where they came by a key without a number
 * @param said the marks of what an earlier roster said; null for somebody who was entered by hand
 */
@SuppressWarnings("ArrayRecordComponent")
record RosterKnown(UUID person, UUID station, Set<String> names, String name, byte @Nullable [] said) {

    boolean named(String name) {
        return names.isEmpty() || names.contains(RosterPerson.plain(name));
    }
}
