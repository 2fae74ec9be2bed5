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

/** A joint event of pairs was held; the elders who came were seen. */
public record PairsMet(
        UUID event,
        StationId station,
        RegionCode region,
        Set<ResidentId> elders,
        AccountId by,
        String byName,
        LocalDate day,
        int minutes,
        int heads,
        String title)
        implements Delivered, Reached {

    /** Copies the set. */
    public PairsMet {
        elders = Set.copyOf(elders);
    }

    @Override
    public Act act() {
        return new Act(
                source(),
                0,
                WorkKind.ACTIVITY,
                station,
                region,
                List.of(new Act.Doer(by, byName)),
                day,
                minutes,
                heads,
                elders,
                null,
                "为老服务",
                title);
    }

    @Override
    public boolean counts() {
        return !elders.isEmpty();
    }

    @Override
    public Contact contact() {
        return new Contact(
                source(), 0, station, elders, by, byName, false, day, Contact.Way.ELSEWHERE, Contact.Result.SEEN);
    }

    private Act.Source source() {
        return new Act.Source("standins", event, "event");
    }
}
