package cn.linli.visits;

import static cn.linli.visits.VisitRefusal.ALREADY_RECORDED;
import static cn.linli.visits.VisitRefusal.CALLED_OFF;
import static cn.linli.visits.VisitRefusal.DAY_IN_THE_FUTURE;
import static cn.linli.visits.VisitRefusal.MINUTES_OUT_OF_RANGE;
import static cn.linli.visits.VisitRefusal.NOBODY_TO_VISIT;
import static cn.linli.visits.VisitRefusal.NOT_RECORDED_YET;
import static cn.linli.visits.VisitRefusal.OBSERVATIONS_NEED_SOMEBODY;
import static cn.linli.visits.VisitRefusal.PRESENT_OUT_OF_RANGE;
import static cn.linli.visits.VisitRefusal.TOO_LONG_AGO;
import static cn.linli.visits.VisitRefusal.TOO_MANY_PHOTOS;

import cn.linli.shared.AccountId;
import cn.linli.shared.RegionCode;
import cn.linli.shared.RequestId;
import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import cn.linli.shared.VisitId;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
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
    private final Set<ResidentId> residents;
    private final @Nullable RequestId request;
    private final LocalDate plannedFor;
    private final @Nullable LocalTime plannedFrom;
    private final String purpose;
    private final AccountId worker;
    private final String workerName;
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
            AccountId worker,
            String workerName,
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
        this.worker = worker;
        this.workerName = workerName;
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
            VisitId id,
            StationId station,
            RegionCode region,
            @Nullable UUID grid,
            NewVisit wish,
            AccountId worker,
            String workerName) {
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
                worker,
                workerName,
                State.PLANNED,
                0,
                0,
                null,
                "");
    }

    /**
     * Writes down how it went. Once only; see {@link #correct}.
     *
     * @param field the field of service it counts under
     */
    VisitRecorded record(VisitRecord written, String field, LocalDate today) {
        switch (state) {
            case RECORDED -> throw ALREADY_RECORDED.refuse();
            case CALLED_OFF -> throw CALLED_OFF.refuse();
            case PLANNED -> {}
        }
        check(written, today);
        state = State.RECORDED;
        record = written;
        return told(field);
    }

    /** Mends a record; what was counted is taken back and this is counted instead. */
    VisitRecorded correct(VisitRecord written, String field, LocalDate today) {
        if (state != State.RECORDED) {
            throw NOT_RECORDED_YET.refuse();
        }
        check(written, today);
        revision++;
        record = written;
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

    private void check(VisitRecord written, LocalDate today) {
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
            case VisitOutcome.Met met -> check(met);
            case VisitOutcome.NobodyHome _, VisitOutcome.Declined _ -> {
                if (!written.observations().isEmpty()) {
                    throw OBSERVATIONS_NEED_SOMEBODY.refuse();
                }
            }
        }
    }

    private void check(VisitOutcome.Met met) {
        if (met.minutes() < 1 || met.minutes() > LONGEST_MINUTES) {
            throw MINUTES_OUT_OF_RANGE.refuse(LONGEST_MINUTES);
        }
        if (met.present() < residents.size() || met.present() > MOST_PRESENT) {
            throw PRESENT_OUT_OF_RANGE.refuse(residents.size(), MOST_PRESENT);
        }
    }

    private VisitRecorded told(String field) {
        return new VisitRecorded(
                id,
                revision,
                station,
                region,
                residents,
                request,
                worker,
                workerName,
                purpose,
                java.util.Objects.requireNonNull(record).day(),
                record.outcome(),
                field);
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

    AccountId worker() {
        return worker;
    }

    String workerName() {
        return workerName;
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
