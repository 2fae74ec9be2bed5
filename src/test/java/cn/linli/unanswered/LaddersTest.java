package cn.linli.unanswered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.LinliTest;
import cn.linli.Streets;
import cn.linli.TestFloor;
import cn.linli.access.Actor;
import cn.linli.access.Role;
import cn.linli.access.Wall;
import cn.linli.places.Places;
import cn.linli.requests.Requests;
import cn.linli.residents.Facts;
import cn.linli.residents.Home;
import cn.linli.residents.NewLabel;
import cn.linli.residents.NewPerson;
import cn.linli.residents.ResidentDied;
import cn.linli.residents.Residents;
import cn.linli.residents.ResidentsMerged;
import cn.linli.residents.Risk;
import cn.linli.shared.Act;
import cn.linli.shared.Contact;
import cn.linli.shared.Ids;
import cn.linli.shared.Reached;
import cn.linli.shared.Refused;
import cn.linli.shared.RegionCode;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.stations.Stations;
import cn.linli.stations.Worker;
import cn.linli.stations.Workers;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Ladders on a real database: what begins one, what is a step of it, what ends it. */
@LinliTest
class LaddersTest {

    private static final RegionCode COMMUNITY = RegionCode.of("990101001001");

    @Autowired
    private TestFloor floor;

    @Autowired
    private Ladders ladders;

    @Autowired
    private LadderBook book;

    @Autowired
    private LadderDue due;

    @Autowired
    private Climbing climbing;

    @Autowired
    private PaceBook paces;

    @Autowired
    private Residents residents;

    @Autowired
    private Places places;

    @Autowired
    private Stations stations;

    @Autowired
    private Workers workers;

    @Autowired
    private Requests requests;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private JdbcClient db;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    private StationId station;
    private Actor worker;
    private Actor head;

    @BeforeEach
    void aStation() throws Exception {
        station = floor.aStation();
        worker = floor.aPerson(Role.WORKER, station).actor();
        head = floor.aPerson(Role.HEAD, station).actor();
    }

    /** Something told by another module. */
    record News(Contact contact) implements Reached {}

    @Test
    void aTryInVainBeginsOneForSomebodyToBeLookedAfter() throws Exception {
        var elder = someone(Risk.HIGH);
        var neighbour = someone(Risk.GENERAL);
        tell(contact(visit(), 0, Contact.Result.NO_ANSWER, elder, neighbour));

        assertThat(open()).extracting(LadderBook.Row::resident).containsExactly(elder.value());
        var row = open().getFirst();
        assertThat(row.rung()).isEqualTo(Rung.AGAIN);
        assertThat(row.owner()).isEqualTo(worker.account().value());
        assertThat(row.due()).isEqualTo(row.began().plusHours(2));
    }

    @Test
    void aLabelIsEnough() throws Exception {
        var elder = someone(Risk.GENERAL, "living-alone");
        tell(contact(visit(), 0, Contact.Result.NO_ANSWER, elder));
        assertThat(open()).hasSize(1);
    }

    @Test
    void twoOfAHouseholdHaveOneEach() throws Exception {
        tell(contact(visit(), 0, Contact.Result.NO_ANSWER, someone(Risk.HIGH), someone(Risk.KEY)));
        assertThat(open()).hasSize(2);
    }

