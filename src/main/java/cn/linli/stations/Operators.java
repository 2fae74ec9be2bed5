package cn.linli.stations;

import cn.linli.access.Accounts;
import cn.linli.access.Actor;
import cn.linli.access.Grant;
import cn.linli.access.Right;
import cn.linli.access.Role;
import cn.linli.access.Trail;
import cn.linli.shared.AccountId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.shared.Texts;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The agencies (承接机构) and their contracts. One agency may run several stations; its manager sees just those, for as
 * long as the contract runs.
 */
@Service
public class Operators {

    private final JdbcClient db;
    private final Stations stations;
    private final Accounts accounts;
    private final Trail trail;

    Operators(JdbcClient db, Stations stations, Accounts accounts, Trail trail) {
        this.db = db;
        this.stations = stations;
        this.accounts = accounts;
        this.trail = trail;
    }

    /** All agencies by name, with their contracts. */
    @Transactional(readOnly = true)
    public List<Operator> all(Actor actor) {
        actor.needs(Right.SEE_STATIONS);
        return db
                .sql("select id from stations.operator order by name, id")
                .query((row, n) -> row.getObject(1, UUID.class))
                .list()
                .stream()
                .flatMap(id -> find(id).stream())
                .toList();
    }

    /** The agency that runs a station on a day. */
    @Transactional(readOnly = true)
    public Optional<Operator> runs(StationId station, LocalDate day) {
        return db.sql("""
                select operator_id from stations.contract
                where station_id = :station and :day between from_day and to_day
                """)
                .param("station", station.value())
                .param("day", Date.valueOf(day))
                .query(UUID.class)
                .optional()
                .flatMap(this::find);
    }

    /** An agency. Refuses a name that is taken. */
    @Transactional
    public Operator add(Actor actor, UUID id, String name, String contact, String phone) {
        actor.needs(Right.MANAGE_STATIONS);
        var checked = Texts.required(name, "name", 60);
        var done = db.sql("""
                insert into stations.operator (id, name, contact, phone) values (:id, :name, :contact, :phone)
                on conflict (name) do nothing
                """)
                .param("id", id)
                .param("name", checked)
                .param("contact", Texts.optional(contact, "contact", 40))
                .param("phone", Texts.optional(phone, "phone", 40))
                .update();
        if (done == 0) {
            throw StationRefusal.OPERATOR_KNOWN.refuse(checked);
        }
        trail.write(actor, "stations.operator-added", id, Map.of("name", checked));
        return find(id).orElseThrow();
    }

    /** Changes name, contact and phone. Refuses when somebody else was faster. */
    @Transactional
    public Operator change(Actor actor, UUID id, String name, String contact, String phone, int version) {
        actor.needs(Right.MANAGE_STATIONS);
        var before = find(id).orElseThrow(SharedRefusal.NOT_FOUND::refuse);
        var checked = Texts.required(name, "name", 60);
        var twin = db.sql("select exists (select from stations.operator where name = :name and id <> :id)")
                .param("name", checked)
                .param("id", id)
                .query(Boolean.class)
                .single();
        if (twin) {
            throw StationRefusal.OPERATOR_KNOWN.refuse(checked);
        }
        var done = db.sql("""
                update stations.operator set name = :name, contact = :contact, phone = :phone, version = version + 1
                where id = :id and version = :version
                """)
                .param("name", checked)
                .param("contact", Texts.optional(contact, "contact", 40))
                .param("phone", Texts.optional(phone, "phone", 40))
                .param("id", id)
                .param("version", version)
                .update();
        if (done == 0) {
            throw SharedRefusal.CHANGED_MEANWHILE.refuse().withCurrent(find(id).orElse(before));
        }
        trail.write(actor, "stations.operator-changed", id, Map.of("name", checked));
        return find(id).orElseThrow();
    }

    /**
     * Signs a contract for a station. Refuses a time in which the station is under contract already. The agency's
     * manager sees the station from the first day to the last.
     */
    @Transactional
    public Operator sign(
            Actor actor, UUID id, UUID operator, StationId station, String number, LocalDate from, LocalDate to) {
        Stations.runs(actor, station, Right.MANAGE_STATIONS);
        var agency = find(operator).orElseThrow(SharedRefusal.NOT_FOUND::refuse);
        new cn.linli.shared.Period(from, to);
        refuseOverlap(station, from, to);
        db.sql("""
                insert into stations.contract (id, operator_id, station_id, number, from_day, to_day)
                values (:id, :operator, :station, :number, :from, :to)
                """)
                .param("id", id)
                .param("operator", operator)
                .param("station", station.value())
                .param("number", Texts.optional(number, "number", 60))
                .param("from", Date.valueOf(from))
                .param("to", Date.valueOf(to))
                .update();
        var manager = agency.manager();
        if (manager != null) {
            accounts.contracted(actor, manager, station, from, to);
        }
        trail.write(actor, "stations.contract-signed", id, Map.of("operator", operator, "station", station));
        return find(operator).orElseThrow();
    }

    /** Who manages the agency: the account sees every station under its contracts, for their time. */
    @Transactional
    public Operator manage(Actor actor, UUID operator, @Nullable AccountId manager) {
        actor.needs(Right.MANAGE_ACCOUNTS);
        var agency = find(operator).orElseThrow(SharedRefusal.NOT_FOUND::refuse);
        var before = agency.manager();
        db.sql("update stations.operator set manager = :manager, version = version + 1 where id = :id")
                .param("manager", manager == null ? null : manager.value())
                .param("id", operator)
                .update();
        for (var contract : agency.contracts()) {
            if (before != null && !before.equals(manager)) {
                accounts.endAt(
                        actor,
                        before,
                        Role.AGENCY,
                        contract.station(),
                        contract.from().minusDays(1));
            }
            if (manager != null) {
                accounts.giveOnce(
                        actor,
                        manager,
                        new Grant(Role.AGENCY, contract.station(), null, null, contract.from(), contract.to()));
            }
        }
        trail.write(actor, "stations.operator-managed", operator, Map.of("manager", String.valueOf(manager)));
        return find(operator).orElseThrow();
    }

    Optional<Operator> find(UUID id) {
        return db.sql("select id, name, contact, phone, manager, version from stations.operator where id = :id")
                .param("id", id)
                .query((row, n) -> {
                    var manager = row.getObject("manager", UUID.class);
                    return new Operator(
                            row.getObject("id", UUID.class),
                            row.getString("name"),
                            row.getString("contact"),
                            row.getString("phone"),
                            manager == null ? null : new AccountId(manager),
                            contracts("operator_id", id),
                            row.getInt("version"));
                })
                .optional();
    }

    private void refuseOverlap(StationId station, LocalDate from, LocalDate to) {
        contracts("station_id", station.value()).stream()
                .filter(contract -> contract.meets(from, to))
                .findFirst()
                .ifPresent(contract -> {
                    var agency =
                            runs(station, contract.from()).map(Operator::name).orElse("");
                    throw StationRefusal.UNDER_CONTRACT.refuse(
                            stations.name(station), agency, contract.from(), contract.to());
                });
    }

    private List<Operator.Contract> contracts(String column, UUID id) {
        return db.sql("""
                select id, station_id, number, from_day, to_day from stations.contract
                where %s = :id order by from_day desc, id
                """.formatted(column))
                .param("id", id)
                .query((row, n) -> new Operator.Contract(
                        row.getObject("id", UUID.class),
                        new StationId(row.getObject("station_id", UUID.class)),
                        row.getString("number"),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("to_day", LocalDate.class)))
                .list();
    }
}
