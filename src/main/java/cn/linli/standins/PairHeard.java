package cn.linli.standins;

import cn.linli.shared.AccountId;
import cn.linli.shared.Act;
import cn.linli.shared.Contact;
import cn.linli.shared.Delivered;
import cn.linli.shared.Reached;
import cn.linli.shared.RegionCode;
import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import cn.linli.shared.WorkKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A stand-in child saw or heard their elder, or tried in vain. It is word of somebody, and counts once: a volunteer's
 * time as a volunteer's, a worker's as a visit.
 */
public record PairHeard(
        StandInId pair,
        UUID note,
        StationId station,
        RegionCode region,
        ResidentId resident,
        AccountId by,
        String byName,
        boolean volunteer,
        LocalDate day,
        Contact.Way way,
        Contact.Result result,
        int minutes)
        implements Delivered, Reached {

    @Override
    public Act act() {
        return new Act(
                source(),
                0,
                volunteer ? WorkKind.VOLUNTEER_SHIFT : WorkKind.VISIT,
                station,
                region,
                List.of(new Act.Doer(by, byName)),
                day,
                minutes,
                1,
                Set.of(resident),
                null,
                "为老服务",
                "代理儿女结对关爱");
    }

    @Override
    public boolean counts() {
        return result.reached();
    }

    @Override
    public Contact contact() {
        return new Contact(source(), 0, station, Set.of(resident), by, byName, false, day, way, result);
    }

    private Act.Source source() {
        return new Act.Source("standins", pair.value(), note.toString());
    }
}
