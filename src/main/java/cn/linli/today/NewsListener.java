package cn.linli.today;

import cn.linli.access.Notices;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hears what any running application tells through the database (LISTEN) and passes it on to the open screens. Holds
 * one connection; when it breaks, it takes another and lets every screen read anew.
 */
@Component
@ConditionalOnWebApplication
class NewsListener implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(NewsListener.class);
    private static final int PATIENCE = 500;
    private static final int PAUSE = 1_000;

    private final DataSource database;
    private final NewsLines lines;
    private volatile @Nullable Thread thread;

    NewsListener(DataSource database, NewsLines lines) {
        this.database = database;
        this.lines = lines;
    }

    @Override
    public void start() {
        var listening = new Thread(this::listen, "linli-news");
        listening.setDaemon(true);
        thread = listening;
        listening.start();
    }

    /** Comes before the server stops: it is of the last phase, which ends first. */
    @Override
    public void stop() {
        var listening = thread;
        thread = null;
        lines.close();
        try {
            if (listening != null) {
                listening.join(2L * PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void listen() {
        boolean again = false;
        while (isRunning()) {
            try {
                hear(again);
            } catch (SQLException e) {
                if (isRunning()) {
                    LOG.warn("The line for news broke and is opened again: {}", e.getMessage());
                    pause();
                }
            }
            again = true;
        }
    }

    private void hear(boolean again) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(true);
            try (var sql = connection.createStatement()) {
                sql.execute("listen " + Notices.CHANNEL);
                if (again) {
                    lines.missed();
                }
                var news = connection.unwrap(PGConnection.class);
                while (isRunning()) {
                    for (var notification : news.getNotifications(PATIENCE)) {
                        News.read(notification.getParameter()).ifPresent(lines::tell);
                    }
                }
                sql.execute("unlisten *");
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
