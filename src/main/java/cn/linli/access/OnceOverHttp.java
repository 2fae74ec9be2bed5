package cn.linli.access;

import cn.linli.shared.SharedRefusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.UUID;
import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;
import org.aspectj.lang.reflect.MethodSignature;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every changing call over HTTP carries {@code Linli-Command: <UUIDv7>} and is done once; see {@link Once}. Signing in
 * and out and public pages are marked {@link Anytime} and left alone.
 */
@Aspect
@Component
@Order(0)
class OnceOverHttp {

    static final String HEADER = "Linli-Command";

    private final Once once;
    private final JsonMapper json;

    OnceOverHttp(Once once, JsonMapper json) {
        this.once = once;
        this.json = json;
    }

    @Around(
            "within(@org.springframework.web.bind.annotation.RestController *) && !@annotation(cn.linli.access.Anytime) && ("
                    + "@annotation(org.springframework.web.bind.annotation.PostMapping) || "
                    + "@annotation(org.springframework.web.bind.annotation.PutMapping) || "
                    + "@annotation(org.springframework.web.bind.annotation.PatchMapping) || "
                    + "@annotation(org.springframework.web.bind.annotation.DeleteMapping))")
    @Nullable
    Object once(ProceedingJoinPoint call) {
        var request = ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        var actor = Wall.atWork();
        if (actor == null) {
            throw AccessRefusal.NOT_SIGNED_IN.refuse();
        }
        var type = ((MethodSignature) call.getSignature()).getMethod().getGenericReturnType();
        return once.run(
                actor,
                commandId(request),
                request.getMethod() + " " + request.getRequestURI() + " " + content(call.getArgs()),
                json.constructType(type),
                () -> proceed(call));
    }

    private static @Nullable Object proceed(ProceedingJoinPoint call) throws Exception {
        try {
            return call.proceed();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static UUID commandId(HttpServletRequest request) {
        var text = request.getHeader(HEADER);
        try {
            if (text != null) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException e) {
            throw SharedRefusal.COMMAND_ID_MISSING.refuse();
        }
        throw SharedRefusal.COMMAND_ID_MISSING.refuse();
    }

    private String content(Object[] arguments) {
        return json.writeValueAsString(Arrays.stream(arguments)
                .filter(a -> !(a instanceof Actor) && !(a instanceof jakarta.servlet.ServletRequest))
                .filter(a -> !(a instanceof jakarta.servlet.ServletResponse))
                .map(a -> a instanceof MultipartFile file ? file.getOriginalFilename() + " " + digest(file) : a)
                .toList());
    }

    private static String digest(MultipartFile file) {
        try (var in = file.getInputStream()) {
            var digest = java.security.MessageDigest.getInstance("SHA-256");
            in.transferTo(new java.security.DigestOutputStream(java.io.OutputStream.nullOutputStream(), digest));
            return java.util.HexFormat.of().formatHex(digest.digest());
        } catch (java.io.IOException | java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("The file sent cannot be read", e);
        }
    }
}
