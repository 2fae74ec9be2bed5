package cn.linli.app;

import cn.linli.access.AccessRefusal;
import cn.linli.access.Actor;
import cn.linli.access.SessionCookie;
import cn.linli.access.Sessions;
import cn.linli.access.Tokens;
import cn.linli.access.Wall;
import cn.linli.shared.Refused;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Finds out who a request comes from and lets them work inside their wall. */
@ConditionalOnWebApplication
@Component
class WhoIsIt extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";

    private final Sessions sessions;
    private final Tokens tokens;
    private final HandlerExceptionResolver problems;

    WhoIsIt(
            Sessions sessions,
            Tokens tokens,
            @org.springframework.beans.factory.annotation.Qualifier("handlerExceptionResolver")
                    HandlerExceptionResolver problems) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (bearer(request) && request.getRequestURI().startsWith("/api/") && Wall.atWork() == null) {
            byToken(request, response, chain);
            return;
        }
        var token = SessionCookie.token(request);
        if (token.isEmpty() || !request.getRequestURI().startsWith("/api/") || Wall.atWork() != null) {
            chain.doFilter(request, response);
            return;
        }
        try {
            var who = sessions.whoIs(token.get());
            if (who.isEmpty()) {
                chain.doFilter(request, response);
                return;
            }
            if (who.get().mustChange() && !request.getRequestURI().startsWith("/api/access/")) {
                problems.resolveException(request, response, null, AccessRefusal.PASSWORD_MUST_CHANGE.refuse());
                return;
            }
            goOn(who.get().actor(), request, response, chain);
        } catch (org.springframework.dao.DataAccessException | org.springframework.transaction.TransactionException e) {
            problems.resolveException(request, response, null, e);
        }
    }

    /** A program that brings a token of its own; whatever cookie comes with it does not count. */
    static boolean bearer(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        return header != null && header.startsWith(BEARER);
    }

    private void byToken(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            var actor = tokens.whoIs(request.getHeader("Authorization")
                    .substring(BEARER.length())
                    .strip());
            if (actor.isEmpty()) {
                answer(request, response, AccessRefusal.NOT_SIGNED_IN.refuse());
                return;
            }
            goOn(actor.get(), request, response, chain);
        } catch (org.springframework.dao.DataAccessException | org.springframework.transaction.TransactionException e) {
            problems.resolveException(request, response, null, e);
        }
    }

    private static void goOn(Actor actor, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new ActorToken(actor));
        SecurityContextHolder.setContext(context);
        try {
            Wall.as(actor, () -> {
                chain.doFilter(request, response);
                return "";
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    void askToSignIn(HttpServletRequest request, HttpServletResponse response, Exception e) {
        answer(request, response, AccessRefusal.NOT_SIGNED_IN.refuse());
    }

    void sayNo(HttpServletRequest request, HttpServletResponse response, Exception e) {
        var why = e instanceof CsrfException ? AccessRefusal.TOKEN_STALE : AccessRefusal.NOT_ALLOWED;
        answer(request, response, why.refuse());
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Refused no) {
        problems.resolveException(request, response, null, no);
    }

    /** An actor in Spring Security's words. */
    static final class ActorToken extends AbstractAuthenticationToken {

        private static final long serialVersionUID = 1L;

        private final transient Actor actor;

        ActorToken(Actor actor) {
            super(List.of());
            this.actor = actor;
            setAuthenticated(true);
        }

        @Override
        public Object getCredentials() {
            return "";
        }

        @Override
        public Object getPrincipal() {
            return actor;
        }

        @Override
        public boolean equals(@org.jspecify.annotations.Nullable Object other) {
            return other instanceof ActorToken token && token.actor.account().equals(actor.account());
        }

        @Override
        public int hashCode() {
            return actor.account().hashCode();
        }
    }
}
