package cn.linli.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.LinliTest;
import cn.linli.Streets;
import cn.linli.TestFloor;
import cn.linli.access.Actor;
import cn.linli.access.Role;
import cn.linli.access.Wall;
import cn.linli.care.Care;
import cn.linli.places.Places;
import cn.linli.residents.Facts;
import cn.linli.residents.Home;
import cn.linli.residents.NewPerson;
import cn.linli.residents.Residents;
import cn.linli.rounds.PlanFile.Call;
import cn.linli.rounds.PlanFile.Crew;
import cn.linli.rounds.PlanStore.Kept;
import cn.linli.rounds.PlanStore.State;
import cn.linli.rounds.Rounds.How;
import cn.linli.shared.Ids;
import cn.linli.shared.Refusal;
import cn.linli.shared.Refused;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.shared.VisitId;
import cn.linli.shared.WorkerId;
import cn.linli.stations.DutyRota;
import cn.linli.stations.Licence;
import cn.linli.stations.Stations;
import cn.linli.stations.Worker;
import cn.linli.visits.NewVisit;
import cn.linli.visits.PlannedVisit;
import cn.linli.visits.VisitOutcome;
import cn.linli.visits.VisitRecord;
import cn.linli.visits.Visits;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** From who is due and what was promised to what stands on everybody's list, on a real database. */
@LinliTest
class RoundsTest {

    @Autowired
    private TestFloor floor;

    @Autowired
    private Places places;

    @Autowired
    private Stations stations;

    @Autowired
    private Residents residents;

    @Autowired
    private Visits visits;

    @Autowired
    private Care care;

    @Autowired
    private Rounds rounds;

    @Autowired
    private RoundsSettings settings;

    @Autowired
    private Ground ground;

    @Autowired
    private PlanStore store;

    @Autowired
    private DayBook book;

    @Autowired
    private DutyRota rota;

    @Autowired
    private Solving solving;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    private StationId station = new StationId(Ids.next());
    private Actor head = new Actor(
            new cn.linli.shared.AccountId(Ids.next()), "", Set.of(), Set.of(), cn.linli.access.Scope.of(station));
    private final List<WorkerId> staff = new ArrayList<>();
    private final List<ResidentId> people = new ArrayList<>();

    @BeforeEach
    void aStationOfThreeAndSixPeople() throws Exception {
        station = Streets.aStation(floor, places, stations);
        head = floor.aPerson(Role.HEAD, station).actor();
        for (var name : List.of("甲社工", "乙社工", "丙社工")) {
            staff.add(hired(name));
        }
        for (var n = 0; n < 6; n++) {
            people.add(someone("周秀兰" + n));
        }
    }

    @Test
    void aDayIsPlannedAcceptedAndStandsOnEverybodysList() throws Exception {
        var promised = planned(people.get(0), LocalTime.of(9, 0));
        planned(people.get(1), null);
        var owed = watched("吴德福");

        var draft = drafted(Set.copyOf(staff), How.NEW);
        assertThat(draft.file().calls())
                .hasSize(3)
                .allSatisfy(call -> assertThat(call.legs()).hasSize(1));
        assertThat(onTheList()).hasSize(2);

        as(head, () -> rounds.accept(head, draft.id(), draft.version(), "到期走访"));

        assertThat(onTheList()).hasSize(3);
        assertThat(onTheList())
                .filteredOn(visit -> visit.residents().contains(owed))
                .singleElement()
                .satisfies(visit -> assertThat(visit.purpose()).isEqualTo("到期走访"));
        assertThat(onTheList())
                .filteredOn(visit -> visit.id().equals(promised))
                .singleElement()
                .satisfies(visit -> assertThat(visit.from()).isEqualTo(LocalTime.of(9, 0)));
        var accepted = accepted();
        onTheList()
                .forEach(visit -> assertThat(visit.worker())
                        .as("as the plan says")
                        .isEqualTo(account(accepted.file(), call(accepted.file(), visit.id()))));
        var day = as(head, () -> book.day(head, station, tomorrow()));
        assertThat(day.draft()).isNull();
        assertThat(java.util.Objects.requireNonNull(day.accepted()).acceptedBy())
                .isEqualTo(head.name());
    }

