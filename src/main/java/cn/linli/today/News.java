package cn.linli.today;

import cn.linli.access.Actor;
import cn.linli.shared.StationId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A piece of news as it travels through the database; only ids, nothing personal.
 *
 * @param station whose news it is
 * @param account only for this account; null for everybody of the station
 * @param topic the module and what happened: {@code requests.received}
 */
record News(StationId station, @Nullable UUID account, String topic, UUID record, boolean urgent) {

    /** Reads a line of the channel; what cannot be read is no news. */
    static Optional<News> read(String line) {
        var parts = line.split(" ", -1);
        if (parts.length != 5) {
            return Optional.empty();
        }
        try {
            return Optional.of(new News(
                    new StationId(UUID.fromString(parts[0])),
                    parts[1].equals("-") ? null : UUID.fromString(parts[1]),
                    parts[2],
                    UUID.fromString(parts[3]),
                    Boolean.parseBoolean(parts[4])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether it is for these ears: the own account's, or the own stations'. */
    boolean isFor(Actor actor) {
        return account != null
                ? account.equals(actor.account().value())
                : actor.scope().stations().contains(station);
    }

    /** As the screens know it; the sound is for those who work there, not for those who only watch. */
    Told told(Actor actor) {
        var module = topic.contains(".") ? topic.substring(0, topic.indexOf('.')) : topic;
        var rings = urgent && (account != null || actor.scope().people().contains(station));
        return new Told(module, topic, record.toString(), rings);
    }

    /**
     * On the wire.
     *
     * @param topic the module; lists whose key begins with it are asked again
     * @param what what happened
     */
    record Told(String topic, String what, String id, boolean urgent) {}
}
