package cn.linli.access;

import cn.linli.shared.Page;
import cn.linli.shared.SharedRefusal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The trail as auditors read it: the newest first, a page at a time. */
@Component
class TrailBook {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final JdbcClient db;

    TrailBook(JdbcClient db) {
        this.db = db;
    }

    @Transactional(readOnly = true)
    Page<Line> list(Actor actor, Wanted wanted, @Nullable String next, int limit) {
        actor.needs(Right.READ_TRAIL);
        var mark = next == null || next.isEmpty() ? null : Mark.read(next);
        var rows = db.sql("""
                select id, at, who, act, subject, details
                from access.trail
                where (:from::timestamptz is null or at >= :from)
                  and (:to::timestamptz is null or at < :to)
                  and (:account::uuid is null or account = :account)
                  and (:subject::uuid is null or subject = :subject)
                  and (:act = '' or act = :act or act like :act || '.%')
                  and (:who = '' or who = :who)
                  and (:markAt::timestamptz is null or (at, id) < (:markAt, :markId::uuid))
                order by at desc, id desc
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
                        row.getString("who"),
                        row.getString("act"),
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

    /** One line. */
    record Line(UUID id, OffsetDateTime at, String who, String act, UUID subject, String details) {}

    private record Mark(OffsetDateTime at, UUID id) {

        String text() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((at + " " + id).getBytes(StandardCharsets.UTF_8));
        }

        static Mark read(String text) {
            try {
                var parts =
                        List.of(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", -1));
                return new Mark(OffsetDateTime.parse(parts.get(0)), UUID.fromString(parts.get(1)));
            } catch (RuntimeException e) {
                throw SharedRefusal.UNREADABLE.refuse().at("next");
            }
        }
    }
}
