package cn.linli.access;

import cn.linli.shared.Page;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists over all accounts, for the security administrator: sessions, tokens, roles. */
@RestController
@RequestMapping("/api/access")
class AccessController {

    private static final int PAGE = 50;

    private final AccessBook book;

    AccessController(AccessBook book) {
        this.book = book;
    }

    @GetMapping("/sessions")
    Page<AccessBook.SignedIn> sessions(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String cursor) {
        return book.signedIn(actor, q, cursor, PAGE);
    }

    /** The tokens that count; with {@code state=all} also those that lapsed or were revoked. */
    @GetMapping("/tokens")
    Page<AccessBook.Token> tokens(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String cursor) {
        return book.tokens(actor, q, state.equals("all"), cursor, PAGE);
    }

    @GetMapping("/roles")
    List<AccessBook.RoleLine> roles(Actor actor, Locale language) {
        return book.roles(actor, language);
    }

    /** Every right a program may be given. */
    @GetMapping("/rights")
    List<String> grantableRights() {
        return Tokens.grantable();
    }
}
