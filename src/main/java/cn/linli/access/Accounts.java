package cn.linli.access;

import cn.linli.shared.AccountId;
import cn.linli.shared.RegionCode;
import cn.linli.shared.StationId;
import cn.linli.shared.Texts;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The accounts: made by an administrator, given roles at places for a time, closed, never deleted. */
@Service
public class Accounts {

    private final JdbcClient db;
    private final Passwords passwords;
    private final Trail trail;
    private final Clock clock;

    Accounts(JdbcClient db, Passwords passwords, Trail trail, Clock clock) {
        this.db = db;
        this.passwords = passwords;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * A station or hub where people can be posted; told by the stations module when it opens one. Grants by region
     * reach it from then on.
     */
    @Transactional
    public void postOpened(StationId station, RegionCode region, boolean hub) {
        db.sql("""
                insert into access.post (station_id, region, hub) values (:id, :region, :hub)
                on conflict (station_id) do update set region = excluded.region, hub = excluded.hub
                """)
                .param("id", station.value())
                .param("region", region.value())
                .param("hub", hub)
                .update();
    }

    /** Where a station or hub stands. Refuses one that was never opened. */
    @Transactional(readOnly = true)
    public RegionCode regionOf(StationId station) {
        return db.sql("select region from access.post where station_id = :id")
                .param("id", station.value())
                .query((row, n) -> RegionCode.of(row.getString("region")))
                .optional()
                .orElseThrow(cn.linli.shared.SharedRefusal.NOT_FOUND::refuse);
    }

    /** The stations posted in the streets of an area, with their streets; hubs are not among them. */
    @Transactional(readOnly = true)
    public Map<StationId, RegionCode> streetPosts(RegionCode area) {
        var posts = new HashMap<StationId, RegionCode>();
        db.sql("""
                select station_id, region from access.post
                where not hub and region like :area || '%'
                """)
                .param("area", area.prefix().length() > 9 ? area.street().prefix() : area.prefix())
                .query(row -> {
                    posts.put(
                            new StationId(row.getObject("station_id", UUID.class)),
                            RegionCode.of(row.getString("region").strip()).street());
                });
        return posts;
    }

    /**
     * Makes an account. Refuses a name that is taken and a password against the rules.
     *
     * @param mustChange whether the password has to be changed at the first sign-in
     */
    @Transactional
    public AccountId create(
            Actor actor,
            AccountId id,
            String name,
            String displayName,
            String password,
            boolean mustChange,
            List<Grant> grants) {
        actor.needs(Right.MANAGE_ACCOUNTS);
        var checked = Texts.required(name, "name", 40);
        passwords.check(checked, password, List.of());
        try {
            db.sql("""
                    insert into access.account (id, name, display_name, password, must_change, made)
                    values (:id, :name, :displayName, :password, :mustChange, :now)
                    """)
                    .param("id", id.value())
                    .param("name", checked)
                    .param("displayName", Texts.required(displayName, "displayName", 40))
                    .param("password", passwords.hash(password))
                    .param("mustChange", mustChange)
                    .param("now", OffsetDateTime.now(clock))
                    .update();
        } catch (DuplicateKeyException e) {
            throw AccessRefusal.NAME_TAKEN.refuse(checked);
        }
        trail.write(actor, "access.account-made", id.value(), Map.of("name", checked));
        grants.forEach(grant -> give(actor, id, grant));
        return id;
    }

    /**
     * Gives a role. That is the security administrator's; a system administrator may only name the first security
     * administrator. Refuses a role for oneself, and any second role beside one of the three administrators'.
     */
    @Transactional
    public UUID give(Actor actor, AccountId account, Grant grant) {
        if (!actor.may(Right.MANAGE_SECURITY)) {
            actor.needs(Right.MANAGE_ACCOUNTS);
            if (grant.role() != Role.SECADMIN || anybodyIs(Role.SECADMIN)) {
                throw AccessRefusal.NOT_ALLOWED.refuse();
            }
        }
        if (account.equals(actor.account())) {
            throw AccessRefusal.NOT_FOR_ONESELF.refuse();
        }
        if (grant.role() == Role.CONSOLE) {
            throw AccessRefusal.NOT_ALLOWED.refuse();
        }
        staysApart(account, grant.role());
        return insert(actor, account, grant);
    }

    private UUID insert(Actor actor, AccountId account, Grant grant) {
        var id = cn.linli.shared.Ids.next();
        db.sql("""
                insert into access.grant_of_role (id, account_id, role, station_id, region, grid_id, from_day, to_day)
                values (:id, :account, :role, :station, :region, :grid, :from, :to)
                """)
                .param("id", id)
                .param("account", account.value())
                .param("role", grant.role().code())
                .param("station", value(grant.station()))
                .param("region", grant.region() == null ? null : grant.region().value())
                .param("grid", grant.grid())
                .param("from", grant.from())
                .param("to", grant.to())
                .update();
        trail.write(
                actor,
                "access.role-given",
                account.value(),
                Map.of("role", grant.role().code(), "grant", id));
        return id;
    }

    /** Whether anybody has this role today or later. */
    boolean anybodyIs(Role role) {
        return db.sql("""
                select exists (
                  select from access.grant_of_role g join access.account a on a.id = g.account_id
                  where g.role = :role and (g.to_day is null or g.to_day >= :today) and not a.closed)
                """)
                .param("role", role.code())
                .param("today", java.time.LocalDate.now(clock))
                .query(Boolean.class)
                .single();
    }

    /** Administrators are nothing else: no second administrator's role, and no work with residents. */
    private void staysApart(AccountId account, Role role) {
        var others = db.sql("""
                select distinct role from access.grant_of_role
                where account_id = :account and (to_day is null or to_day >= :today)
                """)
                .param("account", account.value())
                .param("today", java.time.LocalDate.now(clock))
                .query(String.class)
                .list();
        if (others.stream().anyMatch(other -> !other.equals(role.code()) && (apart(other) || apart(role.code())))) {
            throw AccessRefusal.ROLES_APART.refuse();
        }
    }

    private static boolean apart(String role) {
        return role.equals(Role.SYSADMIN.code())
                || role.equals(Role.SECADMIN.code())
                || role.equals(Role.AUDITOR.code());
    }

    /**
     * Gives somebody posted at a station the role of the post, unless they have it there already; told by the stations
     * module. Refuses administrators' roles: those are given by the security administrator alone.
     */
    @Transactional
    public void giveOnce(Actor actor, AccountId account, Grant grant) {
        if (!actor.may(Right.MANAGE_SECURITY) && !actor.may(Right.MANAGE_STAFF)) {
            actor.needs(Right.MANAGE_ACCOUNTS);
        }
        if (apart(grant.role().code()) || grant.role() == Role.CONSOLE) {
            throw AccessRefusal.NOT_ALLOWED.refuse();
        }
        staysApart(account, grant.role());
        var has = db.sql("""
                select exists (
                  select from access.grant_of_role
                  where account_id = :account and role = :role
                    and station_id is not distinct from :station::uuid and region is not distinct from :region::char(12)
                    and from_day <= :from and (to_day is null or to_day >= :to::date))
                """)
                .param("account", account.value())
                .param("role", grant.role().code())
                .param("station", value(grant.station()))
                .param("region", grant.region() == null ? null : grant.region().value())
                .param("from", grant.from())
                .param("to", grant.to())
                .query(Boolean.class)
                .single();
        if (!has) {
            insert(actor, account, grant);
        }
    }

    /** The manager of an agency sees a station while its contract runs; told by the stations module. */
    @Transactional
    public void contracted(Actor actor, AccountId manager, StationId station, LocalDate from, LocalDate to) {
        actor.needs(Right.MANAGE_STATIONS);
        insert(actor, manager, new Grant(Role.AGENCY, station, null, null, from, to));
    }

    /**
     * Ends a role at a station after that day, because somebody left or changed their position; told by the stations
     * module. Only takes away, so it needs no more than running the staff.
     */
    @Transactional
    public void endAt(Actor actor, AccountId account, Role role, StationId station, LocalDate last) {
        if (!actor.may(Right.MANAGE_ACCOUNTS)) {
            actor.needs(Right.MANAGE_STAFF);
        }
        var ended = db.sql("""
                with ending as (
                  select id from access.grant_of_role
                  where account_id = :account and role = :role and (to_day is null or to_day > :last)
                    and (station_id = :station
                         or region = (select region from access.post where station_id = :station)))
                update access.grant_of_role g set to_day = :last from ending e where g.id = e.id
                """)
                .param("account", account.value())
                .param("role", role.code())
                .param("station", station.value())
                .param("last", last)
                .update();
        if (ended > 0) {
            trail.write(
                    actor,
                    "access.role-ended",
                    account.value(),
                    Map.of("role", role.code(), "station", station, "last", last.toString()));
        }
    }

    /** Whether there is any account yet. */
    @Transactional(readOnly = true)
    public boolean none() {
        return db.sql("select not exists (select from access.account)")
                .query(Boolean.class)
                .single();
    }

    /** A password nobody could guess, for the first administrator. */
    public static String randomPassword() {
        var bytes = new byte[15];
        new SecureRandom().nextBytes(bytes);
        return "L-" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "7";
    }

    private static @Nullable UUID value(@Nullable StationId id) {
        return id == null ? null : id.value();
    }
}
