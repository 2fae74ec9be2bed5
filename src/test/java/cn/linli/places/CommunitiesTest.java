package cn.linli.places;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.RegionCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommunitiesTest {

    private static final List<Region> ABOVE = List.of(
            Region.of("37", "山东省", RegionLevel.PROVINCE),
            Region.of("3701", "济南市", RegionLevel.CITY),
            Region.of("370105", "天桥区", RegionLevel.COUNTY));
    private static final Region STREET = Region.of("370105005", "南村街道", RegionLevel.STREET);

    private static Communities of(String... names) {
        var regions = new java.util.ArrayList<Region>();
        for (int i = 0; i < names.length; i++) {
            regions.add(Region.of("370105005%03d".formatted(i + 1), names[i], RegionLevel.COMMUNITY));
        }
        return new Communities(ABOVE, List.of(STREET), regions);
    }

    @ParameterizedTest
    @CsvSource({
        "南村社区, 南村社区居民委员会",
        "南村社区, 南村居委会",
        "南村社区居委会, 南村社区居民委员会",
        "南村居委会, 南村社区居民委员会",
        "南村, 南村社区居民委员会",
        "南 村　社区, 南村社区居民委员会",
        "天桥区南村街道南村社区, 南村社区居民委员会",
        "山东省济南市天桥区南村街道办事处南村社区居民委员会, 南村社区居民委员会",
        "南村街道南村, 南村社区居民委员会",
        "张庄村, 张庄村村民委员会",
        "张庄村, 张庄村委会",
        "张庄村, 张庄村民委员会",
        "张庄, 张庄村委会",
        "张庄村委会, 张庄村村民委员会",
        "张庄社区, 张庄村委会",
        "荷香村社区, 荷香村社区居民委员会",
        "天保新居, 天保新居社区居民委员会",
        "第１社区, 第一社区居委会",
        "12号院社区, １２号院社区居民委员会",
        "巴音嘎查, 巴音嘎查委员会"
    })
    void aCommunityIsFoundAsPeopleWriteIt(String written, String official) {
        assertThat(of("别处社区居民委员会", official).asWritten(written))
                .map(Region::name)
                .hasValue(official);
    }

    @ParameterizedTest
    @CsvSource({"阳光花苑", "南苑花园", "不详", "幸福里小区", "南", "社区", "居委会", "村", "''", "南村街道", "天桥区"})
    void whatIsNoCommunityIsNotFound(String written) {
        var communities = of("东区社区居民委员会", "西区社区居民委员会", "南区社区居民委员会", "泉星社区居民委员会");
        assertThat(communities.asWritten(written)).isEmpty();
    }

    @Test
    void aVillageAndACommunityOfOneNameAreToldApart() {
        var both = of("张庄社区居委会", "张庄村委会");
        assertThat(both.asWritten("张庄社区")).map(Region::name).hasValue("张庄社区居委会");
        assertThat(both.asWritten("张庄村")).map(Region::name).hasValue("张庄村委会");
        assertThat(both.asWritten("张庄")).as("either could be meant").isEmpty();
    }

    @Test
    void twoOfOneNameInTheCountyAreToldApartByTheStreet() {
        var other = Region.of("370105006", "北村街道", RegionLevel.STREET);
        var county = new Communities(
                ABOVE,
                List.of(STREET, other),
                List.of(
                        Region.of("370105005001", "阳光社区居民委员会", RegionLevel.COMMUNITY),
                        Region.of("370105006001", "阳光社区居民委员会", RegionLevel.COMMUNITY)));
        assertThat(county.asWritten("阳光社区")).isEmpty();
        assertThat(county.asWritten("北村街道阳光社区")).map(Region::code).hasValue(RegionCode.of("370105006001"));
    }

    @Test
    void theNearestNamesAreOffered() {
        var communities = of("无影山中路社区居民委员会", "黄岗东路社区居民委员会", "胜利庄社区居民委员会");
        assertThat(communities.closest("无影山东路社区", 2))
                .first()
                .extracting(Region::name)
                .isEqualTo("无影山中路社区居民委员会");
        assertThat(communities.closest("不详", 3)).isEmpty();
    }

    @Test
    void aRegionIsSpokenOfWithoutItsCommittee() {
        assertThat(Region.of("370105005001", "东区社区居民委员会", RegionLevel.COMMUNITY).spoken())
                .isEqualTo("东区社区");
        assertThat(Region.of("370105005201", "张庄村委会", RegionLevel.COMMUNITY).spoken())
                .isEqualTo("张庄村");
        assertThat(STREET.spoken()).isEqualTo("南村街道");
    }
}
