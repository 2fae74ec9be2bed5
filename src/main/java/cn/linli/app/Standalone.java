package cn.linli.app;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands that must run without an application on the database: the restore, the keys. */
interface Standalone {

    int run(Home home, List<String> words, Path folder);

    static @Nullable Standalone find(List<String> words) {
        return null;
    }
}
