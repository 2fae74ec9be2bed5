package cn.linli.places;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.RegionCode;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class CountryDataTest {

    @Test
    void theWholeCountryIsThereDownToTheStreetsAndEveryRegionHasItsParent() {
        var tree = CountryData.tree();
        var codes = new HashSet<RegionCode>();
        tree.forEach(region -> codes.add(region.code()));

        assertThat(tree).hasSizeGreaterThan(44_000).hasSameSizeAs(codes);
        assertThat(tree.stream().filter(region -> region.parent() != null && !codes.contains(region.parent())))
                .isEmpty();
        assertThat(tree).filteredOn(region -> region.parent() == null).hasSize(31);
    }

    @Test
    void theCommunitiesOfACountyAreItsOwn() {
        var county = RegionCode.of("370105");
        assertThat(CountryData.communities(county))
                .hasSizeGreaterThan(100)
                .allMatch(community -> community.code().within(county))
                .extracting(Region::name)
                .contains("东区社区居民委员会", "泉星社区居民委员会");
    }

    @Test
    void aCityWithoutCountiesIsItsOwnCounty() {
        assertThat(CountryData.tree())
                .filteredOn(region -> region.code().equals(RegionCode.of("4419")))
                .singleElement()
                .satisfies(region -> {
                    assertThat(region.level()).isEqualTo(RegionLevel.COUNTY);
                    assertThat(region.parent()).isEqualTo(RegionCode.of("44"));
                });
        assertThat(CountryData.communities(RegionCode.of("441900"))).hasSizeGreaterThan(100);
    }
}
