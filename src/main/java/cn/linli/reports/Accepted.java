package cn.linli.reports;

import cn.linli.shared.AccountId;
import cn.linli.shared.StationId;
import cn.linli.shared.WorkKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row that can be taken over.
 *
 * @param project the project's name; empty for none and for training
 * @param field the field of service; of a training the name of its sort
 * @param circumstances where and at what hour, to tell two alike apart
 * @param cells the row as written, by heading
 */
record Accepted(
        String sheet,
        int line,
        StationId station,
        LocalDate day,
        WorkKind kind,
        String project,
        String field,
        String title,
        int minutes,
        int personTimes,
        List<Doer> workers,
        String circumstances,
        Map<String, String> cells) {

    /** Whether it is service to residents. */
    boolean service() {
        return kind.service();
    }

    /** Who did it: by name as written, with the account where exactly one of the station's workers is called that. */
    record Doer(@Nullable AccountId account, String name) {}

    /** What the row says, to know it again. The running number and the place in the file say nothing. */
    String key() {
        return String.join(
                "\u001f",
                service() ? "service" : "training",
                day.toString(),
                kind.code(),
                project,
                field,
                title,
                String.valueOf(minutes),
                String.valueOf(personTimes),
                circumstances,
                String.join("、", workers.stream().map(Doer::name).toList()));
    }
}
