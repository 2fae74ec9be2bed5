package cn.linli.app;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands that must run without an application on the database: the restore, the keys. */
interface Standalone {

    int run(Home home, List<String> words, Path folder);

    static @Nullable Standalone find(List<String> words) {
        return switch (String.join(" ", words.subList(0, Math.min(2, words.size())))) {
            case "keys export" -> KeyFile::exportTo;
            case "keys import" -> KeyFile::importFrom;
            default -> words.getFirst().equals("restore") ? Restore::run : null;
        };
    }

    /** The one file a command is about. */
    static Path file(List<String> words, int at, Path folder, String usage) {
        if (words.size() != at + 1) {
            throw new NotPossible("Say it like this: " + usage);
        }
        return folder.resolve(words.get(at)).normalize();
    }
}
