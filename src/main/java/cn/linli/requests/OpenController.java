package cn.linli.requests;

import cn.linli.access.Actors;
import cn.linli.access.StationNames;
import cn.linli.access.Wall;
import cn.linli.shared.Ids;
import cn.linli.shared.Refused;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The pages anybody can open. No cookie is read and nothing is known of whoever sends, so there is nothing a foreign
 * page could borrow: no token against forged requests is needed.
 */
@Controller
@RequestMapping("/open")
class OpenController {

    private static final Logger LOG = LoggerFactory.getLogger(OpenController.class);
    private static final MediaType HTML = new MediaType("text", "html", java.nio.charset.StandardCharsets.UTF_8);
    private static final OpenRequests.Written NOTHING = new OpenRequests.Written("", "", "", "", "", "", false);

    private final OpenRequests requests;
    private final Optional<StationNames> names;
    private final Actors actors;

    OpenController(OpenRequests requests, Optional<StationNames> names, Actors actors) {
        this.requests = requests;
        this.names = names;
        this.actors = actors;
    }

    @GetMapping("/request")
    ResponseEntity<String> form(@RequestParam(required = false) @Nullable String station, Locale locale) {
        var page = new OpenPage(locale);
        if (station == null) {
            return html(HttpStatus.OK, page.stations(stations()));
        }
        return choice(station)
                .map(choice -> html(HttpStatus.OK, page.form(choice, Ids.next(), NOTHING, "")))
                .orElseGet(() -> html(HttpStatus.NOT_FOUND, page.stations(stations())));
    }

    @PostMapping("/request")
    ResponseEntity<String> write(
            @RequestParam(defaultValue = "") String station,
            @RequestParam(defaultValue = "") String command,
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String where,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String relation,
            @RequestParam(defaultValue = "") String urgent,
            HttpServletRequest from,
            Locale locale) {
        var page = new OpenPage(locale);
        var said = new OpenRequests.Written(who, where, words, name, phone, relation, urgent.equals("yes"));
        var choice = choice(station);
        var form = id(command);
        if (choice.isEmpty() || form == null) {
            return html(HttpStatus.NOT_FOUND, page.stations(stations()));
        }
        try {
            var code = requests.write(new StationId(choice.get().id()), form, said, from.getRemoteAddr());
            return to(code, true);
        } catch (Refused no) {
            return html(status(no), page.form(choice.get(), form, said, page.refusal(no)));
        }
    }

    @GetMapping("/follow")
    ResponseEntity<String> follow(
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false, name = "new") @Nullable String fresh,
            HttpServletRequest from,
            Locale locale) {
        var page = new OpenPage(locale);
        if (code == null || code.isBlank()) {
            return html(HttpStatus.OK, page.askCode(""));
        }
        try {
            return html(
                    HttpStatus.OK, page.standing(code, requests.follow(code, from.getRemoteAddr()), fresh != null, ""));
        } catch (Refused no) {
            return html(status(no), page.askCode(page.refusal(no)));
        }
    }

    @PostMapping("/follow")
    ResponseEntity<String> word(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "-2") int version,
            @RequestParam(defaultValue = "") String word,
            @RequestParam(defaultValue = "") String missing,
            HttpServletRequest from,
            Locale locale) {
        var page = new OpenPage(locale);
        var address = from.getRemoteAddr();
        try {
            if (!word.equals("satisfied") && !word.equals("not-yet")) {
                throw SharedRefusal.UNREADABLE.refuse();
            }
            requests.word(code, Math.max(version, 0), word.equals("satisfied"), missing, address);
            return to(code, false);
        } catch (Refused no) {
            return sayNo(page, code, no, address);
        }
    }

    /** The database is away: said on a page, with one button that sends the same again, once. */
    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<String> away(Exception why, HttpServletRequest from, Locale locale) {
        LOG.warn("A public page could not be given: {}", why.getMessage());
        var kept = new TreeMap<String, String>();
        from.getParameterMap().forEach((name, values) -> kept.put(name, values[0]));
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.RETRY_AFTER, "60")
                .body(new OpenPage(locale).away(from.getMethod(), from.getRequestURI(), kept));
    }

    /** Sent twice, or somebody was faster: the page simply shows how it stands now. */
    private ResponseEntity<String> sayNo(OpenPage page, String code, Refused no, String address) {
        if (no.refusal() == RequestRefusal.NO_SUCH_CODE || no.refusal() == RequestRefusal.TOO_OFTEN) {
            return html(status(no), page.askCode(page.refusal(no)));
        }
        var repeated = no.refusal() == SharedRefusal.CHANGED_MEANWHILE || no.refusal() == RequestRefusal.CLOSED;
        if (repeated) {
            return to(code, false);
        }
        return html(status(no), page.standing(code, requests.follow(code, address), false, page.refusal(no)));
    }

    private static ResponseEntity<String> to(String code, boolean fresh) {
        var address = UriComponentsBuilder.fromPath("/open/follow").queryParam("code", code);
        if (fresh) {
            address.queryParam("new", "1");
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(address.encode().toUriString()))
                .build();
    }

    private static HttpStatus status(Refused no) {
        return switch (no.refusal().kind()) {
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case TOO_MUCH -> HttpStatus.TOO_MANY_REQUESTS;
            default -> HttpStatus.BAD_REQUEST;
        };
    }

    private static ResponseEntity<String> html(HttpStatus status, String page) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .body(page);
    }

    private List<OpenPage.Choice> stations() {
        var console = actors.nightly("居民链接");
        try {
            return Wall.as(console, () -> names.map(n -> n.of(console)).orElse(List.of())).stream()
                    .filter(station -> !station.hub())
                    .map(station -> new OpenPage.Choice(station.id(), station.name()))
                    .toList();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<OpenPage.Choice> choice(String station) {
        var id = id(station);
        return id == null
                ? Optional.empty()
                : stations().stream().filter(s -> Objects.equals(s.id(), id)).findFirst();
    }

    private static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
