package cn.linli.standins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.LinliTest;
import cn.linli.Streets;
import cn.linli.TestFloor;
import cn.linli.access.Actor;
import cn.linli.access.Role;
import cn.linli.access.Wall;
import cn.linli.places.Places;
import cn.linli.residents.Facts;
import cn.linli.residents.Home;
import cn.linli.residents.NewLabel;
import cn.linli.residents.NewPerson;
import cn.linli.residents.ResidentDied;
import cn.linli.residents.Residents;
import cn.linli.shared.Act;
import cn.linli.shared.Contact;
import cn.linli.shared.Ids;
import cn.linli.shared.Reached;
import cn.linli.shared.Refusal;
import cn.linli.shared.Refused;
import cn.linli.shared.RegionCode;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.stations.Stations;
import cn.linli.volunteers.NewVolunteer;
import cn.linli.volunteers.VolunteerId;
import cn.linli.volunteers.Volunteers;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@LinliTest
class StandInsTest {

    @Autowired
    private TestFloor floor;

    @Autowired
    private Places places;

    @Autowired
    private Stations stations;

    @Autowired
    private Residents residents;

    @Autowired
    private Volunteers volunteers;

    @Autowired
    private StandIns standIns;

    @Autowired
    private PairBook book;

    @Autowired
    private Profiles profiles;

    @Autowired
    private JointEvents joint;

    @Autowired
    private StandInsDue due;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient db;

    @Autowired
    private Clock clock;

    private StationId station;
    private RegionCode community;
    private Actor head;
    private Actor worker;
    private Actor volunteer;
    private UUID helper;
    private ResidentId elder;

    @BeforeEach
    void anElderAndAVolunteer() throws Exception {
        station = Streets.aStation(floor, places, stations);
        community = Streets.community(stations, station);
        head = floor.aPerson(Role.HEAD, station).actor();
        worker = floor.aPerson(Role.WORKER, station).actor();
        volunteer = floor.aPerson(Role.VOLUNTEER, station).actor();
        helper = aVolunteer("柳春生", volunteer);
        elder = someone("单静安");
    }

    @Test
    void aPairBeginsWhenBothHaveAgreed() throws Exception {
        var pair = proposed();
        refuses(StandInRefusal.NOT_ACTIVE, () -> note(worker, pair, Contact.Result.HEARD, today()));
        as(worker, () -> standIns.agree(worker, pair, 0, StandIns.Side.ELDER, "spoken"));
        assertThat(one(pair).pair().state()).isEqualTo("proposed");
        refuses(
                StandInRefusal.AGREED_ALREADY,
                () -> as(worker, () -> standIns.agree(worker, pair, 1, StandIns.Side.ELDER, "spoken")));
        as(worker, () -> standIns.agree(worker, pair, 1, StandIns.Side.HELPER, ""));
        assertThat(one(pair).pair()).returns("active", PairBook.Row::state).returns(today(), PairBook.Row::since);
        refuses(StandInRefusal.PAIRED_ALREADY, this::proposed);
    }

    @Test
    void theVolunteersNoteIsWordOfTheElderAndCountsOnce() throws Exception {
        var pair = active();
        note(volunteer, pair, Contact.Result.SEEN, today());
        note(volunteer, pair, Contact.Result.NO_ANSWER, today());
        assertThat(one(pair).contacts())
                .extracting(PairBook.Heard::result)
                .containsExactlyInAnyOrder("seen", "no-answer");
        assertThat(one(pair).pair().last()).isEqualTo(today());
        assertThat(lines()).isOne();
        assertThat(as(
                        head,
                        () -> db.sql("select result from campaigns.contact where resident_id = :who")
                                .param("who", elder.value())
                                .query(String.class)
                                .list()))
                .containsExactlyInAnyOrder("seen", "no-answer");
    }

    @Test
    void aVisitOfTheStandInThemselfIsAContactOfThePairAndACorrectionTakesItBack() throws Exception {
        var pair = active();
        db(() -> db.sql("update standins.pair set since = :day where id = :id")
                .param("day", today().minusDays(20))
                .param("id", pair.value())
                .update());
        var visit = Ids.next();
        tell(volunteer, visit, 0, Contact.Result.SEEN);
        assertThat(one(pair).pair().last()).isEqualTo(today());
        tell(worker, Ids.next(), 0, Contact.Result.SEEN);
        assertThat(one(pair).contacts()).hasSize(1);
        tell(volunteer, visit, 1, Contact.Result.NO_ANSWER);
        assertThat(one(pair).pair().last()).isEqualTo(today().minusDays(20));
    }

