package cn.linli.stations;

import cn.linli.access.Accounts;
import cn.linli.access.Actor;
import cn.linli.access.Grant;
import cn.linli.access.Right;
import cn.linli.access.Trail;
import cn.linli.shared.AccountId;
import cn.linli.shared.Refused;
import cn.linli.shared.RegionCode;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.shared.Texts;
import cn.linli.shared.WorkerId;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The staff: who works where, since when, with which licence, taught by whom. Seen by the station itself, its hub and
 * the agency that runs it. A worker with an account is given the role of their position at the station; leaving the
 * station takes it away again.
 */
@Service
public class Workers {

    private static final String COLUMNS = """
            id, station_id, name, account, position, employment, licence_level, licence_number, licence_expires, mentor,
            joined, left_on, version
            """;

    private final JdbcClient db;
    private final Accounts accounts;
    private final Trail trail;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Workers(JdbcClient db, Accounts accounts, Trail trail, Clock clock, ApplicationEventPublisher events) {
        this.events = events;
        this.db = db;
        this.accounts = accounts;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * The staff of a station, the head first, then by name.
     *
     * @param also those who have left
     */
    @Transactional(readOnly = true)
    public List<Worker> of(Actor actor, StationId station, boolean also) {
        actor.needs(Right.SEE_STATIONS);
        return db.sql("""
                select %s from stations.worker
                where station_id = :station and (:also or left_on is null or left_on >= :today)
                order by left_on is not null, position <> 'head', name, id
                """.formatted(COLUMNS))
                .param("station", station.value())
                .param("also", also)
                .param("today", Date.valueOf(LocalDate.now(clock)))
                .query((row, n) -> worker(row))
                .list();
    }

    /** One worker of this actor's scope. */
    @Transactional(readOnly = true)
    public Optional<Worker> find(Actor actor, WorkerId id) {
        actor.needs(Right.SEE_STATIONS);
        return find(id);
    }

    /** The workers behind an account: one for each station where they work today. */
    @Transactional(readOnly = true)
    public List<Worker> behind(AccountId account) {
        return db.sql("""
                select %s from stations.worker
                where account = :account and (left_on is null or left_on >= :today)
                order by joined
                """.formatted(COLUMNS))
                .param("account", account.value())
                .param("today", Date.valueOf(LocalDate.now(clock)))
                .query((row, n) -> worker(row))
                .list();
    }

    /**
     * Takes somebody on. With an account, who does it must be allowed to give roles; the role of the position is given
     * unless the account has it already.
     */
    @Transactional
    public Worker add(Actor actor, Worker fresh) {
        Stations.runs(actor, fresh.station(), Right.MANAGE_STAFF);
        var worker = checked(fresh);
        refuseRing(worker);
        db.sql("""
                insert into stations.worker (id, station_id, name, position, employment, licence_level, licence_number,
                                             licence_expires, mentor, joined)
                values (:id, :station, :name, :position, :employment, :level, :number, :expires, :mentor, :joined)
                """)
                .param("id", worker.id().value())
                .param("station", worker.station().value())
                .params(fields(worker))
                .update();
        trail.write(actor, "stations.worker-added", worker.id().value(), Map.of("station", worker.station()));
        var account = worker.account();
        if (account != null) {
            link(actor, worker.id(), account);
        }
        return find(worker.id()).orElseThrow(SharedRefusal.NOT_FOUND::refuse);
    }

    /** With what stands now, read anew: at once, what was read before the change is old already. */
    private Refused changedMeanwhile(WorkerId id) {
        return SharedRefusal.CHANGED_MEANWHILE
                .refuse()
                .withCurrent(find(id).orElseThrow(SharedRefusal.NOT_FOUND::refuse));
    }

    /**
     * Changes name, position, employment, licence and mentor. The account stays as it is; see {@link #link}. Refuses
     * when somebody else was faster.
     */
    @Transactional
    public Worker change(Actor actor, Worker changed) {
        var before = find(changed.id()).orElseThrow(SharedRefusal.NOT_FOUND::refuse);
        Stations.runs(actor, before.station(), Right.MANAGE_STAFF);
        if (before.leftOn() != null) {
            throw StationRefusal.HAS_LEFT.refuse(before.name());
        }
        var worker = checked(changed);
        refuseRing(worker);
        var account = before.account();
        if (account != null && before.position() != worker.position()) {
            actor.needs(Right.MANAGE_ACCOUNTS);
        }
        var done = db.sql("""
                update stations.worker
                set name = :name, position = :position, employment = :employment, licence_level = :level,
                    licence_number = :number, licence_expires = :expires, mentor = :mentor, joined = :joined,
                    version = version + 1
                where id = :id and version = :version
                """)
                .params(fields(worker))
                .param("id", worker.id().value())
                .param("version", worker.version())
                .update();
        if (done == 0) {
            throw changedMeanwhile(changed.id());
        }
        if (account != null && before.position() != worker.position()) {
            accounts.endAt(
                    actor,
                    account,
                    before.position().role(),
                    before.station(),
                    LocalDate.now(clock).minusDays(1));
            accounts.giveOnce(actor, account, grant(worker.position(), before.station(), LocalDate.now(clock)));
        }
        trail.write(actor, "stations.worker-changed", worker.id().value(), Map.of("station", before.station()));
        return find(worker.id()).orElseThrow(SharedRefusal.NOT_FOUND::refuse);
    }

    /** Lets a worker sign in with this account and gives it the role of their position. */
    @Transactional
    public Worker link(Actor actor, WorkerId id, AccountId account) {
        var worker = find(id).orElseThrow(SharedRefusal.NOT_FOUND::refuse);
        actor.needs(Right.MANAGE_ACCOUNTS);
        of(actor, worker.station(), false).stream()
                .filter(other -> account.equals(other.account()) && !other.id().equals(id))
                .findFirst()
                .ifPresent(other -> {
                    throw StationRefusal.ACCOUNT_TAKEN.refuse(other.name());
                });
        db.sql("update stations.worker set account = :account, version = version + 1 where id = :id")
                .param("account", account.value())
                .param("id", id.value())
                .update();
        accounts.giveOnce(actor, account, grant(worker.position(), worker.station(), worker.joined()));
        trail.write(actor, "stations.worker-linked", id.value(), Map.of("account", account));
        return find(id).orElseThrow();
    }

    /** Somebody leaves: their account, if any, has no role at this station after that day. */
    @Transactional
    public Worker leave(Actor actor, WorkerId id, LocalDate last, int version) {
        var worker = find(id).orElseThrow(SharedRefusal.NOT_FOUND::refuse);
        Stations.runs(actor, worker.station(), Right.MANAGE_STAFF);
        if (last.isBefore(worker.joined())) {
            throw StationRefusal.LEFT_BEFORE_JOINING.refuse(worker.joined());
        }
        var done = db.sql("""
                update stations.worker set left_on = :last, version = version + 1
                where id = :id and version = :version and left_on is null
                """)
                .param("last", Date.valueOf(last))
                .param("id", id.value())
                .param("version", version)
                .update();
        if (done == 0) {
            throw changedMeanwhile(id);
        }
        db.sql("delete from stations.duty where worker_id = :id and day > :last")
                .param("id", id.value())
                .param("last", Date.valueOf(last))
                .update();
        var account = worker.account();
        if (account != null) {
            accounts.endAt(actor, account, worker.position().role(), worker.station(), last);
        }
        trail.write(actor, "stations.worker-left", id.value(), Map.of("last", last.toString()));
        events.publishEvent(new WorkerLeft(id, worker.station(), account, last));
        return find(id).orElseThrow();
    }

    /** The licences of this actor's stations that end within the time of renewal or have ended, the next first. */
    @Transactional(readOnly = true)
    public List<Worker> licencesToRenew(Actor actor) {
        actor.needs(Right.SEE_STATIONS);
        return db.sql("""
                select %s from stations.worker
                where licence_expires <= :until and (left_on is null or left_on >= :today)
                order by licence_expires, name
                limit 500
                """.formatted(COLUMNS))
                .param("until", Date.valueOf(LocalDate.now(clock).plusDays(Licence.RENEWAL_DAYS)))
                .param("today", Date.valueOf(LocalDate.now(clock)))
                .query((row, n) -> worker(row))
                .list();
    }

    Optional<Worker> find(WorkerId id) {
        return db.sql("select %s from stations.worker where id = :id".formatted(COLUMNS))
                .param("id", id.value())
                .query((row, n) -> worker(row))
                .optional();
    }

    /** The role of a position, at the station; an officer of the hub has it in the whole county. */
    private Grant grant(Worker.Position position, StationId station, LocalDate from) {
        if (position != Worker.Position.OFFICER) {
            return Grant.at(position.role(), station, from);
        }
        var region = db.sql("select region from stations.station where id = :id")
                .param("id", station.value())
                .query(String.class)
                .single();
        return Grant.in(position.role(), new RegionCode(region), from);
    }

    private static Worker checked(Worker worker) {
        return new Worker(
                worker.id(),
                worker.station(),
                Texts.required(worker.name(), "name", 40),
                worker.account(),
                worker.position(),
                worker.employment(),
                worker.licence(),
                worker.mentor(),
                worker.joined(),
                null,
                worker.version());
    }

    private void refuseRing(Worker worker) {
        var seen = new HashSet<WorkerId>();
        seen.add(worker.id());
        for (var mentor = worker.mentor(); mentor != null; ) {
            if (!seen.add(mentor)) {
                throw StationRefusal.MENTOR_IN_A_RING.refuse();
            }
            mentor = find(mentor).orElseThrow(SharedRefusal.NOT_FOUND::refuse).mentor();
        }
    }

    private static Map<String, @Nullable Object> fields(Worker worker) {
        var licence = worker.licence();
        var mentor = worker.mentor();
        var fields = new java.util.HashMap<String, @Nullable Object>();
        fields.put("name", worker.name());
        fields.put("position", worker.position().code());
        fields.put("employment", worker.employment().code());
        fields.put("level", licence == null ? null : licence.level().code());
        fields.put("number", licence == null ? "" : licence.number());
        fields.put("expires", licence == null ? null : licence.expires());
        fields.put("mentor", mentor == null ? null : mentor.value());
        fields.put("joined", Date.valueOf(worker.joined()));
        return fields;
    }

    private static Worker worker(ResultSet row) throws SQLException {
        var account = row.getObject("account", UUID.class);
        var mentor = row.getObject("mentor", UUID.class);
        var level = row.getString("licence_level");
        return new Worker(
                new WorkerId(row.getObject("id", UUID.class)),
                new StationId(row.getObject("station_id", UUID.class)),
                row.getString("name"),
                account == null ? null : new AccountId(account),
                Worker.Position.of(row.getString("position")),
                Worker.Employment.of(row.getString("employment")),
                level == null
                        ? null
                        : new Licence(
                                Licence.Level.of(level),
                                row.getString("licence_number"),
                                row.getObject("licence_expires", LocalDate.class)),
                mentor == null ? null : new WorkerId(mentor),
                row.getObject("joined", LocalDate.class),
                row.getObject("left_on", LocalDate.class),
                row.getInt("version"));
    }
}
