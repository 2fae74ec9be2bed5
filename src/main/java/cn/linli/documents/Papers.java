package cn.linli.documents;

import cn.linli.access.Accounts;
import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Secrets;
import cn.linli.access.Trail;
import cn.linli.shared.Ids;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the photos and attachments of records: a medicine box, a receipt, a signed paper. They are sealed before they
 * reach the database and seen only by those who see the people of the station. A paper is kept as it came and never
 * changed; each look leaves a line in the trail.
 */
@Component
public class Papers {

    /** The largest paper kept, in bytes: 10 MB. */
    public static final int LARGEST = 10 * 1024 * 1024;

    private static final int LONGEST_NAME = 100;
    private static final Pattern PATH = Pattern.compile("^.*[/\\\\]");
    private static final Pattern ENDING = Pattern.compile("\\.[^.]{0,10}$");
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cntrl}\\p{Cf}\"<>|:*?%;]");

    private final JdbcClient db;
    private final Secrets secrets;
    private final Accounts accounts;
    private final Trail trail;
    private final Clock clock;

    Papers(JdbcClient db, Secrets secrets, Accounts accounts, Trail trail, Clock clock) {
        this.db = db;
        this.secrets = secrets;
        this.accounts = accounts;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Stores a photo or attachment for a record of this station. Refuses more than 10 MB, what is neither a photo nor a
     * PDF by its first bytes, and a station whose people the actor does not see.
     *
     * @param name what the file was called; only shown, never believed
     */
    @Transactional
    public PaperId store(Actor actor, StationId station, String name, byte[] content) {
        mayWrite(actor);
        if (!actor.scope().people().contains(station)) {
            throw SharedRefusal.NOT_FOUND.refuse().at("station");
        }
        if (content.length > LARGEST) {
            throw DocumentRefusal.PAPER_TOO_LARGE.refuse(LARGEST / 1024 / 1024);
        }
        var kind = PaperKind.of(content).orElseThrow(DocumentRefusal.PAPER_KIND_UNKNOWN::refuse);
        var id = new PaperId(Ids.next());
        db.sql("""
                insert into documents.paper
                  (id, station_id, region, kind, bytes, name_sealed, content_sealed, made, made_by)
                values (:id, :station, :region, :kind, :bytes, :name, :content, :now, :me)
                """)
                .param("id", id.value())
                .param("station", station.value())
                .param("region", accounts.regionOf(station).value())
                .param("kind", kind.name())
                .param("bytes", content.length)
                .param("name", secrets.seal(fitting(name, kind)))
                .param("content", secrets.sealBytes(content))
                .param("now", OffsetDateTime.now(clock))
                .param("me", actor.account().value())
                .update();
        trail.write(actor, "documents.paper-stored", id.value(), Map.of("kind", kind.name(), "bytes", content.length));
        return id;
    }

    /** Opens a paper; the look is noted in the trail. Refuses one that is not there or not for these eyes. */
    @Transactional
    public Paper open(Actor actor, PaperId id) {
        mayRead(actor);
        var paper = db.sql("select kind, name_sealed, content_sealed from documents.paper where id = :id")
                .param("id", id.value())
                .query((row, n) -> new Paper(
                        secrets.open(row.getBytes("name_sealed")),
                        PaperKind.valueOf(row.getString("kind")),
                        secrets.openBytes(row.getBytes("content_sealed"))))
                .optional()
                .orElseThrow(SharedRefusal.NOT_FOUND::refuse);
        trail.write(
                actor,
                "documents.paper-shown",
                id.value(),
                Map.of("kind", paper.kind().name()));
        return paper;
    }

    /** Whether this is a paper of the station that the actor stored, or may see anyway. Nothing else may be tied to a record. */
    @Transactional(readOnly = true)
    public boolean mayUse(Actor actor, StationId station, PaperId id) {
        return db.sql("""
                select exists (
                  select from documents.paper
                  where id = :id and station_id = :station and (made_by = :me or :sees))
                """)
                .param("id", id.value())
                .param("station", station.value())
                .param("me", actor.account().value())
                .param("sees", actor.may(Right.SEE_REQUESTS) || actor.may(Right.SEE_VISITS))
                .query(Boolean.class)
                .single();
    }

    private static void mayWrite(Actor actor) {
        if (!actor.may(Right.RECORD_VISITS) && !actor.may(Right.TAKE_REQUESTS) && !actor.may(Right.DO_REQUESTS)) {
            actor.needs(Right.EDIT_RESIDENTS);
        }
    }

    private static void mayRead(Actor actor) {
        if (!actor.may(Right.SEE_VISITS) && !actor.may(Right.SEE_REQUESTS)) {
            actor.needs(Right.SEE_RESIDENTS);
        }
    }

    /** The name without a path, without signs that mean something elsewhere, with the ending of what it really is. */
    static String fitting(String name, PaperKind kind) {
        var bare = ENDING.matcher(PATH.matcher(name.strip()).replaceFirst("")).replaceFirst("");
        var fit = UNFIT.matcher(bare).replaceAll("").strip();
        var end = fit.offsetByCodePoints(0, Math.min(LONGEST_NAME, fit.codePointCount(0, fit.length())));
        var kept = fit.substring(0, end);
        return (kept.isEmpty() || kept.startsWith(".") ? "附件" : kept) + "." + kind.ending();
    }
}