    @Test
    void whoDriftsApartIsToldToWhoeverIsResponsibleAndThenToTheHead() throws Exception {
        var pair = active();
        since(pair, 10);
        assertThat(waiting(worker, false)).containsExactly("due-today");
        since(pair, 12);
        assertThat(waiting(worker, false)).containsExactly("overdue");
        assertThat(waiting(head, true)).isEmpty();
        assertThat(as(head, () -> book.list(head, null, true, null)).items()).hasSize(1);
        since(pair, 15);
        assertThat(waiting(head, true)).containsExactly("overdue");
    }

    @Test
    void aVolunteerSeesTheirOwnPairAndNothingBeside() throws Exception {
        var pair = active();
        var other = active(
                someone("路远安"),
                aVolunteer("别的志愿者", floor.aPerson(Role.VOLUNTEER, station).actor()));
        assertThat(as(volunteer, () -> standIns.mine(volunteer)))
                .singleElement()
                .returns("单静安", StandIns.Mine::name);
        assertThat(as(volunteer, () -> standIns.whom(volunteer, pair)).name()).isEqualTo("单静安");
        refuses(SharedRefusal.NOT_FOUND, () -> as(volunteer, () -> standIns.whom(volunteer, other)));
        refuses(SharedRefusal.NOT_FOUND, () -> note(volunteer, other, Contact.Result.SEEN, today()));
        as(
                worker,
                () -> java.util.Optional.ofNullable(
                        standIns.end(worker, pair, 2, "志愿者毕业离开", null, new StandInId(Ids.next()))));
        assertThat(as(volunteer, () -> standIns.mine(volunteer))).isEmpty();
        refuses(SharedRefusal.NOT_FOUND, () -> as(volunteer, () -> standIns.whom(volunteer, pair)));
    }

    @Test
    void anEndedPairIsHandedOnAndItsHistoryStays() throws Exception {
        var pair = active();
        note(volunteer, pair, Contact.Result.SEEN, today());
        var next = aVolunteer("接手的志愿者", null);
        var nextId = new StandInId(Ids.next());
        as(worker, () -> standIns.end(worker, pair, 2, "搬家", next, nextId));
        assertThat(one(pair))
                .returns("搬家", PairBook.Detail::endReason)
                .returns(nextId.value(), PairBook.Detail::handedTo);
        assertThat(one(pair).contacts()).hasSize(1);
        assertThat(one(nextId).pair())
                .returns("proposed", PairBook.Row::state)
                .returns("接手的志愿者", PairBook.Row::helperName);
        refuses(SharedRefusal.CHANGED_MEANWHILE, () -> as(worker, () -> standIns.change(worker, pair, 2, 14, null)));
    }

    @Test
    void thoseWhoFitAreProposedWithTheirReasons() throws Exception {
        var other = aVolunteer("说四川话的", null);
        as(head, () -> {
            profiles.keep(head, station, elder.value(), known("四川话"));
            profiles.keep(head, station, other, known("四川话"));
            return 0;
        });
        var proposals = as(head, () -> profiles.proposals(head, elder));
        assertThat(proposals.getFirst().name()).isEqualTo("说四川话的");
        assertThat(proposals.getFirst().match().reasons()).contains("dialect:四川话");
        refuses(
                SharedRefusal.NOT_FOUND,
                () -> as(head, () -> {
                    profiles.keep(head, station, Ids.next(), known("四川话"));
                    return 0;
                }));
    }

    @Test
    void aJointEventIsAContactOfThosePresentAndCountsOnce() throws Exception {
        var pair = active();
        var absent = active(someone("路远安"), aVolunteer("没来的", null));
        var event = Ids.next();
        as(worker, () -> {
            joint.plan(worker, event, station, "包饺子比赛", "社工站活动室", today(), List.of(pair, absent));
            joint.held(worker, event, 0, 90, List.of(pair));
            return 0;
        });
        assertThat(one(pair).contacts()).hasSize(1);
        assertThat(one(absent).contacts()).isEmpty();
        assertThat(lines()).isOne();
        refuses(
                StandInRefusal.HELD_ALREADY,
                () -> as(worker, () -> {
                    joint.held(worker, event, 1, 90, List.of(pair));
                    return 0;
                }));
    }

