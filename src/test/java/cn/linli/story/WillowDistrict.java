package cn.linli.story;

import cn.linli.TestFloor;
import cn.linli.access.Accounts;
import cn.linli.access.Actor;
import cn.linli.access.Actors;
import cn.linli.access.Grant;
import cn.linli.access.Role;
import cn.linli.access.Sessions;
import cn.linli.access.Wall;
import cn.linli.places.Grids;
import cn.linli.places.Places;
import cn.linli.places.Region;
import cn.linli.places.RegionLevel;
import cn.linli.residents.Residents;
import cn.linli.shared.AccountId;
import cn.linli.shared.GridId;
import cn.linli.shared.Ids;
import cn.linli.shared.RegionCode;
import cn.linli.shared.StationId;
import cn.linli.shared.WorkerId;
import cn.linli.stations.DutyRota;
import cn.linli.stations.Licence;
import cn.linli.stations.Station;
import cn.linli.stations.Stations;
import cn.linli.stations.Worker;
import cn.linli.stations.Workers;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;

/** A fresh invented district for one story: two streets, their stations, those who work there. None of it exists. */
final class WillowDistrict {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final List<String> STREETS = List.of("柳荫街道", "听雨街道");
    private static final List<String> COMMUNITIES = List.of("东巷社区居民委员会", "河沿社区居民委员会");

    private final ApplicationContext house;
    private final RegionCode county;
    private final List<Station> streets;
    private final Station hub;
    private final Map<String, Actor> actors = new HashMap<>();
    private final List<GridId> grids = new ArrayList<>();

    private WillowDistrict(ApplicationContext house) throws Exception {
        this.house = house;
        this.county = RegionCode.of("9905%02d".formatted(COUNT.incrementAndGet()));
        var console = console();
        Wall.as(console, () -> {
            the(Places.class).add(console, regions());
            return the(Stations.class).setUp(console, county);
        });
        var all = the(Stations.class).within(county);
        this.hub = all.stream().filter(Station::hub).findFirst().orElseThrow();
        this.streets = all.stream().filter(station -> !station.hub()).toList();
        Wall.run(console, this::addGrids);
    }

    static WillowDistrict in(ApplicationContext house) throws Exception {
        return new WillowDistrict(house);
    }

    /** The station the story is told in. */
    StationId station() {
        return streets.getFirst().id();
    }

    StationId neighbour() {
        return streets.getLast().id();
    }

    RegionCode county() {
        return county;
    }

    RegionCode street() {
        return streets.getFirst().region();
    }

    /** A community of the story's street. */
    RegionCode community(int number) {
        return RegionCode.of(street().value().substring(0, 9) + "%03d".formatted(number));
    }

    GridId grid() {
        return grids.getFirst();
    }

    /** A social worker or head, on the staff, with a licence; on duty today when asked. */
    Screens.Person hired(String shown, Role role, boolean onDuty) throws Exception {
        var person = person(shown, Grant.at(role, station(), since()));
        var console = console();
        Wall.run(console, () -> {
            var head = role == Role.HEAD;
            var worker = the(Workers.class)
                    .add(
                            console,
                            new Worker(
                                    new WorkerId(Ids.next()),
                                    station(),
                                    shown,
                                    actor(person).account(),
                                    head ? Worker.Position.HEAD : Worker.Position.WORKER,
                                    Worker.Employment.AGENCY,
                                    new Licence(Licence.Level.SOCIAL_WORKER, "STORY0001", today().plusDays(300)),
                                    null,
                                    since(),
                                    null,
                                    0));
            if (onDuty) {
                the(DutyRota.class)
                        .put(console, Ids.next(), worker.id(), today(), LocalTime.of(8, 0), LocalTime.of(17, 30));
            }
        });
        return person;
    }

    /** Somebody with an account and this grant. */
    Screens.Person person(String shown, Grant grant) throws Exception {
        var name = "s%d-%d".formatted(Long.parseLong(county.prefix()), COUNT.incrementAndGet());
        var console = console();
        Wall.as(
                console,
                () -> the(Accounts.class)
                        .create(
                                console,
                                new AccountId(Ids.next()),
                                name,
                                shown,
                                TestFloor.PASSWORD,
                                false,
                                List.of(grant)));
        var token = the(Sessions.class).signIn(name, TestFloor.PASSWORD, "story");
        actors.put(name, the(Sessions.class).whoIs(token).orElseThrow().actor());
        return new Screens.Person(name, shown, token);
    }

    Actor actor(Screens.Person person) {
        return java.util.Objects.requireNonNull(actors.get(person.name()));
    }

    /** The people of the register, told as whoever enters them. */
    Neighbours neighbours(Screens.Person who) {
        return new Neighbours(this, actor(who), the(Residents.class));
    }

    LocalDate today() {
        return LocalDate.now(the(Clock.class));
    }

    LocalDate since() {
        return today().minusYears(2);
    }

    <T> T the(Class<T> of) {
        return house.getBean(of);
    }

    Actor console() {
        return the(Actors.class).console();
    }

    StationId hub() {
        return hub.id();
    }

    private List<Region> regions() {
        var regions = new ArrayList<Region>();
        above("99", "云海省", RegionLevel.PROVINCE, regions);
        above("9905", "澄江市", RegionLevel.CITY, regions);
        regions.add(Region.of(county.prefix(), "望湖区", RegionLevel.COUNTY));
        for (int s = 0; s < STREETS.size(); s++) {
            var street = county.prefix() + "%03d".formatted(s + 1);
            regions.add(Region.of(street, STREETS.get(s), RegionLevel.STREET));
            for (int c = 0; c < COMMUNITIES.size(); c++) {
                var name = STREETS.get(s).replace("街道", "") + COMMUNITIES.get(c);
                regions.add(Region.of(street + "%03d".formatted(c + 1), name, RegionLevel.COMMUNITY));
            }
        }
        return regions;
    }

    private void above(String code, String name, RegionLevel level, List<Region> into) {
        if (the(Places.class).find(RegionCode.of(code)).isEmpty()) {
            into.add(Region.of(code, name, level));
        }
    }

    private void addGrids() {
        for (int c = 1; c <= COMMUNITIES.size(); c++) {
            var id = new GridId(Ids.next());
            the(Grids.class).add(console(), id, community(c), 1, "第一网格", null, "袁红霞");
            grids.add(id);
        }
    }
}
