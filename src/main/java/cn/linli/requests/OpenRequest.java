package cn.linli.requests;

import cn.linli.shared.RequestId;
import java.time.OffsetDateTime;

/**
 * A request that is not closed, in one line.
 *
 * @param kind code of the catalogue
 * @param kindName as the station calls it
 * @param doer name of who answers for it, or empty
 */
public record OpenRequest(
        RequestId id,
        String number,
        String kind,
        String kindName,
        RequestState state,
        Urgency urgency,
        OffsetDateTime received,
        OffsetDateTime due,
        String doer,
        int version) {}
