package cn.linli.access;

import cn.linli.shared.AccountId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Signing in and out. A session lies in the database under the hash of its token; the token is only in the browser's
 * cookie. It ends after two idle hours, and after twelve in any case. Five wrong passwords lock an account for fifteen
 * minutes.
 */
@Service
public class Sessions {

    /** A session not used so long has ended. */
    static final Duration IDLE = Duration.ofHours(2);

    private static final Duration LONGEST = Duration.ofHours(12);
    private static final Duration LOCK = Duration.ofMinutes(15);
    private static final int TRIES = 5;

    private final JdbcClient db;
    private final Passwords passwords;
    private final Actors actors;
    private final Trail trail;
    private final Clock clock;
    private final TransactionTemplate apart;

    Sessions(
            JdbcClient db,
            Passwords passwords,
            Actors actors,
            Trail trail,
            Clock clock,
            org.springframework.transaction.PlatformTransactionManager transactions) {
        this.db = db;
        this.passwords = passwords;
        this.actors = actors;
        this.trail = trail;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
    }

    /**
     * Signs in.
     *
     * @return the token for the cookie
     */
    public String signIn(String name, String password, String agent) {
        var account = find(name);
        if (account == null) {
            passwords.pretend(password);
            throw AccessRefusal.WRONG_PASSWORD.refuse();
        }
        var now = OffsetDateTime.now(clock);
        if (account.lockedUntil() != null && account.lockedUntil().isAfter(now)) {
            throw AccessRefusal.LOCKED_OUT.refuse(minutesLeft(account.lockedUntil(), now));
        }
        if (!passwords.matches(password, account.password())) {
            fail(account, now);
            throw AccessRefusal.WRONG_PASSWORD.refuse();
        }
        if (account.closed()) {
            throw AccessRefusal.ACCOUNT_CLOSED.refuse();
        }
        if (account.locked()) {
            throw AccessRefusal.ACCOUNT_LOCKED.refuse();
        }
        var token = token();
        apart.executeWithoutResult(t -> {
            notLockedMeanwhile(account, now);
            db.sql("""
                    insert into access.session (id, token_hash, account_id, started, seen, ends, agent)
                    values (:id, :hash, :account, :now, :now, :ends, :agent)
                    """)
                    .param("id", cn.linli.shared.Ids.next())
                    .param("hash", hash(token))
                    .param("account", account.id())
                    .param("now", now)
                    .param("ends", now.plus(LONGEST))
                    .param("agent", agent.length() > 200 ? agent.substring(0, 200) : agent)
                    .update();
            trail.write(
                    actors.of(new AccountId(account.id()), account.displayName()),
                    "access.signed-in",
                    account.id(),
                    Map.of());
        });
        return token;
    }

    /** Of many tries at once, those that come after the fifth wrong one do not count, right or wrong. */
    private void notLockedMeanwhile(Account account, OffsetDateTime now) {
        var open = db.sql("""
                update access.account set failures = 0, locked_until = null
                where id = :id and (locked_until is null or locked_until <= :now)
                """)
                .param("id", account.id())
                .param("now", now)
                .update();
        if (open == 0) {
            throw AccessRefusal.LOCKED_OUT.refuse(LOCK.toMinutes());
        }
    }

    private void fail(Account account, OffsetDateTime now) {
        apart.executeWithoutResult(t -> {
            var counted = db.sql("""
                    update access.account
                    set failures = case when failures + 1 >= :tries then 0 else failures + 1 end,
                        locked_until = case when failures + 1 >= :tries then :until else locked_until end
                    where id = :id and (locked_until is null or locked_until <= :now)
                    """)
                    .param("tries", TRIES)
                    .param("until", now.plus(LOCK))
                    .param("id", account.id())
                    .param("now", now)
                    .update();
            if (counted == 0) {
                throw AccessRefusal.LOCKED_OUT.refuse(LOCK.toMinutes());
            }
            trail.write(
                    actors.of(new AccountId(account.id()), account.displayName()),
                    "access.wrong-password",
                    account.id(),
                    Map.of());
        });
    }

    private static long minutesLeft(OffsetDateTime until, OffsetDateTime now) {
        return Math.max(1, Duration.between(now, until).plusSeconds(59).toMinutes());
    }

    /** Who a token belongs to, if the session still lives. Two statements, no transaction: every request asks. */
    public Optional<SignedIn> whoIs(String token) {
        var now = OffsetDateTime.now(clock);
        var found = db.sql("""
                select a.id, a.name, a.display_name, a.must_change, s.seen
                from access.session s join access.account a on a.id = s.account_id
                where s.token_hash = :hash and s.ends > :now and s.seen > :idle and not a.closed and not a.locked
                """)
                .param("hash", hash(token))
                .param("now", now)
                .param("idle", now.minus(IDLE))
                .query((row, n) -> new Found(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("display_name"),
                        row.getBoolean("must_change"),
                        row.getObject("seen", OffsetDateTime.class)))
                .optional();
        found.filter(f -> f.seen().isBefore(now.minusMinutes(1)))
                .ifPresent(f -> db.sql("update access.session set seen = :now where token_hash = :hash")
                        .param("now", now)
                        .param("hash", hash(token))
                        .update());
        return found.map(
                f -> new SignedIn(actors.of(new AccountId(f.id()), f.displayName()), f.name(), f.mustChange()));
    }

