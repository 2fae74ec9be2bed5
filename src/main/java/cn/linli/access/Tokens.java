package cn.linli.access;

import cn.linli.shared.AccountId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.Texts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tokens for programs: some of the rights of one account, inside its scope, for at most a year, revocable. Only the
 * hash is kept; the token itself is shown once. Sent as {@code Authorization: Bearer}.
 */
@Service
public class Tokens {

    private static final Duration LONGEST = Duration.ofDays(366);
    private static final String MARK = "linli_";

    private final JdbcClient db;
    private final Actors actors;
    private final Trail trail;
    private final Clock clock;

    Tokens(JdbcClient db, Actors actors, Trail trail, Clock clock) {
        this.db = db;
        this.actors = actors;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Makes a token for an account. Refuses one that lives longer than a year, and rights that concern administration:
     * a program makes no accounts.
     *
     * @return the token, for this one time
     */
    @Transactional
    String make(Actor actor, UUID id, AccountId account, String name, Set<Right> rights, OffsetDateTime expires) {
        actor.needs(Right.MANAGE_SECURITY);
        var now = OffsetDateTime.now(clock);
        if (expires.isBefore(now) || expires.isAfter(now.plus(LONGEST))) {
            throw AccessRefusal.TOKEN_TOO_LONG.refuse();
        }
        if (rights.isEmpty() || rights.contains(Right.MANAGE_ACCOUNTS) || rights.contains(Right.MANAGE_SECURITY)) {
            throw AccessRefusal.TOKEN_TOO_WIDE.refuse();
        }
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        var token = MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        try {
            db.sql("""
                    insert into access.token (id, token_hash, account_id, name, rights, made, expires)
                    select :id, :hash, a.id, :name, :rights, :now, :expires
                    from access.account a where a.id = :account and not a.closed
                    """)
                    .param("id", id)
                    .param("hash", hash(token))
                    .param("account", account.value())
                    .param("name", Texts.required(name, "name", 60))
                    .param("rights", rights.stream().map(Right::code).sorted().toArray(String[]::new))
                    .param("now", now)
                    .param("expires", expires)
                    .update();
        } catch (DuplicateKeyException e) {
            throw AccessRefusal.TOKEN_MADE.refuse();
        }
        trail.write(actor, "access.token-made", account.value(), Map.of("token", id));
        return token;
    }

    /** The tokens of an account; everybody may see those that act in their own name. */
    @Transactional(readOnly = true)
    List<Held> of(Actor actor, AccountId account) {
        ownOrSecurity(actor, account);
        return db.sql("""
                select id, name, rights, made, expires, revoked, used from access.token
                where account_id = :account order by made desc, id
                """)
                .param("account", account.value())
                .query((row, n) -> new Held(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        List.of((String[]) row.getArray("rights").getArray()),
                        row.getObject("made", OffsetDateTime.class),
                        row.getObject("expires", OffsetDateTime.class),
                        row.getObject("revoked", OffsetDateTime.class),
                        row.getObject("used", OffsetDateTime.class)))
                .list();
    }

    private static void ownOrSecurity(Actor actor, AccountId account) {
        if (!actor.account().equals(account)) {
            actor.needs(Right.MANAGE_SECURITY);
        }
    }

    /** Ends a token, at once; also one's own. */
    @Transactional
    void revoke(Actor actor, AccountId account, UUID token) {
        ownOrSecurity(actor, account);
        var revoked = db.sql("""
                update access.token set revoked = coalesce(revoked, :now)
                where id = :id and account_id = :account
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("id", token)
                .param("account", account.value())
                .update();
        if (revoked == 0) {
            throw SharedRefusal.NOT_FOUND.refuse();
        }
        trail.write(actor, "access.token-revoked", account.value(), Map.of("token", token));
    }

    /** As whom a token acts, if it still counts: the account's own scope, and the rights both have. */
    public Optional<Actor> whoIs(String token) {
        var now = OffsetDateTime.now(clock);
        var found = db.sql("""
                select t.id, t.account_id, t.name, t.rights, a.display_name, t.used
                from access.token t join access.account a on a.id = t.account_id
                where t.token_hash = :hash and t.expires > :now and t.revoked is null
                  and not a.closed and not a.locked
                """)
                .param("hash", hash(token))
                .param("now", now)
                .query((row, n) -> new Found(
                        row.getObject("id", UUID.class),
                        new AccountId(row.getObject("account_id", UUID.class)),
                        row.getString("display_name") + " · " + row.getString("name"),
                        List.of((String[]) row.getArray("rights").getArray()),
                        row.getObject("used", OffsetDateTime.class)))
                .optional();
        found.filter(f -> f.used() == null || f.used().isBefore(now.minusMinutes(1)))
                .ifPresent(f -> db.sql("update access.token set used = :now where id = :id")
                        .param("now", now)
                        .param("id", f.id())
                        .update());
        return found.map(f -> narrowed(actors.of(f.account(), f.name()), f.rights()));
    }

    private static Actor narrowed(Actor account, List<String> codes) {
        var rights = EnumSet.noneOf(Right.class);
        codes.stream().map(Right::of).filter(account::may).forEach(rights::add);
        return new Actor(account.account(), account.name(), account.roles(), rights, account.scope());
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static Set<Right> rights(List<String> codes) {
        try {
            var rights = EnumSet.noneOf(Right.class);
            codes.stream().map(Right::of).forEach(rights::add);
            return rights;
        } catch (IllegalArgumentException e) {
            throw SharedRefusal.UNREADABLE.refuse().at("rights");
        }
    }

    /** Every right a program may be given. */
    static List<String> grantable() {
        return Arrays.stream(Right.values())
                .filter(right -> right != Right.MANAGE_ACCOUNTS && right != Right.MANAGE_SECURITY)
                .map(Right::code)
                .toList();
    }

    /** A token as it is shown: all but itself. */
    record Held(
            UUID id,
            String name,
            List<String> rights,
            OffsetDateTime made,
            OffsetDateTime expires,
            @Nullable OffsetDateTime revoked,
            @Nullable OffsetDateTime used) {}

    private record Found(
            UUID id,
            AccountId account,
            String name,
            List<String> rights,
            @Nullable OffsetDateTime used) {}
}
