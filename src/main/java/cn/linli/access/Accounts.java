package cn.linli.access;

import cn.linli.shared.AccountId;
import cn.linli.shared.RegionCode;
import cn.linli.shared.StationId;
import cn.linli.shared.Texts;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Base64;
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

    /** Gives a role. */
    @Transactional
    public void give(Actor actor, AccountId account, Grant grant) {
        actor.needs(Right.MANAGE_ACCOUNTS);
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
