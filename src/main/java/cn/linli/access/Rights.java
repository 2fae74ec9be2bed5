package cn.linli.access;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a role may do, read from the table of rights; a change counts from the next minute on. */
@Component
class Rights {

    private static final long FRESH_MILLIS = 60_000;

    private final JdbcClient db;
    private final Map<Role, Set<Right>> byRole = new ConcurrentHashMap<>();
    private volatile long readAt;

    Rights(JdbcClient db) {
        this.db = db;
    }

    Set<Right> of(Set<Role> roles) {
        if (System.currentTimeMillis() - readAt > FRESH_MILLIS) {
            read();
        }
        var rights = EnumSet.noneOf(Right.class);
        roles.forEach(role -> rights.addAll(byRole.getOrDefault(role, Set.of())));
        return rights;
    }

    private synchronized void read() {
        var fresh = new java.util.EnumMap<Role, Set<Right>>(Role.class);
        db.sql("select role, right_code from access.role_right")
                .query((row, n) -> Map.entry(
                        Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
                        Right.of(row.getString("right_code"))))
                .list()
                .forEach(e -> fresh.computeIfAbsent(e.getKey(), r -> EnumSet.noneOf(Right.class))
                        .add(e.getValue()));
        byRole.clear();
        byRole.putAll(fresh);
        readAt = System.currentTimeMillis();
    }
}
