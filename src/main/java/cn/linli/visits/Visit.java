package cn.linli.visits;

import static cn.linli.visits.VisitRefusal.ALREADY_RECORDED;
import static cn.linli.visits.VisitRefusal.CALLED_OFF;
import static cn.linli.visits.VisitRefusal.DAY_GONE_BY;
import static cn.linli.visits.VisitRefusal.DAY_IN_THE_FUTURE;
import static cn.linli.visits.VisitRefusal.EVERYBODY_MISSED;
import static cn.linli.visits.VisitRefusal.MINUTES_OUT_OF_RANGE;
import static cn.linli.visits.VisitRefusal.MISSED_IS_NOT_VISITED;
import static cn.linli.visits.VisitRefusal.NOBODY_TO_VISIT;
import static cn.linli.visits.VisitRefusal.NOT_RECORDED_YET;
import static cn.linli.visits.VisitRefusal.OBSERVATIONS_NEED_SOMEBODY;
import static cn.linli.visits.VisitRefusal.PRESENT_OUT_OF_RANGE;
import static cn.linli.visits.VisitRefusal.TOO_LONG_AGO;
import static cn.linli.visits.VisitRefusal.TOO_MANY_PHOTOS;
import static cn.linli.visits.VisitRefusal.WRONG_NUMBER_BY_PHONE;

import cn.linli.shared.Act;
import cn.linli.shared.Contact;
import cn.linli.shared.RegionCode;
import cn.linli.shared.RequestId;
import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import cn.linli.shared.VisitId;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One visit. It is planned; then recorded once, or called off. A record that was wrong is corrected, and the correction
 * counts instead of what was wrong.
 */
final class Visit {

    private static final int LONGEST_MINUTES = 720;
    private static final int MOST_PRESENT = 200;
    private static final int MOST_PHOTOS = 20;

    private final VisitId id;
    private final StationId station;
    private final RegionCode region;
    private final @Nullable UUID grid;
    private Set<ResidentId> residents;
    private final @Nullable RequestId request;
    private LocalDate plannedFor;
    private @Nullable LocalTime plannedFrom;
    private final String purpose;
    private Going going;
    private State state;
    private int revision;
    private final int version;
    private @Nullable VisitRecord record;
    private String callOffReason;

    Visit(
            VisitId id,
            StationId station,
            RegionCode region,
            @Nullable UUID grid,
            Set<ResidentId> residents,
            @Nullable RequestId request,
            LocalDate plannedFor,
            @Nullable LocalTime plannedFrom,
            String purpose,
            Going going,
            State state,
            int revision,
            int version,
            @Nullable VisitRecord record,
            String callOffReason) {
        this.id = id;
        this.station = station;
        this.region = region;
        this.grid = grid;
        this.residents = Set.copyOf(residents);
        this.request = request;
        this.plannedFor = plannedFor;
        this.plannedFrom = plannedFrom;
        this.purpose = purpose;
        this.going = going;
        this.state = state;
        this.revision = revision;
        this.version = version;
        this.record = record;
        this.callOffReason = callOffReason;
    }

    /** Where a visit stands. */
    enum State {
        PLANNED,
        RECORDED,
        CALLED_OFF;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** Plans a visit to people of one station. */
    static Visit plan(
            VisitId id, StationId station, RegionCode region, @Nullable UUID grid, NewVisit wish, Going going) {
        if (wish.residents().isEmpty()) {
            throw NOBODY_TO_VISIT.refuse();
        }
        return new Visit(
                id,
                station,
                region,
                grid,
                Set.copyOf(wish.residents()),
                wish.request(),
                wish.plannedFor(),
                wish.plannedFrom(),
                wish.purpose(),
                going,
                State.PLANNED,
                0,
                0,
                null,
                "");
    }

    /**
     * Writes down how it went. Once only; see {@link #correct}.
     *
     * @param gone how and by whom it was made
     * @param field the field of service it counts under
     */
    VisitRecorded record(VisitRecord written, Going gone, String field, LocalDate today) {
        switch (state) {
            case RECORDED -> throw ALREADY_RECORDED.refuse();
            case CALLED_OFF -> throw CALLED_OFF.refuse();
            case PLANNED -> {}
        }
        take(written, gone, today);
        state = State.RECORDED;
        return told(field);
    }

    /** Mends a record; what was counted is taken back and this is counted instead. */
    VisitRecorded correct(VisitRecord written, Going gone, String field, LocalDate today) {
        if (state != State.RECORDED) {
            throw NOT_RECORDED_YET.refuse();
        }
        take(written, gone, today);
        revision++;
        return told(field);
    }

