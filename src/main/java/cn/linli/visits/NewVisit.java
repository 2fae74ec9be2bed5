package cn.linli.visits;

import cn.linli.shared.AccountId;
import cn.linli.shared.Contact;
import cn.linli.shared.RequestId;
import cn.linli.shared.ResidentId;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A visit to make.
 *
 * @param residents whom to see: one person, or several of a household; at least one
 * @param request the request it answers, if any
 * @param plannedFor the day it is meant for
 * @param plannedFrom the promised time, if any
 * @param purpose one line, why
 * @param way at their home, by phone, by video or elsewhere
 * @param two whether it takes two workers
 * @param second the second worker, if it is known already; then it takes two
 */
public record NewVisit(
        List<ResidentId> residents,
        @Nullable RequestId request,
        LocalDate plannedFor,
        @Nullable LocalTime plannedFrom,
        String purpose,
        Contact.Way way,
        boolean two,
        @Nullable AccountId second) {

    /** Copies the list. */
    public NewVisit {
        residents = List.copyOf(residents);
        two = two || second != null;
    }

    /** A visit at home by one worker. */
    public NewVisit(
            List<ResidentId> residents,
            @Nullable RequestId request,
            LocalDate plannedFor,
            @Nullable LocalTime plannedFrom,
            String purpose) {
        this(residents, request, plannedFor, plannedFrom, purpose, Contact.Way.HOME, false, null);
    }

    /** The same by phone, by video or elsewhere. */
    public NewVisit by(Contact.Way how) {
        return new NewVisit(residents, request, plannedFor, plannedFrom, purpose, how, two, second);
    }

    /** The same by two workers, whoever the second will be. */
    public NewVisit inTwos() {
        return new NewVisit(residents, request, plannedFor, plannedFrom, purpose, way, true, second);
    }

    /** The same with this second worker. */
    public NewVisit with(AccountId other) {
        return new NewVisit(residents, request, plannedFor, plannedFrom, purpose, way, true, other);
    }
}
