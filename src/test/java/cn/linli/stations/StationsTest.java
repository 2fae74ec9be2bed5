package cn.linli.stations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.LinliTest;
import cn.linli.TestFloor;
import cn.linli.access.Grant;
import cn.linli.access.Role;
import cn.linli.access.Wall;
import cn.linli.places.Places;
import cn.linli.places.Region;
import cn.linli.places.RegionLevel;
import cn.linli.shared.Ids;
import cn.linli.shared.RegionCode;
import cn.linli.shared.StationId;
import cn.linli.shared.WorkerId;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@LinliTest
class StationsTest {

    private static final AtomicInteger COUNTY = new AtomicInteger(10);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Autowired
    private Places places;

    @Autowired
    private Stations stations;

    @Autowired
    private Workers workers;

    @Autowired
    private Operators operators;

    @Autowired
    private DutyRota rota;

    @Autowired
    private TestFloor floor;

    @Autowired
    private JdbcClient db;

    @Autowired
    private TransactionTemplate transaction;

    private RegionCode county = RegionCode.of("990000");
    private List<Station> opened = List.of();

    /** A fresh invented county with eleven streets: the code of the tenth ends in a zero, the next begins like it. */
    @BeforeEach
    void aCountyWithItsHubAndStations() throws Exception {
        var digits = "9902" + COUNTY.incrementAndGet();
        county = RegionCode.of(digits);
        var regions = new java.util.ArrayList<Region>();
        regions.add(Region.of(digits, "柳溪区", RegionLevel.COUNTY));
        var names = List.of("柳巷街道", "石桥街道", "南村街道", "南村镇", "北坦街道", "云庄乡", "梅里街道", "竹园街道", "桃坞街道", "松岗街道", "杏园街道");
        for (int i = 0; i < names.size(); i++) {
            regions.add(Region.of(digits + "%03d".formatted(i + 1), names.get(i), RegionLevel.STREET));
        }
        regions.add(Region.of(digits + "001001", "柳荫社区居委会", RegionLevel.COMMUNITY));
        console(() -> {
            places.add(floor.console(), regions);
            opened = stations.setUp(floor.console(), county);
            return opened;
        });
    }

    private <T> T console(Callable<T> work) throws Exception {
        return Wall.as(floor.console(), work);
    }

    private Station street(int number) {
        return opened.get(number);
    }

    private Worker aWorker(StationId station, String name) {
        return new Worker(
                new WorkerId(Ids.next()),
                station,
                name,
                null,
                Worker.Position.WORKER,
                Worker.Employment.DIRECT,
                new Licence(Licence.Level.ASSISTANT, "SW-2024-0117", LocalDate.of(2027, 12, 31)),
                null,
                LocalDate.of(2024, 3, 1),
                null,
                0);
    }

    private Worker taken(Worker worker) throws Exception {
        return console(() -> workers.add(floor.console(), worker));
    }

    @Test
    void aCountyGetsOneHubAndAStationForEachStreetByItsFullName() {
        assertThat(opened).hasSize(12);
        assertThat(opened.getFirst()).satisfies(hub -> {
            assertThat(hub.hub()).isTrue();
            assertThat(hub.name()).isEqualTo("柳溪区社工总站");
        });
        assertThat(opened).extracting(Station::name).contains("柳巷街道社工站", "南村镇社工站", "云庄乡社工站");
        assertThat(opened).extracting(Station::status).containsOnly(Station.Status.NAMED);
    }

    @Test
    void setUpAgainOpensNoSecondStation() throws Exception {
        assertThat(console(() -> stations.setUp(floor.console(), county))).isEqualTo(opened);
    }

    @Test
    void aStationIsFoundByRegionAndAsPeopleWriteIt() {
        var community = RegionCode.of(county.prefix() + "001001");
        assertThat(stations.stationOf(community)).map(Station::name).hasValue("柳巷街道社工站");
        assertThat(stations.stationOf(county)).map(Station::hub).hasValue(true);
        assertThat(stations.hubOf(street(1).id()))
                .map(Station::id)
                .hasValue(street(0).id());
        for (var written : List.of("柳巷街道社工站", "柳巷社工站", "柳溪区柳巷街道社会工作服务站", "柳巷街道")) {
            assertThat(stations.named(written, county))
                    .as(written)
                    .hasValue(street(1).id());
        }
        assertThat(stations.named("柳溪区社工总站", county)).hasValue(street(0).id());
        assertThat(stations.named("柳溪区社工站", county)).hasValue(street(0).id());
        assertThat(stations.named("不详", county)).isEmpty();
        assertThat(stations.named("", county)).isEmpty();
    }

