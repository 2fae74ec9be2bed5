package cn.linli.requests;

import cn.linli.access.Actor;
import cn.linli.access.Entrusted;
import cn.linli.access.Right;
import cn.linli.access.Secrets;
import cn.linli.access.Trail;
import cn.linli.documents.PaperId;
import cn.linli.documents.Papers;
import cn.linli.shared.Ids;
import cn.linli.shared.Money;
import cn.linli.shared.RequestId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an errand (代办) carries besides the request itself: its money, to the fen, and the medicine it brings. Both are
 * written under the request's lock, so that no line slips in while it closes.
 */
@Service
public class Errands {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int LONGEST_SUPPLY = 400;

    private final JdbcClient db;
    private final RequestRepository repository;
    private final Papers papers;
    private final Entrusted entrusted;
    private final Secrets secrets;
    private final Trail trail;
    private final Clock clock;

    Errands(
            JdbcClient db,
            RequestRepository repository,
            Papers papers,
            Entrusted entrusted,
            Secrets secrets,
            Trail trail,
            Clock clock) {
        this.db = db;
        this.papers = papers;
        this.entrusted = entrusted;
        this.repository = repository;
        this.secrets = secrets;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Adds a line to the errand's money. Refuses amounts of nothing, more change than there is, and lines once the
     * request is closed.
     *
     * @param amount in yuan; not looked at when a difference is declared, for that is always the whole rest
     * @param receipt the paper that shows it, if there is one
     */
    @Transactional
    public Taken cash(
            Actor actor, RequestId id, int version, String what, Money amount, @Nullable UUID receipt, String note) {
        actor.needs(Right.DO_REQUESTS);
        var request = open(id, version);
        mayTie(actor, request, receipt, "receipt");
        var said = Texts.optional(note, "note", 200);
        var purse = new Purse(lines(id));
        var line = switch (Codes.read(Purse.What.class, what)) {
            case RECEIVED -> purse.receive(amount, said);
            case SPENT -> purse.spend(amount, said);
            case RETURNED -> purse.giveBack(amount, said);
            case DECLARED -> purse.declare(said);
        };
        db.sql("""
                insert into requests.cash
                  (id, request_id, station_id, at, what, fen, receipt, note, by_account, by_name)
                values (:id, :request, :station, :now, :what, :fen, :receipt, :note, :by, :byName)
                """)
                .param("id", Ids.next())
                .param("request", id.value())
                .param("station", request.snapshot().facts().station().value())
                .param("now", OffsetDateTime.now(clock))
                .param("what", line.what().code())
                .param("fen", line.amount().fen())
                .param("receipt", receipt)
                .param("note", secrets.seal(line.note()))
                .param("by", actor.account().value())
                .param("byName", actor.name())
                .update();
        trail.write(
                actor,
                "requests.cash",
                id.value(),
                Map.of("what", line.what().code(), "fen", line.amount().fen()));
        return saved(request);
    }

    /**
     * Says which medicine the errand brings. Refuses a supply of more than 400 days.
     *
     * @param what name and strength as on the box
     * @param dose how it is taken; may be empty
     * @param box the photo of the box, if there is one
     * @param days how many days it lasts; 0: once only, no refill
     */
    @Transactional
    public Taken medicine(
            Actor actor, RequestId id, int version, String what, String dose, @Nullable UUID box, int days) {
        actor.needs(Right.DO_REQUESTS);
        if (days < 0 || days > LONGEST_SUPPLY) {
            throw RequestRefusal.MEDICINE_DAYS.refuse(LONGEST_SUPPLY);
        }
        var request = open(id, version);
        mayTie(actor, request, box, "box");
        write(
                request,
                new Medicine(Texts.required(what, "what", 100), Texts.optional(dose, "dose", 100), box, days, null));
        trail.write(actor, "requests.medicine", id.value(), Map.of("days", days));
        return saved(request);
    }

    /** The medicine of a refill, as the last time. */
    void sameAgain(RequestId next, Medicine medicine) {
        var request = repository.lock(next).orElseThrow();
        write(request, new Medicine(medicine.what(), medicine.dose(), medicine.box(), medicine.days(), null));
    }

    /** Brought: from today it lasts its days. */
    void brought(Request request, OffsetDateTime at) {
        db.sql("""
                update requests.medicine set runs_out = cast(:day as date) + days
                where request_id = :id and days > 0 and next_request is null
                """)
                .param("day", at.atZoneSameInstant(CHINA).toLocalDate())
                .param("id", request.snapshot().facts().id().value())
                .update();
    }

    Money balance(RequestId id) {
        return new Money(db.sql("select coalesce(sum(fen), 0) from requests.cash where request_id = :id")
                .param("id", id.value())
                .query(Long.class)
                .single());
    }

    List<Purse.Line> lines(RequestId id) {
        return db.sql("select what, fen, note from requests.cash where request_id = :id order by at, id")
                .param("id", id.value())
                .query((row, n) -> new Purse.Line(
                        Codes.read(Purse.What.class, row.getString("what")),
                        new Money(row.getLong("fen")),
                        secrets.open(row.getBytes("note"))))
                .list();
    }

    Optional<Medicine> medicineOf(RequestId id) {
        return db.sql("select what, dose, box, days, runs_out from requests.medicine where request_id = :id")
                .param("id", id.value())
                .query((row, n) -> new Medicine(
                        secrets.open(row.getBytes("what")),
                        secrets.open(row.getBytes("dose")),
                        row.getObject("box", UUID.class),
                        row.getInt("days"),
                        row.getObject("runs_out", LocalDate.class)))
                .optional();
    }

    private void write(Request request, Medicine medicine) {
        var now = request.snapshot();
        db.sql("""
                insert into requests.medicine (request_id, station_id, resident_id, what, dose, box, days)
                values (:id, :station, :resident, :what, :dose, :box, :days)
                on conflict (request_id) do update
                set what = excluded.what, dose = excluded.dose, box = excluded.box, days = excluded.days
                """)
                .param("id", now.facts().id().value())
                .param("station", now.facts().station().value())
                .param(
                        "resident",
                        now.resident() == null ? null : now.resident().value())
                .param("what", secrets.seal(medicine.what()))
                .param("dose", secrets.seal(medicine.dose()))
                .param("box", medicine.box())
                .param("days", medicine.days())
                .update();
    }

    /**
     * Who has the task in hand sees what is tied to it: so nobody ties what they neither stored nor see anyway. What is
     * tied already may be said again.
     */
    private void mayTie(Actor actor, Request request, @Nullable UUID paper, String field) {
        if (paper == null || tied(request.snapshot().facts().id()).contains(paper)) {
            return;
        }
        var station = request.snapshot().facts().station();
        var id = new PaperId(paper);
        var may = actor.scope().people().contains(station)
                ? papers.mayUse(actor, station, id)
                : entrusted.at(station, actor, Set.of(), let -> papers.mayUse(let, station, id));
        if (!may) {
            throw SharedRefusal.NOT_FOUND.refuse().at(field);
        }
    }

    /** The papers tied to a request. */
    List<UUID> tied(RequestId id) {
        return db.sql("""
                select box from requests.medicine where request_id = :id and box is not null
                union select receipt from requests.cash where request_id = :id and receipt is not null
                """)
                .param("id", id.value())
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    private Request open(RequestId id, int version) {
        var request = repository.lock(id).orElseThrow(SharedRefusal.NOT_FOUND::refuse);
        if (version != Requests.ANY_VERSION && version != request.snapshot().version()) {
            throw SharedRefusal.CHANGED_MEANWHILE.refuse();
        }
        if (request.state() == RequestState.CLOSED) {
            throw RequestRefusal.CLOSED.refuse();
        }
        return request;
    }

    private Taken saved(Request request) {
        if (!repository.update(request)) {
            throw SharedRefusal.CHANGED_MEANWHILE.refuse();
        }
        var now = request.snapshot();
        return new Taken(now.facts().id(), now.facts().number(), now.state(), now.version() + 1);
    }

    /**
     * A medicine.
     *
     * @param days how many days it lasts; 0: once only
     * @param runsOut the day it runs out, once it was brought
     */
    record Medicine(
            String what,
            String dose,
            @Nullable UUID box,
            int days,
            @Nullable LocalDate runsOut) {

        /** Health is not for logs. */
        @Override
        public String toString() {
            return "Medicine[%d days]".formatted(days);
        }
    }
}
