package cn.linli.access;

import cn.linli.shared.Page;
import cn.linli.shared.SharedRefusal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The trail as auditors read it: the newest first, a page at a time, in the words of {@link TrailWords}. */
@Component
class TrailBook {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final JdbcClient db;
    private final TrailWords words;
    private final Trail trail;

    TrailBook(JdbcClient db, TrailWords words, Trail trail) {
        this.db = db;
        this.words = words;
        this.trail = trail;
    }

    /** Taking the trail out is itself a line in it. */
    @Transactional
    void takenOut(Actor actor, Wanted wanted) {
        actor.needs(Right.READ_TRAIL);
        var said = new java.util.HashMap<String, String>();
        if (wanted.from() != null) {
            said.put("from", wanted.from().toString());
        }
        if (wanted.to() != null) {
            said.put("to", wanted.to().toString());
        }
        trail.write(actor, "access.trail-exported", actor.account().value(), said);
    }

    @Transactional(readOnly = true)
    Page<Line> list(Actor actor, Wanted wanted, @Nullable String next, int limit, Locale language) {
        actor.needs(Right.READ_TRAIL);
        var mark = Mark.of(next);
        var rows = db.sql("""
                select t.id, t.at, t.who, t.act, t.subject, t.details, a.name as account, s.display_name as about
                from access.trail t
                left join access.account a on a.id = t.account
                left join access.account s on s.id = t.subject
                where (:from::timestamptz is null or t.at >= :from)
                  and (:to::timestamptz is null or t.at < :to)
                  and (:account::uuid is null or t.account = :account)
                  and (:subject::uuid is null or t.subject = :subject)
                  and (:act = '' or t.act = :act or t.act like :act || '.%')
                  and (:who = '' or t.who = :who or t.account = any (
                    select id from access.account
                    where strpos(lower(display_name), lower(:who)) > 0 or strpos(lower(name), lower(:who)) > 0))
                  and (:markAt::timestamptz is null or (t.at, t.id) < (:markAt, :markId::uuid))
                order by t.at desc, t.id desc
                limit :limit
                """)
                .param("from", start(wanted.from()))
                .param("to", wanted.to() == null ? null : start(wanted.to().plusDays(1)))
                .param("account", wanted.account())
                .param("subject", wanted.subject())
                .param("act", wanted.act())
                .param("who", wanted.who())
                .param("markAt", mark == null ? null : mark.at())
                .param("markId", mark == null ? null : mark.id())
                .param("limit", limit + 1)
                .query((row, n) -> new Line(
                        row.getObject("id", UUID.class),
                        row.getObject("at", OffsetDateTime.class),
                        row.getString("account") == null
                                ? words.who(row.getString("who"), language)
                                : row.getString("who"),
                        row.getString("account"),
                        row.getString("act"),
                        words.act(row.getString("act"), language),
                        row.getString("about"),
                        words.details(row.getString("details"), language),
                        row.getObject("subject", UUID.class),
                        row.getString("details")))
                .list();
        return Page.cut(rows, limit, line -> new Mark(line.at(), line.id()).text());
    }

    private static @Nullable OffsetDateTime start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(ZONE).toOffsetDateTime();
    }

    /** What the reader looks for; empty or null: everything. */
    record Wanted(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable UUID account,
            @Nullable UUID subject,
            String act,
            String who) {}

    /**
     * One line.
     *
     * @param who as they were called then
     * @param account what they sign in with; null for a nightly job or a visitor
     * @param said what was done, in words
     * @param about whose account it was done to, where it was an account
     * @param more what else is known of it, in words
     * @param details the same as it was written
     */
    record Line(
            UUID id,
            OffsetDateTime at,
            String who,
            @Nullable String account,
            String act,
            String said,
            @Nullable String about,
            String more,
            UUID subject,
            String details) {}

    /** Where a page ends: a moment and a row. */
    record Mark(OffsetDateTime at, UUID id) {

        static @Nullable Mark of(@Nullable String text) {
            return text == null || text.isEmpty() ? null : read(text);
        }

        String text() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((at + " " + id).getBytes(StandardCharsets.UTF_8));
        }

        private static Mark read(String text) {
            try {
                var parts =
                        List.of(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", -1));
                return new Mark(OffsetDateTime.parse(parts.get(0)), UUID.fromString(parts.get(1)));
            } catch (RuntimeException e) {
                throw SharedRefusal.UNREADABLE.refuse().at("cursor");
            }
        }
    }
}
