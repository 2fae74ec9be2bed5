package cn.linli.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.Browser;
import cn.linli.LinliTest;
import cn.linli.Streets;
import cn.linli.TestFloor;
import cn.linli.access.Actor;
import cn.linli.access.Grant;
import cn.linli.access.Role;
import cn.linli.access.Wall;
import cn.linli.places.Places;
import cn.linli.residents.Facts;
import cn.linli.residents.Home;
import cn.linli.residents.NewLabel;
import cn.linli.residents.NewPerson;
import cn.linli.residents.Residents;
import cn.linli.residents.Risk;
import cn.linli.shared.Act;
import cn.linli.shared.Contact;
import cn.linli.shared.Due;
import cn.linli.shared.Ids;
import cn.linli.shared.Reached;
import cn.linli.shared.RegionCode;
import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import cn.linli.shared.WorkerId;
import cn.linli.stations.Stations;
import cn.linli.stations.Worker;
import cn.linli.stations.Workers;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@LinliTest
class CareTest {

    @Autowired
    private Care care;

    @Autowired
    private TestFloor floor;

    @Autowired
    private Places places;

    @Autowired
    private Stations stations;

    @Autowired
    private Workers workers;

    @Autowired
    private Residents residents;

    @Autowired
    private Rules rules;

    @Autowired
    private Owners owners;

    @Autowired
    private People people;

    @Autowired
    private Proof proof;

    @Autowired
    private CareDue due;

    @Autowired
    private CareNight night;

    @Autowired
    private Rebinding rebinding;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient db;

    @Autowired
    private ApplicationContext house;

    @Autowired
    private Clock clock;

    @LocalServerPort
    private int port;

    private StationId station;
    private TestFloor.Somebody head;
    private TestFloor.Somebody worker;
    private WorkerId workersId;

    @BeforeEach
    void aStationWithAHeadAndAWorker() throws Exception {
        station = Streets.aStation(floor, places, stations);
        head = floor.aPerson(Role.HEAD, station);
        worker = floor.aPerson(Role.WORKER, station);
        hired("蒋明远", head, Worker.Position.HEAD);
        workersId = hired("罗小兰", worker, Worker.Position.WORKER);
    }

    @Test
    void whoeverIsWatchedOverHasADayAndAnOwnerFromTheFirstMoment() throws Exception {
        var person = entered(Risk.GENERAL, "living-alone");

        var now = now(person);

        assertThat(now.due()).isEqualTo(today().plusMonths(1));
        assertThat(now.ownerName()).isEqualTo("蒋明远");
        assertThat(now.interim()).isTrue();
        assertThat(care(person).rules()).extracting(Rule::label).containsExactlyInAnyOrder("living-alone", null);
        assertThat(dueFor(head.actor(), true)).extracting(Due::why).containsExactly("unassigned");
    }

    @Test
    void somebodyWithoutLabelAndRiskIsNotWatchedOver() throws Exception {
        var person = entered(Risk.GENERAL);
        assertThat(care(person).now()).isNull();
        assertThatThrownBy(() -> serious(person)).hasMessageContaining("care.not-watched");
    }

    @Test
    void whoServesTheCommunityAlreadyAnswersForTheNextOne() throws Exception {
        var first = entered(Risk.GENERAL, "living-alone");
        assign(first);

        var second = entered(Risk.KEY);

        assertThat(now(second).ownerName()).isEqualTo("罗小兰");
        assertThat(now(second).interim()).isFalse();
        assertThat(care(first).owners())
                .extracting(People.OfPerson.Answered::name)
                .containsExactly("罗小兰", "蒋明远");
    }

    @Test
    void whoStandsInForOneDoesNotServeTheirCommunity() throws Exception {
        var all = List.of(entered(Risk.KEY), entered(Risk.KEY), entered(Risk.GENERAL, "disabled"));
        inside(
                head.actor(),
                () -> db.sql("delete from care.clock where station_id = :station")
                        .param("station", station.value())
                        .update());

        night.count(floor.console(), station);

        for (var person : all) {
            assertThat(now(person).ownerName()).isEqualTo("蒋明远");
            assertThat(now(person).interim()).as("waits to be handed over").isTrue();
        }
    }

