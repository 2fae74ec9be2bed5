package cn.linli.demo;

import cn.linli.access.Accounts;
import cn.linli.access.Actor;
import cn.linli.access.Actors;
import cn.linli.access.Grant;
import cn.linli.access.Role;
import cn.linli.places.Grids;
import cn.linli.places.Places;
import cn.linli.places.Region;
import cn.linli.places.RegionLevel;
import cn.linli.shared.AccountId;
import cn.linli.shared.GridId;
import cn.linli.shared.Ids;
import cn.linli.shared.RegionCode;
import cn.linli.shared.WorkerId;
import cn.linli.stations.DutyRota;
import cn.linli.stations.Licence;
import cn.linli.stations.Operators;
import cn.linli.stations.Station;
import cn.linli.stations.Stations;
import cn.linli.stations.Worker;
import cn.linli.stations.Workers;
import cn.linli.volunteers.NewVolunteer;
import cn.linli.volunteers.VolunteerId;
import cn.linli.volunteers.Volunteers;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The demo's places, stations, sixty workers, and the accounts of the sign-in page. */
@Component
@ConditionalOnProperty(name = "linli.kind", havingValue = "demo")
class DemoStaff {

    private static final int WORKERS = 60;

    /** The head of the first station, whose account stands on the sign-in page. */
    static final String FIRST_HEAD = "江海霞";

    private final Places places;
    private final Grids grids;
    private final Stations stations;
    private final Workers workers;
    private final Operators operators;
    private final DutyRota rota;
    private final Volunteers volunteers;
    private final Accounts accounts;
    private final Actors actors;
    private final Clock clock;

    DemoStaff(
            Places places,
            Grids grids,
            Stations stations,
            Workers workers,
            Operators operators,
            DutyRota rota,
            Volunteers volunteers,
            Accounts accounts,
            Actors actors,
            Clock clock) {
        this.places = places;
        this.grids = grids;
        this.stations = stations;
        this.workers = workers;
        this.operators = operators;
        this.rota = rota;
        this.volunteers = volunteers;
        this.accounts = accounts;
        this.actors = actors;
        this.clock = clock;
    }

    /** One station and those who work there; the head is the first of them. */
    record Posted(Station station, List<RegionCode> communities, List<GridId> grids, List<Actor> workers) {

        Actor head() {
            return workers.getFirst();
        }
    }

    /** The regions, the hub and the stations. */
    void open(Actor console) {
        var regions = new ArrayList<Region>();
        var levels = new RegionLevel[] {RegionLevel.PROVINCE, RegionLevel.CITY, RegionLevel.COUNTY};
        var above = DemoDistrict.above();
        for (int i = 0; i < above.size(); i++) {
            regions.add(Region.of(above.get(i).code().prefix(), above.get(i).name(), levels[i]));
        }
        for (var street : DemoDistrict.streets()) {
            regions.add(Region.of(street.code().prefix(), street.name(), RegionLevel.STREET));
            DemoDistrict.communities(street)
                    .forEach(c -> regions.add(Region.of(c.code().value(), c.name(), RegionLevel.COMMUNITY)));
        }
        places.add(console, regions);
        stations.setUp(console, DemoDistrict.COUNTY);
    }

    /** Grids, staff, today's duty, an account for each worker: a piece of work for each station. */
    List<Callable<Posted>> hire(Actor console, SplittableRandom chance) {
        var all = stations.within(DemoDistrict.COUNTY).stream()
                .filter(station -> !station.hub())
                .toList();
        var work = new ArrayList<Callable<Posted>>();
        int hired = 0;
        for (int i = 0; i < all.size(); i++) {
            var station = all.get(i);
            var number = i;
            var before = hired;
            var count = WORKERS / all.size() + (i < WORKERS % all.size() ? 1 : 0);
            var own = chance.split();
            work.add(() -> hire(console, own, station, number, before, count));
            hired += count;
        }
        return work;
    }

