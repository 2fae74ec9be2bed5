package cn.linli.access;

import cn.linli.shared.SharedRefusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does a command once. The client's own id of the command and the answer are kept in the transaction of the effect;
 * the same id again, at once or weeks later, gets the same answer and has no second effect. Two at the same time: the
 * second waits for the first.
 */
@Component
public class Once {

    private static final java.time.Duration KEPT = java.time.Duration.ofDays(90);

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;

    Once(JdbcClient db, TransactionTemplate transaction, JsonMapper json, Clock clock) {
        this.db = db;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Does the command, or answers as it did before. Refuses an id that was used for something else or by somebody
     * else.
     *
     * @param command the client's id of the command
     * @param content what the command says, to tell a repeat from a reuse
     * @param answerType the type of the answer
     */
    public @Nullable Object run(Actor actor, UUID command, String content, JavaType answerType, Callable<?> work) {
        return transaction.execute(t -> {
            var digest = digest(content);
            var fresh = db.sql("""
                    insert into access.command (id, account, digest, at) values (:id, :account, :digest, :now)
                    on conflict (id) do nothing
                    """)
                    .param("id", command)
                    .param("account", actor.account().value())
                    .param("digest", digest)
                    .param("now", OffsetDateTime.now(clock))
                    .update();
            return fresh == 1 ? first(command, work) : again(actor, command, digest, answerType);
        });
    }

    /** Ninety days after a command no client sends it again. */
    @org.springframework.scheduling.annotation.Scheduled(fixedDelay = 3_600_000, initialDelay = 600_000)
    void forgetOld() {
        transaction.executeWithoutResult(t -> db.sql("delete from access.command where at < :old")
                .param("old", OffsetDateTime.now(clock).minus(KEPT))
                .update());
    }

    private @Nullable Object first(UUID command, Callable<?> work) {
        try {
            var answer = work.call();
            db.sql("update access.command set answer = :answer where id = :id")
                    .param("answer", answer == null ? null : json.writeValueAsString(answer))
                    .param("id", command)
                    .update();
            return answer;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable Object again(Actor actor, UUID command, byte[] digest, JavaType answerType) {
        var done = db.sql("select account, digest, answer from access.command where id = :id")
                .param("id", command)
                .query((row, n) ->
                        new Done(row.getObject("account", UUID.class), row.getBytes("digest"), row.getString("answer")))
                .single();
        if (!done.account().equals(actor.account().value()) || !Arrays.equals(done.digest(), digest)) {
            throw SharedRefusal.COMMAND_REUSED.refuse();
        }
        return done.answer() == null ? null : json.readValue(done.answer(), answerType);
    }

    private static byte[] digest(String content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Done(
            UUID account, byte[] digest, @Nullable String answer) {}
}
