package cn.linli.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.LinliTest;
import cn.linli.Streets;
import cn.linli.TestFloor;
import cn.linli.access.Actor;
import cn.linli.access.Role;
import cn.linli.access.Wall;
import cn.linli.places.Places;
import cn.linli.requests.About;
import cn.linli.requests.DoneWork;
import cn.linli.requests.IntakeWay;
import cn.linli.requests.NewRequest;
import cn.linli.requests.Requests;
import cn.linli.residents.Facts;
import cn.linli.residents.Home;
import cn.linli.residents.NewPerson;
import cn.linli.residents.Residents;
import cn.linli.shared.Contact;
import cn.linli.shared.HouseholdId;
import cn.linli.shared.Ids;
import cn.linli.shared.Reached;
import cn.linli.shared.Refusal;
import cn.linli.shared.Refused;
import cn.linli.shared.RegionCode;
import cn.linli.shared.RequestId;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.shared.VisitId;
import cn.linli.stations.Stations;
import cn.linli.stations.Worker;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

@LinliTest
@RecordApplicationEvents
class VisitsTest {

    private static final RegionCode COMMUNITY = RegionCode.of("990101001001");

    @Autowired
    private TestFloor floor;

    @Autowired
    private Visits visits;

    @Autowired
    private VisitBook book;

    @Autowired
    private AtTheDoor door;

    @Autowired
    private VisitsDue due;

    @Autowired
    private Residents residents;

    @Autowired
    private Requests requests;

    @Autowired
    private Places places;

    @Autowired
    private Stations stations;

    @Autowired
    private JdbcClient db;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    @Autowired
    private ApplicationEvents events;

    @Test
    void aVisitAtWhichSomebodyWasMetCountsOnce() throws Exception {
        var station = floor.aStation();
        var worker = floor.aPerson(Role.WORKER, station).actor();
        var person = someoneAt(worker, station);
        var id = new VisitId(Ids.next());

        Wall.as(worker, () -> visits.recordUnplanned(worker, id, to(person), met(40), List.of()));

        assertThat(booked(worker, id)).containsExactly("40/1");
        assertThatThrownBy(() -> Wall.as(worker, () -> visits.record(worker, id, 0, met(40), List.of())))
                .isInstanceOf(Refused.class);
        assertThat(booked(worker, id)).containsExactly("40/1");
    }

    @Test
    void nobodyHomeIsKeptAndCountsNothing() throws Exception {
        var station = floor.aStation();
        var worker = floor.aPerson(Role.WORKER, station).actor();
        var person = someoneAt(worker, station);
        var id = new VisitId(Ids.next());

        Wall.as(
                worker,
                () -> visits.recordUnplanned(
                        worker, id, to(person), with(new VisitOutcome.NobodyHome(true)), List.of()));

        assertThat(booked(worker, id)).isEmpty();
        assertThat(Wall.as(worker, () -> book.lastMet(worker, Set.of(person)))).isEmpty();
    }

    @Test
    void aCorrectionReversesWhatWasCounted() throws Exception {
        var station = floor.aStation();
        var worker = floor.aPerson(Role.WORKER, station).actor();
        var person = someoneAt(worker, station);
        var id = new VisitId(Ids.next());
        Wall.as(worker, () -> visits.recordUnplanned(worker, id, to(person), met(40), List.of()));

        Wall.as(worker, () -> visits.correct(worker, id, 0, with(new VisitOutcome.NobodyHome(false))));

        assertThat(booked(worker, id)).containsExactlyInAnyOrder("40/1", "-40/-1");
    }

    @Test
    void aNeedFoundBecomesARequestAtOnce() throws Exception {
        var station = floor.aStation();
        var worker = floor.aPerson(Role.WORKER, station).actor();
        var person = someoneAt(worker, station);

        Wall.as(
                worker,
                () -> visits.recordUnplanned(
                        worker,
                        new VisitId(Ids.next()),
                        to(person),
                        met(20),
                        List.of(new NeedFound(null, "shopping", "米没有了"))));

        assertThat(Wall.as(worker, () -> requests.openFor(worker, person))).hasSize(1);
    }

