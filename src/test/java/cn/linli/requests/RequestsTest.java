package cn.linli.requests;

import static cn.linli.requests.RequestTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.LinliTest;
import cn.linli.Streets;
import cn.linli.TestFloor;
import cn.linli.access.AccessRefusal;
import cn.linli.access.Actor;
import cn.linli.access.Role;
import cn.linli.access.Wall;
import cn.linli.app.TestDatabase;
import cn.linli.ledger.By;
import cn.linli.ledger.Figures;
import cn.linli.ledger.Measures;
import cn.linli.ledger.Selection;
import cn.linli.residents.Facts;
import cn.linli.residents.Home;
import cn.linli.residents.NewPerson;
import cn.linli.residents.Residents;
import cn.linli.shared.DueSource;
import cn.linli.shared.Ids;
import cn.linli.shared.Money;
import cn.linli.shared.Period;
import cn.linli.shared.Reached;
import cn.linli.shared.Refused;
import cn.linli.shared.RegionCode;
import cn.linli.shared.RequestId;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.shared.TimelineSource;
import cn.linli.volunteers.NewVolunteer;
import cn.linli.volunteers.VolunteerId;
import cn.linli.volunteers.Volunteers;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

@LinliTest
@RecordApplicationEvents
class RequestsTest {

    private static final WordTaken YES = new WordTaken(new Word.Satisfied(), WordWay.CALL_BACK, "本人");
    private static final WordTaken NOT_YET = new WordTaken(new Word.NotYet("药不对"), WordWay.CALL_BACK, "女儿");

    @Autowired
    private TestFloor floor;

    @Autowired
    private cn.linli.places.Places places;

    @Autowired
    private cn.linli.stations.Stations stations;

    @Autowired
    private Requests requests;

    @Autowired
    private Errands errands;

    @Autowired
    private LateRequests lateRequests;

    @Autowired
    private Refills refills;

    @Autowired
    private RequestDesk desk;

    @Autowired
    private RequestFile file;

    @Autowired
    private RequestsDue due;

    @Autowired
    private RequestsOnTimeline timeline;

    @Autowired
    private Residents residents;

    @Autowired
    private Volunteers volunteers;

    @Autowired
    private Figures figures;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient db;

    @Autowired
    private ApplicationEvents events;

    private StationId station;
    private Actor worker;
    private Actor head;
    private ResidentId wang;

    @BeforeEach
    void aStationWithAResident() throws Exception {
        station = Streets.aStation(floor, places, stations);
        worker = floor.aPerson(Role.WORKER, station).actor();
        head = floor.aPerson(Role.HEAD, station).actor();
        wang = aResident("王淑兰");
    }

    @Test
    void aRequestGetsARunningNumberWithoutGaps() {
        assertThat(take(aNeed()).number()).endsWith("-0001");
        assertThatThrownBy(() -> take(NewRequest.of(station, about(), "no-such", "", IntakeWay.PHONE)))
                .isInstanceOf(Refused.class);
        assertThat(take(aNeed()).number()).endsWith("-0002");
    }

    @Test
    void whoeverAsksForThemselfWasHeardAndAtTheCounterSeen() {
        take(aNeed());
        take(NewRequest.of(station, about(), "water", "水管漏了", IntakeWay.COUNTER));
        take(NewRequest.of(station, about(), "water", "水管漏了", IntakeWay.LINK));
        take(NewRequest.of(station, new About.Place("槐树里"), "water", "水管漏了", IntakeWay.PHONE));
        assertThat(events.stream(Reached.class)
                        .map(Reached::contact)
                        .filter(contact -> contact.people().contains(wang))
                        .map(contact ->
                                contact.way().code() + " " + contact.result().code()))
                .containsExactly("phone heard", "elsewhere seen");
    }

    @Test
    void whenSomebodyElseAsksSheWasNotHeard() {
        var need = aNeed();
        take(new NewRequest(
                station,
                need.about(),
                new Caller("王女士", "", "女儿"),
                need.kind(),
                need.words(),
                null,
                IntakeWay.PHONE,
                null,
                null,
                null,
                null));
        assertThat(events.stream(Reached.class)).isEmpty();
    }