    @Test
    void aStreetAndATownOfOneNameAreToldApart() {
        assertThat(stations.named("南村街道社工站", county)).hasValue(street(3).id());
        assertThat(stations.named("南村镇社工站", county)).hasValue(street(4).id());
        assertThat(stations.named("南村社工站", county)).isEmpty();
    }

    @Test
    void aStationThatChoseItsOwnNameIsStillFoundByItsStreet() throws Exception {
        console(() -> {
            var sheet = stations.sheet(street(2).id()).orElseThrow();
            return stations.change(floor.console(), renamed(sheet, "彩虹社工站"));
        });
        assertThat(stations.named("彩虹社工站", county)).hasValue(street(2).id());
        assertThat(stations.named("石桥街道社工站", county)).hasValue(street(2).id());
    }

    @Test
    void aPersonSeesTheStationsOfTheirScopeAndAGrantByStreetNoNeighbour() throws Exception {
        var hub = floor.aPerson(Grant.in(Role.HUB, county, LocalDate.of(2020, 1, 1)))
                .actor();
        var tenth = floor.aPerson(Grant.in(Role.WORKER, street(10).region(), LocalDate.of(2020, 1, 1)))
                .actor();
        assertThat(stations.all(hub)).isEqualTo(opened);
        assertThat(street(10).region().value()).as("ends in a zero").endsWith("010000");
        assertThat(stations.all(tenth)).containsExactly(street(10));
        assertThat(stations.of(tenth))
                .singleElement()
                .satisfies(named -> assertThat(named.name()).isEqualTo("松岗街道社工站"));
    }

    @Test
    void aStationBeginsToRunAndKeepsRoomsHoursAndFocus() throws Exception {
        var sheet = stations.sheet(street(1).id()).orElseThrow();
        var station = sheet.station();
        var running = new Station(
                station.id(),
                station.region(),
                false,
                station.name(),
                Station.Status.RUNNING,
                LocalDate.of(2021, 5, 1),
                LocalDate.of(2022, 1, 1),
                "#B45309");
        var changed = new StationSheet(
                running,
                null,
                "柳巷12号",
                "88886666",
                new StationSheet.Opening(true, LocalTime.of(8, 0), LocalTime.of(20, 0), "365天开放"),
                List.of(
                        new StationSheet.Room(StationSheet.Room.Kind.OFFICE, ""),
                        new StationSheet.Room(StationSheet.Room.Kind.CASEWORK, "心语室")),
                List.of(new StationSheet.WorkingGroup("助残组", "顾兰芝")),
                2026,
                List.of("为老服务", "助残服务"),
                sheet.version());
        console(() -> stations.change(floor.console(), changed));

        assertThat(stations.sheet(station.id()).orElseThrow())
                .usingRecursiveComparison()
                .ignoringFields("version", "focusYear", "focus")
                .isEqualTo(changed);
        assertThat(stations.find(station.id())).map(Station::status).hasValue(Station.Status.RUNNING);
        assertThatThrownBy(() -> console(() -> stations.change(floor.console(), changed)))
                .hasMessageStartingWith("shared.changed-meanwhile");
    }

    @Test
    void aStationDoesNotRunBeforeItIsNamed() {
        var sheet = stations.sheet(street(1).id()).orElseThrow();
        var station = sheet.station();
        var wrong = new Station(
                station.id(),
                station.region(),
                false,
                station.name(),
                Station.Status.RUNNING,
                LocalDate.of(2022, 5, 1),
                LocalDate.of(2022, 1, 1),
                station.colour());
        assertThatThrownBy(() -> console(() -> stations.change(floor.console(), with(sheet, wrong))))
                .hasMessageStartingWith("stations.runs-since-when");
    }

    @Test
    void aHeadChangesTheRoomsButNotTheNameAndNotAForeignStation() throws Exception {
        var head = floor.aPerson(Role.HEAD, street(1).id()).actor();
        var own = stations.sheet(street(1).id()).orElseThrow();
        var foreign = stations.sheet(street(2).id()).orElseThrow();
        Wall.as(head, () -> stations.change(head, own));
        assertThatThrownBy(() -> Wall.as(head, () -> stations.change(head, renamed(own, "别的名字"))))
                .hasMessageStartingWith("access.not-allowed");
        assertThatThrownBy(() -> Wall.as(head, () -> stations.change(head, foreign)))
                .hasMessageStartingWith("shared.not-found");
    }

