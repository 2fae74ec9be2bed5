package cn.linli.campaigns;

import cn.linli.shared.AccountId;
import cn.linli.shared.Act;
import cn.linli.shared.Delivered;
import cn.linli.shared.RegionCode;
import cn.linli.shared.StationId;
import cn.linli.shared.WorkKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Work of a campaign that no visit to a resident carries: a shop was gone to, things were handed out to people whose
 * names nobody took. A place where nobody was met counts nothing.
 *
 * @param revision 0 the first time; each correction one more
 * @param handOut whether things were handed out; else a place was visited
 * @param heads how many people were spoken to or given something
 */
public record DeedRecorded(
        CampaignId campaign,
        UUID deed,
        int revision,
        StationId station,
        RegionCode region,
        AccountId by,
        String byName,
        boolean handOut,
        boolean met,
        LocalDate day,
        int minutes,
        int heads,
        String title)
        implements Delivered {

    @Override
    public Act act() {
        return new Act(
                new Act.Source("campaigns", campaign.value(), deed.toString()),
                revision,
                handOut ? WorkKind.AID : WorkKind.VISIT,
                station,
                region,
                List.of(new Act.Doer(by, byName)),
                day,
                counts() ? minutes : 0,
                counts() ? heads : 0,
                Set.of(),
                null,
                "",
                title);
    }

    @Override
    public boolean counts() {
        return met;
    }
}