    @Test
    void theSameIdTwiceIsOneRequest() {
        var id = new RequestId(Ids.next());
        var first = as(worker, () -> requests.take(worker, id, aNeed()));
        var second = as(worker, () -> requests.take(worker, id, aNeed()));
        assertThat(second).isEqualTo(first);
        assertThat(as(worker, () -> requests.openFor(worker, wang))).hasSize(1);
    }

    @Test
    void manyAtOnceGetDifferentNumbers() throws Exception {
        var numbers = new ArrayList<String>();
        var barrier = new CyclicBarrier(4);
        try (var pool = Executors.newFixedThreadPool(4)) {
            var all = pool.invokeAll(java.util.Collections.<Callable<String>>nCopies(4, () -> {
                barrier.await();
                return take(aNeed()).number().substring(5);
            }));
            for (var one : all) {
                numbers.add(one.get());
            }
        }
        assertThat(numbers).containsExactlyInAnyOrder("0001", "0002", "0003", "0004");
    }

    @Test
    void aWholeLifeCountsExactlyOnce() {
        var done = aDoneRequest(40);
        assertThat(counted()).isEqualTo(new Measures(1, 40, 1, 1));
        as(worker, () -> requests.word(worker, done.id(), done.version(), YES, null));
        assertThat(counted()).isEqualTo(new Measures(1, 40, 1, 1));
    }

    @Test
    void doneAgainAfterANoItStillCountsOnce() {
        var done = aDoneRequest(40);
        var back = as(worker, () -> requests.word(worker, done.id(), done.version(), NOT_YET, null));
        assertThat(back.state()).isEqualTo(RequestState.UNDER_WAY);
        var again = as(worker, () -> requests.done(worker, done.id(), back.version(), new DoneWork(15, "换药", null)));
        as(worker, () -> requests.word(worker, done.id(), again.version(), YES, null));
        assertThat(counted()).isEqualTo(new Measures(1, 55, 1, 1));
    }

    @Test
    void twoWordsAtOnceCloseItOnce() throws Exception {
        var done = aDoneRequest(10);
        var barrier = new CyclicBarrier(2);
        int closed = 0;
        try (var pool = Executors.newFixedThreadPool(2)) {
            var both = pool.invokeAll(java.util.Collections.<Callable<Integer>>nCopies(2, () -> {
                barrier.await();
                try {
                    as(worker, () -> requests.word(worker, done.id(), done.version(), YES, null));
                    return 1;
                } catch (Refused no) {
                    assertThat(no.refusal()).isEqualTo(SharedRefusal.CHANGED_MEANWHILE);
                    return 0;
                }
            }));
            for (var one : both) {
                closed += one.get();
            }
        }
        assertThat(closed).isEqualTo(1);
    }

    @Test
    void whoeverIsSlowerSeesHowItStandsNow() {
        var taken = take(aNeed());
        as(worker, () -> requests.takeOver(worker, taken.id(), taken.version(), null));
        assertThatThrownBy(() -> as(head, () -> requests.takeOver(head, taken.id(), taken.version(), null)))
                .isInstanceOfSatisfying(Refused.class, no -> {
                    assertThat(no.refusal()).isEqualTo(SharedRefusal.CHANGED_MEANWHILE);
                    assertThat(no.current())
                            .isInstanceOfSatisfying(
                                    RequestLine.class,
                                    now -> assertThat(now.state()).isEqualTo(RequestState.ASSIGNED));
                });
    }

