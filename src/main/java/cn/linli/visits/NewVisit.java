package cn.linli.visits;

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
 */
public record NewVisit(
        List<ResidentId> residents,
        @Nullable RequestId request,
        LocalDate plannedFor,
        @Nullable LocalTime plannedFrom,
        String purpose) {

    /** Copies the list. */
    public NewVisit {
        residents = List.copyOf(residents);
    }
}