    private Posted hire(Actor console, RandomGenerator chance, Station station, int number, int before, int count) {
        var communities =
                places.children(station.region()).stream().map(Region::code).toList();
        var inGrid = new ArrayList<GridId>();
        for (var community : communities) {
            for (int g = 1; g <= 2; g++) {
                var id = new GridId(Ids.next());
                grids.add(console, id, community, g, "第" + g + "网格", null, name(chance));
                inGrid.add(id);
            }
        }
        var people = new ArrayList<Actor>();
        for (int w = 0; w < count; w++) {
            var head = w == 0;
            var login = number == 0 && w < 2 ? (head ? "head" : "worker") : "w%02d".formatted(before + w + 1);
            var shown = number == 0 && w < 2 ? (head ? FIRST_HEAD : "林晓燕") : name(chance);
            people.add(hire(console, station, login, shown, head, chance));
        }
        return new Posted(station, communities, inGrid, people);
    }

    private Actor hire(
            Actor console, Station station, String login, String shown, boolean head, RandomGenerator chance) {
        var today = LocalDate.now(clock);
        var account = account(console, login, shown, Grant.at(head ? Role.HEAD : Role.WORKER, station.id(), since()));
        var level = head || chance.nextBoolean() ? Licence.Level.SOCIAL_WORKER : Licence.Level.ASSISTANT;
        var worker = workers.add(
                console,
                new Worker(
                        new WorkerId(Ids.next()),
                        station.id(),
                        shown,
                        account,
                        head ? Worker.Position.HEAD : Worker.Position.WORKER,
                        Worker.Employment.AGENCY,
                        new Licence(
                                level,
                                "DEMO%06d".formatted(chance.nextInt(1_000_000)),
                                today.plusDays(40L + chance.nextInt(900))),
                        null,
                        since(),
                        null,
                        0));
        if (head || chance.nextInt(3) == 0) {
            rota.put(console, Ids.next(), worker.id(), today, LocalTime.of(8, 30), LocalTime.of(17, 30));
        }
        return actors.of(account, shown);
    }

    /** The accounts of the sign-in page that are no workers of a station; gives the officer of the hub. */
    Actor others(Actor console, List<Posted> posted) {
        var first = posted.getFirst();
        var today = LocalDate.now(clock);
        var hub = account(console, "hub", "沈明亮", Grant.in(Role.HUB, DemoDistrict.COUNTY, since()));
        account(
                console,
                "supervisor",
                "陶静怡",
                Grant.at(Role.SUPERVISOR, first.station().id(), since()));
        account(
                console,
                "grid",
                "袁红霞",
                Grant.inGrid(first.grids().getFirst().value(), first.station().id(), since()));
        account(console, "evaluator", "史文静", Grant.in(Role.EVALUATOR, DemoDistrict.COUNTY, since()));
        account(console, "sysadmin", "系统管理员", Grant.of(Role.SYSADMIN, since()));
        account(console, "secadmin", "安全管理员", Grant.of(Role.SECADMIN, since()));
        account(console, "auditor", "审计管理员", Grant.of(Role.AUDITOR, since()));
        var helper = account(
                console,
                "volunteer",
                "柳春生",
                Grant.at(Role.VOLUNTEER, first.station().id(), since()));
        volunteers.add(
                first.head(),
                new VolunteerId(Ids.next()),
                new NewVolunteer(first.station().id(), "柳春生", "19000009001", List.of("修水电", "陪同就医"), helper));
        var agency = account(console, "agency", "葛立新", Grant.of(Role.AGENCY, since()));
        var operator = Ids.next();
        operators.add(console, operator, "晚晴社会工作服务中心", "葛立新", "19000009002");
        for (var one : posted.subList(0, 2)) {
            operators.sign(
                    console,
                    Ids.next(),
                    operator,
                    one.station().id(),
                    "WQ-2026-01",
                    today.withDayOfYear(1),
                    today.withDayOfYear(1).plusYears(1).minusDays(1));
        }
        operators.manage(console, operator, agency);
        return actors.of(hub, "沈明亮");
    }

    private AccountId account(Actor console, String login, String shown, Grant grant) {
        return accounts.create(
                console, new AccountId(Ids.next()), login, shown, DemoAccounts.PASSWORD, false, List.of(grant));
    }

    private LocalDate since() {
        return LocalDate.now(clock).minusYears(2);
    }

    private String name(RandomGenerator chance) {
        return DemoNames.name(chance, LocalDate.of(1985 + chance.nextInt(14), 1, 1), chance.nextInt(4) == 0, 1);
    }
}
