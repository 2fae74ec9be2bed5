package cn.linli.app;

import cn.linli.access.Actors;
import cn.linli.access.Keys;
import cn.linli.access.Sealer;
import cn.linli.access.Trail;
import cn.linli.access.Wall;
import cn.linli.shared.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A home whose data came out of a backup and that has not been opened since. It opens only with the keys the backup was
 * made with; then the trail begins a new epoch, linked to the last line of the backup.
 */
final class Restored {

    private static final String FILE = "restored";

    private Restored() {}

    /** Remembers it: with which keys, and from when the backup is. */
    static void remember(Home home, String keyMark, String made) throws IOException {
        OwnerOnly.write(home.file(FILE), keyMark + "\n" + made + "\n");
    }

    static void mustHaveKeys(Home home) {
        var file = home.file(FILE);
        if (!Files.exists(file)) {
            return;
        }
        if (!Keys.there(home.path())) {
            throw new NotPossible(
                    "The data here came out of a backup; its keys are missing. First: ./linli keys import FILE");
        }
        if (!Keys.in(home.path()).mark().equals(lines(home)[0])) {
            throw new NotPossible("The data here came out of a backup made with other keys than those in "
                    + Keys.file(home.path()) + ".");
        }
    }

    static void finish(ApplicationContext context, Home home) {
        if (!Files.exists(home.file(FILE))) {
            return;
        }
        var made = lines(home)[1];
        context.getBean(Sealer.class).beginEpoch("restored from the backup of " + made);
        var console = context.getBean(Actors.class).console();
        Wall.run(
                console,
                () -> context.getBean(TransactionTemplate.class)
                        .executeWithoutResult(t -> context.getBean(Trail.class)
                                .write(console, "access.restored", Ids.next(), Map.of("backup", made))));
        context.getBean(Sealer.class).seal();
        try {
            Files.delete(home.file(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] lines(Home home) {
        try {
            return Files.readAllLines(home.file(FILE)).toArray(String[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
