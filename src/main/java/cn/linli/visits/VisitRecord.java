package cn.linli.visits;

import cn.linli.shared.AccountId;
import cn.linli.shared.Contact;
import cn.linli.shared.ResidentId;
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
 * @param signature paper with the resident's signature; optional, never required
 * @param gone how and by whom, where that was not as planned; null: as planned
 */
public record VisitRecord(
        LocalDate day,
        @Nullable LocalTime from,
        VisitOutcome outcome,
        String words,
        List<Observation> observations,
        List<UUID> photos,
        @Nullable UUID signature,
        @Nullable Gone gone) {

    /** Copies the lists. */
    public VisitRecord {
        observations = List.copyOf(observations);
        photos = List.copyOf(photos);
    }

    /** A visit made as it was planned. */
    public VisitRecord(
            LocalDate day,
            @Nullable LocalTime from,
            VisitOutcome outcome,
            String words,
            List<Observation> observations,
            List<UUID> photos) {
        this(day, from, outcome, words, observations, photos, null, null);
    }

    /** The same, gone like this. */
    public VisitRecord gone(Gone how) {
        return new VisitRecord(day, from, outcome, words, observations, photos, signature, how);
    }

    VisitRecord seen(List<Observation> what) {
        return new VisitRecord(day, from, outcome, words, what, photos, signature, gone);
    }

    /**
     * How and by whom it was made.
     *
     * @param way at their home, by phone, by video or elsewhere
     * @param worker who went; null: whoever it was planned for
     * @param second who went along; null: nobody
     */
    public record Gone(
            Contact.Way way,
            @Nullable AccountId worker,
            @Nullable AccountId second) {}

    /**
     * One thing seen.
     *
     * @param whose whose body or needs it is about; null for what the household shares, or where one person was visited
     * @param field code of the field, from the catalogue
     * @param value code of the choice
     * @param note more words; kept encrypted
     */
    public record Observation(@Nullable ResidentId whose, String field, String value, String note) {

        /** About the household, or the one person visited. */
        public Observation(String field, String value, String note) {
            this(null, field, value, note);
        }
    }
}
