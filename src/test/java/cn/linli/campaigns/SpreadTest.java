package cn.linli.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.AccountId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Property(tries = 300)
    void everyTargetHasOneOwnerAndNobodyMuchMoreThanAFairShare(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 400) Integer> counts,
            @ForAll @IntRange(min = 1, max = 6) int workers) {
        var areas = new ArrayList<Spread.Area>();
        for (int i = 0; i < counts.size(); i++) {
            areas.add(new Spread.Area("99010100100" + i / 3, new UUID(0, i + 1), counts.get(i)));
        }
        var shares = Spread.of(areas, helpers(workers));

        for (var area : areas) {
            assertThat(owners(shares, area)).hasSize(area.count());
        }
        int all = counts.stream().mapToInt(Integer::intValue).sum();
        int fair = Math.ceilDiv(all, workers);
        assertThat(loads(shares).values()).allMatch(load -> load <= fair + fair / 10 + 1);
    }

    @Test
    void aCommunityStaysWithOneWorkerWhereTheLoadsAllowIt() {
        var shares = Spread.of(
                List.of(
                        new Spread.Area("990101001001", new UUID(0, 1), 20),
                        new Spread.Area("990101001001", new UUID(0, 2), 20),
                        new Spread.Area("990101001002", null, 40)),
                helpers(2));
        assertThat(shares)
                .filteredOn(share -> share.region().endsWith("001"))
                .extracting(share -> share.to().account())
                .containsOnly(new AccountId(new UUID(1, 0)));
        assertThat(loads(shares).values()).containsExactlyInAnyOrder(40, 40);
    }

    @Test
    void whoHasMuchAlreadyIsGivenLess() {
        var busy = new Spread.Helper(new AccountId(new UUID(1, 0)), "甲", 30);
        var free = new Spread.Helper(new AccountId(new UUID(1, 1)), "乙", 0);
        var shares = Spread.of(List.of(new Spread.Area("990101001001", null, 10)), List.of(busy, free));
        assertThat(shares).extracting(share -> share.to().name()).containsOnly("乙");
    }

    @Test
    void withNobodyThereNothingIsShared() {
        assertThat(Spread.of(List.of(new Spread.Area("990101001001", null, 10)), List.of()))
                .isEmpty();
    }

    private static List<Spread.Helper> helpers(int count) {
        var helpers = new ArrayList<Spread.Helper>();
        for (int i = 0; i < count; i++) {
            helpers.add(new Spread.Helper(new AccountId(new UUID(1, i)), "社工" + i, 0));
        }
        return helpers;
    }

    /** Who has the first, the second … target of an area; a target with two owners or none shows. */
    private static List<AccountId> owners(List<Spread.Share> shares, Spread.Area area) {
        var owners = new ArrayList<AccountId>();
        for (int no = 1; no <= area.count(); no++) {
            int here = no;
            shares.stream()
                    .filter(share -> share.region().equals(area.region())
                            && java.util.Objects.equals(share.grid(), area.grid())
                            && share.first() <= here
                            && here <= share.last())
                    .forEach(share -> owners.add(share.to().account()));
        }
        return owners;
    }

    private static Map<AccountId, Integer> loads(List<Spread.Share> shares) {
        var loads = new HashMap<AccountId, Integer>();
        shares.forEach(share -> loads.merge(share.to().account(), share.last() - share.first() + 1, Integer::sum));
        return loads;
    }
}