    @Test
    void twoTriesAtOnceBeginOne() throws Exception {
        var elder = someone(Risk.HIGH);
        var both = new ArrayList<CompletableFuture<Void>>();
        try (var hands = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 2; i++) {
                both.add(CompletableFuture.runAsync(
                        () -> tell(contact(visit(), 0, Contact.Result.NO_ANSWER, elder)), hands));
            }
            for (var one : both) {
                one.join();
            }
        }
        assertThat(open()).hasSize(1);
        assertThat(open().getFirst().done()).as("the other was a step of it").containsExactly(Rung.AGAIN);
    }

    @Test
    void theSameNewsTwiceIsOne() throws Exception {
        var elder = someone(Risk.HIGH);
        var once = contact(visit(), 0, Contact.Result.NO_ANSWER, elder);
        tell(once);
        tell(once);
        assertThat(open().getFirst().done()).isEmpty();
    }

    @Test
    void onlySeeingOrHearingEndsIt() throws Exception {
        var elder = someone(Risk.HIGH);
        tell(contact(visit(), 0, Contact.Result.NO_ANSWER, elder));
        tell(contact(visit(), 0, Contact.Result.NO_ANSWER, elder));
        assertThat(open()).hasSize(1);
        tell(contact(visit(), 0, Contact.Result.REFUSED, elder));
        assertThat(open().getFirst().kind()).isEqualTo("refused");
        tell(contact(visit(), 0, Contact.Result.HEARD, elder));
        assertThat(open()).isEmpty();
        assertThat(ended().getFirst().ending()).isEqualTo("reached");
    }

    @Test
    void aVisitOfBeforeThatIsWrittenDownLateDoesNotEndIt() throws Exception {
        var elder = someone(Risk.HIGH);
        tell(contact(visit(), 0, Contact.Result.NO_ANSWER, elder));
        tell(on(today().minusDays(3), visit(), 0, Contact.Result.SEEN, elder));
        assertThat(open()).hasSize(1);
    }

    @Test
    void whoWasSeenSinceOrLongAgoTriedIsNotLookedFor() throws Exception {
        var elder = someone(Risk.HIGH);
        tell(on(today().minusDays(1), visit(), 0, Contact.Result.SEEN, elder));
        tell(on(today().minusDays(2), visit(), 0, Contact.Result.NO_ANSWER, elder));
        tell(on(today().minusDays(40), visit(), 0, Contact.Result.NO_ANSWER, someone(Risk.HIGH)));
        assertThat(open()).isEmpty();
    }

    @Test
    void theVisitThatBeganItIsCorrectedAndItEnds() throws Exception {
        var elder = someone(Risk.HIGH);
        var visit = visit();
        tell(contact(visit, 0, Contact.Result.NO_ANSWER, elder));
        tell(contact(visit, 1, Contact.Result.SEEN, elder));
        assertThat(open()).isEmpty();
        tell(contact(visit, 2, Contact.Result.NO_ANSWER, elder));
        assertThat(open()).as("and is corrected back").hasSize(1);
    }

    @Test
    void theVisitThatBeganItWasAtSomebodyElses() throws Exception {
        var elder = someone(Risk.HIGH);
        var other = someone(Risk.HIGH);
        var visit = visit();
        tell(contact(visit, 0, Contact.Result.NO_ANSWER, elder));
        tell(contact(visit, 1, Contact.Result.NO_ANSWER, other));
        assertThat(open()).extracting(LadderBook.Row::resident).containsExactly(other.value());
        assertThat(ended().getFirst().ending()).isEqualTo("not-in-vain");
    }

    @Test
    void theVisitThatEndedItIsCorrectedAndItGoesOn() throws Exception {
        var elder = someone(Risk.HIGH);
        tell(contact(visit(), 0, Contact.Result.NO_ANSWER, elder));
        var second = visit();
        tell(contact(second, 0, Contact.Result.SEEN, elder));
        tell(contact(second, 1, Contact.Result.NO_ANSWER, elder));
        assertThat(open()).hasSize(1);
        assertThat(open().getFirst().done()).containsExactly(Rung.AGAIN);
    }

    @Test
    void anOldRevisionChangesNothing() throws Exception {
        var elder = someone(Risk.HIGH);
        var visit = visit();
        tell(contact(visit, 3, Contact.Result.NO_ANSWER, elder));
        tell(contact(visit, 2, Contact.Result.SEEN, elder));
        assertThat(open()).hasSize(1);
    }

    @Test
    void theLastStepIsAnUrgentRequestAndStays() throws Exception {
        var elder = someone(Risk.HIGH);
        tell(contact(visit(), 0, Contact.Result.NO_ANSWER, elder));
        for (var rung : List.of(Rung.AGAIN, Rung.PHONE, Rung.KIN, Rung.NEIGHBOUR, Rung.GRID_LEADER)) {
            came(rung, rung == Rung.NEIGHBOUR ? Result.NOBODY_TO_ASK : Result.NO_ANSWER, "");
        }
        var row = open().getFirst();
        assertThat(row.rung()).isEqualTo(Rung.WELFARE_CHECK);
        assertThat(Wall.as(worker, () -> requests.openFor(worker, elder)))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.kind()).isEqualTo(Ladders.CHECK);
                    assertThat(one.urgency().code()).isEqualTo("urgent");
                });
        came(Rung.WELFARE_CHECK, Result.NO_ANSWER, "敲门没人应，屋里没有灯");
        assertThat(open()).hasSize(1);
        assertThat(Wall.as(worker, () -> requests.openFor(worker, elder)))
                .as("one check at a time")
                .hasSize(1);
        came(Rung.WELFARE_CHECK, Result.SEEN, "在楼上邻居家打牌");
        assertThat(open()).isEmpty();
    }

    @Test
    void whatWasSaidLiesSealedAndIsReadBack() throws Exception {
        tell(contact(visit(), 0, Contact.Result.NO_ANSWER, someone(Risk.KEY)));
        came(Rung.KIN, Result.WORD, "女儿说接到城南住几天");
        var id = new LadderId(open().getFirst().id());
        assertThat(Wall.as(worker, () -> book.one(worker, id)).lines())
                .anySatisfy(line -> assertThat(line.words()).isEqualTo("女儿说接到城南住几天"));
        var raw = inside(
                worker,
                () -> db.sql("select words from unanswered.step where ladder_id = :id and words is not null")
                        .param("id", id.value())
                        .query(byte[].class)
                        .single());
        assertThat(new String(raw, java.nio.charset.StandardCharsets.UTF_8)).doesNotContain("城南");
        assertThat(open().getFirst().pausedUntil()).isAfter(today());
    }

    @Test
    void aLineSentTwiceIsOneAndAnOldPageOverwritesNothing() throws Exception {
        tell(contact(visit(), 0, Contact.Result.NO_ANSWER, someone(Risk.HIGH)));
        var row = open().getFirst();
        var id = new LadderId(row.id());
        var came = new Ladders.Came(Ids.next(), Rung.AGAIN, Result.NO_ANSWER, "", null);
        Wall.as(worker, () -> ladders.came(worker, id, row.version(), came));
        Wall.as(worker, () -> ladders.came(worker, id, row.version(), came));
        assertThat(open().getFirst().done()).containsExactly(Rung.AGAIN);
        assertThatThrownBy(() -> Wall.as(
                        worker,
                        () -> ladders.came(
                                worker,
                                id,
                                row.version(),
                                new Ladders.Came(Ids.next(), Rung.PHONE, Result.NO_ANSWER, "", null))))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal()).isEqualTo(SharedRefusal.CHANGED_MEANWHILE));
    }

    @Test
    void onlyTheHeadSaysHowToGoOnAfterARefusal() throws Exception {
        tell(contact(visit(), 0, Contact.Result.REFUSED, someone(Risk.KEY)));
        var row = open().getFirst();
        assertThat(row.rung()).isEqualTo(Rung.ASK_HEAD);
        assertThatThrownBy(() -> came(Rung.ASK_HEAD, Result.ADVISED, "换王社工去"))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal()).isEqualTo(UnansweredRefusal.FOR_THE_HEAD));
        Wall.as(
                head,
                () -> ladders.came(
                        head,
                        new LadderId(row.id()),
                        row.version(),
                        new Ladders.Came(Ids.next(), Rung.ASK_HEAD, Result.ADVISED, "换王社工去", null)));
        assertThat(open().getFirst().rung()).isEqualTo(Rung.GENTLY);
    }

    @Test
    void theDeadAreNotLookedForAndAMistakeTakenBackLetsItGoOn() throws Exception {
        var elder = someone(Risk.HIGH);
        tell(contact(visit(), 0, Contact.Result.NO_ANSWER, elder));
        Wall.run(
                worker,
                () -> transaction.executeWithoutResult(
                        t -> events.publishEvent(new ResidentDied(elder, station, today()))));
        assertThat(ended().getFirst().ending()).isEqualTo("died");

        climbing.lookForThoseWhoAreBack(OffsetDateTime.now(clock));

        assertThat(open()).as("the register does not say so").hasSize(1);
    }

    @Test
    void whoLeavesLeavesTheirStepsToTheHead() throws Exception {
        station = Streets.aStation(floor, places, stations);
        var colleague = floor.aPerson(Role.WORKER, station);
        var leader = floor.aPerson(Role.HEAD, station);
        floor.hired(leader, station, "站长", Worker.Position.HEAD);
        var leaves = floor.hired(colleague, station, "社工", Worker.Position.WORKER);
        worker = colleague.actor();
        tell(contact(visit(), 0, Contact.Result.NO_ANSWER, someone(Risk.HIGH)));
        assertThat(open().getFirst().owner()).isEqualTo(worker.account().value());

        var console = floor.console();
        Wall.run(console, () -> workers.leave(console, leaves, today().minusDays(1), 1));

        assertThat(open().getFirst().owner()).isEqualTo(leader.actor().account().value());
    }

    @Test
    void twoEntriesOfOnePersonHaveOneLadder() throws Exception {
        var elder = someone(Risk.HIGH);
        var twin = someone(Risk.HIGH);
        tell(contact(visit(), 0, Contact.Result.NO_ANSWER, elder, twin));
        Wall.run(
                worker,
                () -> transaction.executeWithoutResult(
                        t -> events.publishEvent(new ResidentsMerged(elder, twin, false))));
        assertThat(open()).hasSize(1);
        tell(contact(visit(), 0, Contact.Result.SEEN, twin));
        assertThat(open()).as("the twin's contacts are theirs").isEmpty();
    }

    @Test
    void timePassesInTheDatabaseSoThatARestartLosesNothing() throws Exception {
        var elder = someone(Risk.HIGH);
        tell(contact(visit(), 0, Contact.Result.NO_ANSWER, elder));
        var began = open().getFirst().began();

        climbing.look(began.plusHours(2).plusMinutes(1));
        climbing.look(began.plusHours(2).plusMinutes(1));
        assertThat(open().getFirst().climbed()).isTrue();
        assertThat(forHead()).as("the head sees it").contains(open().getFirst().id());

        var at = began;
        for (int i = 0; i < 5; i++) {
            at = at.plusHours(5);
            climbing.look(at);
        }
        assertThat(open().getFirst().rung()).as("nobody did anything").isEqualTo(Rung.WELFARE_CHECK);
        assertThat(Wall.as(worker, () -> requests.openFor(worker, elder))).hasSize(1);
    }

    @Test
    void aStationMayOnlyShorten() throws Exception {
        var before = Wall.as(head, () -> paces.times(head, station));
        var shorter = new PaceBook.Time(Risk.KEY, "phone", 3, "hour", true);
        var after = Wall.as(head, () -> paces.set(head, station, before.version(), List.of(shorter)));
        assertThat(after.times()).contains(shorter);
        refused(
                UnansweredRefusal.ONLY_SHORTER,
                after.version(),
                new PaceBook.Time(Risk.HIGH, "phone", 1, "working-day", true));
        refused(UnansweredRefusal.ONLY_SHORTER, after.version(), new PaceBook.Time(Risk.KEY, "kin", 1, "hour", false));
        refused(
                UnansweredRefusal.STEP_NEEDED,
                after.version(),
                new PaceBook.Time(Risk.KEY, "welfare-check", 1, "hour", false));
        refused(
                UnansweredRefusal.TIME_OUT_OF_RANGE,
                after.version(),
                new PaceBook.Time(Risk.KEY, "phone", 0, "hour", true));
        refused(SharedRefusal.CHANGED_MEANWHILE, before.version(), shorter);
    }

    @Test
    void anotherStationSeesAndMovesNothing() throws Exception {
        tell(contact(visit(), 0, Contact.Result.NO_ANSWER, someone(Risk.HIGH)));
        var row = open().getFirst();
        var stranger = floor.aPerson(Role.HEAD, floor.aStation()).actor();
        assertThat(Wall.as(stranger, () -> book.list(stranger, false, false, null, null))
                        .items())
                .isEmpty();
        assertThatThrownBy(() -> Wall.as(
                        stranger,
                        () -> ladders.straightToCheck(stranger, new LadderId(row.id()), row.version(), "去看看")))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal()).isEqualTo(SharedRefusal.NOT_FOUND));
    }

    private void refused(cn.linli.shared.Refusal as, int version, PaceBook.Time time) {
        assertThatThrownBy(() -> Wall.as(head, () -> paces.set(head, station, version, List.of(time))))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal()).isEqualTo(as));
    }

    private void came(Rung rung, Result result, String words) throws Exception {
        var row = open().getFirst();
        Wall.as(
                worker,
                () -> ladders.came(
                        worker,
                        new LadderId(row.id()),
                        row.version(),
                        new Ladders.Came(Ids.next(), rung, result, words, null)));
    }

    private List<java.util.UUID> forHead() throws Exception {
        return inside(
                head,
                () -> due.dueFor(head.account(), true, OffsetDateTime.now(clock)).stream()
                        .map(cn.linli.shared.Due::record)
                        .toList());
    }

    private List<LadderBook.Row> open() throws Exception {
        return Wall.as(worker, () -> book.list(worker, false, false, null, null))
                .items();
    }

    private List<LadderBook.Row> ended() throws Exception {
        return Wall.as(worker, () -> book.list(worker, true, false, null, null)).items();
    }

    private ResidentId someone(Risk risk, String... labels) throws Exception {
        var id = new ResidentId(Ids.next());
        var given = java.util.Arrays.stream(labels)
                .map(label -> new NewLabel(label, today().minusYears(1), null, ""))
                .toList();
        var person = NewPerson.of(station, Facts.named("周秀兰"), Home.in(COMMUNITY))
                .with(risk)
                .with(given);
        Wall.run(worker, () -> residents.register(worker, id, person));
        return id;
    }

    private static Act.Source visit() {
        return new Act.Source("visits", Ids.next(), "");
    }

    private Contact contact(Act.Source source, int revision, Contact.Result result, ResidentId... people) {
        return on(today(), source, revision, result, people);
    }

    private Contact on(LocalDate day, Act.Source source, int revision, Contact.Result result, ResidentId... people) {
        return new Contact(
                source,
                revision,
                station,
                Set.of(people),
                worker.account(),
                worker.name(),
                false,
                day,
                result == Contact.Result.HEARD ? Contact.Way.PHONE : Contact.Way.HOME,
                result);
    }

    private void tell(Contact contact) {
        Wall.run(worker, () -> transaction.executeWithoutResult(t -> events.publishEvent(new News(contact))));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private <T> T inside(Actor actor, java.util.function.Supplier<T> work) throws Exception {
        return Wall.as(actor, () -> transaction.execute(t -> work.get()));
    }
}
