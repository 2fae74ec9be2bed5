package cn.linli.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.LinliTest;
import cn.linli.TestFloor;
import cn.linli.access.Role;
import cn.linli.access.Wall;
import cn.linli.shared.GridId;
import cn.linli.shared.Ids;
import cn.linli.shared.Refused;
import cn.linli.shared.RegionCode;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@LinliTest
class PlacesTest {

    private static final RegionCode TIANQIAO = RegionCode.of("370105");
    private static final RegionCode NANCUN = RegionCode.of("370105005");

    @Autowired
    private Places places;

    @Autowired
    private Grids grids;

    @Autowired
    private Calendar calendar;

    @Autowired
    private TestFloor floor;

    @BeforeEach
    void tianqiaoIsSetUp() {
        Wall.run(floor.console(), () -> places.setUp(floor.console(), TIANQIAO));
    }

    @Test
    void aCountyIsSetUpWithTheWholeTreeAboveItAndItsOwnCommunities() {
        assertThat(places.provinces()).hasSize(31);
        assertThat(places.children(TIANQIAO))
                .extracting(Region::name)
                .contains("南村街道", "无影山街道")
                .hasSize(15);
        assertThat(places.children(NANCUN)).extracting(Region::name).contains("东区社区居民委员会");
        assertThat(places.all(RegionLevel.STREET, RegionCode.of("14")))
                .as("also far away")
                .isNotEmpty();
        assertThat(places.counties()).extracting(Region::name).contains("天桥区");
    }

    @Test
    void setUpAgainChangesNothing() {
        var before = places.all(RegionLevel.COMMUNITY, TIANQIAO);
        Wall.run(floor.console(), () -> places.setUp(floor.console(), TIANQIAO));
        assertThat(places.all(RegionLevel.COMMUNITY, TIANQIAO)).isEqualTo(before);
    }

    @Test
    void onlyACountyIsSetUp() {
        Wall.run(
                floor.console(),
                () -> assertThatThrownBy(() -> places.setUp(floor.console(), RegionCode.of("3701")))
                        .isInstanceOf(Refused.class)
                        .hasMessageStartingWith("places.no-county"));
    }

    @Test
    void aRegionIsNamedWithAllAboveIt() {
        assertThat(places.name(NANCUN)).isEqualTo("南村街道");
        assertThat(places.fullName(RegionCode.of("370105005010"))).isEqualTo("山东省济南市天桥区南村街道东区社区居民委员会");
        assertThat(places.fullName(RegionCode.of("110101001")))
                .as("no 市辖区 in it")
                .isEqualTo("北京市东城区东华门街道");
        assertThat(places.names(List.of(NANCUN, TIANQIAO, RegionCode.of("01")))).containsOnlyKeys(NANCUN, TIANQIAO);
    }

    @Test
    void regionsAreFoundByAPieceOfTheirName() {
        assertThat(places.search("无影", TIANQIAO, 10)).extracting(Region::name).contains("无影山街道", "无影山中路社区居民委员会");
        assertThat(places.search("天桥区", null, 10)).extracting(Region::code).contains(TIANQIAO);
        assertThat(places.search("%", TIANQIAO, 10)).isEmpty();
    }

    @Test
    void everyCommunityOfTheStreetIsFoundAsARosterWritesIt() {
        var communities = places.communities(NANCUN);
        assertThat(communities.all())
                .hasSize(6)
                .allSatisfy(community ->
                        assertThat(communities.asWritten(community.spoken())).hasValue(community));
        assertThat(places.communityAsWritten("天桥区南村街道西区社区", TIANQIAO))
                .map(Region::code)
                .hasValue(RegionCode.of("370105005011"));
        assertThat(places.communityAsWritten("泉星居委会", NANCUN)).isPresent();
    }