    @Test
    void whatBothSidesSayIsKeptSealed() throws Exception {
        var pair = active();
        as(worker, () -> {
            standIns.feedback(worker, pair, Ids.next(), StandIns.Side.ELDER, "good", "像自家孩子一样");
            return 0;
        });
        as(volunteer, () -> {
            standIns.feedback(volunteer, pair, Ids.next(), StandIns.Side.HELPER, "fair", "听力不好，电话说不清");
            return 0;
        });
        assertThat(one(pair).feedback()).extracting(PairBook.Said::words).containsExactly("听力不好，电话说不清", "像自家孩子一样");
        refuses(
                SharedRefusal.NOT_FOUND,
                () -> as(volunteer, () -> {
                    standIns.feedback(volunteer, pair, Ids.next(), StandIns.Side.ELDER, "good", "替她说");
                    return 0;
                }));
    }

    @Test
    void aPairEndsWithTheEldersDeath() throws Exception {
        var pair = active();
        as(worker, () -> {
            events.publishEvent(new ResidentDied(elder, station, today()));
            return 0;
        });
        assertThat(one(pair).pair()).returns("ended", PairBook.Row::state).returns(today(), PairBook.Row::endedOn);
    }

    private List<String> waiting(Actor who, boolean leads) throws Exception {
        return as(who, () -> due.dueFor(who.account(), leads, OffsetDateTime.now(clock))).stream()
                .map(cn.linli.shared.Due::why)
                .toList();
    }

    private void since(StandInId pair, int days) throws Exception {
        db(() -> db.sql("update standins.pair set since = :day, last_contact = null where id = :id")
                .param("day", today().minusDays(days))
                .param("id", pair.value())
                .update());
    }

    private void db(Callable<Integer> work) throws Exception {
        as(head, work);
    }

    private Profile known(String dialect) {
        return new Profile(List.of(dialect), List.of(), List.of(), null, false, true, community.value(), null);
    }

    private UUID aVolunteer(String name, @Nullable Actor account) throws Exception {
        var id = new VolunteerId(Ids.next());
        as(
                head,
                () -> volunteers.add(
                        head,
                        id,
                        new NewVolunteer(
                                station, name, "13700006620", List.of(), account == null ? null : account.account())));
        return id.value();
    }

    private ResidentId someone(String name) throws Exception {
        var id = new ResidentId(Ids.next());
        as(head, () -> {
            residents.register(
                    head,
                    id,
                    NewPerson.of(station, Facts.named(name), Home.in(community))
                            .with(List.of(NewLabel.since("empty-nest", LocalDate.of(2024, 1, 1), "入户核实"))));
            return 0;
        });
        return id;
    }

    private StandInId proposed() throws Exception {
        return proposed(elder, helper);
    }

    private StandInId proposed(ResidentId who, UUID by) throws Exception {
        var id = new StandInId(Ids.next());
        return as(worker, () -> standIns.propose(worker, id, who, by, 7, null));
    }

    private StandInId active() throws Exception {
        return active(elder, helper);
    }

    private StandInId active(ResidentId who, UUID by) throws Exception {
        var id = proposed(who, by);
        as(worker, () -> standIns.agree(worker, id, 0, StandIns.Side.ELDER, "spoken"));
        as(worker, () -> standIns.agree(worker, id, 1, StandIns.Side.HELPER, ""));
        return id;
    }

    private void note(Actor who, StandInId pair, Contact.Result result, LocalDate day) throws Exception {
        as(who, () -> {
            standIns.note(who, pair, Ids.next(), day, Contact.Way.HOME, result, 30, "聊了家常");
            return 0;
        });
    }

    private void tell(Actor by, UUID record, int revision, Contact.Result result) throws Exception {
        var contact = new Contact(
                new Act.Source("visits", record, ""),
                revision,
                station,
                Set.of(elder),
                by.account(),
                by.name(),
                false,
                today(),
                Contact.Way.HOME,
                result);
        as(worker, () -> {
            events.publishEvent((Reached) () -> contact);
            return 0;
        });
    }

    private PairBook.Detail one(StandInId pair) throws Exception {
        return as(head, () -> book.one(head, pair));
    }

    private int lines() throws Exception {
        return as(
                head,
                () -> db.sql("select coalesce(sum(sign), 0) from ledger.line where station_id = :station")
                        .param("station", station.value())
                        .query(Integer.class)
                        .single());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private <T> T as(Actor actor, Callable<T> work) throws Exception {
        return Wall.as(
                actor,
                () -> java.util.Objects.requireNonNull(transaction.execute(t -> {
                    try {
                        return work.call();
                    } catch (RuntimeException e) {
                        throw e;
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })));
    }

    private static void refuses(Refusal no, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(no));
    }
}
