package cn.linli.app;

import cn.linli.access.Anytime;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Takes commands from the command line of the same machine, by token. */
@RestController
class ConsoleController {

    private final ConfigurableApplicationContext context;
    private volatile @Nullable String token;

    ConsoleController(ConfigurableApplicationContext context) {
        this.context = context;
    }

    void open(String fresh) {
        this.token = fresh;
    }

    @Anytime
    @PostMapping("/console")
    ResponseEntity<ConsoleDoor.Answer> run(
            @RequestBody ConsoleDoor.Call call,
            @RequestHeader(name = "Authorization", defaultValue = "") String authorization,
            HttpServletRequest request) {
        var expected = token;
        if (expected == null || !fromHere(request) || !same("Console " + expected, authorization)) {
            return ResponseEntity.status(403).build();
        }
        var out = new ByteArrayOutputStream();
        try {
            var exit = Start.run(context, call.words(), Path.of(call.folder()), Start.utf8(out));
            return ResponseEntity.ok(new ConsoleDoor.Answer(exit, out.toString(StandardCharsets.UTF_8), ""));
        } catch (NotPossible e) {
            return ResponseEntity.ok(
                    new ConsoleDoor.Answer(1, out.toString(StandardCharsets.UTF_8), e.getMessage() + "\n"));
        }
    }

    private static boolean fromHere(HttpServletRequest request) {
        return request.getRemoteAddr().startsWith("127.")
                || request.getRemoteAddr().equals("0:0:0:0:0:0:0:1");
    }

    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
