package cn.linli.access;

import cn.linli.shared.AccountId;
import cn.linli.shared.Page;
import cn.linli.shared.RegionCode;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Accounts with their roles, sessions and tokens: what the system and the security administrator do, and oneself. */
@RestController
@RequestMapping("/api/access/accounts")
class AccountsController {

    private static final int PAGE = 50;

    private final Accounts accounts;
    private final Administration administration;
    private final Sessions sessions;
    private final Tokens tokens;

    AccountsController(Accounts accounts, Administration administration, Sessions sessions, Tokens tokens) {
        this.accounts = accounts;
        this.administration = administration;
        this.sessions = sessions;
        this.tokens = tokens;
    }

    @GetMapping
    Page<Administration.Line> accounts(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(required = false) @Nullable UUID station,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String cursor) {
        return administration.list(actor, new Administration.Wanted(q, role, station, state), cursor, PAGE);
    }

    @GetMapping("/{id}")
    Administration.Line account(Actor actor, @PathVariable UUID id) {
        return administration.one(actor, new AccountId(id));
    }

    @PostMapping("/{id}/name")
    Made rename(Actor actor, @PathVariable UUID id, @RequestBody Renamed body) {
        administration.rename(actor, new AccountId(id), Objects.requireNonNullElse(body.displayName(), ""));
        return new Made(id);
    }

    @PostMapping
    Made make(Actor actor, @RequestBody NewAccount body) {
        var id = accounts.create(
                actor,
                new AccountId(there(body.id(), "id")),
                Objects.requireNonNullElse(body.name(), ""),
                Objects.requireNonNullElse(body.displayName(), ""),
                Objects.requireNonNullElse(body.password(), ""),
                true,
                List.of());
        return new Made(id.value());
    }

    @PostMapping("/{id}/roles")
    Made give(Actor actor, @PathVariable UUID id, @RequestBody NewRole body) {
        return new Made(accounts.give(actor, new AccountId(id), body.grant()));
    }

    @DeleteMapping("/{id}/roles/{grant}")
    Made take(Actor actor, @PathVariable UUID id, @PathVariable UUID grant) {
        administration.take(actor, new AccountId(id), grant);
        return new Made(grant);
    }

    @PostMapping("/{id}/lock")
    Made lock(Actor actor, @PathVariable UUID id) {
        administration.lock(actor, new AccountId(id));
        return new Made(id);
    }

    @PostMapping("/{id}/unlock")
    Made unlock(Actor actor, @PathVariable UUID id) {
        administration.unlock(actor, new AccountId(id));
        return new Made(id);
    }

    @PostMapping("/{id}/close")
    Made close(Actor actor, @PathVariable UUID id) {
        administration.close(actor, new AccountId(id), true);
        return new Made(id);
    }

    @PostMapping("/{id}/reopen")
    Made reopen(Actor actor, @PathVariable UUID id) {
        administration.close(actor, new AccountId(id), false);
        return new Made(id);
    }

    @PostMapping("/{id}/password")
    Made resetPassword(Actor actor, @PathVariable UUID id, @RequestBody Chosen body) {
        administration.resetPassword(actor, new AccountId(id), Objects.requireNonNullElse(body.chosen(), ""));
        return new Made(id);
    }

    @GetMapping("/{id}/sessions")
    List<Sessions.Live> sessions(Actor actor, @PathVariable UUID id, HttpServletRequest request) {
        return sessions.of(
                actor, new AccountId(id), SessionCookie.token(request).orElse(""));
    }

    @DeleteMapping("/{id}/sessions/{session}")
    Made endSession(Actor actor, @PathVariable UUID id, @PathVariable UUID session) {
        sessions.end(actor, new AccountId(id), session);
        return new Made(session);
    }

    @GetMapping("/{id}/tokens")
    List<Tokens.Held> tokens(Actor actor, @PathVariable UUID id) {
        return tokens.of(actor, new AccountId(id));
    }

    /** The answer holds the token, which is stored nowhere: so it is not kept for a repeat. The client's id is once. */
    @Anytime
    @PostMapping("/{id}/tokens")
    Token makeToken(Actor actor, @PathVariable UUID id, @RequestBody NewToken body) {
        return new Token(tokens.make(
                actor,
                there(body.id(), "id"),
                new AccountId(id),
                Objects.requireNonNullElse(body.name(), ""),
                Tokens.rights(Objects.requireNonNullElse(body.rights(), List.of())),
                there(body.expires(), "expires")));
    }

    @DeleteMapping("/{id}/tokens/{token}")
    Made revokeToken(Actor actor, @PathVariable UUID id, @PathVariable UUID token) {
        tokens.revoke(actor, new AccountId(id), token);
        return new Made(token);
    }

    private static <T> T there(@Nullable T value, String field) {
        if (value == null) {
            throw SharedRefusal.MISSING.refuse().at(field);
        }
        return value;
    }

    record NewAccount(
            @Nullable UUID id,
            @Nullable String name,
            @Nullable String displayName,
            @Nullable String password) {}

    record NewRole(
            @Nullable String role,
            @Nullable UUID station,
            @Nullable String region,
            @Nullable UUID grid,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {

        /** Refuses a role that acts at a place without one: nobody would see anything by it. */
        Grant grant() {
            var given = Role.of(role);
            var grant = new Grant(
                    given,
                    station == null ? null : new StationId(station),
                    region == null || region.isBlank() ? null : RegionCode.of(region),
                    grid,
                    there(from, "from"),
                    to);
            if (to != null && to.isBefore(grant.from())) {
                throw SharedRefusal.PERIOD_BACKWARDS.refuse(grant.from(), to).at("to");
            }
            given.place().check(grant);
            return grant;
        }
    }

    record Renamed(@Nullable String displayName) {}

    record Chosen(@Nullable String chosen) {}

    record NewToken(
            @Nullable UUID id,
            @Nullable String name,
            @Nullable List<String> rights,
            @Nullable OffsetDateTime expires) {}

    record Token(String token) {}

    record Made(UUID id) {}
}
