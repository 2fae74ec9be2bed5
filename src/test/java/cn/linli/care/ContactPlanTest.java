package cn.linli.care;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.app.TestDatabase;
import cn.linli.shared.Ids;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A district has 200,000 clocks; a contact looks at those of whom it is about, also behind the wall. */
class ContactPlanTest {

    @Test
    void aContactFindsItsClockByItsPersonAndReadsNoOther() throws SQLException {
        try (var connection = TestDatabase.owner()) {
            connection.setAutoCommit(false);
            var db = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            for (var way : new String[] {"seqscan", "hashjoin", "mergejoin"}) {
                db.sql("set local enable_" + way + " = off").update();
            }
            db.sql("set local role linli_app").update();

            var plan = String.join(
                    "\n",
                    db.sql("explain " + Contacts.KEEP)
                            .param("module", "visits")
                            .param("record", Ids.next())
                            .param("part", "")
                            .param("revision", 0)
                            .param("now", OffsetDateTime.now(java.time.ZoneOffset.UTC))
                            .param("people", new UUID[] {Ids.next()})
                            .param("station", Ids.next())
                            .param("day", LocalDate.of(2026, 1, 5), Types.DATE)
                            .param("way", "home", Types.VARCHAR)
                            .param("result", "seen", Types.VARCHAR)
                            .param("by", Ids.next())
                            .param("byName", "罗小兰")
                            .param("two", false)
                            .query(String.class)
                            .list());

            assertThat(plan).contains("clock_pkey").doesNotContain("clock_due");
            connection.rollback();
        }
    }
}
