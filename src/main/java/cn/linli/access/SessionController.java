package cn.linli.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/access")
class SessionController {

    private final Sessions sessions;
    private final java.util.Optional<StationNames> names;

    SessionController(Sessions sessions, java.util.Optional<StationNames> names) {
        this.sessions = sessions;
        this.names = names;
    }

    @Anytime
    @PostMapping("/session")
    ResponseEntity<Me> signIn(@RequestBody SignIn body, HttpServletRequest request) {
        var token = sessions.signIn(
                Objects.requireNonNullElse(body.name(), ""),
                Objects.requireNonNullElse(body.password(), ""),
                Objects.requireNonNullElse(request.getHeader("User-Agent"), ""));
        var signedIn = sessions.whoIs(token).orElseThrow(AccessRefusal.NOT_SIGNED_IN::refuse);
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, cookie(token, request).toString())
                .body(me(signedIn));
    }

    @GetMapping("/session")
    Me whoAmI(HttpServletRequest request) {
        return sessions.whoIs(token(request)).map(this::me).orElseThrow(AccessRefusal.NOT_SIGNED_IN::refuse);
    }

    @Anytime
    @DeleteMapping("/session")
    void signOut(HttpServletRequest request, HttpServletResponse response) {
        sessions.signOut(token(request));
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(SessionCookie.NAME, "")
                        .path("/")
                        .maxAge(0)
                        .build()
                        .toString());
    }

    @Anytime
    @PostMapping("/password")
    void changePassword(@RequestBody NewPassword body, Actor actor, HttpServletRequest request) {
        sessions.changePassword(
                actor,
                Objects.requireNonNullElse(body.old(), ""),
                Objects.requireNonNullElse(body.chosen(), ""),
                token(request));
    }

    private static String token(HttpServletRequest request) {
        return SessionCookie.token(request).orElseThrow(AccessRefusal.NOT_SIGNED_IN::refuse);
    }

    private static ResponseCookie cookie(String token, HttpServletRequest request) {
        return ResponseCookie.from(SessionCookie.NAME, token)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .build();
    }

    private Me me(Sessions.SignedIn signedIn) {
        var actor = signedIn.actor();
        return new Me(
                new Account(actor.account().value(), signedIn.name(), actor.name()),
                actor.roles().stream().map(Role::code).sorted().toList(),
                actor.rights().stream().map(Right::code).sorted().toList(),
                names.map(n -> n.of(actor)).orElse(List.of()),
                signedIn.mustChange());
    }

    record SignIn(@Nullable String name, @Nullable String password) {}

    record NewPassword(@Nullable String old, @Nullable String chosen) {}

    record Me(
            Account account,
            List<String> roles,
            List<String> rights,
            List<StationNames.Named> stations,
            boolean mustChangePassword) {}

    record Account(UUID id, String name, String displayName) {}
}