    @Test
    void whoIsOnDutyInTheEveningGoesOutByDay() throws Exception {
        var evening = staff.getFirst();
        var morning = staff.getLast();
        var console = floor.console();
        Wall.run(console, () -> {
            rota.put(console, Ids.next(), evening, tomorrow(), LocalTime.of(17, 30), LocalTime.of(20, 30));
            rota.put(console, Ids.next(), morning, tomorrow(), LocalTime.of(8, 30), LocalTime.of(12, 0));
        });
        planned(people.getFirst(), null);

        assertThat(as(head, () -> book.day(head, station, tomorrow())).staff())
                .filteredOn(DayBook.Staff::onDuty)
                .extracting(DayBook.Staff::id)
                .as("chosen at first")
                .containsExactly(morning);
        var draft = drafted(Set.of(evening), How.NEW);
        assertThat(draft.file().calls())
                .allSatisfy(call -> assertThat(call.legs()).hasSize(1));
    }

    @Test
    void acceptingADraftThatChangedMeanwhileIsRefused() throws Exception {
        planned(people.get(0), null);
        var draft = drafted(Set.copyOf(staff), How.NEW);
        var call = draft.file().calls().getFirst();
        as(head, () -> rounds.pin(head, draft.id(), draft.version(), call.id(), true));
        refused(SharedRefusal.CHANGED_MEANWHILE, () -> {
            rounds.accept(head, draft.id(), draft.version(), "");
            return 0;
        });
        as(head, () -> rounds.accept(head, draft.id(), draft.version() + 1, ""));
        refused(RoundsRefusal.NO_DRAFT, () -> {
            rounds.accept(head, draft.id(), draft.version() + 2, "");
            return 0;
        });
    }

    @Test
    void whileADayIsBeingWorkedOutItIsNotBegunTwice() throws Exception {
        var id = Ids.next();
        as(head, () -> rounds.make(head, id, station, tomorrow(), Set.copyOf(staff), How.NEW));
        refused(RoundsRefusal.BEING_PLANNED, () -> {
            rounds.make(head, Ids.next(), station, tomorrow(), Set.copyOf(staff), How.NEW);
            return 0;
        });
        as(head, () -> rounds.discard(head, id, 0));
        assertThat(settled(id).state()).isEqualTo(State.DISCARDED);
        Thread.sleep(Duration.ofSeconds(4));
        assertThat(kept(id).state()).as("what is discarded stays so").isEqualTo(State.DISCARDED);
    }

    @Test
    void aColleagueFallsIllAndTheDifferenceIsShownBeforeAnythingChanges() throws Exception {
        for (var person : people) {
            planned(person, null);
        }
        accepted(drafted(Set.copyOf(staff), How.NEW));
        var before = onTheList().stream().collect(Collectors.toMap(PlannedVisit::id, PlannedVisit::worker));
        var ill = accepted().file().calls().stream()
                .flatMap(call -> call.legs().stream())
                .map(PlanFile.Leg::worker)
                .findFirst()
                .orElseThrow();
        var rest = staff.stream().filter(one -> !one.equals(ill)).collect(Collectors.toSet());

        var draft = drafted(rest, How.AGAIN);
        assertThat(onTheList().stream().collect(Collectors.toMap(PlannedVisit::id, PlannedVisit::worker)))
                .isEqualTo(before);
        var shown = java.util.Objects.requireNonNull(
                as(head, () -> book.day(head, station, tomorrow())).draft());
        var difference = java.util.Objects.requireNonNull(shown.difference());
        assertThat(difference.moved()).isNotEmpty();
        assertThat(difference.othersMoved()).isLessThanOrEqualTo(difference.others() / 10);

        accepted(draft);
        var gone = account(draftless(ill), ill);
        assertThat(onTheList()).hasSize(6).noneMatch(visit -> visit.worker().equals(gone));
    }

    @Test
    void whatWasRecordedMeanwhileStaysAsItIs() throws Exception {
        var visit = plannedFor(people.get(0), today(), null);
        planned(people.get(1), null);
        var draft = drafted(today(), Set.copyOf(staff), How.NEW);
        var written = new VisitRecord(today(), null, new VisitOutcome.Met(20, 1), "", List.of(), List.of());
        as(head, () -> visits.record(head, visit, 0, written, List.of()));

        as(head, () -> rounds.accept(head, draft.id(), draft.version(), ""));

        var day = as(head, () -> book.day(head, station, today()));
        var all = java.util.Objects.requireNonNull(day.accepted());
        assertThat(java.util.stream.Stream.concat(
                        all.rows().stream().flatMap(row -> row.visits().stream()), all.out().stream()))
                .filteredOn(one -> visit.equals(one.visit()))
                .singleElement()
                .satisfies(one -> assertThat(one.done()).isTrue());
    }

