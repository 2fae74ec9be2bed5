package cn.linli.visits;

import cn.linli.shared.AccountId;
import cn.linli.shared.Act;
import cn.linli.shared.Delivered;
import cn.linli.shared.RegionCode;
import cn.linli.shared.RequestId;
import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import cn.linli.shared.VisitId;
import cn.linli.shared.WorkKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A visit was written down. It counts as one session of service when somebody was met; nobody home and a refusal are
 * kept, but count nothing.
 *
 * @param revision 0 the first time; each correction one more
 * @param field the field of service it counts under, by the labels of the people; empty if none
 */
public record VisitRecorded(
        VisitId visit,
        int revision,
        StationId station,
        RegionCode region,
        Set<ResidentId> residents,
        @Nullable RequestId request,
        AccountId worker,
        String workerName,
        String purpose,
        LocalDate day,
        VisitOutcome outcome,
        String field)
        implements Delivered {

    /** The name the ledger books this module's records under. */
    public static final String MODULE = "visits";

    @Override
    public Act act() {
        var met = outcome instanceof VisitOutcome.Met m ? m : new VisitOutcome.Met(0, 0);
        return new Act(
                new Act.Source(MODULE, visit.value(), ""),
                revision,
                WorkKind.VISIT,
                station,
                region,
                List.of(new Act.Doer(worker, workerName)),
                day,
                met.minutes(),
                met.present(),
                counts() ? residents : Set.of(),
                null,
                field,
                purpose.isEmpty() ? "入户走访" : purpose);
    }

    @Override
    public boolean counts() {
        return outcome instanceof VisitOutcome.Met;
    }
}
