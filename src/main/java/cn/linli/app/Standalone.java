package cn.linli.app;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands that must run before, or without, an application on the database: backup's counterpart, the keys. */
interface Standalone {

    int run(Home home, List<String> arguments, Path folder);

    static @Nullable Standalone find(List<String> words) {
        return null;
    }
}
