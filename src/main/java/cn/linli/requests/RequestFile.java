package cn.linli.requests;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Secrets;
import cn.linli.access.Trail;
import cn.linli.shared.RequestId;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.Texts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens one request whole. Its words are the resident's own, so each look leaves a line in the trail. */
@Component
class RequestFile {

    private final JdbcClient db;
    private final RequestBook book;
    private final Errands errands;
    private final Around around;
    private final Secrets secrets;
    private final Trail trail;

    RequestFile(JdbcClient db, RequestBook book, Errands errands, Around around, Secrets secrets, Trail trail) {
        this.db = db;
        this.book = book;
        this.errands = errands;
        this.around = around;
        this.secrets = secrets;
        this.trail = trail;
    }

    @Transactional
    public RequestView open(Actor actor, RequestId id) {
        if (!actor.may(Right.SEE_REQUESTS)) {
            actor.needs(Right.DO_REQUESTS);
        }
        var line = book.line(actor, id);
        trail.write(actor, "requests.read", id.value(), Map.of("number", line.number()));
        return db.sql("""
                select r.words, r.caller_name, r.caller_phone, r.caller_relation, r.taken_by_name, r.proposed_name,
                  r.minutes, r.rounds, r.wanted, r.visit_id, k.medicine, k.cash, k.climbs
                from requests.request r join requests.kind k on k.code = r.kind
                where r.id = :id
                """)
                .param("id", id.value())
                .query((row, n) -> view(actor, id, line, row))
                .single();
    }

    /** The caller's number, for a purpose; each look leaves a line. */
    @Transactional
    public String phone(Actor actor, RequestId id, String purpose) {
        actor.needs(Right.REVEAL);
        var why = Texts.required(purpose, "purpose", 100);
        var phone = db.sql("select caller_phone from requests.request where id = :id")
                .param("id", id.value())
                .query((row, n) -> secrets.open(row.getBytes(1)))
                .optional()
                .orElseThrow(SharedRefusal.NOT_FOUND::refuse);
        trail.write(actor, "requests.phone-shown", id.value(), Map.of("purpose", why));
        return phone;
    }

    private RequestView view(Actor actor, RequestId id, RequestLine line, ResultSet row) throws SQLException {
        return new RequestView(
                line,
                card(actor, line.resident()),
                secrets.open(row.getBytes("words")),
                row.getString("caller_name"),
                masked(secrets.open(row.getBytes("caller_phone"))),
                row.getString("caller_relation"),
                row.getString("taken_by_name"),
                row.getString("proposed_name"),
                row.getInt("minutes"),
                row.getInt("rounds"),
                row.getObject("wanted", OffsetDateTime.class),
                row.getObject("visit_id", UUID.class),
                steps(id),
                cash(id),
                errands.balance(id).fen(),
                medicine(id),
                row.getBoolean("medicine"),
                row.getBoolean("cash"),
                row.getBoolean("climbs"));
    }

    private cn.linli.residents.@Nullable PersonCard card(Actor actor, @Nullable UUID resident) {
        return resident == null
                ? null
                : around.card(actor, new ResidentId(resident)).orElse(null);
    }

    private List<RequestView.StepView> steps(RequestId id) {
        return db.sql("""
                select at, what, by_name, way, said_by, note from requests.step
                where request_id = :id order by at, id
                """)
                .param("id", id.value())
                .query((row, n) -> new RequestView.StepView(
                        row.getObject("at", OffsetDateTime.class),
                        row.getString("what"),
                        row.getString("by_name"),
                        row.getString("way"),
                        row.getString("said_by"),
                        secrets.open(row.getBytes("note"))))
                .list();
    }

    private List<RequestView.CashView> cash(RequestId id) {
        return db.sql("""
                select at, what, fen, receipt, note, by_name from requests.cash
                where request_id = :id order by at, id
                """)
                .param("id", id.value())
                .query((row, n) -> new RequestView.CashView(
                        row.getObject("at", OffsetDateTime.class),
                        row.getString("what"),
                        row.getLong("fen"),
                        row.getObject("receipt", UUID.class),
                        secrets.open(row.getBytes("note")),
                        row.getString("by_name")))
                .list();
    }

    private RequestView.@Nullable MedicineView medicine(RequestId id) {
        return errands.medicineOf(id)
                .map(m -> new RequestView.MedicineView(m.what(), m.dose(), m.box(), m.days(), m.runsOut()))
                .orElse(null);
    }

    private static String masked(String phone) {
        return phone.length() < 7
                ? "*".repeat(phone.length())
                : phone.substring(0, 3) + "****" + phone.substring(phone.length() - 4);
    }
}
