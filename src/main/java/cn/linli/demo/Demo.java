package cn.linli.demo;

import cn.linli.access.Actor;
import cn.linli.access.Actors;
import cn.linli.access.Wall;
import cn.linli.care.Care;
import cn.linli.residents.Residents;
import cn.linli.residents.Risk;
import cn.linli.shared.GridId;
import cn.linli.shared.HouseholdId;
import cn.linli.shared.Ids;
import cn.linli.shared.ResidentId;
import cn.linli.stations.Stations;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills an empty demo home: a district with 14 stations, 60 workers, 8,000 residents and a year of work. The health page
 * says UP only when all of it is in.
 */
@Component("demo")
@ConditionalOnProperty(name = "linli.kind", havingValue = "demo")
class Demo implements ApplicationRunner, HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final long SEED = 20_260_101L;
    private static final int RESIDENTS = 8_000;
    private static final int VISITS = 20_400;
    private static final int REQUESTS = 3_120;
    private static final int COUPLES = 12;
    private static final int THREADS = 3;

    private final DemoStaff staff;
    private final DemoYear year;
    private final DemoDuty duty;
    private final DemoLedger ledger;
    private final DemoCare watch;
    private final Care care;
    private final DemoCampaigns campaigns;
    private final DemoPairs pairs;
    private final DemoPlaces places;
    private final Residents residents;
    private final Stations stations;
    private final Actors actors;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private volatile boolean ready;

    Demo(
            DemoStaff staff,
            DemoYear year,
            DemoDuty duty,
            DemoLedger ledger,
            DemoCare watch,
            Care care,
            DemoCampaigns campaigns,
            DemoPairs pairs,
            DemoPlaces places,
            Residents residents,
            Stations stations,
            Actors actors,
            TransactionTemplate transaction,
            Clock clock) {
        this.staff = staff;
        this.year = year;
        this.duty = duty;
        this.ledger = ledger;
        this.watch = watch;
        this.care = care;
        this.campaigns = campaigns;
        this.pairs = pairs;
        this.places = places;
        this.residents = residents;
        this.stations = stations;
        this.actors = actors;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Health health() {
        return ready ? Health.up().build() : Health.outOfService().build();
    }

    @Override
    public void run(ApplicationArguments arguments) throws Exception {
        if (stations.within(DemoDistrict.COUNTY).isEmpty()) {
            var begin = System.nanoTime();
            fill();
            LOG.info("The demo district is ready after {} s", (System.nanoTime() - begin) / 1_000_000_000L);
        }
        ready = true;
    }

    private void fill() throws Exception {
        Wall.run(actors.console(), () -> transaction.executeWithoutResult(t -> staff.open(actors.console())));
        var console = actors.console();
        var posted = together(staff.hire(console, new SplittableRandom(SEED)).stream()
                .<Callable<DemoStaff.Posted>>map(hire -> () -> asOne(console, hire))
                .toList());
        var work = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < posted.size(); i++) {
            var station = posted.get(i);
            var seed = SEED + 1 + i;
            work.add(() -> live(station, new SplittableRandom(seed), posted.size()));
        }
        work.add(() -> {
            duty.live(posted.getFirst());
            return 0;
        });
        work.add(() -> Wall.as(console, () -> {
            ledger.keep(posted, new SplittableRandom(SEED - 1));
            return 0;
        }));
        var hub = new AtomicReference<@Nullable Actor>();
        work.add(() -> asOne(console, () -> {
            hub.set(staff.others(console, posted));
            return 0;
        }));
        together(work);
        campaigns.tell(Objects.requireNonNull(hub.get()), posted.getFirst());
    }

    private static <T> List<T> together(List<Callable<T>> work) throws Exception {
        var done = new ArrayList<T>();
        try (var hands = Executors.newFixedThreadPool(THREADS)) {
            for (Future<T> one : hands.invokeAll(work)) {
                done.add(one.get());
            }
        }
        return done;
    }

    private <T> T asOne(Actor who, Callable<T> work) throws Exception {
        return Wall.as(
                who,
                () -> Objects.requireNonNull(transaction.execute(t -> {
                    try {
                        return work.call();
                    } catch (RuntimeException e) {
                        throw e;
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })));
    }

    /** One station's people and their year. */
    private int live(DemoStaff.Posted at, SplittableRandom chance, int stationCount) throws Exception {
        var people = register(at, chance, RESIDENTS / stationCount + 1);
        var head = at.head();
        var station = at.station().id();
        var owed = TimeMachine.at(
                watch.since().atTime(9, 0).atZone(clock.getZone()).toInstant(),
                () -> asOne(head, () -> watch.begin(head, station)));
        var share = stationCount * at.workers().size();
        for (var worker : at.workers()) {
            year.live(worker, chance, people, VISITS / share + 1, REQUESTS / share + 1);
            year.campaign(worker, chance, people);
        }
        if (at.workers().getFirst().name().equals(DemoStaff.FIRST_HEAD)) {
            pairs.tell(at, people);
            places.tell(at, people, new SplittableRandom(SEED - 2));
        }
        year.today(at.workers().getLast(), at.head(), chance, people);
        year.nobodyHome(at.workers().get(1), chance, oneOfEachRisk(at.head(), people));
        if (at.workers().size() > 2) {
            year.today(at.workers().get(1), at.head(), chance, people);
        }
        asOne(head, () -> {
            watch.live(head, station, owed, chance);
            return 0;
        });
        return 0;
    }

    /** Somebody to be looked after, of each risk. */
    private List<ResidentId> oneOfEachRisk(Actor head, List<ResidentId> people) throws Exception {
        var some = people.stream().distinct().limit(200).toList();
        var cards = asOne(head, () -> residents.cards(head, some));
        var chosen = new ArrayList<ResidentId>();
        for (var risk : Risk.values()) {
            cards.stream()
                    .filter(card -> card.risk() == risk && !card.labels().isEmpty())
                    .findFirst()
                    .ifPresent(card -> chosen.add(card.id()));
        }
        return chosen;
    }

    /** The register of one station; who is more at risk stands in the list more often. */
    private List<ResidentId> register(DemoStaff.Posted at, SplittableRandom chance, int count) throws Exception {
        var invented = new DemoPeople(chance, LocalDate.now(clock), at.station().region());
        var people = new ArrayList<ResidentId>();
        Actor head = at.head();
        var aYearAgo = LocalDate.now(clock).minusYears(1).atTime(9, 0).atZone(clock.getZone());
        TimeMachine.at(
                aYearAgo.toInstant(),
                () -> asOne(
                        head,
                        () -> care.together(() -> {
                            int couples = 0;
                            for (int i = 0; i < count; i++) {
                                var home = chance.nextInt(at.communities().size());
                                GridId grid = at.grids().get(home * 2 + chance.nextInt(2));
                                var one = invented.next(
                                        at.station().id(), at.communities().get(home), grid);
                                var id = new ResidentId(Ids.next());
                                residents.register(head, id, one.person());
                                if (one.couple() && couples++ < COUPLES) {
                                    var spouse = new ResidentId(Ids.next());
                                    residents.register(head, spouse, invented.spouseOf(one.person()));
                                    residents.household(head, new HouseholdId(Ids.next()), id, Map.of(spouse, "10"));
                                }
                                for (int w = 0; w < one.weight(); w++) {
                                    people.add(id);
                                }
                            }
                            return people.size();
                        })));
        return people;
    }
}