    @Test
    void aHouseholdIsSeenTogether() throws Exception {
        var one = watched("冯淑芬");
        var other = watched("褚月娥");
        as(head, () -> {
            residents.household(head, new cn.linli.shared.HouseholdId(Ids.next()), one, java.util.Map.of(other, "30"));
            return 0;
        });
        var file = as(head, () -> ground.of(head, station, tomorrow(), Set.copyOf(staff)));
        assertThat(file.calls()).singleElement().satisfies(call -> {
            assertThat(call.people()).containsExactlyInAnyOrder(one, other);
            assertThat(call.minutes()).isGreaterThan(30);
        });
    }

    @Test
    void whoIsAskedForGoesAndAnExpiredLicenceIsNone() throws Exception {
        planned(people.get(0), null);
        planned(people.get(1), null);
        as(head, () -> {
            settings.say(head, new RoundsSettings.Wish(people.get(0), 0, 2, "", ""));
            settings.say(head, new RoundsSettings.Wish(people.get(1), 0, 0, "", "senior"));
            settings.say(head, new RoundsSettings.Ability(staff.get(1), 0, 2, List.of("粤语"), true));
            return 0;
        });
        var draft = drafted(Set.copyOf(staff), How.NEW);
        var hers = draft.file().calls().stream()
                .filter(call -> call.people().contains(people.get(0)))
                .findFirst()
                .orElseThrow();
        assertThat(hers.legs())
                .singleElement()
                .satisfies(leg -> assertThat(leg.worker()).isEqualTo(staff.get(1)));
        var nobodys = draft.file().calls().stream()
                .filter(call -> call.people().contains(people.get(1)))
                .findFirst()
                .orElseThrow();
        assertThat(nobodys.whyNot())
                .extracting(PlanFile.Reason::code)
                .as("the licence of the third ended long ago")
                .containsExactly("nobody-able");
        refused(
                RoundsRefusal.NOT_ABLE,
                () -> rounds.move(head, draft.id(), draft.version(), hers.id(), staff.get(1), staff.get(0), 0));
    }

    @Test
    void whatIsMovedByHandIsPinnedAndStaysWhenTheDayIsPlannedAnew() throws Exception {
        for (var person : people) {
            planned(person, null);
        }
        var draft = drafted(Set.copyOf(staff), How.NEW);
        var call = draft.file().calls().getFirst();
        var from = call.legs().getFirst().worker();
        var to = staff.stream().filter(one -> !one.equals(from)).findFirst().orElseThrow();
        as(head, () -> rounds.move(head, draft.id(), draft.version(), call.id(), from, to, 0));
        var moved = kept(draft.id()).file().call(call.id()).orElseThrow();
        assertThat(moved.pinned()).isTrue();
        assertThat(moved.legs().getFirst().worker()).isEqualTo(to);
        assertThat(moved.legs().getFirst().position()).isZero();

        var anew = drafted(Set.copyOf(staff), How.NEW);
        assertThat(anew.file().calls())
                .filteredOn(one -> one.id().equals(call.id()))
                .singleElement()
                .satisfies(one -> assertThat(one.legs().getFirst().worker()).isEqualTo(to));
    }

    @Test
    void takenOutByHandItIsNamedAndPutBackItHasATime() throws Exception {
        planned(people.get(0), null);
        var draft = drafted(Set.copyOf(staff), How.NEW);
        var call = draft.file().calls().getFirst();
        var from = call.legs().getFirst().worker();
        as(head, () -> rounds.move(head, draft.id(), draft.version(), call.id(), from, null, 0));
        assertThat(kept(draft.id()).file().calls().getFirst().whyNot()).isNotEmpty();
        as(head, () -> rounds.move(head, draft.id(), draft.version() + 1, call.id(), null, from, 99));
        assertThat(kept(draft.id()).file().calls().getFirst().legs().getFirst().starts())
                .isPositive();
    }