    /** It will not be made. */
    void callOff(String reason) {
        switch (state) {
            case RECORDED -> throw ALREADY_RECORDED.refuse();
            case CALLED_OFF -> throw CALLED_OFF.refuse();
            case PLANNED -> {}
        }
        state = State.CALLED_OFF;
        callOffReason = reason;
    }

    /** Somebody else will make it, or at another time. */
    void move(Going next, LocalDate day, @Nullable LocalTime from, LocalDate today) {
        switch (state) {
            case RECORDED -> throw ALREADY_RECORDED.refuse();
            case CALLED_OFF -> throw CALLED_OFF.refuse();
            case PLANNED -> {}
        }
        if (day.isBefore(today)) {
            throw DAY_GONE_BY.refuse();
        }
        going = next;
        plannedFor = day;
        plannedFrom = from;
    }

    private void take(VisitRecord written, Going gone, LocalDate today) {
        var all = new HashSet<>(residents);
        if (written.outcome() instanceof VisitOutcome.Met met) {
            all.addAll(met.also());
        }
        check(written, gone, all, today);
        residents = Set.copyOf(all);
        record = written;
        going = gone;
    }

    private static void check(VisitRecord written, Going gone, Set<ResidentId> all, LocalDate today) {
        if (written.day().isAfter(today)) {
            throw DAY_IN_THE_FUTURE.refuse();
        }
        if (written.day().isBefore(today.minusYears(1))) {
            throw TOO_LONG_AGO.refuse();
        }
        if (written.photos().size() > MOST_PHOTOS) {
            throw TOO_MANY_PHOTOS.refuse(MOST_PHOTOS);
        }
        switch (written.outcome()) {
            case VisitOutcome.Met met -> {
                check(met, all);
                if (written.observations().stream()
                        .anyMatch(one -> one.whose() != null && met.missed().contains(one.whose()))) {
                    throw OBSERVATIONS_NEED_SOMEBODY.refuse();
                }
            }
            case VisitOutcome.WrongNumber _
            when gone.way() != Contact.Way.PHONE && gone.way() != Contact.Way.VIDEO ->
                throw WRONG_NUMBER_BY_PHONE.refuse();
            case VisitOutcome.NobodyHome _, VisitOutcome.Declined _, VisitOutcome.WrongNumber _ -> {
                if (!written.observations().isEmpty()) {
                    throw OBSERVATIONS_NEED_SOMEBODY.refuse();
                }
            }
        }
    }

    private static void check(VisitOutcome.Met met, Set<ResidentId> all) {
        if (met.minutes() < 1 || met.minutes() > LONGEST_MINUTES) {
            throw MINUTES_OUT_OF_RANGE.refuse(LONGEST_MINUTES);
        }
        if (!all.containsAll(met.missed())) {
            throw MISSED_IS_NOT_VISITED.refuse();
        }
        var there = all.size() - met.missed().size();
        if (there == 0) {
            throw EVERYBODY_MISSED.refuse();
        }
        if (met.present() < there || met.present() > MOST_PRESENT) {
            throw PRESENT_OUT_OF_RANGE.refuse(there, MOST_PRESENT);
        }
    }

    private VisitRecorded told(String field) {
        var written = Objects.requireNonNull(record);
        var second = going.second();
        return new VisitRecorded(
                id,
                revision,
                station,
                region,
                residents,
                request,
                going.worker().account(),
                going.worker().name(),
                second == null ? null : new Act.Doer(second.account(), second.name()),
                going.way(),
                purpose,
                written.day(),
                written.outcome(),
                field);
    }

    /** Those of the people who were not there when the others were met. */
    Set<ResidentId> missed() {
        return record != null && record.outcome() instanceof VisitOutcome.Met met ? met.missed() : Set.of();
    }

    VisitId id() {
        return id;
    }

    StationId station() {
        return station;
    }

    RegionCode region() {
        return region;
    }

    @Nullable
    UUID grid() {
        return grid;
    }

    Set<ResidentId> residents() {
        return residents;
    }

    @Nullable
    RequestId request() {
        return request;
    }

    LocalDate plannedFor() {
        return plannedFor;
    }

    @Nullable
    LocalTime plannedFrom() {
        return plannedFrom;
    }

    String purpose() {
        return purpose;
    }

    Going going() {
        return going;
    }

    State state() {
        return state;
    }

    int revision() {
        return revision;
    }

    int version() {
        return version;
    }

    @Nullable
    VisitRecord written() {
        return record;
    }

    String callOffReason() {
        return callOffReason;
    }
}