    /** Signs out. */
    @Transactional
    public void signOut(String token) {
        db.sql("delete from access.session where token_hash = :hash")
                .param("hash", hash(token))
                .update();
    }

    /** Changes one's own password; every other session of the account ends. */
    @Transactional
    public void changePassword(Actor actor, String old, String chosen, String token) {
        var account = byId(actor.account());
        if (!passwords.matches(old, account.password())) {
            throw AccessRefusal.OLD_PASSWORD_WRONG.refuse();
        }
        var former = new java.util.ArrayList<>(account.former());
        former.add(account.password());
        passwords.check(account.name(), chosen, former);
        db.sql("""
                update access.account
                set password = :password, former_passwords = :former, must_change = false, version = version + 1
                where id = :id
                """)
                .param("password", passwords.hash(chosen))
                .param(
                        "former",
                        passwords.remember(account.former(), account.password()).toArray(String[]::new))
                .param("id", account.id())
                .update();
        db.sql("delete from access.session where account_id = :id and token_hash <> :hash")
                .param("id", account.id())
                .param("hash", hash(token))
                .update();
        trail.write(actor, "access.password-changed", account.id(), Map.of());
    }

    /** The living sessions of an account, the last used first. */
    @Transactional(readOnly = true)
    public List<Live> of(Actor actor, AccountId account, String own) {
        mayLookAt(actor, account);
        var now = OffsetDateTime.now(clock);
        return db.sql("""
                select id, started, seen, agent, token_hash = :own as own
                from access.session
                where account_id = :account and ends > :now and seen > :idle
                order by seen desc, id
                """)
                .param("own", hash(own))
                .param("account", account.value())
                .param("now", now)
                .param("idle", now.minus(IDLE))
                .query((row, n) -> new Live(
                        row.getObject("id", UUID.class),
                        row.getObject("started", OffsetDateTime.class),
                        row.getObject("seen", OffsetDateTime.class),
                        row.getString("agent"),
                        row.getBoolean("own")))
                .list();
    }

    /** Ends one session of an account. */
    @Transactional
    public void end(Actor actor, AccountId account, UUID session) {
        mayLookAt(actor, account);
        var ended = db.sql("delete from access.session where id = :id and account_id = :account")
                .param("id", session)
                .param("account", account.value())
                .update();
        if (ended == 0) {
            throw cn.linli.shared.SharedRefusal.NOT_FOUND.refuse();
        }
        trail.write(actor, "access.session-ended", account.value(), Map.of("session", session));
    }

    private static void mayLookAt(Actor actor, AccountId account) {
        if (!actor.account().equals(account)) {
            actor.needs(Right.MANAGE_SECURITY);
        }
    }

    /** Ended sessions are of no use to anybody. */
    @org.springframework.scheduling.annotation.Scheduled(fixedDelay = 3_600_000, initialDelay = 300_000)
    @Transactional
    void forgetEnded() {
        db.sql("delete from access.session where ends < :now or seen < :idle")
                .param("now", OffsetDateTime.now(clock))
                .param("idle", OffsetDateTime.now(clock).minus(IDLE))
                .update();
    }

    private @Nullable Account find(String name) {
        return db.sql(Account.COLUMNS + " where lower(name) = lower(:name)")
                .param("name", name)
                .query(Account::row)
                .optional()
                .orElse(null);
    }

    private Account byId(AccountId id) {
        return db.sql(Account.COLUMNS + " where id = :id")
                .param("id", id.value())
                .query(Account::row)
                .single();
    }

    private static String token() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Somebody signed in.
     *
     * @param actor as whom they act
     * @param name the name they sign in with
     * @param mustChange whether nothing may be done before the password is changed
     */
    public record SignedIn(Actor actor, String name, boolean mustChange) {}

    /**
     * A session that lives.
     *
     * @param agent the browser, as it calls itself
     * @param own whether it is the one that asks
     */
    public record Live(UUID id, OffsetDateTime started, OffsetDateTime seen, String agent, boolean own) {}

    private record Found(UUID id, String name, String displayName, boolean mustChange, OffsetDateTime seen) {}

    private record Account(
            UUID id,
            String name,
            String displayName,
            String password,
            List<String> former,
            @Nullable OffsetDateTime lockedUntil,
            boolean closed,
            boolean locked) {

        static final String COLUMNS =
                "select id, name, display_name, password, former_passwords, locked_until, closed, locked from access.account";

        static Account row(java.sql.ResultSet row, int n) throws SQLException {
            Array former = row.getArray("former_passwords");
            return new Account(
                    row.getObject("id", UUID.class),
                    row.getString("name"),
                    row.getString("display_name"),
                    row.getString("password"),
                    List.of((String[]) former.getArray()),
                    row.getObject("locked_until", OffsetDateTime.class),
                    row.getBoolean("closed"),
                    row.getBoolean("locked"));
        }
    }
}