    @Test
    void aPlanThatCameToNothingLeavesTheAcceptedOneAsItIs() throws Exception {
        planned(people.get(0), null);
        var first = accepted(drafted(Set.copyOf(staff), How.NEW));
        var id = Ids.next();
        as(head, () -> {
            begin(id, Duration.ofSeconds(1));
            solving.afterwards(head, id, () -> {
                throw new IllegalStateException("the solver died");
            });
            return 0;
        });
        assertThat(settled(id).state()).isEqualTo(State.FAILED);
        var day = as(head, () -> book.day(head, station, tomorrow()));
        assertThat(day.failed()).isTrue();
        assertThat(java.util.Objects.requireNonNull(day.accepted()).id()).isEqualTo(first);
    }

    @Test
    void aPlanWhoseProgramEndedInTheMiddleIsMarkedAndTheDayCanBePlannedAgain() throws Exception {
        planned(people.get(0), null);
        var first = accepted(drafted(Set.copyOf(staff), How.NEW));
        var id = Ids.next();
        as(head, () -> {
            begin(id, Duration.ofHours(-1));
            return 0;
        });
        solving.lapse();
        assertThat(kept(id).state()).isEqualTo(State.FAILED);
        assertThat(accepted().id()).isEqualTo(first);
        assertThat(drafted(Set.copyOf(staff), How.AGAIN).state()).isEqualTo(State.DRAFT);
    }

    @Test
    void anotherStationsPlanDoesNotExist() throws Exception {
        planned(people.get(0), null);
        var draft = drafted(Set.copyOf(staff), How.NEW);
        var stranger = floor.aPerson(Role.HEAD, floor.aStation()).actor();
        for (Callable<?> act : List.<Callable<?>>of(
                () -> book.day(stranger, station, tomorrow()),
                () -> rounds.pin(stranger, draft.id(), draft.version(), Ids.next(), true),
                () -> {
                    rounds.accept(stranger, draft.id(), draft.version(), "");
                    return 0;
                },
                () -> {
                    rounds.make(stranger, Ids.next(), station, tomorrow(), null, How.NEW);
                    return 0;
                },
                () -> {
                    settings.mark(stranger, station, "station", station.toString(), new Spot(117, 36));
                    return 0;
                })) {
            assertThatThrownBy(() -> Wall.as(stranger, act))
                    .isInstanceOfSatisfying(
                            Refused.class, no -> assertThat(no.refusal()).isEqualTo(SharedRefusal.NOT_FOUND));
        }
        var other = hiredAt(Streets.aStation(floor, places, stations));
        refused(SharedRefusal.NOT_FOUND, () -> {
            rounds.make(head, Ids.next(), station, tomorrow(), Set.of(other), How.NEW);
            return 0;
        });
    }

    @Test
    void yesterdayIsNotPlanned() {
        refused(RoundsRefusal.DAY_GONE, () -> {
            rounds.make(head, Ids.next(), station, today().minusDays(1), null, How.NEW);
            return 0;
        });
    }

    @Test
    void numbersOutOfRangeAndForeignCommunitiesAreRefused() throws Exception {
        var terms = Terms.USUAL;
        refused(RoundsRefusal.OUT_OF_RANGE, () -> {
            settings.say(head, station, 0, withDetour(terms, Double.NaN));
            return 0;
        });
        refused(SharedRefusal.NOT_FOUND, () -> {
            var foreign = cn.linli.shared.RegionCode.of("110101001001");
            settings.say(head, station, 0, terms.with(List.of(new Terms.Way(foreign, foreign, 5)), null));
            return 0;
        });
        refused(RoundsRefusal.NO_SPOT, () -> {
            settings.mark(head, station, "station", station.toString(), new Spot(Double.NaN, 36));
            return 0;
        });
        as(head, () -> {
            settings.say(head, station, 0, terms);
            return 0;
        });
        refused(SharedRefusal.CHANGED_MEANWHILE, () -> {
            settings.say(head, station, 0, terms);
            return 0;
        });
    }

    private static Terms withDetour(Terms t, double detour) {
        return new Terms(
                t.between(),
                t.within(),
                detour,
                t.lunchFrom(),
                t.lunchUntil(),
                t.lunch(),
                t.promise(),
                t.doorsFrom(),
                t.doorsUntil(),
                t.visit(),
                t.phone(),
                t.check(),
                t.member(),
                t.ahead(),
                List.of(),
                new Spot(0, 0));
    }

    private void begin(UUID id, Duration takes) {
        var file = ground.of(head, station, tomorrow(), Set.copyOf(staff));
        transaction.executeWithoutResult(t -> store.begin(head, id, station, tomorrow(), null, false, file, takes));
    }

