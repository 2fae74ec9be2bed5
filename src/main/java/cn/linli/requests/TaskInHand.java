package cn.linli.requests;

import cn.linli.access.Actor;
import cn.linli.access.Entrusted;
import cn.linli.access.Right;
import cn.linli.access.Secrets;
import cn.linli.access.Trail;
import cn.linli.documents.Paper;
import cn.linli.documents.PaperId;
import cn.linli.documents.Papers;
import cn.linli.residents.Contact;
import cn.linli.residents.Residents;
import cn.linli.shared.RequestId;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a volunteer needs for the task in hand: whom to go to, the photo of the box, a place for the receipt. They work
 * at no station; for this one task, from the moment it is given to them until they say it is done, they are let into it
 * for just that, under their own name. Each look leaves a line in the trail.
 */
@Component
class TaskInHand {

    private static final Set<Right> MAY =
            Set.of(Right.SEE_RESIDENTS, Right.REVEAL, Right.SEE_REQUESTS, Right.DO_REQUESTS);

    private final JdbcClient db;
    private final Entrusted entrusted;
    private final Residents residents;
    private final Papers papers;
    private final Errands errands;
    private final Secrets secrets;
    private final Trail trail;

    TaskInHand(
            JdbcClient db,
            Entrusted entrusted,
            Residents residents,
            Papers papers,
            Errands errands,
            Secrets secrets,
            Trail trail) {
        this.db = db;
        this.entrusted = entrusted;
        this.residents = residents;
        this.papers = papers;
        this.errands = errands;
        this.secrets = secrets;
        this.trail = trail;
    }

    /** Whom to go to, where and by which number: the person it is about; else whoever asked, and the place. */
    @Transactional
    public Contact whom(Actor actor, RequestId id) {
        return letIn(actor, id, (let, task) -> {
            if (task.resident() != null) {
                return residents.contact(let, task.resident(), task.number());
            }
            trail.write(let, "requests.phone-shown", id.value(), Map.of("purpose", task.number()));
            return new Contact(task.callerName(), task.place(), task.callerPhone());
        });
    }

    /** Goes on only for whoever has the task in hand. */
    @Transactional(readOnly = true)
    public void mustHave(Actor actor, RequestId id) {
        actor.needs(Right.DO_REQUESTS);
        task(actor, id);
    }

    /** Keeps the photo of a receipt or a box for this task. Refuses what the papers refuse. */
    @Transactional
    public PaperId keep(Actor actor, RequestId id, String name, byte[] content) {
        return letIn(actor, id, (let, task) -> papers.store(let, task.station(), name, content));
    }

    /** Opens a photo that belongs to this task; any other does not exist. */
    @Transactional
    public Paper photo(Actor actor, RequestId id, PaperId photo) {
        return letIn(actor, id, (let, task) -> {
            if (!errands.tied(id).contains(photo.value())) {
                throw SharedRefusal.NOT_FOUND.refuse();
            }
            return papers.open(let, photo);
        });
    }

    private <T> T letIn(Actor actor, RequestId id, BiFunction<Actor, Task, T> work) {
        actor.needs(Right.DO_REQUESTS);
        var task = task(actor, id);
        return entrusted.at(task.station(), actor, MAY, let -> work.apply(let, task));
    }

    private Task task(Actor actor, RequestId id) {
        return db.sql("""
                select station_id, number, resident_id, place, caller_name, caller_phone
                from requests.request
                where id = :id and doer_account = :me and doer_volunteer is not null
                  and state in ('assigned', 'under-way')
                """)
                .param("id", id.value())
                .param("me", actor.account().value())
                .query((row, n) -> {
                    var resident = row.getObject("resident_id", UUID.class);
                    return new Task(
                            new StationId(row.getObject("station_id", UUID.class)),
                            row.getString("number"),
                            resident == null ? null : new ResidentId(resident),
                            secrets.open(row.getBytes("place")),
                            row.getString("caller_name"),
                            secrets.open(row.getBytes("caller_phone")));
                })
                .optional()
                .orElseThrow(SharedRefusal.NOT_FOUND::refuse);
    }

    private record Task(
            StationId station,
            String number,
            @Nullable ResidentId resident,
            String place,
            String callerName,
            String callerPhone) {}
}