    @Test
    void aForeignStationSeesNothing() throws Exception {
        var taken = take(aNeed());
        var stranger = floor.aPerson(Role.WORKER, Streets.aStation(floor, places, stations))
                .actor();
        assertRefused(() -> as(stranger, () -> file.open(stranger, taken.id())), SharedRefusal.NOT_FOUND);
        assertRefused(
                () -> as(stranger, () -> requests.takeOver(stranger, taken.id(), taken.version(), null)),
                SharedRefusal.NOT_FOUND);
        assertRefused(
                () -> as(stranger, () -> requests.take(stranger, new RequestId(Ids.next()), aNeed())),
                SharedRefusal.NOT_FOUND);
        assertThat(rawRows(stranger, "requests.request")).isZero();
        assertThat(rawRows(stranger, "requests.step")).isZero();
        assertThat(rawRows(worker, "requests.request")).isEqualTo(1);
    }

    @Test
    void aHubSeesOnlyWhatHasClimbedToIt() throws Exception {
        var hub = Streets.hub(stations);
        var officer = floor.aPerson(cn.linli.access.Grant.in(Role.HUB, Streets.COUNTY, LocalDate.of(2020, 1, 1)))
                .actor();
        var quiet = take(aNeed());
        var opinion = take(NewRequest.of(station, new About.Place("南门外"), "opinion", "路灯不亮", IntakeWay.COUNTER)
                .by(new Doer.Worker(worker.account())));
        as(worker, () -> requests.sendUp(worker, opinion.id(), opinion.version(), "区总站", null));
        assertThat(officer.scope().stations()).contains(hub);
        assertRefused(() -> as(officer, () -> file.open(officer, quiet.id())), SharedRefusal.NOT_FOUND);
        var seen = as(officer, () -> file.open(officer, opinion.id()));
        assertThat(seen.words()).isEqualTo("路灯不亮");
        var here = stations.find(station).orElseThrow().name();
        var forHub = as(officer, () -> transaction.execute(t -> due.dueFor(officer.account(), false, now())));
        assertThat(forHub)
                .filteredOn(d -> d.record().equals(opinion.id().value()))
                .singleElement()
                .satisfies(d -> assertThat(d.station()).isEqualTo(here));

        var answered = as(officer, () -> requests.answer(officer, opinion.id(), Requests.ANY_VERSION, "下月修", null));
        assertThat(as(worker, () -> requests.done(worker, opinion.id(), answered.version(), new DoneWork(5, "", null)))
                        .state())
                .isEqualTo(RequestState.DONE);
    }

    @Test
    void aVolunteerSeesTheTaskAtHandAndOnlyForItsTime() throws Exception {
        var helper = floor.aPerson(Role.VOLUNTEER, station).actor();
        var volunteer = new VolunteerId(Ids.next());
        as(
                head,
                () -> volunteers.add(
                        head, volunteer, new NewVolunteer(station, "赵志愿", "", List.of("买菜"), helper.account())));
        var other = take(aNeed());
        var taken = take(aNeed());
        var given = as(
                worker, () -> requests.assign(worker, taken.id(), taken.version(), new Doer.Helper(volunteer), null));

        assertThat(rawRows(helper, "requests.request")).isEqualTo(1);
        assertRefused(() -> as(helper, () -> file.open(helper, other.id())), SharedRefusal.NOT_FOUND);
        var begun = as(helper, () -> requests.begin(helper, taken.id(), given.version(), null));
        var done = as(helper, () -> requests.done(helper, taken.id(), begun.version(), new DoneWork(50, "买到", null)));
        assertThat(counted()).isEqualTo(Measures.NONE);
        assertRefused(
                () -> as(helper, () -> requests.word(helper, taken.id(), done.version(), YES, null)),
                SharedRefusal.NOT_FOUND);

        as(worker, () -> requests.word(worker, taken.id(), done.version(), YES, null));
        assertThat(counted()).isEqualTo(new Measures(1, 50, 1, 1));
        assertThat(rawRows(helper, "requests.request")).isZero();
    }

    @Test
    void aPausedVolunteerGetsNoTask() {
        var id = new VolunteerId(Ids.next());
        var entered = as(head, () -> volunteers.add(head, id, new NewVolunteer(station, "钱志愿", "", List.of(), null)));
        as(head, () -> volunteers.pause(head, id, entered.version(), true));
        var taken = take(aNeed());
        assertRefused(
                () -> as(worker, () -> requests.assign(worker, taken.id(), 0, new Doer.Helper(id), null)),
                RequestRefusal.DOER_NOT_HERE);
    }

