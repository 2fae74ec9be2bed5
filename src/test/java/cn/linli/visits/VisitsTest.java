package cn.linli.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.LinliTest;
import cn.linli.TestFloor;
import cn.linli.access.Actor;
import cn.linli.access.Role;
import cn.linli.access.Wall;
import cn.linli.requests.About;
import cn.linli.requests.DoneWork;
import cn.linli.requests.IntakeWay;
import cn.linli.requests.NewRequest;
import cn.linli.requests.Requests;
import cn.linli.residents.Facts;
import cn.linli.residents.Home;
import cn.linli.residents.NewPerson;
import cn.linli.residents.Residents;
import cn.linli.shared.Ids;
import cn.linli.shared.Refused;
import cn.linli.shared.RegionCode;
import cn.linli.shared.RequestId;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.shared.VisitId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@LinliTest
class VisitsTest {

    private static final RegionCode COMMUNITY = RegionCode.of("990101001001");

    @Autowired
    private TestFloor floor;

    @Autowired
    private Visits visits;

    @Autowired
    private VisitBook book;

    @Autowired
    private Residents residents;

    @Autowired
    private Requests requests;

    @Autowired
    private JdbcClient db;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

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

    private ResidentId someoneAt(Actor worker, StationId station) throws Exception {
        var id = new ResidentId(Ids.next());
        Wall.run(
                worker,
                () -> residents.register(worker, id, NewPerson.of(station, Facts.named("周秀兰"), Home.in(COMMUNITY))));
        return id;
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