    @Test
    void staffIsSeenByTheStationAndItsHubOnly() throws Exception {
        var worker = taken(aWorker(street(1).id(), "邱月明"));
        var own = floor.aPerson(Role.WORKER, street(1).id()).actor();
        var hub = floor.aPerson(Grant.in(Role.HUB, county, LocalDate.of(2020, 1, 1)))
                .actor();
        var foreign = floor.aPerson(Role.WORKER, street(2).id()).actor();

        assertThat(Wall.as(own, () -> workers.of(own, street(1).id(), false))).containsExactly(worker);
        assertThat(Wall.as(hub, () -> workers.of(hub, street(1).id(), false))).containsExactly(worker);
        assertThat(Wall.as(foreign, () -> workers.of(foreign, street(1).id(), false)))
                .isEmpty();
    }

    @Test
    void theDatabaseItselfShowsNoForeignStaff() throws Exception {
        taken(aWorker(street(1).id(), "邱月明"));
        var foreign = floor.aPerson(Role.WORKER, street(2).id()).actor();
        var seen = Wall.as(
                foreign,
                () -> transaction.execute(t -> db.sql("select count(*) from stations.worker where station_id = :id")
                        .param("id", street(1).id().value())
                        .query(Long.class)
                        .single()));
        assertThat(seen).isZero();
    }

    @Test
    void aWorkerWithAnAccountGetsTheRoleAndLosesItOnLeaving() throws Exception {
        var elsewhere = floor.aPerson(Role.VOLUNTEER, floor.aStation());
        var fresh = aWorker(street(1).id(), "邱月明");
        var worker = taken(with(fresh, elsewhere.actor().account()));
        assertThat(floor.actor(elsewhere.name()).scope().people())
                .contains(street(1).id());

        console(() -> workers.leave(floor.console(), worker.id(), LocalDate.of(2025, 6, 30), worker.version()));
        assertThat(floor.actor(elsewhere.name()).scope().people())
                .doesNotContain(street(1).id());
        assertThat(console(() -> workers.of(floor.console(), street(1).id(), false)))
                .isEmpty();
        assertThat(console(() -> workers.of(floor.console(), street(1).id(), true)))
                .hasSize(1);
    }

    @Test
    void aHeadGivesNobodyRightsByTakingThemOn() throws Exception {
        var head = floor.aPerson(Role.HEAD, street(1).id()).actor();
        var somebody = floor.aPerson(Role.AUDITOR, street(2).id()).actor();
        var fresh = with(aWorker(street(1).id(), "邱月明"), somebody.account());
        assertThatThrownBy(() -> Wall.as(head, () -> workers.add(head, fresh)))
                .hasMessageStartingWith("access.not-allowed");
        assertThat(Wall.as(head, () -> workers.of(head, street(1).id(), true)))
                .as("nothing was kept")
                .isEmpty();
    }

