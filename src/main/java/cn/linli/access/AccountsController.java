package cn.linli.access;

import cn.linli.shared.AccountId;
import cn.linli.shared.Page;
import cn.linli.shared.RegionCode;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Accounts, roles, sessions, tokens and the trail, for the three administrators. */
@RestController
@RequestMapping("/api/access")
class AccountsController {

    private static final int PAGE = 50;

    private final Accounts accounts;
    private final Administration administration;
    private final Sessions sessions;
    private final Tokens tokens;
    private final TrailBook trail;

    AccountsController(
            Accounts accounts, Administration administration, Sessions sessions, Tokens tokens, TrailBook trail) {
        this.accounts = accounts;
        this.administration = administration;
        this.sessions = sessions;
        this.tokens = tokens;
        this.trail = trail;
    }

    @GetMapping("/accounts")
    Page<Administration.Line> accounts(
            Actor actor, @RequestParam(defaultValue = "") String words, @RequestParam(defaultValue = "") String next) {
        return administration.list(actor, words, next, PAGE);
    }

    @PostMapping("/accounts")
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

    @PostMapping("/accounts/{id}/roles")
    Made give(Actor actor, @PathVariable UUID id, @RequestBody NewRole body) {
        var region = body.region();
        var grant = new Grant(
                role(body.role()),
                body.station() == null ? null : new StationId(body.station()),
                region == null || region.isBlank() ? null : RegionCode.of(region),
                body.grid(),
                there(body.from(), "from"),
                body.to());
        return new Made(accounts.give(actor, new AccountId(id), grant));
    }

    @DeleteMapping("/accounts/{id}/roles/{grant}")
    Made take(Actor actor, @PathVariable UUID id, @PathVariable UUID grant) {
        administration.take(actor, new AccountId(id), grant);
        return new Made(grant);
    }

    @PostMapping("/accounts/{id}/lock")
    Made lock(Actor actor, @PathVariable UUID id) {
        administration.lock(actor, new AccountId(id));
        return new Made(id);
    }

    @PostMapping("/accounts/{id}/unlock")
    Made unlock(Actor actor, @PathVariable UUID id) {
        administration.unlock(actor, new AccountId(id));
        return new Made(id);
    }

    @PostMapping("/accounts/{id}/close")
    Made close(Actor actor, @PathVariable UUID id) {
        administration.close(actor, new AccountId(id), true);
        return new Made(id);
    }

    @PostMapping("/accounts/{id}/reopen")
    Made reopen(Actor actor, @PathVariable UUID id) {
        administration.close(actor, new AccountId(id), false);
        return new Made(id);
    }

    @PostMapping("/accounts/{id}/password")
    Made resetPassword(Actor actor, @PathVariable UUID id, @RequestBody Chosen body) {
        administration.resetPassword(actor, new AccountId(id), Objects.requireNonNullElse(body.chosen(), ""));
        return new Made(id);
    }

    @GetMapping("/accounts/{id}/sessions")
    List<Sessions.Live> sessions(Actor actor, @PathVariable UUID id, HttpServletRequest request) {
        return sessions.of(
                actor, new AccountId(id), SessionCookie.token(request).orElse(""));
    }

    @DeleteMapping("/accounts/{id}/sessions/{session}")
    Made endSession(Actor actor, @PathVariable UUID id, @PathVariable UUID session) {
        sessions.end(actor, new AccountId(id), session);
        return new Made(session);
    }

    @GetMapping("/accounts/{id}/tokens")
    List<Tokens.Held> tokens(Actor actor, @PathVariable UUID id) {
        return tokens.of(actor, new AccountId(id));
    }

    /** The answer holds the token, which is stored nowhere: so it is not kept for a repeat. The client's id is once. */
    @Anytime
    @PostMapping("/accounts/{id}/tokens")
    Token makeToken(Actor actor, @PathVariable UUID id, @RequestBody NewToken body) {
        return new Token(tokens.make(
                actor,
                there(body.id(), "id"),
                new AccountId(id),
                Objects.requireNonNullElse(body.name(), ""),
                Tokens.rights(Objects.requireNonNullElse(body.rights(), List.of())),
                there(body.expires(), "expires")));
    }

    @DeleteMapping("/accounts/{id}/tokens/{token}")
    Made revokeToken(Actor actor, @PathVariable UUID id, @PathVariable UUID token) {
        tokens.revoke(actor, new AccountId(id), token);
        return new Made(token);
    }

    @GetMapping("/rights")
    List<String> grantableRights() {
        return Tokens.grantable();
    }

    @GetMapping("/trail")
    Page<TrailBook.Line> trail(
            Actor actor,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable UUID account,
            @RequestParam(required = false) @Nullable UUID subject,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String who,
            @RequestParam(required = false) @Nullable String next) {
        return trail.list(actor, new TrailBook.Wanted(from, to, account, subject, act, who), next, PAGE);
    }

    private static Role role(@Nullable String code) {
        return Arrays.stream(Role.values())
                .filter(role -> role.code().equals(String.valueOf(code).toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> SharedRefusal.UNREADABLE.refuse().at("role"));
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
            @Nullable LocalDate to) {}

    record Chosen(@Nullable String chosen) {}

    record NewToken(
            @Nullable UUID id,
            @Nullable String name,
            @Nullable List<String> rights,
            @Nullable OffsetDateTime expires) {}

    record Token(String token) {}

    record Made(UUID id) {}
}
