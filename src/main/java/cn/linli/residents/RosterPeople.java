package cn.linli.residents;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The people the stations of a roster know: by identity number, and by earlier rosters. Runs in the caller's scope. */
final class RosterPeople implements RosterRegister {

    private final JdbcClient db;
    private final UUID[] stations;
    private final boolean empty;
    private final Set<UUID> met = new HashSet<>();

    RosterPeople(JdbcClient db, Collection<UUID> stations) {
        this.db = db;
        this.stations = stations.toArray(UUID[]::new);
        this.empty = !db.sql("select exists (select from residents.person where station_id = any (:stations))")
                .param("stations", this.stations)
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean empty() {
        return empty;
    }

    /** The people met so far, in any role. */
    Set<UUID> met() {
        return met;
    }

    @Override
    public List<@Nullable RosterKnown> known(List<byte[]> keys) {
        var asked = keys.stream().filter(key -> key.length > 0).toArray(byte[][]::new);
        var found = byNumber(asked);
        earlier(asked).forEach((key, known) -> found.merge(key, known, RosterPeople::both));
        found.values().forEach(known -> met.add(known.person()));
        return Arrays.asList(
                keys.stream().map(key -> found.get(ByteBuffer.wrap(key))).toArray(RosterKnown[]::new));
    }

    private static RosterKnown both(RosterKnown person, RosterKnown entry) {
        return new RosterKnown(person.person(), person.station(), person.names(), person.name(), entry.said());
    }

    private Map<ByteBuffer, RosterKnown> byNumber(byte[][] keys) {
        var found = new HashMap<ByteBuffer, RosterKnown>();
        db.sql("""
                select p.identity_blind, s.id, s.station_id, s.name, array[p.name, s.name] || p.former_names || s.former_names as names
                from residents.person p
                join residents.person s on s.id = case when p.merged_into is null then p.id else p.merged_into end
                where p.identity_blind = any (:keys)
                order by p.merged_into nulls last
                """).param("keys", keys).query(row -> {
            var names = new HashSet<String>();
            for (var name : (String[]) row.getArray("names").getArray()) {
                names.add(RosterPerson.plain(name));
            }
            found.merge(
                    ByteBuffer.wrap(row.getBytes("identity_blind")),
                    new RosterKnown(
                            row.getObject("id", UUID.class),
                            row.getObject("station_id", UUID.class),
                            names,
                            row.getString("name"),
                            null),
                    RosterPeople::sameNumber);
        });
        return found;
    }

    private static RosterKnown sameNumber(RosterKnown one, RosterKnown other) {
        var names = new HashSet<>(one.names());
        names.addAll(other.names());
        return new RosterKnown(one.person(), one.station(), names, one.name(), null);
    }

    private Map<ByteBuffer, RosterKnown> earlier(byte[][] keys) {
        var found = new HashMap<ByteBuffer, RosterKnown>();
        db.sql("""
                select e.key, s.id, s.station_id, s.name, e.said
                from residents.roster_entry e
                join residents.person p on p.id = e.person_id
                join residents.person s on s.id = case when p.merged_into is null then p.id else p.merged_into end
                where e.station_id = any (:stations) and e.key = any (:keys)
                """).param("stations", stations).param("keys", keys).query(row -> {
            found.put(
                    ByteBuffer.wrap(row.getBytes("key")),
                    new RosterKnown(
                            row.getObject("id", UUID.class),
                            row.getObject("station_id", UUID.class),
                            Set.of(),
                            row.getString("name"),
                            row.getBytes("said")));
        });
        return found;
    }
}