    @Test
    void aLicenceThatEndsWithinNinetyDaysIsListed() throws Exception {
        var soon = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).plusDays(80);
        var worker = aWorker(street(1).id(), "邱月明");
        taken(licensed(worker, soon));
        taken(licensed(aWorker(street(1).id(), "顾兰芝"), soon.plusDays(20)));
        var head = floor.aPerson(Role.HEAD, street(1).id()).actor();
        assertThat(Wall.as(head, () -> workers.licencesToRenew(head)))
                .extracting(Worker::name)
                .containsExactly("邱月明");
    }

    @Test
    void mentorsDoNotFormARing() throws Exception {
        var elder = taken(aWorker(street(1).id(), "顾兰芝"));
        var younger = taken(mentored(aWorker(street(1).id(), "邱月明"), elder.id()));
        assertThat(younger.mentor()).isEqualTo(elder.id());
        assertThatThrownBy(() -> console(() -> workers.change(floor.console(), mentored(elder, younger.id()))))
                .hasMessageStartingWith("stations.mentor-in-a-ring");
    }

    @Test
    void twoPeopleEditOneWorkerAndTheSecondIsTold() throws Exception {
        var worker = taken(aWorker(street(1).id(), "邱月明"));
        console(() -> workers.change(floor.console(), licensed(worker, LocalDate.of(2029, 1, 1))));
        assertThatThrownBy(() -> console(() -> workers.change(floor.console(), worker)))
                .hasMessageStartingWith("shared.changed-meanwhile");
    }

    @Test
    void whoIsOnDutyTodayIsKnownAndNobodyTwiceInTheSameHours() throws Exception {
        var worker = taken(aWorker(street(1).id(), "邱月明"));
        var morning = LocalTime.of(8, 30);
        var noon = LocalTime.of(12, 0);
        console(() -> rota.put(floor.console(), Ids.next(), worker.id(), TODAY, morning, noon));
        assertThat(console(() -> rota.onDuty(floor.console(), street(1).id(), TODAY)))
                .singleElement()
                .satisfies(turn -> assertThat(turn.name()).isEqualTo("邱月明"));
        assertThat(console(() -> rota.onDuty(floor.console(), street(1).id(), TODAY.plusDays(1))))
                .isEmpty();
        assertThatThrownBy(() -> console(() -> rota.put(
                        floor.console(), Ids.next(), worker.id(), TODAY, LocalTime.of(11, 0), LocalTime.of(13, 0))))
                .hasMessageStartingWith("stations.on-duty-already");

        console(() -> workers.leave(floor.console(), worker.id(), TODAY.minusDays(1), worker.version()));
        assertThat(console(() -> rota.onDuty(floor.console(), street(1).id(), TODAY)))
                .isEmpty();
    }

    @Test
    void anAgencyRunsSeveralStationsAndItsManagerSeesJustThose() throws Exception {
        var manager = floor.aPerson(Grant.of(Role.AGENCY, LocalDate.of(2020, 1, 1)));
        var agency = Ids.next();
        console(() -> {
            var console = floor.console();
            operators.add(console, agency, "暖灯社会工作服务中心" + agency, "郝静", "88880000");
            operators.sign(
                    console,
                    Ids.next(),
                    agency,
                    street(1).id(),
                    "2026-01",
                    LocalDate.of(2026, 1, 1),
                    LocalDate.of(2036, 12, 31));
            operators.manage(console, agency, manager.actor().account());
            return operators.sign(
                    console,
                    Ids.next(),
                    agency,
                    street(2).id(),
                    "2026-02",
                    LocalDate.of(2026, 1, 1),
                    LocalDate.of(2036, 12, 31));
        });
        assertThat(floor.actor(manager.name()).scope().stations())
                .containsExactlyInAnyOrder(street(1).id(), street(2).id());
        assertThat(floor.actor(manager.name()).scope().people())
                .as("no residents by name")
                .isEmpty();
        assertThat(operators.runs(street(1).id(), TODAY)).map(Operator::contact).hasValue("郝静");
        assertThat(operators.runs(street(3).id(), TODAY)).isEmpty();
    }

    @Test
    void aStationHasOneContractAtATime() throws Exception {
        var agency = Ids.next();
        console(() -> operators.add(floor.console(), agency, "暖灯社会工作服务中心" + agency, "", ""));
        console(() -> operators.sign(
                floor.console(),
                Ids.next(),
                agency,
                street(1).id(),
                "",
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 12, 31)));
        assertThatThrownBy(() -> console(() -> operators.sign(
                        floor.console(),
                        Ids.next(),
                        agency,
                        street(1).id(),
                        "",
                        LocalDate.of(2026, 12, 31),
                        LocalDate.of(2027, 12, 30))))
                .hasMessageStartingWith("stations.under-contract");
        console(() -> operators.sign(
                floor.console(),
                Ids.next(),
                agency,
                street(1).id(),
                "",
                LocalDate.of(2027, 1, 1),
                LocalDate.of(2027, 12, 31)));
    }

    private static StationSheet renamed(StationSheet sheet, String name) {
        var station = sheet.station();
        return with(
                sheet,
                new Station(
                        station.id(),
                        station.region(),
                        station.hub(),
                        name,
                        station.status(),
                        station.namedOn(),
                        station.runningOn(),
                        station.colour()));
    }

    private static StationSheet with(StationSheet sheet, Station station) {
        return new StationSheet(
                station,
                sheet.logo(),
                sheet.address(),
                sheet.phone(),
                sheet.opening(),
                sheet.rooms(),
                sheet.groups(),
                sheet.focusYear(),
                sheet.focus(),
                sheet.version());
    }

    private static Worker with(Worker worker, cn.linli.shared.@Nullable AccountId account) {
        return new Worker(
                worker.id(),
                worker.station(),
                worker.name(),
                account,
                worker.position(),
                worker.employment(),
                worker.licence(),
                worker.mentor(),
                worker.joined(),
                worker.leftOn(),
                worker.version());
    }

    private static Worker licensed(Worker worker, LocalDate until) {
        return new Worker(
                worker.id(),
                worker.station(),
                worker.name(),
                worker.account(),
                worker.position(),
                worker.employment(),
                new Licence(Licence.Level.SOCIAL_WORKER, "SW-2024-0117", until),
                worker.mentor(),
                worker.joined(),
                worker.leftOn(),
                worker.version());
    }

    private static Worker mentored(Worker worker, WorkerId mentor) {
        return new Worker(
                worker.id(),
                worker.station(),
                worker.name(),
                worker.account(),
                worker.position(),
                worker.employment(),
                worker.licence(),
                mentor,
                worker.joined(),
                worker.leftOn(),
                worker.version());
    }
}
