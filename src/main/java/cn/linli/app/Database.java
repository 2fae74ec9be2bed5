package cn.linli.app;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/**
 * Where the data lies.
 *
 * @param url JDBC address
 * @param user owner of the schemas; the application works under a role that owns nothing
 * @param stop what stops it, if this program started it
 */
public record Database(String url, String user, String password, AutoCloseable stop) implements AutoCloseable {

    /** The one named by {@code LINLI_DB_URL}, {@code _USER} and {@code _PASSWORD}, else the embedded one. */
    static Database of(Home home) {
        return of(home, System.getenv());
    }

    /** The one that these variables name, else the embedded one. */
    static Database of(Home home, Map<String, String> named) {
        var url = named.get("LINLI_DB_URL");
        if (url == null || url.isBlank()) {
            return EmbeddedDatabase.start(home);
        }
        var user = named.getOrDefault("LINLI_DB_USER", "linli");
        var password = named.getOrDefault("LINLI_DB_PASSWORD", "");
        var database = new Database(url, user, password, () -> {});
        database.check();
        return database;
    }

    /** A connection as the owner. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    private void check() {
        try (var connection = connect()) {
            var version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < 15) {
                throw new NotPossible("PostgreSQL 15 or newer is needed; this one is " + version + ".");
            }
        } catch (SQLException e) {
            throw new NotPossible("The database at " + url + " cannot be reached: " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return "Database[" + url + " as " + user + "]";
    }

    @Override
    public void close() {
        try {
            stop.close();
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("The database did not stop", e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
