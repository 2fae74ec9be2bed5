package cn.linli.rota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.LinliTest;
import cn.linli.Streets;
import cn.linli.TestFloor;
import cn.linli.access.Actor;
import cn.linli.access.Role;
import cn.linli.access.Wall;
import cn.linli.places.Places;
import cn.linli.shared.Due;
import cn.linli.shared.Ids;
import cn.linli.shared.Period;
import cn.linli.shared.Refusal;
import cn.linli.shared.Refused;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.shared.WorkerId;
import cn.linli.stations.DutyRota;
import cn.linli.stations.Stations;
import cn.linli.stations.Worker;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A station's rota on a real database: proposed, accepted, swapped, handed over. */
@LinliTest
class RotaTest {

    private static final LocalTime NINE = LocalTime.of(9, 0);
    private static final LocalTime FIVE = LocalTime.of(17, 0);

    @Autowired
    private TestFloor floor;

    @Autowired
    private Places places;

    @Autowired
    private Stations stations;

    @Autowired
    private DutyRota duty;

    @Autowired
    private Rotas rotas;

    @Autowired
    private RotaBook book;

    @Autowired
    private Arrangements arrangements;

    @Autowired
    private Swaps swaps;

    @Autowired
    private HandOvers handOvers;

    @Autowired
    private RotaDue due;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    private StationId station;
    private Actor head;
    private Posted a;
    private Posted b;
    private Posted c;

    /** Somebody of the staff. */
    private record Posted(WorkerId id, Actor actor) {}

    @BeforeEach
    void aStationWithStaff() throws Exception {
        station = Streets.aStation(floor, places, stations);
        head = floor.aPerson(Role.HEAD, station).actor();
        a = hired("甲");
        b = hired("乙");
        c = hired("丙");
    }

    @Test
    void anAcceptedRotaIsTheStationsDutyAndThePastStays() throws Exception {
        var yesterday = put(a, today().minusDays(1));
        var id = Ids.next();
        var days = new Period(tomorrow(), Period.year(tomorrow().getYear()).to());
        Wall.as(head, () -> rotas.propose(head, id, station, days.from().getYear(), days.from()));
        Wall.as(head, () -> rotas.propose(head, id, station, days.from().getYear(), days.from()));
        assertThat(turns(days)).as("a draft is nobody's duty").isEmpty();

        Wall.as(head, () -> rotas.accept(head, id, 0));

        var turns = turns(days);
        var empty = Wall.as(head, () -> book.year(head, station, days.from().getYear(), null))
                .empty();
        assertThat(turns).isNotEmpty();
        assertThat(empty).isEmpty();
        assertThat(turns(new Period(today().minusDays(1), today().minusDays(1))))
                .extracting(DutyRota.Turn::id)
                .containsExactly(yesterday);
        refused(RotaRefusal.NO_DRAFT_ANY_MORE, () -> Wall.as(head, () -> rotas.accept(head, id, 1)));
        refused(
                RotaRefusal.NOT_FROM_THEN,
                () -> Wall.as(head, () -> rotas.propose(head, Ids.next(), station, today().getYear(), today())));
    }

    @Test
    void aRotaOfNobodyStillComesWithEverySeatNamed() throws Exception {
        for (var one : List.of(a, b, c)) {
            Wall.as(head, () -> arrangements.setPart(head, one.id(), 100, 31, false, 0));
        }
        var id = Ids.next();
        Wall.as(head, () -> rotas.propose(head, id, station, tomorrow().getYear(), null));
        var year = Wall.as(head, () -> book.year(head, station, tomorrow().getYear(), id));
        assertThat(year.empty()).isNotEmpty().allMatch(one -> one.why().startsWith("not-here=3"));
    }

    @Test
    void onlyWhoManagesTheStaffProposesAndOnlyAtTheirStation() throws Exception {
        refused(
                cn.linli.access.AccessRefusal.NOT_ALLOWED,
                () -> Wall.as(a.actor(), () -> rotas.propose(a.actor(), Ids.next(), station, today().getYear(), null)));
        var stranger = floor.aPerson(Role.HEAD, floor.aStation()).actor();
        refused(
                SharedRefusal.NOT_FOUND,
                () -> Wall.as(stranger, () -> rotas.propose(stranger, Ids.next(), station, today().getYear(), null)));
    }