    @Test
    void seenHeardAndTriedAreThreeThings() throws Exception {
        var person = entered(Risk.HIGH, "living-alone");

        tell(person, 0, today(), Contact.Way.HOME, Contact.Result.NO_ANSWER);
        tell(person, 0, today(), Contact.Way.PHONE, Contact.Result.REFUSED);
        assertThat(now(person).lastTried()).isEqualTo(today());
        assertThat(sum().owed()).isZero();

        var call = tell(person, 0, today(), Contact.Way.PHONE, Contact.Result.HEARD);
        assertThat(sum()).extracting(Proof.Sum::owed, Proof.Sum::heard).containsExactly(1, 1);

        correct(call, person, Contact.Way.HOME, Contact.Result.SEEN);
        assertThat(sum()).extracting(Proof.Sum::owed, Proof.Sum::seen).containsExactly(1, 1);

        var source = call.source();
        correct(
                new Contact(
                        source,
                        1,
                        station,
                        Set.of(person),
                        worker.actor().account(),
                        "罗小兰",
                        false,
                        today(),
                        Contact.Way.HOME,
                        Contact.Result.SEEN),
                person,
                Contact.Way.HOME,
                Contact.Result.NO_ANSWER);
        assertThat(sum().owed()).isZero();
        assertThat(now(person).lastSeen()).isNull();
    }

    @Test
    void aVoiceIsNotEnoughWhereTheHomeIsToBeSeen() throws Exception {
        var person = entered(Risk.HIGH);
        make(head.actor(), station, null, Risk.HIGH, 7, null, "home");
        assertThat(now(person).way()).isEqualTo("home");

        tell(person, 0, today(), Contact.Way.PHONE, Contact.Result.HEARD);
        tell(person, 0, today(), Contact.Way.VIDEO, Contact.Result.SEEN);
        assertThat(sum().owed()).isZero();

        tell(person, 0, today(), Contact.Way.HOME, Contact.Result.SEEN);
        assertThat(sum().seen()).isEqualTo(1);
    }

    @Test
    void ofTwoRulesThatContradictTheStricterWayBindsAndBothAreShown() throws Exception {
        var person = entered(Risk.KEY, "living-alone");
        make(head.actor(), station, "living-alone", null, 20, null, "phone");
        make(head.actor(), station, null, Risk.KEY, null, 1, "home");

        var now = now(person);

        assertThat(now.way()).isEqualTo("home");
        assertThat(now.due()).isEqualTo(today().plusDays(20));
        assertThat(care(person).rules()).extracting(Rule::way).contains("phone", "home");
    }

    @Test
    void anIntervalOfNothingIsRefusedAndAStationMayOnlyTighten() {
        assertThatThrownBy(() -> make(head.actor(), station, null, Risk.HIGH, 0, null, "either"))
                .hasMessageContaining("care.interval-missing");
        assertThatThrownBy(() -> make(head.actor(), station, null, Risk.HIGH, null, null, "either"))
                .hasMessageContaining("care.interval-missing");
        assertThatThrownBy(() -> make(head.actor(), station, null, Risk.HIGH, 8, null, "either"))
                .hasMessageContaining("care.may-only-tighten");
        assertThatThrownBy(() -> make(head.actor(), station, "no-such", null, 5, null, "either"))
                .hasMessageContaining("care.label-unknown");
        assertThatThrownBy(() -> make(worker.actor(), station, null, Risk.HIGH, 5, null, "either"))
                .hasMessageContaining("access.not-allowed");
        assertThatThrownBy(() -> make(head.actor(), null, null, Risk.HIGH, 5, null, "either"))
                .hasMessageContaining("access.not-allowed");
    }

    @Test
    void whatAStopLeftUndoneAfterARuleIsDoneWithinSeconds() throws Exception {
        var person = entered(Risk.GENERAL, "disabled");
        var rule = make(head.actor(), station, "disabled", null, 60, null, "either");
        inside(
                head.actor(),
                () -> db.sql("update care.rule set every_days = 20 where id = :id")
                        .param("id", rule.id())
                        .update());
        assertThat(now(person).due()).as("as if it had stopped here").isEqualTo(today().plusDays(60));

        inside(
                head.actor(),
                () -> db.sql("insert into care.recount (station_id, asked, rules_only) values (:id, now(), true)")
                        .param("id", station.value())
                        .update());
        night.asked();

        assertThat(now(person).due()).isEqualTo(today().plusDays(20));
        assertThat(inside(
                        head.actor(),
                        () -> db.sql("select count(*) from care.recount where station_id = :id")
                                .param("id", station.value())
                                .query(Integer.class)
                                .single()))
                .isZero();
        var before = now(person).version();
        inside(
                head.actor(),
                () -> db.sql("update care.rule set every_days = 10 where id = :id")
                        .param("id", rule.id())
                        .update());
        rebinding.one(head.actor(), station);
        assertThat(now(person).version()).as("nothing waits to be done").isEqualTo(before);
    }

