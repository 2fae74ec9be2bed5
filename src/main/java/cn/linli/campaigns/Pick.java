package cn.linli.campaigns;

import cn.linli.residents.Risk;
import cn.linli.shared.RegionCode;
import cn.linli.shared.SharedRefusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom a campaign means; an empty list means everybody.
 *
 * @param labels codes of labels, any of which is enough
 * @param risks any of these
 * @param communities any of these
 * @param grids any of these
 * @param ageFrom at least so old, in whole years
 * @param ageTo at most so old
 * @param alone only who lives alone
 */
public record Pick(
        Set<String> labels,
        Set<Risk> risks,
        Set<RegionCode> communities,
        Set<UUID> grids,
        @Nullable Integer ageFrom,
        @Nullable Integer ageTo,
        boolean alone) {

    private static final int MOST = 500;
    private static final int OLDEST = 130;

    /** Everybody. */
    public static final Pick EVERYBODY = new Pick(Set.of(), Set.of(), Set.of(), Set.of(), null, null, false);

    /** Refuses ages no one has, and lists nobody made by hand. */
    public Pick {
        labels = Set.copyOf(labels);
        risks = Set.copyOf(risks);
        communities = Set.copyOf(communities);
        grids = Set.copyOf(grids);
        if (labels.size() > MOST || communities.size() > MOST || grids.size() > MOST) {
            throw SharedRefusal.TOO_LONG.refuse(MOST);
        }
        int from = ageFrom == null ? 0 : ageFrom;
        int to = ageTo == null ? OLDEST : ageTo;
        if (from < 0 || to > OLDEST || to < from) {
            throw CampaignRefusal.AGE_OUT_OF_RANGE.refuse(OLDEST);
        }
    }

    /** Everybody with one of these labels. */
    public static Pick labelled(String... labels) {
        return new Pick(Set.of(labels), Set.of(), Set.of(), Set.of(), null, null, false);
    }

    @Nullable
    LocalDate bornTo(LocalDate today) {
        return ageFrom == null ? null : today.minusYears(ageFrom);
    }

    @Nullable
    LocalDate bornFrom(LocalDate today) {
        return ageTo == null ? null : today.minusYears(ageTo + 1L).plusDays(1);
    }

    List<String> riskCodes() {
        return risks.stream().map(Risk::code).toList();
    }
}