    @Test
    void aSwapNeedsBothAndTheHeadSeesIt() throws Exception {
        var day = wednesday();
        var turn = put(a, day);
        var swap = asked(a, b, day, turn);
        assertThat(waiting(b.actor(), false)).contains(swap);
        refused(RotaRefusal.NOT_YOURS_TO_SAY, () -> Wall.as(c.actor(), () -> swaps.answer(c.actor(), swap, 0, true)));
        refused(RotaRefusal.NOT_YOURS_TO_SAY, () -> Wall.as(a.actor(), () -> swaps.answer(a.actor(), swap, 0, true)));
        assertThat(who(day)).containsExactly(a.id());

        Wall.as(b.actor(), () -> swaps.answer(b.actor(), swap, 0, true));

        assertThat(who(day)).containsExactly(b.id());
        refused(RotaRefusal.SWAP_SETTLED, () -> Wall.as(b.actor(), () -> swaps.answer(b.actor(), swap, 1, true)));
        assertThat(waiting(head, true)).contains(swap);
        Wall.as(head, () -> swaps.seen(head, swap));
        assertThat(waiting(head, true)).doesNotContain(swap);
    }

    @Test
    void twoTurnsAreExchanged() throws Exception {
        var day = wednesday();
        var other = day.plusDays(1);
        var mine = put(a, day);
        var theirs = put(b, other);
        var id = Ids.next();
        Wall.as(
                a.actor(),
                () -> swaps.ask(a.actor(), new Swaps.Ask(id, station, day, mine, b.id(), other, theirs, "孩子家长会")));
        Wall.as(b.actor(), () -> swaps.answer(b.actor(), id, 0, true));
        assertThat(who(day)).containsExactly(b.id());
        assertThat(who(other)).containsExactly(a.id());
    }

    @Test
    void whereTheHeadApprovesNothingChangesBefore() throws Exception {
        var setting = Wall.as(head, () -> arrangements.setting(station));
        Wall.as(
                head,
                () -> arrangements.set(
                        head,
                        station,
                        new Arrangements.Setting(6, 11, setting.officeFrom(), setting.officeTo(), true, 0),
                        arrangements.shifts(station)));
        var day = wednesday();
        var swap = asked(a, b, day, put(a, day));
        Wall.as(b.actor(), () -> swaps.answer(b.actor(), swap, 0, true));
        assertThat(who(day)).containsExactly(a.id());
        refused(
                cn.linli.access.AccessRefusal.NOT_ALLOWED,
                () -> Wall.as(b.actor(), () -> swaps.decide(b.actor(), swap, 1, true)));
        Wall.as(head, () -> swaps.decide(head, swap, 1, true));
        assertThat(who(day)).containsExactly(b.id());
    }

    @Test
    void aSwapThatLeavesNoDayOffIsRefused() throws Exception {
        var sunday = today().plusDays(20).with(TemporalAdjusters.next(DayOfWeek.SUNDAY));
        while (!sevenUsualDays(sunday)) {
            sunday = sunday.plusDays(7);
        }
        put(b, sunday);
        var saturday = sunday.plusDays(6);
        var turn = put(a, saturday);
        refused(RotaRefusal.NO_DAY_OFF, () -> asked(a, b, saturday, turn));
        Wall.as(c.actor(), () -> arrangements.wish(c.actor(), Ids.next(), c.id(), new Period(saturday, saturday)));
        refused(RotaRefusal.CANNOT_COME, () -> asked(a, c, saturday, turn));
    }

    @Test
    void whatIsNotOnesOwnOrOverIsNotSwapped() throws Exception {
        var day = wednesday();
        var turn = put(a, day);
        refused(RotaRefusal.NOT_YOUR_TURN, () -> asked(b, c, day, turn));
        refused(RotaRefusal.NOT_WITH_THEM, () -> asked(a, a, day, turn));
        var over = put(a, today().minusDays(1));
        refused(RotaRefusal.TURN_HAS_BEGUN, () -> asked(a, b, today().minusDays(1), over));
        asked(a, b, day, turn);
        refused(RotaRefusal.SWAP_ASKED_ALREADY, () -> asked(a, c, day, turn));
    }

    @Test
    void aTurnThatChangedMeanwhileIsNotSwapped() throws Exception {
        var day = wednesday();
        var turn = put(a, day);
        var swap = asked(a, b, day, turn);
        Wall.run(head, () -> duty.takeOff(head, turn));
        refused(RotaRefusal.TURN_CHANGED, () -> Wall.as(b.actor(), () -> swaps.answer(b.actor(), swap, 0, true)));
    }

