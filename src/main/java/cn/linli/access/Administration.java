package cn.linli.access;

import cn.linli.shared.AccountId;
import cn.linli.shared.Page;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.Texts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What administrators do with accounts. The system administrator makes and closes them and sets a first password; the
 * security administrator gives and takes roles, locks and unlocks. Neither sees a resident.
 */
@Service
class Administration {

    private static final String COLUMNS = """
            select id, name, display_name, closed, locked, must_change,
                   case when locked_until > :now then locked_until end as locked_until,
                   (select max(seen) from access.session s where s.account_id = a.id) as seen
            from access.account a
            """;

    private final JdbcClient db;
    private final Passwords passwords;
    private final Trail trail;
    private final Clock clock;

    Administration(JdbcClient db, Passwords passwords, Trail trail, Clock clock) {
        this.db = db;
        this.passwords = passwords;
        this.trail = trail;
        this.clock = clock;
    }

    /** The accounts by name, a page at a time. */
    @Transactional(readOnly = true)
    Page<Line> list(Actor actor, Wanted wanted, String after, int limit) {
        administrates(actor);
        var rows = db.sql(COLUMNS + """
                where lower(name) > :after
                  and (:words = '' or strpos(lower(name), :words) > 0 or strpos(lower(display_name), :words) > 0)
                  and case :state
                        when 'closed' then closed
                        when 'locked' then not closed and (locked or locked_until > :now)
                        when 'open' then not closed and not locked and (locked_until is null or locked_until <= :now)
                        else true
                      end
                  and ((:role = '' and :station::uuid is null) or exists (
                    select from access.grant_of_role g
                    left join access.post p on p.station_id = :station
                    where g.account_id = a.id and (g.to_day is null or g.to_day >= :today)
                      and (:role = '' or g.role = :role)
                      and (:station::uuid is null or g.station_id = :station
                           or left(p.region, access.depth(g.region)) = left(g.region, access.depth(g.region)))))
                order by lower(name)
                limit :limit
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("today", LocalDate.now(clock))
                .param("after", after)
                .param("words", wanted.words().strip().toLowerCase(Locale.ROOT))
                .param("state", wanted.state())
                .param("role", wanted.role())
                .param("station", wanted.station(), Types.OTHER)
                .param("limit", limit + 1)
                .query((row, n) -> line(row))
                .list();
        var page = Page.cut(rows, limit, line -> line.name().toLowerCase(Locale.ROOT));
        var roles = rolesOf(page.items().stream().map(Line::id).toList());
        return new Page<>(
                page.items().stream()
                        .map(line -> line.with(roles.getOrDefault(line.id(), List.of())))
                        .toList(),
                page.next());
    }

    /** One account. */
    @Transactional(readOnly = true)
    Line one(Actor actor, AccountId account) {
        administrates(actor);
        var line = db.sql(COLUMNS + "where id = :id")
                .param("now", OffsetDateTime.now(clock))
                .param("id", account.value())
                .query((row, n) -> line(row))
                .optional()
                .orElseThrow(SharedRefusal.NOT_FOUND::refuse);
        return line.with(rolesOf(List.of(line.id())).getOrDefault(line.id(), List.of()));
    }

    /** Corrects the name shown beside what somebody did; what was done before keeps the name of then. */
    @Transactional
    void rename(Actor actor, AccountId account, String displayName) {
        actor.needs(Right.MANAGE_ACCOUNTS);
        must(db.sql("update access.account set display_name = :name, version = version + 1 where id = :id")
                .param("name", Texts.required(displayName, "displayName", 40))
                .param("id", account.value())
                .update());
        trail.write(actor, "access.account-renamed", account.value(), Map.of());
    }

    private Map<UUID, List<RoleHeld>> rolesOf(List<UUID> accounts) {
        return db
                .sql("""
                select id, account_id, role, station_id, region, grid_id, from_day, to_day
                from access.grant_of_role
                where account_id = any (:accounts)
                order by from_day, id
                """)
                .param("accounts", accounts.toArray(UUID[]::new))
                .query((row, n) -> new RoleHeld(
                        row.getObject("id", UUID.class),
                        row.getObject("account_id", UUID.class),
                        row.getString("role"),
                        row.getObject("station_id", UUID.class),
                        row.getString("region"),
                        row.getObject("grid_id", UUID.class),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("to_day", LocalDate.class)))
                .list()
                .stream()
                .collect(java.util.stream.Collectors.groupingBy(RoleHeld::account));
    }

    /** Takes a role away, at once. */
    @Transactional
    void take(Actor actor, AccountId account, UUID grant) {
        actor.needs(Right.MANAGE_SECURITY);
        notOneself(actor, account);
        var role = db.sql("delete from access.grant_of_role where id = :id and account_id = :account returning role")
                .param("id", grant)
                .param("account", account.value())
                .query(String.class)
                .optional()
                .orElseThrow(SharedRefusal.NOT_FOUND::refuse);
        trail.write(actor, "access.role-taken", account.value(), Map.of("grant", grant, "role", role));
    }

    /** Locks an account until it is unlocked; its sessions end. */
    @Transactional
    void lock(Actor actor, AccountId account) {
        actor.needs(Right.MANAGE_SECURITY);
        notOneself(actor, account);
        set(account, "locked = true");
        endSessions(account);
        trail.write(actor, "access.account-locked", account.value(), Map.of());
    }

    /** Unlocks an account, also one locked by wrong passwords. */
    @Transactional
    void unlock(Actor actor, AccountId account) {
        actor.needs(Right.MANAGE_SECURITY);
        set(account, "locked = false, locked_until = null, failures = 0");
        trail.write(actor, "access.account-unlocked", account.value(), Map.of());
    }

    /** Closes an account for good or opens it again; nothing that was done under it is lost. */
    @Transactional
    void close(Actor actor, AccountId account, boolean closed) {
        actor.needs(Right.MANAGE_ACCOUNTS);
        notOneself(actor, account);
        set(account, closed ? "closed = true" : "closed = false");
        endSessions(account);
        trail.write(actor, closed ? "access.account-closed" : "access.account-reopened", account.value(), Map.of());
    }

    /** Sets a password that must be changed at the next sign-in. */
    @Transactional
    void resetPassword(Actor actor, AccountId account, String chosen) {
        actor.needs(Right.MANAGE_ACCOUNTS);
        notOneself(actor, account);
        var before = db.sql("select name, password, former_passwords from access.account where id = :id")
                .param("id", account.value())
                .query((row, n) -> new Before(
                        row.getString("name"),
                        row.getString("password"),
                        List.of((String[]) row.getArray("former_passwords").getArray())))
                .optional()
                .orElseThrow(SharedRefusal.NOT_FOUND::refuse);
        passwords.check(before.name(), chosen, before.used());
        must(db.sql("""
                update access.account
                set password = :password, former_passwords = :former, must_change = true, version = version + 1
                where id = :id
                """)
                .param("password", passwords.hash(chosen))
                .param("former", passwords.remember(before.former(), before.password()).toArray(String[]::new))
                .param("id", account.value())
                .update());
        endSessions(account);
        trail.write(actor, "access.password-reset", account.value(), Map.of());
    }

    private void set(AccountId account, String what) {
        must(db.sql("update access.account set " + what + ", version = version + 1 where id = :id")
                .param("id", account.value())
                .update());
    }

    private void endSessions(AccountId account) {
        db.sql("delete from access.session where account_id = :id")
                .param("id", account.value())
                .update();
    }

    static void administrates(Actor actor) {
        if (!actor.may(Right.MANAGE_SECURITY)) {
            actor.needs(Right.MANAGE_ACCOUNTS);
        }
    }

    private static void notOneself(Actor actor, AccountId account) {
        if (actor.account().equals(account)) {
            throw AccessRefusal.NOT_FOR_ONESELF.refuse();
        }
    }

    private static void must(int changed) {
        if (changed == 0) {
            throw SharedRefusal.NOT_FOUND.refuse();
        }
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("display_name"),
                row.getBoolean("closed"),
                row.getBoolean("locked"),
                row.getObject("locked_until", OffsetDateTime.class),
                row.getBoolean("must_change"),
                row.getObject("seen", OffsetDateTime.class),
                List.of());
    }

    private record Before(String name, String password, List<String> former) {

        List<String> used() {
            var used = new java.util.ArrayList<>(former);
            used.add(password);
            return used;
        }

        /** Says nothing of it. */
        @Override
        public String toString() {
            return "Before[" + name + "]";
        }
    }

    /**
     * What an administrator looks for.
     *
     * @param words part of a name
     * @param role with this role today or later; empty for any
     * @param station with a role there, itself or by its region; null for any
     * @param state open, locked or closed; empty for any
     */
    record Wanted(String words, String role, @Nullable UUID station, String state) {}

    /** An account in the list. */
    record Line(
            UUID id,
            String name,
            String displayName,
            boolean closed,
            boolean locked,
            @Nullable OffsetDateTime lockedUntil,
            boolean mustChange,
            @Nullable OffsetDateTime seen,
            List<RoleHeld> roles) {

        Line with(List<RoleHeld> held) {
            return new Line(id, name, displayName, closed, locked, lockedUntil, mustChange, seen, held);
        }
    }

    /** A role at a place for a time. */
    record RoleHeld(
            UUID id,
            UUID account,
            String role,
            @Nullable UUID station,
            @Nullable String region,
            @Nullable UUID grid,
            LocalDate from,
            @Nullable LocalDate to) {}
}
