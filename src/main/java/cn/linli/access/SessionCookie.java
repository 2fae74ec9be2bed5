package cn.linli.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;

/** The cookie that carries a session's token. */
public final class SessionCookie {

    /** Its name. */
    public static final String NAME = "LINLI_SESSION";

    private SessionCookie() {}

    /** The token a request carries, if any. */
    public static Optional<String> token(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(c -> c.getName().equals(NAME) && !c.getValue().isEmpty())
                        .map(Cookie::getValue)
                        .findFirst();
    }
}
