package cn.linli.care;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.app.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Due days where the calendar is uneven. */
class CareDaysTest {

    @Test
    void aMonthFromTheMonthsEndEndsWithTheNextMonth() throws SQLException {
        assertThat(asked("care.due_day('2024-01-31', null, 1)")).isEqualTo("2024-02-29");
        assertThat(asked("care.due_day('2025-01-31', null, 1)")).isEqualTo("2025-02-28");
        assertThat(asked("care.due_day('2024-02-29', null, 1)")).isEqualTo("2024-03-29");
        assertThat(asked("care.due_day('2024-02-29', null, 12)")).isEqualTo("2025-02-28");
        assertThat(asked("care.due_day('2024-11-30', null, 3)")).isEqualTo("2025-02-28");
    }

    @Test
    void aDayOffDoesNotMoveTheDay() throws SQLException {
        assertThat(asked("care.due_day('2026-02-10', 7, null)"))
                .as("in the spring festival")
                .isEqualTo("2026-02-17");
        assertThat(asked("care.due_day('2026-09-03', null, 1)"))
                .as("in the national holiday")
                .isEqualTo("2026-10-03");
    }

    @Test
    void ofDaysAndMonthsTheSoonerCounts() throws SQLException {
        assertThat(asked("care.due_day('2024-01-31', 30, 1)")).isEqualTo("2024-02-29");
        assertThat(asked("care.due_day('2024-03-01', 30, 1)")).isEqualTo("2024-03-31");
    }

    @Test
    void whatIsOverdueIsNotDatedAwayAndNothingIsDueBeforeItCouldBeKnown() throws SQLException {
        assertThat(asked("care.redate('2024-02-01', '2024-01-01', null, 3, '2024-02-05', null, null, null)"))
                .as("loosened while overdue")
                .isEqualTo("2024-02-01");
        assertThat(asked("care.redate('2024-03-01', '2024-01-01', 7, null, '2024-02-05', null, null, null)"))
                .as("tightened")
                .isEqualTo("2024-02-05");
        assertThat(
                        asked(
                                "care.redate('2024-02-03', '2024-01-27', 7, null, '2024-02-05', '2024-02-01', '2024-02-09', null)"))
                .as("it fell into a stay that was told late")
                .isEqualTo("2024-02-10");
    }

    @Test
    void whichContactsCountForWhichWay() throws SQLException {
        assertThat(asked("care.counts('seen', 'home', 'home')")).isEqualTo("t");
        assertThat(asked("care.counts('seen', 'video', 'home')")).isEqualTo("f");
        assertThat(asked("care.counts('seen', 'video', 'phone')")).isEqualTo("t");
        assertThat(asked("care.counts('heard', 'phone', 'video')")).isEqualTo("f");
        assertThat(asked("care.counts('heard', 'phone', 'either')")).isEqualTo("t");
        assertThat(asked("care.counts('no-answer', 'home', 'either')")).isEqualTo("f");
        assertThat(asked("care.counts('refused', 'home', 'either')")).isEqualTo("f");
    }

    private static String asked(String what) throws SQLException {
        try (var connection = TestDatabase.owner()) {
            return JdbcClient.create(new SingleConnectionDataSource(connection, true))
                    .sql("select " + what)
                    .query(String.class)
                    .single();
        }
    }
}
