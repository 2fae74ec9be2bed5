package cn.linli.visits;

import cn.linli.shared.AccountId;
import cn.linli.shared.Contact;
import cn.linli.shared.RequestId;
import cn.linli.shared.ResidentId;
import cn.linli.shared.VisitId;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A visit that is to be made, as whoever plans a day needs it.
 *
 * @param residents whom to see; at least one
 * @param worker whose it is
 * @param from the promised time, if any
 * @param two whether it takes two workers
 * @param second the second worker, if one is named
 * @param purpose one line, why
 * @param request the request it answers, if any
 * @param version the version to name when moving it
 */
public record PlannedVisit(
        VisitId id,
        List<ResidentId> residents,
        AccountId worker,
        @Nullable LocalTime from,
        Contact.Way way,
        boolean two,
        @Nullable AccountId second,
        String purpose,
        @Nullable RequestId request,
        int version) {

    /** Copies the list. */
    public PlannedVisit {
        residents = List.copyOf(residents);
    }
}
