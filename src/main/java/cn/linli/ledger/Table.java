package cn.linli.ledger;

import java.util.List;
import java.util.Optional;

/**
 * A table of figures. Rows and total count services to residents; the workers' own training and supervision stand
 * beside them.
 *
 * @param rows in the order of their keys
 * @param total the whole; not the sum of the rows where these overlap
 * @param workforce training and supervision
 * @param stations how many stations delivered these services
 */
public record Table(List<Row> rows, Measures total, Workforce workforce, int stations) {

    /** The row of a key. */
    public Optional<Row> row(String key) {
        return rows.stream().filter(row -> row.key().equals(key)).findFirst();
    }

    /**
     * One row.
     *
     * @param key by station its id, by month {@code 2023-01}, by kind its code, by project its id or empty, by field
     *     its name or empty, by community its code, by worker the account or the name as written
     * @param name only by worker: the name as written last
     */
    public record Row(String key, String name, Measures measures) {}

    /**
     * The workers' own training, in the same selection.
     *
     * @param trainings sessions of training, supervision among them
     * @param trainingMinutes how long these took together
     * @param supervisions those of them that were supervision
     * @param supervisionMinutes how long these took
     * @param personTimes heads that took part
     * @param sorts by the name the station gives the sort (赋能培训)
     */
    public record Workforce(
            long trainings,
            long trainingMinutes,
            long supervisions,
            long supervisionMinutes,
            long personTimes,
            List<Sort> sorts) {}

    /** One sort of training or supervision. */
    public record Sort(String kind, String name, long sessions, long minutes, long personTimes) {}
}
