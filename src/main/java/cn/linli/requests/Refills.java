package cn.linli.requests;

import cn.linli.access.Actor;
import cn.linli.access.Actors;
import cn.linli.access.Wall;
import cn.linli.shared.AccountId;
import cn.linli.shared.Ids;
import cn.linli.shared.RequestId;
import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Before a medicine runs out, the next box becomes a request by itself; once for each box, however often it looks. */
@Component
class Refills {

    private static final Logger LOG = LoggerFactory.getLogger(Refills.class);
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final JdbcClient db;
    private final Requests requests;
    private final Errands errands;
    private final Catalogue catalogue;
    private final Around around;
    private final Actors actors;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Refills(
            JdbcClient db,
            Requests requests,
            Errands errands,
            Catalogue catalogue,
            Around around,
            Actors actors,
            TransactionTemplate transaction,
            Clock clock) {
        this.db = db;
        this.requests = requests;
        this.errands = errands;
        this.catalogue = catalogue;
        this.around = around;
        this.actors = actors;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 120_000, fixedDelay = 600_000)
    void look() {
        try {
            look(LocalDate.now(clock));
        } catch (RuntimeException e) {
            LOG.warn("Refills could not be looked for just now: {}", e.getMessage());
        }
    }

    /** How many requests were made. */
    int look(LocalDate today) {
        var actor = actors.nightly("medicine-refills");
        int[] made = {0};
        Wall.run(actor, () -> {
            for (var id : runningOut(today)) {
                made[0] += refill(actor, id, today);
            }
        });
        return made[0];
    }

    private List<RequestId> runningOut(LocalDate today) {
        var found = transaction.execute(t -> db.sql("""
                select request_id from requests.medicine
                where runs_out <= :until and next_request is null
                order by runs_out
                limit 500
                """)
                .param("until", today.plusDays(catalogue.setting("refill-lead-days")))
                .query((row, n) -> new RequestId(row.getObject(1, UUID.class)))
                .list());
        return found == null ? List.of() : found;
    }

    private int refill(Actor actor, RequestId last, LocalDate today) {
        var made = transaction.execute(t -> locked(last).map(box -> {
            var who = box.resident();
            if (who == null || gone(actor, who)) {
                db.sql("update requests.medicine set runs_out = null where request_id = :id")
                        .param("id", last.value())
                        .update();
                return 0;
            }
            var next = new RequestId(Ids.next());
            requests.take(actor, next, again(actor, box, who, today));
            errands.sameAgain(next, errands.medicineOf(last).orElseThrow());
            db.sql("update requests.medicine set next_request = :next where request_id = :id")
                    .param("next", next.value())
                    .param("id", last.value())
                    .update();
            return 1;
        }));
        return made == null ? 0 : made.orElse(0);
    }

    /** Somebody who died or moved away needs no more. */
    private boolean gone(Actor actor, ResidentId who) {
        return around.card(actor, who)
                .map(card -> card.deceased() || card.moved())
                .orElse(true);
    }

    private NewRequest again(Actor actor, Box box, ResidentId who, LocalDate today) {
        var wanted = box.runsOut().isAfter(today)
                ? box.runsOut().atTime(17, 0).atZone(CHINA).toOffsetDateTime()
                : null;
        var doer = box.doer() != null
                        && around.workerName(actor, box.station(), box.doer()).isPresent()
                ? new Doer.Worker(box.doer())
                : null;
        return new NewRequest(
                box.station(),
                new About.Person(who),
                Caller.NOBODY,
                box.kind(),
                "",
                Urgency.NORMAL,
                IntakeWay.REFILL,
                OffsetDateTime.now(clock),
                wanted == null || wanted.isBefore(OffsetDateTime.now(clock)) ? null : wanted,
                doer,
                null);
    }

    private java.util.Optional<Box> locked(RequestId id) {
        return db.sql("""
                select r.station_id, r.kind, r.resident_id, r.doer_account, m.runs_out
                from requests.medicine m join requests.request r on r.id = m.request_id
                where m.request_id = :id and m.next_request is null and m.runs_out is not null
                for update of m skip locked
                """)
                .param("id", id.value())
                .query((row, n) -> {
                    var resident = row.getObject("resident_id", UUID.class);
                    var doer = row.getObject("doer_account", UUID.class);
                    return new Box(
                            new StationId(row.getObject("station_id", UUID.class)),
                            row.getString("kind"),
                            resident == null ? null : new ResidentId(resident),
                            doer == null ? null : new AccountId(doer),
                            row.getObject("runs_out", LocalDate.class));
                })
                .optional();
    }

    private record Box(
            StationId station,
            String kind,
            @Nullable ResidentId resident,
            @Nullable AccountId doer,
            LocalDate runsOut) {}
}
