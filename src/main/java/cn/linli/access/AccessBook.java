package cn.linli.access;

import cn.linli.shared.Page;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the security administrator sees over all accounts: who is signed in, which tokens there are, what roles may do. */
@Component
class AccessBook {

    private final JdbcClient db;
    private final Accounts accounts;
    private final Rights rights;
    private final TrailWords words;
    private final Clock clock;

    AccessBook(JdbcClient db, Accounts accounts, Rights rights, TrailWords words, Clock clock) {
        this.db = db;
        this.accounts = accounts;
        this.rights = rights;
        this.words = words;
        this.clock = clock;
    }

    /** Everybody signed in now, the last seen first. */
    @Transactional(readOnly = true)
    Page<SignedIn> signedIn(Actor actor, String q, @Nullable String cursor, int limit) {
        actor.needs(Right.MANAGE_SECURITY);
        var mark = TrailBook.Mark.of(cursor);
        var rows = db.sql("""
                select s.id, s.account_id, a.name, a.display_name, s.started, s.seen, s.agent
                from access.session s join access.account a on a.id = s.account_id
                where s.ends > :now and s.seen > :idle
                  and (:q = '' or strpos(lower(a.name), :q) > 0 or strpos(lower(a.display_name), :q) > 0)
                  and (:markAt::timestamptz is null or (s.seen, s.id) < (:markAt, :markId::uuid))
                order by s.seen desc, s.id desc
                limit :limit
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("idle", OffsetDateTime.now(clock).minus(Sessions.IDLE))
                .param("q", q.strip().toLowerCase(Locale.ROOT))
                .param("markAt", mark == null ? null : mark.at())
                .param("markId", mark == null ? null : mark.id())
                .param("limit", limit + 1)
                .query((row, n) -> new SignedIn(
                        row.getObject("id", UUID.class),
                        row.getObject("account_id", UUID.class),
                        row.getString("name"),
                        row.getString("display_name"),
                        row.getObject("started", OffsetDateTime.class),
                        row.getObject("seen", OffsetDateTime.class),
                        row.getString("agent")))
                .list();
        return Page.cut(rows, limit, row -> new TrailBook.Mark(row.seen(), row.id()).text());
    }

    /** All tokens, the newest first; those that count, or all. */
    @Transactional(readOnly = true)
    Page<Token> tokens(Actor actor, String q, boolean all, @Nullable String cursor, int limit) {
        actor.needs(Right.MANAGE_SECURITY);
        var mark = TrailBook.Mark.of(cursor);
        var rows = db.sql("""
                select t.id, t.account_id, a.name as account, a.display_name, t.name, t.rights, t.made, t.expires,
                       t.revoked, t.used
                from access.token t join access.account a on a.id = t.account_id
                where (:all or (t.revoked is null and t.expires > :now))
                  and (:q = '' or strpos(lower(t.name), :q) > 0 or strpos(lower(a.name), :q) > 0
                       or strpos(lower(a.display_name), :q) > 0)
                  and (:markAt::timestamptz is null or (t.made, t.id) < (:markAt, :markId::uuid))
                order by t.made desc, t.id desc
                limit :limit
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("all", all)
                .param("q", q.strip().toLowerCase(Locale.ROOT))
                .param("markAt", mark == null ? null : mark.at())
                .param("markId", mark == null ? null : mark.id())
                .param("limit", limit + 1)
                .query((row, n) -> new Token(
                        row.getObject("id", UUID.class),
                        row.getObject("account_id", UUID.class),
                        row.getString("account"),
                        row.getString("display_name"),
                        row.getString("name"),
                        List.of((String[]) row.getArray("rights").getArray()),
                        row.getObject("made", OffsetDateTime.class),
                        row.getObject("expires", OffsetDateTime.class),
                        row.getObject("revoked", OffsetDateTime.class),
                        row.getObject("used", OffsetDateTime.class)))
                .list();
        return Page.cut(rows, limit, row -> new TrailBook.Mark(row.made(), row.id()).text());
    }

    /** The roles, what each may do and where it acts, and whether this actor may give it. */
    @Transactional(readOnly = true)
    List<RoleLine> roles(Actor actor, Locale language) {
        Administration.administrates(actor);
        var first = !accounts.anybodyIs(Role.SECADMIN);
        return Arrays.stream(Role.values())
                .filter(role -> role != Role.CONSOLE)
                .map(role -> new RoleLine(
                        role.code(),
                        words.role(role, language),
                        role.place().name().toLowerCase(Locale.ROOT),
                        rights.of(Set.of(role)).stream()
                                .map(Right::code)
                                .sorted()
                                .toList(),
                        actor.may(Right.MANAGE_SECURITY) || (role == Role.SECADMIN && first)))
                .toList();
    }

    /** Somebody signed in. */
    record SignedIn(
            UUID id,
            UUID account,
            String name,
            String displayName,
            OffsetDateTime started,
            OffsetDateTime seen,
            String agent) {}

    /** A token and whose it is: all but itself. */
    record Token(
            UUID id,
            UUID account,
            String accountName,
            String displayName,
            String name,
            List<String> rights,
            OffsetDateTime made,
            OffsetDateTime expires,
            @Nullable OffsetDateTime revoked,
            @Nullable OffsetDateTime used) {}

    /**
     * A role.
     *
     * @param place stations, grid or nowhere: what a grant of it names
     * @param mayGive whether whoever asks may give it
     */
    record RoleLine(String code, String name, String place, List<String> rights, boolean mayGive) {}
}