    /** A heat wave of a week, then as before. */
    @Test
    void aRuleForATimeComesOnTopAndEndsByItself() throws Exception {
        var person = entered(Risk.GENERAL, "disabled");
        var always = make(head.actor(), station, "disabled", null, 60, null, "either");
        var lasts = today().plusDays(6);

        assertThatThrownBy(() -> makeUntil(today().minusDays(1))).hasMessageContaining("ends-before-begin");
        var heat = makeUntil(lasts);
        var never = makeFor(today().plusDays(10), today().plusDays(12));
        as(head.actor(), () -> rules.end(head.actor(), never.id(), never.version(), today().plusDays(9)));

        assertThat(now(person).due()).isEqualTo(today().plusDays(3));
        assertThat(as(head.actor(), () -> rules.all(head.actor())))
                .filteredOn(rule -> rule.level() == Rule.Level.STATION)
                .extracting(Rule::to)
                .containsExactlyInAnyOrder(null, lasts);

        inside(
                head.actor(),
                () -> db.sql("update care.rule set from_day = from_day - 7, to_day = to_day - 7 where id = :id")
                        .param("id", heat.id())
                        .update());
        night.night();

        assertThat(now(person).due()).as("the week is over").isEqualTo(today().plusDays(60));
        assertThat(rules.of(List.of(always.id())).getFirst().to()).isNull();
    }

    private Rule makeUntil(LocalDate last) throws Exception {
        return makeFor(null, last);
    }

    private Rule makeFor(@Nullable LocalDate first, LocalDate last) throws Exception {
        return as(
                head.actor(),
                () -> rules.make(
                        head.actor(),
                        new Rule.Wish(
                                Ids.next(),
                                null,
                                station,
                                "disabled",
                                null,
                                3,
                                null,
                                "either",
                                false,
                                30,
                                first,
                                last)));
    }

    @Test
    void aDistrictsRuleStandsInsteadOfTheInstallationsAndTheStationsOnTop() throws Exception {
        var person = entered(Risk.GENERAL, "disabled");
        var hub = hub();
        assertThat(now(person).due()).isEqualTo(today().plusMonths(3));

        make(hub, null, "disabled", Risk.GENERAL, null, 2, "either");
        assertThat(now(person).due())
                .as("the general rule still fits, the stricter binds")
                .isEqualTo(today().plusMonths(2));
        var stations = make(head.actor(), station, "disabled", null, 30, null, "either");
        assertThat(now(person).due()).isEqualTo(today().plusDays(30));

        as(head.actor(), () -> rules.end(head.actor(), stations.id(), stations.version(), today().minusDays(1)));
        assertThat(now(person).due()).isEqualTo(today().plusMonths(2));
        assertThatThrownBy(() ->
                        as(head.actor(), () -> rules.end(head.actor(), stations.id(), stations.version(), today())))
                .hasMessageContaining("shared.changed-meanwhile");
        make(hub, null, "disabled", Risk.GENERAL, null, 3, "either");
    }

    @Test
    void beforeSavingARuleSaysWhatItCostsAndKeepsNothing() throws Exception {
        entered(Risk.GENERAL, "living-alone");
        entered(Risk.GENERAL, "living-alone");
        var wish =
                new Rule.Wish(Ids.next(), null, station, "living-alone", null, 7, null, "home", true, 60, null, null);

        var cost = as(head.actor(), () -> rules.preview(head.actor(), wish));

        var line = cost.stations().getFirst();
        assertThat(line.workers()).isEqualTo(2);
        assertThat(line.concerned()).isEqualTo(2);
        assertThat(line.now()).isEqualTo(new RuleCost.Load(2, 2, 1));
        assertThat(line.after()).isEqualTo(new RuleCost.Load(2, 9, 17));
        assertThat(cost.workingDays()).isBetween(15, 23);
        assertThat(as(head.actor(), () -> rules.all(head.actor())))
                .extracting(Rule::level)
                .doesNotContain(Rule.Level.STATION);
    }