    @Test
    void whereSeveralAreVisitedANeedIsSomebodys() throws Exception {
        var station = floor.aStation();
        var worker = floor.aPerson(Role.WORKER, station).actor();
        var one = someoneAt(worker, station);
        var other = someoneAt(worker, station);
        var wish = new NewVisit(List.of(one, other), null, today(), null, "入户走访");

        assertThatThrownBy(() -> Wall.as(
                        worker,
                        () -> visits.recordUnplanned(
                                worker,
                                new VisitId(Ids.next()),
                                wish,
                                with(new VisitOutcome.Met(20, 2)),
                                List.of(new NeedFound(null, "shopping", "米没有了")))))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(VisitRefusal.NEED_OF_WHOM));
        Wall.as(
                worker,
                () -> visits.recordUnplanned(
                        worker,
                        new VisitId(Ids.next()),
                        wish,
                        with(new VisitOutcome.Met(20, 2)),
                        List.of(new NeedFound(other, "shopping", "米没有了"))));

        assertThat(Wall.as(worker, () -> requests.openFor(worker, one))).isEmpty();
        assertThat(Wall.as(worker, () -> requests.openFor(worker, other))).hasSize(1);
    }

    @Test
    void aVisitMadeForARequestCountsAndTheRequestCountsNothingMore() throws Exception {
        var station = floor.aStation();
        var worker = floor.aPerson(Role.WORKER, station).actor();
        var person = someoneAt(worker, station);
        var request = new RequestId(Ids.next());
        var visit = new VisitId(Ids.next());
        Wall.as(worker, () -> {
            requests.take(
                    worker,
                    request,
                    NewRequest.of(station, new About.Person(person), "medicine", "药没了", IntakeWay.PHONE));
            requests.takeOver(worker, request, Requests.ANY_VERSION, null);
            return requests.begin(worker, request, Requests.ANY_VERSION, null);
        });

        var wish = new NewVisit(List.of(person), request, today(), null, "送药上门");
        Wall.as(worker, () -> visits.recordUnplanned(worker, visit, wish, met(30), List.of()));
        Wall.as(worker, () -> requests.done(worker, request, Requests.ANY_VERSION, new DoneWork(30, "药已送到", null)));
        assertThat(counted(worker, station)).isEqualTo(1);

        Wall.as(worker, () -> visits.correct(worker, visit, 0, with(new VisitOutcome.NobodyHome(false))));
        assertThat(counted(worker, station)).isEqualTo(1);
        Wall.as(worker, () -> visits.correct(worker, visit, 1, met(20)));
        assertThat(counted(worker, station)).isEqualTo(1);
    }

    @Test
    void anUnknownNeedLeavesNothingHalfDone() throws Exception {
        var station = floor.aStation();
        var worker = floor.aPerson(Role.WORKER, station).actor();
        var person = someoneAt(worker, station);
        var id = new VisitId(Ids.next());

        assertThatThrownBy(() -> Wall.as(
                        worker,
                        () -> visits.recordUnplanned(
                                worker, id, to(person), met(20), List.of(new NeedFound(null, "no-such-kind", "?")))))
                .isInstanceOf(Refused.class);

        assertThat(Wall.as(worker, () -> book.with(worker, person, 10))).isEmpty();
        assertThat(booked(worker, id)).isEmpty();
    }

    @Test
    void theSecondOfTwoWritersSeesWhatStandsAndOverwritesNothing() throws Exception {
        var station = floor.aStation();
        var worker = floor.aPerson(Role.WORKER, station).actor();
        var person = someoneAt(worker, station);
        var id = new VisitId(Ids.next());
        Wall.as(worker, () -> visits.recordUnplanned(worker, id, to(person), met(40), List.of()));
        Wall.as(worker, () -> visits.correct(worker, id, 0, met(45)));

        assertThatThrownBy(() -> Wall.as(worker, () -> visits.correct(worker, id, 0, met(50))))
                .isInstanceOfSatisfying(Refused.class, no -> {
                    assertThat(no.refusal()).isEqualTo(SharedRefusal.CHANGED_MEANWHILE);
                    assertThat(no.current()).asString().contains("minutes=45");
                });
    }

    @Test
    void anotherStationSeesNothingEvenWithoutTheFilter() throws Exception {
        var station = floor.aStation();
        var worker = floor.aPerson(Role.WORKER, station).actor();
        var id = new VisitId(Ids.next());
        var person = someoneAt(worker, station);
        Wall.as(worker, () -> visits.plan(worker, id, to(person)));
        var stranger = floor.aPerson(Role.WORKER, floor.aStation()).actor();

        assertThat(seen(worker, id)).isEqualTo(1);
        assertThat(seen(stranger, id)).isZero();
        assertThatThrownBy(() -> Wall.as(stranger, () -> visits.record(stranger, id, 0, met(10), List.of())))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal()).isEqualTo(SharedRefusal.NOT_FOUND));
        assertThatThrownBy(() -> Wall.as(stranger, () -> visits.plan(stranger, new VisitId(Ids.next()), to(person))))
                .isInstanceOf(Refused.class);
    }

    @Test
    void whatWasSaidLiesSealed() throws Exception {
        var station = floor.aStation();
        var worker = floor.aPerson(Role.WORKER, station).actor();
        var person = someoneAt(worker, station);
        var id = new VisitId(Ids.next());
        var words = "夜里睡不好<script>𠮷😀";
        Wall.as(
                worker,
                () -> visits.recordUnplanned(
                        worker,
                        id,
                        to(person),
                        new VisitRecord(today(), null, new VisitOutcome.Met(10, 1), words, List.of(), List.of()),
                        List.of()));

        var raw = inside(
                worker,
                () -> db.sql("select words from visits.visit where id = :id")
                        .param("id", id.value())
                        .query(byte[].class)
                        .single());
        assertThat(new String(raw, java.nio.charset.StandardCharsets.UTF_8)).doesNotContain("睡不好");
    }

    @Test
    void whatIsHeardOfAHouseholdIsSaidOfEachOfThem() throws Exception {
        var station = floor.aStation();
        var worker = floor.aPerson(Role.WORKER, station).actor();
        var he = someoneAt(worker, station);
        var she = someoneAt(worker, station);
        var id = new VisitId(Ids.next());
        var both = new NewVisit(List.of(he, she), null, today(), null, "入户走访");

        Wall.as(
                worker,
                () -> visits.recordUnplanned(
                        worker, id, both, with(new VisitOutcome.Met(30, 1, Set.of(he))), List.of()));
        assertThat(told(he)).containsExactly("0 no-answer");
        assertThat(told(she)).containsExactly("0 seen");
        assertThat(Wall.as(worker, () -> book.lastMet(worker, Set.of(he, she)))).containsOnlyKeys(she);
        assertThat(booked(worker, id)).containsExactly("30/1");

        Wall.as(worker, () -> visits.correct(worker, id, 0, with(new VisitOutcome.Met(30, 2))));
        assertThat(told(he)).containsExactly("0 no-answer", "1 seen");
        assertThat(missedLast()).isEmpty();
        assertThat(Wall.as(worker, () -> book.lastMet(worker, Set.of(he, she)))).containsOnlyKeys(he, she);
    }

    @Test
    void aCallIsACallInTheBookAndInTheLedger() throws Exception {
        var station = floor.aStation();
        var worker = floor.aPerson(Role.WORKER, station).actor();
        var person = someoneAt(worker, station);
        var id = new VisitId(Ids.next());

        Wall.as(worker, () -> visits.plan(worker, id, to(person).by(Contact.Way.PHONE)));
        Wall.as(worker, () -> visits.record(worker, id, 0, met(8), List.of()));

        assertThat(told(person)).containsExactly("0 heard");
        assertThat(Wall.as(worker, () -> book.with(worker, person, 1))
                        .getFirst()
                        .way())
                .isEqualTo("phone");
        assertThat(inside(
                        worker,
                        () -> db.sql("select kind || ' ' || title from ledger.line where source_record = :id")
                                .param("id", id.value())
                                .query(String.class)
                                .single()))
                .isEqualTo("visit 电话探访：入户走访");
    }

    @Test
    void whoWentIsWhoTheRecordSays() throws Exception {
        var station = floor.aStation();
        var planner = floor.aPerson(Role.WORKER, station).actor();
        var goes = floor.aPerson(Role.WORKER, station).actor();
        var person = someoneAt(planner, station);
        var id = new VisitId(Ids.next());
        Wall.as(planner, () -> visits.plan(planner, id, to(person)));

        var told = Wall.as(
                goes,
                () -> visits.record(
                        goes,
                        id,
                        0,
                        met(30).gone(new VisitRecord.Gone(Contact.Way.HOME, goes.account(), null)),
                        List.of()));

        assertThat(told.worker()).isEqualTo(goes.account());
        assertThat(told.contact().by()).isEqualTo(goes.account());
    }

    @Test
    void aVisitIsPutOnAColleaguesListAndMovedOnce() throws Exception {
        var station = Streets.aStation(floor, places, stations);
        var head = onTheStaff(Role.HEAD, station);
        var worker = onTheStaff(Role.WORKER, station);
        var person = someoneAt(head, station);
        var id = new VisitId(Ids.next());

        Wall.as(head, () -> visits.plan(head, id, to(person).inTwos(), worker.account()));
        var planned = Wall.as(head, () -> visits.planned(head, station, today()));
        assertThat(planned).singleElement().satisfies(one -> {
            assertThat(one.worker()).isEqualTo(worker.account());
            assertThat(one.two()).isTrue();
            assertThat(one.second()).isNull();
        });

        var tomorrow = new Move(worker.account(), head.account(), today().plusDays(1), LocalTime.of(9, 30));
        Wall.run(head, () -> visits.reassign(head, id, 0, tomorrow));
        assertThat(Wall.as(head, () -> visits.planned(head, station, today()))).isEmpty();
        assertThat(Wall.as(head, () -> visits.planned(head, station, today().plusDays(1))))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.second()).isEqualTo(head.account());
                    assertThat(one.from()).isEqualTo(LocalTime.of(9, 30));
                    assertThat(one.version()).isEqualTo(1);
                });
        assertThatThrownBy(() -> Wall.run(head, () -> visits.reassign(head, id, 0, tomorrow)))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal()).isEqualTo(SharedRefusal.CHANGED_MEANWHILE));
    }

    @Test
    void nobodyOfAnotherStationIsSent() throws Exception {
        var station = Streets.aStation(floor, places, stations);
        var head = floor.aPerson(Role.HEAD, station).actor();
        var stranger = onTheStaff(Role.WORKER, Streets.aStation(floor, places, stations));
        var person = someoneAt(head, station);

        assertThatThrownBy(() ->
                        Wall.as(head, () -> visits.plan(head, new VisitId(Ids.next()), to(person), stranger.account())))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal()).isEqualTo(VisitRefusal.WORKER_NOT_HERE));
        assertThatThrownBy(() -> Wall.as(
                        head,
                        () -> visits.plan(
                                head, new VisitId(Ids.next()), to(person).with(stranger.account()))))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal()).isEqualTo(VisitRefusal.WORKER_NOT_HERE));
        assertThatThrownBy(() -> Wall.as(stranger, () -> visits.planned(stranger, station, today())))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal()).isEqualTo(SharedRefusal.NOT_FOUND));
    }

    @Test
    void bodyAndNeedsAreAPersonsAndTheHomeIsTheHouseholds() throws Exception {
        var station = floor.aStation();
        var worker = floor.aPerson(Role.WORKER, station).actor();
        var he = someoneAt(worker, station);
        var she = someoneAt(worker, station);
        var both = new NewVisit(List.of(he, she), null, today(), null, "入户走访");
        var id = new VisitId(Ids.next());
        var seen = List.of(
                new VisitRecord.Observation(he, "mood", "good", ""),
                new VisitRecord.Observation(she, "mood", "poor", ""),
                new VisitRecord.Observation("house", "safe", ""));

        Wall.as(
                worker,
                () -> visits.recordUnplanned(
                        worker, id, both, with(new VisitOutcome.Met(30, 2)).seen(seen), List.of()));

        assertThat(inside(
                        worker,
                        () -> db.sql("""
                                select field || ' ' || value || ' ' || coalesce(resident_id::text, 'all')
                                from visits.observation where visit_id = :id
                                """)
                                .param("id", id.value())
                                .query(String.class)
                                .list()))
                .containsExactlyInAnyOrder("mood good " + he, "mood poor " + she, "house safe all");
        refusedSeen(worker, both, new VisitRecord.Observation("mood", "good", ""), VisitRefusal.OBSERVATION_OF_WHOM);
        refusedSeen(
                worker,
                both,
                new VisitRecord.Observation(someoneAt(worker, station), "mood", "good", ""),
                SharedRefusal.NOT_FOUND);
        refusedSeen(
                worker, both, new VisitRecord.Observation("mood", "splendid", ""), VisitRefusal.UNKNOWN_OBSERVATION);
    }

    @Test
    void theSheetAtTheDoorShowsTheWholeHouseholdAndTheNewestAnswers() throws Exception {
        var station = floor.aStation();
        var worker = floor.aPerson(Role.WORKER, station).actor();
        var she = someoneAt(worker, station);
        var he = someoneAt(worker, station);
        Wall.run(worker, () -> residents.household(worker, new HouseholdId(Ids.next()), she, Map.of(he, "10")));
        for (var day = 2; day >= 1; day--) {
            var seen = List.of(
                    new VisitRecord.Observation("mood", day == 1 ? "good" : "poor", ""),
                    new VisitRecord.Observation("house", day == 1 ? "hazard" : "safe", ""));
            var ago = today().minusDays(day);
            Wall.as(
                    worker,
                    () -> visits.recordUnplanned(
                            worker,
                            new VisitId(Ids.next()),
                            to(she),
                            new VisitRecord(ago, null, new VisitOutcome.Met(20, 1), "", seen, List.of()),
                            List.of()));
        }

        var sheet = Wall.as(worker, () -> door.sheet(worker, null, she, Locale.CHINA));
        assertThat(sheet.members()).extracting(one -> one.person().id()).containsExactly(she, he);
        assertThat(sheet.members().getFirst().meant()).isTrue();
        assertThat(sheet.members().getLast().meant()).isFalse();
        assertThat(sheet.members().getFirst().answers())
                .containsExactly(new AtTheDoor.Answer("mood", "good", today().minusDays(1)));
        assertThat(sheet.members().getLast().answers()).isEmpty();
        assertThat(sheet.answers()).containsExactly(new AtTheDoor.Answer("house", "hazard", today().minusDays(1)));
        var stranger = floor.aPerson(Role.WORKER, floor.aStation()).actor();
        assertThatThrownBy(() -> Wall.as(stranger, () -> door.sheet(stranger, null, she, Locale.CHINA)))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal()).isEqualTo(SharedRefusal.NOT_FOUND));
    }

    @Test
    void whoElseWasAtHomeIsVisitedTooAndOnlyOnce() throws Exception {
        var station = floor.aStation();
        var worker = floor.aPerson(Role.WORKER, station).actor();
        var she = someoneAt(worker, station);
        var he = someoneAt(worker, station);
        var id = new VisitId(Ids.next());
        Wall.as(worker, () -> visits.plan(worker, id, to(she)));

        var met = with(new VisitOutcome.Met(20, 2, Set.of(), Set.of(he)))
                .seen(List.of(new VisitRecord.Observation(he, "mood", "good", "")));
        Wall.as(worker, () -> visits.record(worker, id, 0, met, List.of()));
        assertThat(told(he)).containsExactly("0 seen");
        Wall.as(worker, () -> visits.correct(worker, id, 1, met));
        assertThat(booked(worker, id)).containsExactlyInAnyOrder("20/2", "-20/-2", "20/2");
        assertThat(Wall.as(worker, () -> book.with(worker, he, 5))).hasSize(1);

        var elsewhere = floor.aStation();
        var stranger = someoneAt(floor.aPerson(Role.WORKER, elsewhere).actor(), elsewhere);
        assertThatThrownBy(() -> Wall.as(
                        worker,
                        () -> visits.correct(
                                worker, id, 2, with(new VisitOutcome.Met(20, 3, Set.of(), Set.of(stranger))))))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal()).isEqualTo(SharedRefusal.NOT_FOUND));
    }

    @Test
    void myDayIsWhatIGoToMyselfOrAlongWith() throws Exception {
        var station = floor.aStation();
        var lin = floor.aPerson(Role.WORKER, station).actor();
        var meng = floor.aPerson(Role.WORKER, station).actor();
        var person = someoneAt(lin, station);
        var late = new VisitId(Ids.next());
        var along = new VisitId(Ids.next());
        var ahead = new VisitId(Ids.next());
        Wall.run(lin, () -> {
            visits.plan(lin, late, on(person, today().minusDays(1)));
            visits.plan(lin, ahead, on(person, today().plusDays(1)));
        });
        Wall.as(meng, () -> visits.plan(meng, along, to(person)));
        assertThat(stops(lin)).containsExactly(late);
        assertThat(inside(lin, () -> due.dueFor(lin.account(), false, OffsetDateTime.now(clock))))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.record()).isEqualTo(late.value());
                    assertThat(one.why()).isEqualTo("overdue");
                    assertThat(one.person()).isEqualTo("周秀兰");
                });
        inside(
                lin,
                () -> db.sql("update visits.visit set second = :me, two = true where id = :id")
                        .param("me", lin.account().value())
                        .param("id", along.value())
                        .update());
        assertThat(stops(lin)).containsExactly(late, along);
        Wall.as(lin, () -> visits.record(lin, late, 0, met(10), List.of()));
        assertThat(stops(lin)).containsExactly(along, late);
    }

    private void refusedSeen(Actor worker, NewVisit wish, VisitRecord.Observation seen, Refusal why) {
        assertThatThrownBy(() -> Wall.as(
                        worker,
                        () -> visits.recordUnplanned(
                                worker,
                                new VisitId(Ids.next()),
                                wish,
                                with(new VisitOutcome.Met(30, 2)).seen(List.of(seen)),
                                List.of())))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal()).isEqualTo(why));
    }

    /** What was said of somebody, in the order it was said: revision and result. */
    private List<String> told(ResidentId person) {
        return events.stream(Reached.class)
                .map(Reached::contact)
                .filter(contact -> contact.people().contains(person))
                .map(contact -> contact.revision() + " " + contact.result().code())
                .toList();
    }

    private Set<ResidentId> missedLast() {
        return events.stream(VisitMissed.class)
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .contact()
                .people();
    }

    private Actor onTheStaff(Role role, StationId station) throws Exception {
        var who = floor.aPerson(role, station);
        floor.hired(who, station, who.actor().name(), Worker.Position.of(role.code()));
        return who.actor();
    }

    private ResidentId someoneAt(Actor worker, StationId station) throws Exception {
        var id = new ResidentId(Ids.next());
        Wall.run(
                worker,
                () -> residents.register(worker, id, NewPerson.of(station, Facts.named("周秀兰"), Home.in(COMMUNITY))));
        return id;
    }

    private List<VisitId> stops(Actor actor) throws Exception {
        return Wall.as(actor, () -> door.day(actor, Locale.CHINA)).stops().stream()
                .map(AtTheDoor.Stop::id)
                .toList();
    }

    private NewVisit on(ResidentId person, LocalDate day) {
        return new NewVisit(List.of(person), null, day, null, "入户走访");
    }

    private NewVisit to(ResidentId person) {
        return new NewVisit(List.of(person), null, today(), null, "入户走访");
    }

    private VisitRecord met(int minutes) {
        return with(new VisitOutcome.Met(minutes, 1));
    }

    private VisitRecord with(VisitOutcome outcome) {
        return new VisitRecord(today(), null, outcome, "", List.of(), List.of());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private List<String> booked(Actor actor, VisitId id) throws Exception {
        return inside(
                actor,
                () -> db.sql("""
                select minutes || '/' || person_times from ledger.line
                where source_module = 'visits' and source_record = :id
                """).param("id", id.value()).query(String.class).list());
    }

    private int counted(Actor actor, StationId station) throws Exception {
        return inside(
                actor,
                () -> db.sql("select coalesce(sum(sign), 0) from ledger.line where station_id = :id")
                        .param("id", station.value())
                        .query(Integer.class)
                        .single());
    }

    private int seen(Actor actor, VisitId id) throws Exception {
        return inside(
                actor,
                () -> db.sql("select count(*) from visits.visit where id = :id")
                        .param("id", id.value())
                        .query(Integer.class)
                        .single());
    }

    private <T> T inside(Actor actor, java.util.function.Supplier<T> work) throws Exception {
        return Wall.as(actor, () -> transaction.execute(t -> work.get()));
    }
}