    @Test
    void aNoteWaitsForTheNextOnDutyUntilItIsRead() throws Exception {
        var now = java.time.LocalDateTime.now(clock);
        var from = LocalTime.MIDNIGHT;
        var id = Ids.next();
        var turn =
                Wall.as(head, () -> duty.put(head, Ids.next(), a.id(), now.toLocalDate(), from, LocalTime.of(23, 58)));
        put(b, tomorrow());
        put(c, tomorrow().plusDays(1));
        Wall.as(a.actor(), () -> handOvers.write(a.actor(), id, station, today(), turn, "王奶奶下午要复诊，药在门卫"));
        Wall.as(a.actor(), () -> handOvers.write(a.actor(), id, station, today(), turn, "王奶奶下午要复诊，药在门卫"));

        assertThat(waiting(b.actor(), false)).contains(id);
        assertThat(waiting(c.actor(), false)).doesNotContain(id);
        assertThat(waiting(a.actor(), false)).doesNotContain(id);
        assertThat(Wall.as(b.actor(), () -> handOvers.list(b.actor(), null)).items())
                .hasSize(1);

        Wall.as(b.actor(), () -> handOvers.read(b.actor(), id));
        assertThat(waiting(b.actor(), false)).doesNotContain(id);
        assertThat(Wall.as(head, () -> handOvers.one(head, id)).readers()).hasSize(1);
        refused(
                RotaRefusal.NOT_ON_DUTY,
                () -> Wall.as(b.actor(), () -> handOvers.write(b.actor(), Ids.next(), station, today(), turn, "不是我")));
        var stranger = floor.aPerson(Role.WORKER, floor.aStation()).actor();
        refused(SharedRefusal.NOT_FOUND, () -> Wall.as(stranger, () -> handOvers.one(stranger, id)));
    }

    private boolean sevenUsualDays(LocalDate sunday) throws Exception {
        return Wall.as(head, () -> {
            var kinds = arrangements.kinds();
            return kinds.apply(sunday) == Kind.REST
                    && kinds.apply(sunday.plusDays(6)) == Kind.REST
                    && sunday.plusDays(1).datesUntil(sunday.plusDays(6)).allMatch(d -> kinds.apply(d) == Kind.WORKING);
        });
    }

    private UUID asked(Posted from, Posted to, LocalDate day, UUID turn) throws Exception {
        return Wall.as(
                from.actor(),
                () -> swaps.ask(
                        from.actor(), new Swaps.Ask(Ids.next(), station, day, turn, to.id(), null, null, "家里有事")));
    }

    private List<UUID> waiting(Actor actor, boolean leads) throws Exception {
        return inside(
                actor,
                () -> due.dueFor(actor.account(), leads, OffsetDateTime.now(clock)).stream()
                        .map(Due::record)
                        .toList());
    }

    private List<WorkerId> who(LocalDate day) throws Exception {
        return turns(new Period(day, day)).stream().map(DutyRota.Turn::worker).toList();
    }

    private List<DutyRota.Turn> turns(Period days) throws Exception {
        return Wall.as(head, () -> duty.turns(head, station, days));
    }

    private UUID put(Posted who, LocalDate day) throws Exception {
        return Wall.as(head, () -> duty.put(head, Ids.next(), who.id(), day, NINE, FIVE));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private LocalDate tomorrow() {
        return today().plusDays(1);
    }

    /** A Wednesday that is worked, some weeks from now. */
    private LocalDate wednesday() throws Exception {
        var day = today().plusDays(14).with(TemporalAdjusters.next(DayOfWeek.WEDNESDAY));
        while (kind(day) != Kind.WORKING || kind(day.plusDays(1)) != Kind.WORKING) {
            day = day.plusDays(7);
        }
        return day;
    }

    private Kind kind(LocalDate day) throws Exception {
        return Wall.as(head, () -> arrangements.kinds().apply(day));
    }

    private Posted hired(String name) throws Exception {
        var person = floor.aPerson(Role.WORKER, station);
        return new Posted(floor.hired(person, station, name, Worker.Position.WORKER), person.actor());
    }

    private static void refused(Refusal as, ThrowingCallable what) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal()).isEqualTo(as));
    }

    private <T> T inside(Actor actor, Supplier<T> work) throws Exception {
        return Wall.as(actor, () -> transaction.execute(t -> work.get()));
    }
}
