package cn.linli.reports;

import cn.linli.ledger.Measures;
import cn.linli.ledger.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of figures with names people know.
 *
 * @param rows services to residents
 * @param total the whole of it
 * @param workforce training and supervision, beside it
 * @param stations how many stations delivered these services
 * @param overlaps whether one line may count in several rows, so that the rows add up to more than the total
 */
record FigureTable(List<Row> rows, Total total, Table.Workforce workforce, int stations, boolean overlaps) {

    /**
     * One row.
     *
     * @param key by station its region's code, by month {@code 2023-01}, else what the ledger keeps
     * @param filter what to ask with for this row alone: a station's id, else the key
     */
    record Row(String key, String filter, String name, long sessions, long minutes, long personTimes, long people) {

        static Row of(String key, String filter, String name, Measures m) {
            return new Row(key, filter, name, m.sessions(), m.minutes(), m.personTimes(), m.people());
        }
    }

    /** The whole. */
    record Total(long sessions, long minutes, long personTimes, long people) {

        static Total of(Measures m) {
            return new Total(m.sessions(), m.minutes(), m.personTimes(), m.people());
        }
    }

    /** The row of a key, if there is one. */
    @Nullable
    Row row(String key) {
        return rows.stream().filter(row -> row.key().equals(key)).findFirst().orElse(null);
    }
}