    @Test
    void aStreetIsFoundAsPeopleWriteIt() {
        assertThat(places.streetAsWritten("南村街道办事处", TIANQIAO))
                .map(Region::code)
                .hasValue(NANCUN);
        assertThat(places.streetAsWritten("南村", TIANQIAO)).map(Region::code).hasValue(NANCUN);
        assertThat(places.streetAsWritten("南", TIANQIAO)).isEmpty();
    }

    @Test
    void aRenamedRegionKeepsItsOldNameForTheDaysBefore() {
        var console = floor.console();
        var code = RegionCode.of("990199001001");
        Wall.run(console, () -> {
            places.add(console, List.of(Region.of("990199001001", "老街社区居委会", RegionLevel.COMMUNITY)));
            places.rename(console, code, "新街社区居委会", LocalDate.of(2025, 7, 1));
        });
        assertThat(places.name(code)).isEqualTo("新街社区居委会");
        assertThat(places.find(code, LocalDate.of(2025, 6, 30)))
                .map(Region::name)
                .hasValue("老街社区居委会");
        assertThat(places.find(code, LocalDate.of(2025, 7, 1)))
                .map(Region::name)
                .hasValue("新街社区居委会");

        Wall.run(console, () -> places.abolish(console, code, LocalDate.of(2026, 6, 30)));
        assertThat(places.children(code.street())).isEmpty();
        assertThat(places.name(code)).as("papers still read right").isEqualTo("新街社区居委会");
    }

    @Test
    void aWorkerAddsNoRegions() throws Exception {
        var worker = floor.aPerson(Role.WORKER, floor.aStation()).actor();
        Wall.run(
                worker,
                () -> assertThatThrownBy(() -> places.add(worker, List.of()))
                        .isInstanceOf(Refused.class)
                        .hasMessageStartingWith("access."));
    }

    @Test
    void aGridHasALeaderAndASecondOfItsNumberIsRefused() {
        var console = floor.console();
        var community = RegionCode.of("370105005012");
        Wall.run(console, () -> {
            var grid = grids.add(console, new GridId(Ids.next()), community, 4, "", null, "顾兰芝");
            assertThat(grids.asWritten(community, "第4网格")).hasValue(grid);
            assertThat(grids.asWritten(community, "四网格")).hasValue(grid);
            assertThat(grids.asWritten(community, "第5网格")).isEmpty();
            assertThatThrownBy(() -> grids.add(console, new GridId(Ids.next()), community, 4, "东片", null, ""))
                    .hasMessageStartingWith("places.grid-named-twice");
            assertThatThrownBy(() -> grids.add(console, new GridId(Ids.next()), NANCUN, 1, "", null, ""))
                    .hasMessageStartingWith("places.not-a-community");
            var led = new Grid(grid.id(), community, 4, "第四网格", null, "邱月明", grid.version());
            assertThat(grids.change(console, led).leaderName()).isEqualTo("邱月明");
            assertThatThrownBy(() -> grids.change(console, led)).hasMessageStartingWith("shared.changed-meanwhile");
        });
    }

    @Test
    void aNewYearsDaysAreBroughtInAndCountAtOnce() {
        var console = floor.console();
        var saturday = LocalDate.of(2034, 1, 7);
        assertThat(calendar.workingDay(saturday)).isFalse();
        Wall.run(
                console,
                () -> assertThat(calendar.bring(console, "日期,类型,名称\n2034-01-02,放假,元旦\n2034-01-07,上班,元旦"))
                        .isEqualTo(2));
        assertThat(calendar.workingDay(saturday)).isTrue();
        assertThat(calendar.workingDay(LocalDate.of(2034, 1, 2))).isFalse();
        assertThat(calendar.daysOff(2034)).hasSize(2);
    }

    @Test
    void oneWrongLineBringsNoneIn() {
        var console = floor.console();
        Wall.run(
                console,
                () -> assertThatThrownBy(() -> calendar.bring(console, "2035-01-02,放假,元旦\n不知道"))
                        .hasMessageStartingWith("places.no-day-off"));
        assertThat(calendar.daysOff(2035)).isEmpty();
    }
}
