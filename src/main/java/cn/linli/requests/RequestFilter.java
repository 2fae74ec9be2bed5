package cn.linli.requests;

import cn.linli.shared.AccountId;
import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a list of requests is asked for; null means any.
 *
 * @param doer only those this account answers for
 * @param late only those past their due time and open
 * @param number the number or its end
 * @param climbed only those that have climbed or were sent up
 */
record RequestFilter(
        @Nullable StationId station,
        List<RequestState> states,
        @Nullable String kind,
        @Nullable Urgency urgency,
        @Nullable AccountId doer,
        @Nullable ResidentId resident,
        boolean late,
        boolean climbed,
        @Nullable String number) {

    static RequestFilter at(@Nullable StationId station, RequestState state) {
        return new RequestFilter(station, List.of(state), null, null, null, null, false, false, null);
    }
}
