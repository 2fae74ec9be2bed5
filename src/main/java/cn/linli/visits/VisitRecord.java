package cn.linli.visits;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is written down after a visit.
 *
 * @param day the day of the visit, not in the future, at most a year ago
 * @param from when it began; null if not noted
 * @param outcome how it ended
 * @param words what was talked about and seen; kept encrypted
 * @param observations what was seen, field by field; only when somebody was met
 * @param photos papers stored before; optional, never required
 */
public record VisitRecord(
        LocalDate day,
        @Nullable LocalTime from,
        VisitOutcome outcome,
        String words,
        List<Observation> observations,
        List<UUID> photos) {

    /** Copies the lists. */
    public VisitRecord {
        observations = List.copyOf(observations);
        photos = List.copyOf(photos);
    }

    /**
     * One thing seen.
     *
     * @param field code of the field, from the catalogue
     * @param value code of the choice
     * @param note more words; kept encrypted
     */
    public record Observation(String field, String value, String note) {}
}
