package cn.linli.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that an earlier Linli made is brought up to date: each step also runs alone, in a session of its own. */
class UpgradeTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aRegisterOfTheVersionBeforeIsBroughtUpToDate() throws Exception {
        try (var home = Home.open(folder.resolve("home"), Home.Kind.REAL);
                var database = Database.of(home)) {
            Schema.migrate(database, Map.of("residents", "20"));
            assertThat(versions(database)).containsEntry("residents", "20");
            Schema.migrate(database);
            assertThat(Integer.parseInt(versions(database).getOrDefault("residents", "0")))
                    .isGreaterThan(20);
        }
    }

    private static Map<String, String> versions(Database database) throws Exception {
        try (var connection = database.connect()) {
            return new LinkedHashMap<>(Tables.versions(connection));
        }
    }
}