    private Kept drafted(Set<WorkerId> going, How how) throws Exception {
        return drafted(tomorrow(), going, how);
    }

    private Kept drafted(LocalDate day, Set<WorkerId> going, How how) throws Exception {
        var id = Ids.next();
        as(head, () -> rounds.make(head, id, station, day, going, how));
        return settled(id);
    }

    private UUID accepted(Kept draft) throws Exception {
        as(head, () -> rounds.accept(head, draft.id(), draft.version(), "到期走访"));
        return draft.id();
    }

    private Kept accepted() throws Exception {
        return as(head, () -> store.accepted(station, tomorrow())).orElseThrow();
    }

    private PlanFile draftless(WorkerId gone) throws Exception {
        return as(head, () -> ground.of(head, station, tomorrow(), Set.of(gone)));
    }

    private Kept settled(UUID id) throws Exception {
        for (var n = 0; n < 600 && kept(id).state() == State.SOLVING; n++) {
            Thread.sleep(100);
        }
        return kept(id);
    }

    private Kept kept(UUID id) throws Exception {
        return as(head, () -> store.get(id));
    }

    private static Call call(PlanFile file, VisitId visit) {
        return file.calls().stream()
                .filter(call -> visit.equals(call.visit()))
                .findFirst()
                .orElseThrow();
    }

    private static cn.linli.shared.AccountId account(PlanFile file, Call call) {
        return account(file, call.legs().getFirst().worker());
    }

    private static cn.linli.shared.AccountId account(PlanFile file, WorkerId worker) {
        return file.crew().stream()
                .filter(one -> one.id().equals(worker))
                .map(Crew::account)
                .findFirst()
                .orElseThrow();
    }

    private List<PlannedVisit> onTheList() throws Exception {
        return as(head, () -> visits.planned(head, station, tomorrow()));
    }

    private VisitId planned(ResidentId person, @Nullable LocalTime promised) throws Exception {
        return plannedFor(person, tomorrow(), promised);
    }

    private VisitId plannedFor(ResidentId person, LocalDate day, @Nullable LocalTime promised) throws Exception {
        return as(
                head,
                () -> visits.plan(
                        head, new VisitId(Ids.next()), new NewVisit(List.of(person), null, day, promised, "入户走访")));
    }

    private ResidentId someone(String name) throws Exception {
        var id = new ResidentId(Ids.next());
        as(
                head,
                () -> residents.register(
                        head,
                        id,
                        NewPerson.of(station, Facts.named(name), Home.in(Streets.community(stations, station)))));
        return id;
    }

    /** Somebody who must be seen by tomorrow. */
    private ResidentId watched(String name) throws Exception {
        var id = new ResidentId(Ids.next());
        as(head, () -> {
            residents.register(
                    head,
                    id,
                    NewPerson.of(station, Facts.named(name), Home.in(Streets.community(stations, station)))
                            .with(List.of(
                                    new cn.linli.residents.NewLabel("living-alone", today().minusYears(1), null, ""))));
            return 0;
        });
        as(
                head,
                () -> care.serious(head, id, java.time.OffsetDateTime.now(clock).minusHours(1), "摔倒"));
        return id;
    }

    private WorkerId hired(String name) throws Exception {
        return hiredAt(station, name);
    }

    private WorkerId hiredAt(StationId where) throws Exception {
        return hiredAt(where, "外站社工");
    }

    private WorkerId hiredAt(StationId where, String name) throws Exception {
        var licence = new Licence(Licence.Level.SENIOR, "SW-2020-0001", LocalDate.of(2024, 1, 31));
        return floor.hired(floor.aPerson(Role.WORKER, where), where, name, Worker.Position.WORKER, licence);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private LocalDate tomorrow() {
        return today().plusDays(1);
    }

    private void refused(Refusal why, Callable<?> act) {
        assertThatThrownBy(() -> Wall.as(head, act))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal()).isEqualTo(why));
    }

    private static void as(Actor who, Runnable act) {
        Wall.run(who, act);
    }

    private <T> T as(Actor who, Callable<T> act) throws Exception {
        return Wall.as(
                who,
                () -> transaction.execute(t -> {
                    try {
                        return act.call();
                    } catch (RuntimeException e) {
                        throw e;
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }));
    }
}