    @Test
    void aStrangersAccountIsNoDoer() throws Exception {
        var stranger = floor.aPerson(Role.WORKER, Streets.aStation(floor, places, stations))
                .actor();
        var taken = take(aNeed());
        assertRefused(
                () -> as(
                        worker,
                        () -> requests.assign(worker, taken.id(), 0, new Doer.Worker(stranger.account()), null)),
                RequestRefusal.DOER_NOT_HERE);
    }

    @Test
    void anEvaluatorAsksForNothing() throws Exception {
        var evaluator = floor.aPerson(Role.EVALUATOR, station).actor();
        assertRefused(() -> as(evaluator, () -> requests.openFor(evaluator, wang)), AccessRefusal.NOT_ALLOWED);
        assertThat(rawRows(evaluator, "requests.request")).isZero();
    }

    @Test
    void aShopNeedsNoPerson() {
        var taken = take(NewRequest.of(station, new About.Place("南大街 12 号粮油店"), "shop", "门口积水", IntakeWay.PHONE));
        assertThat(as(worker, () -> file.open(worker, taken.id())).line().place())
                .isEqualTo("南大街 12 号粮油店");
    }

    @Test
    void wordsAndPlacesAreNotReadableInTheDatabase() throws Exception {
        take(NewRequest.of(station, new About.Place("槐树里 3 号楼 201"), "water", "水管爆了", IntakeWay.PHONE));
        try (var connection = asOwner();
                var sql = connection.createStatement();
                var rows = sql.executeQuery("select to_jsonb(r)::text from requests.request r where station_id = '"
                        + station.value() + "'")) {
            assertThat(rows.next()).isTrue();
            var text = rows.getString(1);
            for (var secret : List.of("槐树里 3 号楼 201", "水管爆了")) {
                assertThat(text).doesNotContain(secret);
                assertThat(text)
                        .doesNotContain(java.util.HexFormat.of()
                                .formatHex(secret.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            }
        }
    }

    @Test
    void aLikeRequestIsHintedAt() {
        var first = take(aNeed());
        assertThat(as(worker, () -> desk.like(worker, about(), "medicine")))
                .extracting(RequestLine::id)
                .containsExactly(first.id().value());
        assertThat(as(worker, () -> desk.like(worker, about(), "water"))).isEmpty();
    }

    @Test
    void aLikeRequestAboutAPlaceIsFoundHoweverItIsWritten() {
        take(NewRequest.of(station, new About.Place("槐树里3号楼"), "water", "", IntakeWay.PHONE));
        assertThat(as(worker, () -> desk.like(worker, new About.Place("槐树里 ３号楼。"), "water")))
                .hasSize(1);
    }

    @Test
    void anOldOneIsNoHint() {
        take(aNeed().at(now().minusDays(8)));
        assertThat(as(worker, () -> desk.like(worker, about(), "medicine"))).isEmpty();
    }

    @Test
    void theErrandsMoneyIsSettledBeforeItCloses() {
        var done = aDoneRequest(20);
        var got = cash(done.id(), done.version(), "received", 5000);
        var spent = cash(done.id(), got.version(), "spent", 3680);
        assertRefused(
                () -> as(worker, () -> requests.word(worker, done.id(), spent.version(), YES, null)),
                RequestRefusal.CASH_OPEN);
        assertThat(as(worker, () -> requests.balance(worker, done.id()))).isEqualTo(new Money(1320));
        var back = cash(done.id(), spent.version(), "returned", 1320);
        assertThat(as(worker, () -> requests.word(worker, done.id(), back.version(), YES, null))
                        .state())
                .isEqualTo(RequestState.CLOSED);
        assertRefused(() -> cash(done.id(), Requests.ANY_VERSION, "received", 1), RequestRefusal.CLOSED);
    }

    @Test
    void aLineOfMoneyIsNeverChangedOrTakenAway() {
        var done = aDoneRequest(20);
        cash(done.id(), done.version(), "received", 100);
        for (var change : List.of(
                "update requests.cash set fen = 1 where request_id = :id",
                "delete from requests.cash where request_id = :id",
                "delete from requests.step where request_id = :id",
                "delete from requests.request where id = :id")) {
            assertThatThrownBy(() -> as(
                            worker,
                            () -> transaction.execute(t -> db.sql(change)
                                    .param("id", done.id().value())
                                    .update())))
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void theNextBoxBecomesARequestByItselfOnce() {
        var taken = take(aNeed().by(new Doer.Worker(worker.account())));
        var with =
                as(worker, () -> errands.medicine(worker, taken.id(), taken.version(), "氨氯地平 5mg", "每日一片", null, 28));
        var begun = as(worker, () -> requests.begin(worker, taken.id(), with.version(), null));
        as(worker, () -> requests.done(worker, taken.id(), begun.version(), new DoneWork(30, "", null)));

        var today = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"));
        refills.look(today.plusDays(24));
        assertThat(refillsOf(wang)).isEmpty();
        refills.look(today.plusDays(25));
        refills.look(today.plusDays(25));
        refills.look(today.plusDays(40));
        var next = refillsOf(wang);
        assertThat(next).hasSize(1);
        var box =
                as(worker, () -> file.open(worker, new RequestId(next.getFirst().id())));
        assertThat(java.util.Objects.requireNonNull(box.medicine()).what()).isEqualTo("氨氯地平 5mg");
        assertThat(box.medicine().days()).isEqualTo(28);
    }

    @Test
    void lateItClimbsOnceHoweverOftenItIsLookedFor() throws Exception {
        var hub = Streets.hub(stations);
        var taken = take(aNeed().at(now().minusHours(6)));
        lateRequests.look(now());
        lateRequests.look(now());
        assertThat(steps(taken.id(), "climbed-to-head")).isEqualTo(1);
        assertThat(steps(taken.id(), "climbed-to-hub")).isZero();
        lateRequests.look(now().plusHours(30));
        lateRequests.look(now().plusHours(31));
        assertThat(steps(taken.id(), "climbed-to-hub")).isEqualTo(1);
        assertThat(climbedTo(taken.id())).isEqualTo(hub.value());
    }

    @Test
    void whatCannotClimbAnyFurtherStandsInNobodysWay() throws Exception {
        var withoutHub = floor.aStation();
        var taken = take(aNeed().at(now().minusHours(6)));
        lateRequests.look(now());
        try (var owner = TestDatabase.owner();
                var copy = owner.prepareStatement("""
                        insert into requests.request
                        select (jsonb_populate_record(r, jsonb_build_object(
                          'id', gen_random_uuid(), 'number', 'stuck-' || n, 'station_id', ?::text,
                          'due', now() - interval '400 days'))).*
                        from requests.request r, generate_series(1, 201) as n
                        where r.id = ?
                        """);
                var remove = owner.prepareStatement("delete from requests.request where number like 'stuck-%'")) {
            copy.setObject(1, withoutHub.toString());
            copy.setObject(2, taken.id().value());
            assertThat(copy.executeUpdate()).isEqualTo(201);
            lateRequests.look(now().plusHours(30));
            remove.execute();
        }
        assertThat(steps(taken.id(), "climbed-to-hub")).isEqualTo(1);
    }

    @Test
    void todayKnowsWhatWaitsForWhom() {
        DueSource source = due;
        var mine = take(aNeed().by(new Doer.Worker(worker.account())));
        var nobodys = take(aNeed());
        var late = take(aNeed().at(now().minusHours(9)).by(new Doer.Worker(worker.account())));
        var waiting = aDoneRequest(5);
        var forWorker = as(worker, () -> transaction.execute(t -> source.dueFor(worker.account(), false, now())));
        assertThat(forWorker)
                .extracting(d -> d.record() + " " + d.why())
                .contains(late.id() + " overdue", waiting.id() + " waiting-for-word")
                .noneMatch(line -> line.startsWith(nobodys.id().toString()));
        assertThat(forWorker).extracting(d -> d.record()).contains(mine.id().value());
        assertThat(forWorker).allMatch(d -> "王淑兰".equals(d.person()));
        assertThat(forWorker)
                .allMatch(d ->
                        d.titleZh().startsWith("买药送药 ") && d.titleEn().startsWith("Buying and bringing medicine "));
        assertThat(forWorker).allMatch(d -> d.station() == null);

        var forHead = as(head, () -> transaction.execute(t -> source.dueFor(head.account(), true, now())));
        assertThat(forHead)
                .extracting(d -> d.record() + " " + d.why())
                .contains(nobodys.id() + " unassigned", late.id() + " overdue");
    }

    @Test
    void aPersonsTimelineTellsWhatBecameOfIt() {
        TimelineSource source = timeline;
        var done = aDoneRequest(5);
        as(worker, () -> requests.word(worker, done.id(), done.version(), YES, null));
        var told =
                as(worker, () -> transaction.execute(t -> source.happenedTo(Set.of(wang), now().plusMinutes(1), 10)));
        assertThat(told)
                .extracting(TimelineSource.Entry::what)
                .containsExactly("requests.satisfied", "requests.done", "requests.received");
    }

    @Test
    void everyLookAtTheWordsLeavesALine() {
        var taken = take(aNeed());
        as(worker, () -> file.open(worker, taken.id()));
        assertThat(lines(taken.id(), "requests.read")).isEqualTo(1);
        assertThat(lines(taken.id(), "requests.received")).isEqualTo(1);
    }

    @Test
    void theFutureIsNotEntered() {
        assertRefused(() -> take(aNeed().at(now().plusHours(1))), RequestRefusal.IN_THE_FUTURE);
    }

    @Test
    void whatIsNotOfferedIsNotTaken() throws Exception {
        var hub = floor.aPerson(Role.HUB, station).actor();
        var kind = housekeeping();
        var off = as(hub, () -> desk.change(hub, offered(kind, false)));
        try {
            assertRefused(
                    () -> take(NewRequest.of(station, about(), "housekeeping", "", IntakeWay.PHONE)),
                    RequestRefusal.KIND_NOT_OFFERED);
            assertRefused(() -> as(hub, () -> desk.change(hub, kind)), SharedRefusal.CHANGED_MEANWHILE);
        } finally {
            as(hub, () -> desk.change(hub, offered(off, true)));
        }
    }

    @Test
    void theCatalogueOfAllStationsIsTheHubsAndNoHeadChangesIt() {
        var kind = housekeeping();
        for (var who : List.of(head, worker)) {
            assertRefused(() -> as(who, () -> desk.change(who, offered(kind, false))), AccessRefusal.NOT_ALLOWED);
        }
        assertThat(housekeeping()).isEqualTo(kind);
    }

    @Test
    void aCallerIsKnownByTheLastFourDigits() throws Exception {
        var who = new ResidentId(Ids.next());
        var phone = "1390000" + "%04d".formatted(new java.util.Random().nextInt(10_000));
        as(worker, () -> {
            residents.register(
                    worker,
                    who,
                    NewPerson.of(
                            station,
                            new Facts(
                                    "李奶奶",
                                    List.of(),
                                    cn.linli.residents.Sex.FEMALE,
                                    null,
                                    "",
                                    null,
                                    List.of(new cn.linli.residents.Phone(phone)),
                                    ""),
                            Home.in(community())));
            return 0;
        });
        as(
                worker,
                () -> requests.take(
                        worker,
                        new RequestId(Ids.next()),
                        NewRequest.of(station, new About.Person(who), "water", "", IntakeWay.PHONE)));
        for (var typed : List.of(phone, phone.substring(7))) {
            var cards = as(worker, () -> desk.callers(worker, typed));
            assertThat(cards).anySatisfy(card -> {
                assertThat(card.card().name()).isEqualTo("李奶奶");
                assertThat(card.open()).hasSize(1);
            });
        }
        assertThat(as(worker, () -> desk.callers(worker, phone.substring(8)))).isEmpty();
    }

    private RequestKind housekeeping() {
        return as(head, () -> desk.kinds(head)).stream()
                .filter(k -> k.code().equals("housekeeping"))
                .findFirst()
                .orElseThrow();
    }

    private static RequestKind offered(RequestKind kind, boolean offered) {
        return new RequestKind(
                kind.code(),
                kind.nameZh(),
                kind.nameEn(),
                kind.family(),
                kind.urgency(),
                kind.dueAmount(),
                kind.dueUnit(),
                kind.doer(),
                kind.field(),
                kind.climbs(),
                kind.medicine(),
                kind.cash(),
                offered,
                kind.sort(),
                kind.version());
    }

    private List<RequestLine> refillsOf(ResidentId who) {
        var filter = new RequestFilter(station, List.of(), null, null, null, who, false, false, null);
        return as(worker, () -> desk.list(worker, filter, null, 50)).items().stream()
                .filter(line -> line.way() == IntakeWay.REFILL)
                .toList();
    }

    private RegionCode community() {
        return Streets.community(stations, station);
    }

    private ResidentId aResident(String name) {
        var id = new ResidentId(Ids.next());
        as(worker, () -> {
            residents.register(worker, id, NewPerson.of(station, Facts.named(name), Home.in(community())));
            return 0;
        });
        return id;
    }

    private About about() {
        return new About.Person(wang);
    }

    private NewRequest aNeed() {
        return NewRequest.of(station, about(), "medicine", "降压药没了，外面下雨", IntakeWay.PHONE);
    }

    private Taken take(NewRequest need) {
        return as(worker, () -> requests.take(worker, new RequestId(Ids.next()), need));
    }

    private Taken aDoneRequest(int minutes) {
        var taken = take(aNeed().by(new Doer.Worker(worker.account())));
        var begun = as(worker, () -> requests.begin(worker, taken.id(), taken.version(), null));
        return as(worker, () -> requests.done(worker, taken.id(), begun.version(), new DoneWork(minutes, "送到", null)));
    }

    private Taken cash(RequestId id, int version, String what, long fen) {
        return as(worker, () -> errands.cash(worker, id, version, what, new Money(fen), null, ""));
    }

    private Measures counted() {
        var year =
                Period.year(LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).getYear());
        return as(head, () -> figures.table(head, Selection.of(year).at(Set.of(station)), By.STATION))
                .total();
    }

    private int rawRows(Actor actor, String table) {
        return as(
                actor,
                () -> transaction.execute(t -> db.sql("select count(*) from " + table)
                        .query(Integer.class)
                        .single()));
    }

    private int steps(RequestId id, String what) {
        return as(
                worker,
                () -> transaction.execute(
                        t -> db.sql("select count(*) from requests.step where request_id = :id and what = :what")
                                .param("id", id.value())
                                .param("what", what)
                                .query(Integer.class)
                                .single()));
    }

    private java.util.UUID climbedTo(RequestId id) {
        return as(
                worker,
                () -> transaction.execute(t -> db.sql("select climbed_to from requests.request where id = :id")
                        .param("id", id.value())
                        .query(java.util.UUID.class)
                        .single()));
    }

    private int lines(RequestId id, String act) {
        return as(
                worker,
                () -> transaction.execute(
                        t -> db.sql("select count(*) from access.trail where subject = :id and act = :act")
                                .param("id", id.value())
                                .param("act", act)
                                .query(Integer.class)
                                .single()));
    }

    private static <T> T as(Actor actor, Callable<T> work) {
        try {
            return Wall.as(actor, work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static java.sql.Connection asOwner() throws java.sql.SQLException {
        var database = cn.linli.app.TestDatabase.database();
        return java.sql.DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(java.time.ZoneId.of("Asia/Shanghai"));
    }
}
