package cn.linli.access;

import cn.linli.shared.AccountId;
import cn.linli.shared.StationId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes the actor out of an account's grants, as they stand today; and the actors that are no persons. */
@Component
public class Actors {

    /** The account in the trail of what the command line does. */
    public static final AccountId CONSOLE = new AccountId(new UUID(0x7000L, 0x8000000000000001L));

    private final JdbcClient db;
    private final Rights rights;
    private final Clock clock;

    Actors(JdbcClient db, Rights rights, Clock clock) {
        this.db = db;
        this.rights = rights;
        this.clock = clock;
    }

    /** The command line of the machine: all stations, all people. */
    public Actor console() {
        return everywhere(CONSOLE, "console");
    }

    /** A nightly job or a listener that must see every station; its name stands in the trail. */
    public Actor nightly(String name) {
        return everywhere(CONSOLE, name);
    }

    /**
     * Somebody without an account who came by a link, for one station only.
     *
     * @param rights just what the link is for
     */
    public Actor visitor(String name, StationId station, Set<Right> rights) {
        return new Actor(CONSOLE, name, Set.of(), rights, Scope.of(station));
    }

    private Actor everywhere(AccountId account, String name) {
        var all = new HashSet<>(db.sql("select station_id from access.post")
                .query((row, n) -> new StationId(row.getObject(1, UUID.class)))
                .list());
        var roles = Set.of(Role.CONSOLE);
        return new Actor(account, name, roles, rights.of(roles), Scope.of(all));
    }

    /** The actor of an account, as its grants stand today. Whoever calls this has made sure who it is. */
    public Actor of(AccountId account, String displayName) {
        var grants = grants(account);
        var roles = EnumSet.noneOf(Role.class);
        var stations = new HashSet<StationId>();
        var people = new HashSet<StationId>();
        var grids = new HashSet<UUID>();
        for (var grant : grants) {
            roles.add(grant.role());
            if (grant.grid() != null) {
                grids.add(grant.grid());
            }
            if (grant.role() == Role.VOLUNTEER) {
                continue;
            }
            var places = grant.stations();
            stations.addAll(places);
            if (grant.role().seesPeople()) {
                people.addAll(places);
            }
        }
        if (roles.contains(Role.HUB)) {
            people.addAll(opened(account, stations));
        }
        return new Actor(account, displayName, roles, rights.of(roles), new Scope(stations, people, grids));
    }

    private Set<StationId> opened(AccountId account, Set<StationId> own) {
        var now = OffsetDateTime.now(clock);
        var looks = db.sql("""
                select station_id from access.look
                where account_id = :account and from_moment <= :now and to_moment > :now
                """)
                .param("account", account.value())
                .param("now", now)
                .query((row, n) -> java.util.Optional.ofNullable(row.getObject(1, UUID.class)))
                .list();
        var open = new HashSet<StationId>();
        looks.forEach(look -> {
            if (look.isPresent()) {
                open.add(new StationId(look.get()));
            } else {
                open.addAll(own);
            }
        });
        open.retainAll(own);
        return open;
    }

    private List<Granted> grants(AccountId account) {
        return db.sql("""
                select g.role, g.grid_id, array_remove(array_agg(p.station_id), null) as stations
                from access.grant_of_role g
                left join access.post p
                  on p.station_id = g.station_id
                  or (g.region is not null and left(p.region, access.depth(g.region))
                                               = left(g.region, access.depth(g.region)))
                where g.account_id = :account
                  and g.from_day <= :today and (g.to_day is null or g.to_day >= :today)
                group by g.id, g.role, g.grid_id
                """)
                .param("account", account.value())
                .param("today", LocalDate.now(clock))
                .query((row, n) -> new Granted(
                        Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
                        row.getObject("grid_id", UUID.class),
                        List.of((UUID[]) row.getArray("stations").getArray()).stream()
                                .map(StationId::new)
                                .toList()))
                .list();
    }

    private record Granted(Role role, @Nullable UUID grid, List<StationId> stations) {}
}