    @Test
    void inHospitalTheClockRestsAndIsDueTheDayAfterTheReturn() throws Exception {
        var person = entered(Risk.HIGH);
        var browser = new Browser(port);
        browser.signIn(worker.name());
        var until = today().plusDays(20);

        var done = browser.put(
                "/api/residents/" + person + "/away",
                Map.of("version", 0, "where", "hospital", "from", today().toString(), "to", until.toString()));
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        assertThat(now(person).due()).isEqualTo(until.plusDays(1));
        assertThat(now(person).away()).isEqualTo("hospital");
        assertThat(browser.get("/api/residents/" + person)
                        .json()
                        .at("/away/where")
                        .asString())
                .isEqualTo("hospital");

        assertThat(browser.put("/api/residents/" + person + "/away", Map.of("version", 0))
                        .code())
                .isEqualTo("shared.changed-meanwhile");
        assertThat(browser.put("/api/residents/" + person + "/away", Map.of("version", 1))
                        .status())
                .isEqualTo(200);
        assertThat(now(person).due()).as("home earlier than thought").isEqualTo(today().plusDays(7));
    }

    @Test
    void somethingSeriousIsDueWithinADayAndOnlyAContactAfterItAnswers() throws Exception {
        var person = entered(Risk.GENERAL, "living-alone");
        tell(person, 0, today(), Contact.Way.HOME, Contact.Result.SEEN);

        serious(person);
        assertThat(now(person).due()).isEqualTo(today().plusDays(1));
        tell(person, 0, today(), Contact.Way.PHONE, Contact.Result.NO_ANSWER);
        assertThat(now(person).due()).as("a try does not answer").isEqualTo(today().plusDays(1));
        tell(person, 0, today().minusDays(1), Contact.Way.HOME, Contact.Result.SEEN);
        assertThat(now(person).serious()).as("nor does yesterday").isTrue();

        tell(person, 0, today(), Contact.Way.HOME, Contact.Result.SEEN);
        assertThat(now(person).serious()).isFalse();
        assertThat(now(person).due()).isEqualTo(today().plusMonths(1));
    }

    @Test
    void riskRaisedToHighIsSerious() throws Exception {
        var person = entered(Risk.GENERAL, "living-alone");
        var browser = new Browser(port);
        browser.signIn(worker.name());
        var form = Map.of("version", 0, "name", "单玉兰", "community", community().value(), "risk", "high");

        assertThat(browser.put("/api/residents/" + person, form).status()).isEqualTo(200);

        assertThat(now(person).due()).isEqualTo(today().plusDays(1));
        assertThat(now(person).everyDays()).isEqualTo(7);
    }

    @Test
    void aDeathEndsTheClockAndTakenBackItRunsAgain() throws Exception {
        var person = entered(Risk.KEY);
        var browser = new Browser(port);
        browser.signIn(worker.name());

        assertThat(browser.put("/api/residents/" + person + "/died", Map.of("version", 0, "day", today().toString()))
                        .status())
                .isEqualTo(200);
        assertThat(care(person).now()).isNull();

        assertThat(browser.put("/api/residents/" + person + "/died", Map.of("version", 1))
                        .status())
                .isEqualTo(200);
        assertThat(now(person).due()).isEqualTo(today().plusMonths(1));
    }

    /** The day it is dated back to was never an open one, so that no due day of it is known. */
    @Test
    void aContactThatWasLongerAgoThanToldCountsFromThatDay() throws Exception {
        var person = entered(Risk.HIGH);
        APast.since(house, worker.actor(), station, today().minusDays(40));
        var told = tell(person, 0, today().minusDays(8), Contact.Way.HOME, Contact.Result.SEEN);
        assertThat(now(person).due()).isEqualTo(today().minusDays(1));

        publish(new Contact(
                told.source(),
                1,
                station,
                Set.of(person),
                told.by(),
                told.byName(),
                false,
                today().minusDays(15),
                told.way(),
                told.result()));

        assertThat(now(person).due()).isEqualTo(today().minusDays(8));
    }

