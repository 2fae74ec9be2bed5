package cn.linli.app;

import cn.linli.access.Anytime;
import cn.linli.shared.SharedRefusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * The room left on the home's disk. When it gets short, changes are refused by name while everything can still be read:
 * a database that finds no room for its log ends itself, and then nobody reads either.
 */
@Component
class Room implements HandlerInterceptor {

    /** Two segments of the database's log: with less it may have ended for want of room. */
    private static final long LOG = DataSize.ofMegabytes(32).toBytes();

    private final Path home;
    private final long reserve;

    Room(@Value("${linli.home}") Path home, @Value("${linli.disk.reserve:64MB}") DataSize reserve) {
        this.home = home;
        this.reserve = reserve.toBytes();
    }

    /** Whether a database that does not answer has most likely found no room. */
    boolean isFull() {
        return home.toFile().getUsableSpace() < Math.max(reserve, LOG);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (changes(request, handler)) {
            mustBeLeft();
        }
        return true;
    }

    /** Goes on only if a change finds room. */
    void mustBeLeft() {
        if (home.toFile().getUsableSpace() < reserve) {
            throw SharedRefusal.DISK_FULL.refuse();
        }
    }

    /** Signing in, looking and searching go on. */
    private static boolean changes(HttpServletRequest request, Object handler) {
        return !request.getMethod().equals(HttpMethod.GET.name())
                && handler instanceof HandlerMethod method
                && !method.hasMethodAnnotation(Anytime.class);
    }
}