    @Test
    void mergedEntriesAreOnePersonWithTheContactsOfBoth() throws Exception {
        var survivor = entered(Risk.GENERAL, "living-alone");
        var merged = entered(Risk.HIGH);
        tell(merged, 0, today(), Contact.Way.HOME, Contact.Result.SEEN);
        var browser = new Browser(port);
        browser.signIn(worker.name());

        var done = browser.post("/api/residents/" + merged + "/merge", Map.of("into", survivor.toString(), "why", ""));
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        assertThat(now(survivor).lastSeen()).isEqualTo(today());
        assertThat(care(merged).resident()).isEqualTo(survivor);
        assertThat(sum().owed() + sum().coming()).as("one person").isLessThanOrEqualTo(1);

        assertThat(browser.post("/api/residents/" + merged + "/unmerge", Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(now(survivor).lastSeen()).isNull();
        assertThat(now(merged).lastSeen()).isEqualTo(today());
    }

    @Test
    void whoLeavesLeavesNobodyBehind() throws Exception {
        var person = entered(Risk.KEY);
        assign(person);
        var console = floor.console();
        assertThat(now(person).ownerName()).isEqualTo("罗小兰");

        Wall.run(console, () -> workers.leave(console, workersId, today().minusDays(1), 1));

        assertThat(now(person).ownerName()).isEqualTo("蒋明远");
        assertThat(now(person).interim()).isTrue();
        assertThatThrownBy(() -> assign(person)).hasMessageContaining("care.not-on-the-staff");
        var other = floor.aPerson(Role.WORKER, station);
        hired("段新月", other, Worker.Position.WORKER);
        assertThat(as(head.actor(), () -> owners.handOver(head.actor(), station, null, null)))
                .isEqualTo(1);
        assertThat(now(person).interim()).isFalse();
        assertThat(care(person).owners()).hasSizeBetween(3, 4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 300})
    void nobodyOwedIsEverWithoutAnOwnerWhoeverComesAndGoes(long seed) throws Exception {
        var chance = new Random(seed);
        var console = floor.console();
        var here = new ArrayList<WorkerId>(List.of(workersId));
        for (int step = 0; step < 25; step++) {
            switch (chance.nextInt(5)) {
                case 0 -> here.add(hired("段新月", floor.aPerson(Role.WORKER, station), Worker.Position.WORKER));
                case 1 -> {
                    if (!here.isEmpty()) {
                        var leaves = here.remove(chance.nextInt(here.size()));
                        Wall.run(console, () -> workers.leave(console, leaves, today().minusDays(1), 1));
                    }
                }
                case 2 -> as(head.actor(), () -> owners.handOver(head.actor(), station, null, null));
                case 3 -> night.count(console, station);
                default -> entered(List.of(Risk.HIGH, Risk.KEY, Risk.GENERAL).get(chance.nextInt(3)), "living-alone");
            }
            assertThat(inside(
                            head.actor(),
                            () -> db.sql("""
                    select count(*)
                    from care.clock c
                    where c.station_id = :station and not exists (
                      select from stations.worker w
                      where w.account = c.owner and w.station_id = c.station_id and w.left_on is null)
                    """)
                                    .param("station", station.value())
                                    .query(Integer.class)
                                    .single()))
                    .isZero();
        }
    }

    @Test
    void whoLeavesLaterIsFollowedByTheNight() throws Exception {
        var person = entered(Risk.KEY);
        assign(person);
        var console = floor.console();
        Wall.run(console, () -> workers.leave(console, workersId, today(), 1));
        assertThat(now(person).ownerName()).as("today they are still here").isEqualTo("罗小兰");

        inside(
                console,
                () -> db.sql("update stations.worker set left_on = :day where id = :id")
                        .param("day", today().minusDays(1))
                        .param("id", workersId.value())
                        .update());
        night.count(console, station);
        night.count(console, station);

        assertThat(now(person).ownerName()).isEqualTo("蒋明远");
    }

    @Test
    void aStationCountedAfreshInTheNightFindsWhatCameByTheDayAlone() throws Exception {
        var person = entered(Risk.GENERAL, "living-alone");
        var console = floor.console();
        inside(
                console,
                () -> db.sql("update residents.label set to_day = :day, from_day = :day where person_id = :id")
                        .param("day", today().minusDays(1))
                        .param("id", person.value())
                        .update());
        night.count(console, station);
        assertThat(care(person).now()).as("the label ended yesterday").isNull();

        inside(
                console,
                () -> db.sql("update residents.label set to_day = null where person_id = :id")
                        .param("id", person.value())
                        .update());
        inside(
                head.actor(),
                () -> db.sql("insert into care.recount values (:id, now())")
                        .param("id", station.value())
                        .update());
        night.asked();
        assertThat(now(person).due()).isEqualTo(today().plusMonths(1));
    }

    @Test
    void onePersonAndAWholeStationAreBoundAlike() throws Exception {
        for (var risk : Risk.values()) {
            entered(risk, "living-alone");
            entered(risk, "disabled", "minimum-living");
        }
        make(head.actor(), station, "disabled", null, 10, null, "home");
        var together = clocks();
        inside(
                head.actor(),
                () -> db.sql("delete from care.clock where station_id = :id")
                        .param("id", station.value())
                        .update());
        var console = floor.console();
        for (var person : residentsOf()) {
            Wall.as(
                    console,
                    () -> transaction.execute(t -> {
                        events.publishEvent(new cn.linli.residents.ResidentEntered(person, station));
                        return 0;
                    }));
        }
        assertThat(clocks()).hasSize(6).isEqualTo(together);
    }

    @Test
    void theHubSeesNumbersAndNamesOnlyWithAPurpose() throws Exception {
        var person = entered(Risk.HIGH);
        var hub = hub();

        var month = as(hub, () -> proof.month(hub, YearMonth.from(today()), station, null, false));

        assertThat(month.stations()).hasSize(1);
        assertThat(month.total().coming() + month.total().owed()).isBetween(0, 1);
        assertThatThrownBy(() -> as(hub, () -> people.one(hub, person))).hasMessageContaining("shared.not-found");
        assertThatThrownBy(() ->
                        as(hub, () -> proof.people(hub, YearMonth.from(today()), station, null, false, "coming", null)))
                .hasMessageContaining("shared.not-found");
        assertThatThrownBy(() -> as(hub, () -> proof.silent(hub, station, 0, null, false, false, null)))
                .hasMessageContaining("shared.not-found");
        assertThat(as(hub, () -> proof.silentCounts(hub, 0, null, false, false)))
                .filteredOn(count -> count.station().equals(station))
                .extracting(Proof.SilentCount::silent)
                .containsExactly(1);
    }

    @Test
    void anotherStationsPeopleDoNotExist() throws Exception {
        var person = entered(Risk.HIGH);
        var stranger = floor.aPerson(Role.HEAD, Streets.aStation(floor, places, stations))
                .actor();

        assertThat(inside(
                        stranger,
                        () -> db.sql("select count(*) from care.clock where resident_id = :id")
                                .param("id", person.value())
                                .query(Integer.class)
                                .single()))
                .isZero();
        assertThatThrownBy(() -> as(stranger, () -> people.one(stranger, person)))
                .hasMessageContaining("shared.not-found");
        assertThatThrownBy(() -> as(stranger, () -> care.owed(stranger, station, today())))
                .hasMessageContaining("shared.not-found");
        assertThatThrownBy(() -> as(stranger, () -> owners.handOver(stranger, station, null, null)))
                .hasMessageContaining("shared.not-found");
        assertThatThrownBy(() -> as(stranger, () -> {
                    owners.assign(stranger, List.of(person), stranger.account());
                    return 0;
                }))
                .hasMessageContaining("shared.not-found");
    }

    @Test
    void whoIsOwedComesWithTheLongestOverdueFirst() throws Exception {
        var high = entered(Risk.HIGH);
        var key = entered(Risk.KEY);

        var owed = as(worker.actor(), () -> care.owed(worker.actor(), station, today().plusMonths(1)));

        assertThat(owed).extracting(Owed::resident).containsExactly(high, key);
        assertThat(owed.getFirst())
                .isEqualTo(
                        new Owed(high, head.actor().account(), "蒋明远", today().plusDays(7), null, false, 40, Risk.HIGH));
        assertThat(as(worker.actor(), () -> care.owed(worker.actor(), station, today())))
                .isEmpty();
    }

    @Test
    void theMonthIsExportedAsATable() throws Exception {
        entered(Risk.HIGH);
        var browser = new Browser(port);
        browser.signIn(head.name());

        var book = browser.download("/api/care/proof/export?station=" + station);

        assertThat(book.statusCode()).isEqualTo(200);
        assertThat(new String(book.body(), 0, 2, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("PK");
        assertThat(browser.get("/api/care/proof?month=2999-01").code()).isEqualTo("care.day-ahead");
        assertThat(browser.get("/api/care/proof?month=soon").code()).isEqualTo("shared.unreadable");
        assertThat(browser.get("/api/care/proof/people?state=lost&station=" + station)
                        .code())
                .isEqualTo("care.no-such-state");
        assertThat(browser.get("/api/care/unseen?days=-1&station=" + station).code())
                .isEqualTo("shared.unreadable");
    }

    private WorkerId hired(String name, TestFloor.Somebody who, Worker.Position position) throws Exception {
        return floor.hired(who, station, name, position);
    }

    private ResidentId entered(Risk risk, String... labels) throws Exception {
        var id = new ResidentId(Ids.next());
        var given = java.util.Arrays.stream(labels)
                .map(label -> NewLabel.since(label, LocalDate.of(2024, 1, 1), ""))
                .toList();
        as(worker.actor(), () -> {
            residents.register(
                    worker.actor(),
                    id,
                    NewPerson.of(station, Facts.named("单玉兰"), Home.in(community()))
                            .with(risk)
                            .with(given));
            return 0;
        });
        return id;
    }

    private RegionCode community() {
        return Streets.community(stations, station);
    }

    private Actor hub() throws Exception {
        return floor.aPerson(Grant.in(Role.HUB, Streets.COUNTY, LocalDate.of(2020, 1, 1)))
                .actor();
    }

    private void assign(ResidentId person) throws Exception {
        as(head.actor(), () -> {
            owners.assign(head.actor(), List.of(person), worker.actor().account());
            return 0;
        });
    }

    private void serious(ResidentId person) throws Exception {
        as(worker.actor(), () -> {
            care.serious(worker.actor(), person, OffsetDateTime.now(clock), "夜里跌倒");
            return 0;
        });
    }

    private Rule make(
            Actor actor,
            @Nullable StationId at,
            @Nullable String label,
            @Nullable Risk risk,
            @Nullable Integer days,
            @Nullable Integer months,
            String way)
            throws Exception {
        var wish = new Rule.Wish(
                Ids.next(), Streets.COUNTY.value(), at, label, risk, days, months, way, false, 30, null, null);
        return as(actor, () -> rules.make(actor, wish));
    }

    private Contact tell(ResidentId person, int revision, LocalDate day, Contact.Way way, Contact.Result result)
            throws Exception {
        var contact = new Contact(
                new Act.Source("visits", Ids.next(), ""),
                revision,
                station,
                Set.of(person),
                worker.actor().account(),
                "罗小兰",
                false,
                day,
                way,
                result);
        publish(contact);
        return contact;
    }

    private void correct(Contact before, ResidentId person, Contact.Way way, Contact.Result result) throws Exception {
        publish(new Contact(
                before.source(),
                before.revision() + 1,
                station,
                Set.of(person),
                before.by(),
                before.byName(),
                false,
                before.day(),
                way,
                result));
    }

    private void publish(Contact contact) throws Exception {
        inside(worker.actor(), () -> {
            events.publishEvent((Reached) () -> contact);
            return 0;
        });
    }

    private People.OfPerson care(ResidentId person) throws Exception {
        return as(worker.actor(), () -> people.one(worker.actor(), person));
    }

    private People.OfPerson.State now(ResidentId person) throws Exception {
        return java.util.Objects.requireNonNull(care(person).now());
    }

    private Proof.Sum sum() throws Exception {
        return as(
                worker.actor(),
                () -> proof.month(worker.actor(), YearMonth.from(today()), station, null, false)
                        .total());
    }

    private List<Due> dueFor(Actor actor, boolean leads) throws Exception {
        return inside(actor, () -> due.dueFor(actor.account(), leads, OffsetDateTime.now(clock)));
    }

    private List<String> clocks() throws Exception {
        return inside(
                head.actor(),
                () -> db.sql("""
                select concat_ws(' ', resident_id, labels, risk, rules, every_days, every_months, way, two, minutes, due)
                from care.clock
                where station_id = :id
                order by resident_id
                """)
                        .param("id", station.value())
                        .query(String.class)
                        .list());
    }

    private List<ResidentId> residentsOf() throws Exception {
        return inside(
                head.actor(),
                () -> db.sql("select resident_id from care.person where station_id = :id")
                        .param("id", station.value())
                        .query((row, n) -> new ResidentId(row.getObject(1, java.util.UUID.class)))
                        .list());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private <T> T as(Actor actor, Callable<T> work) throws Exception {
        return Wall.as(actor, work);
    }

    private <T> T inside(Actor actor, java.util.function.Supplier<T> work) throws Exception {
        return Wall.as(actor, () -> transaction.execute(t -> work.get()));
    }
}
