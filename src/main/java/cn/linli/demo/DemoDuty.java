package cn.linli.demo;

import cn.linli.access.Actor;
import cn.linli.access.Wall;
import cn.linli.rota.HandOvers;
import cn.linli.rota.Rotas;
import cn.linli.rota.Swaps;
import cn.linli.shared.Ids;
import cn.linli.shared.Period;
import cn.linli.shared.Refused;
import cn.linli.stations.DutyRota;
import cn.linli.stations.Worker;
import cn.linli.stations.Workers;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** One station's duty: this year's rota, made last year; a swap that waits for its answer; yesterday's hand-over note. */
@Component
@ConditionalOnProperty(name = "linli.kind", havingValue = "demo")
class DemoDuty {

    private static final int DAYS_TO_LOOK = 60;

    private final Rotas rotas;
    private final Swaps swaps;
    private final HandOvers handOvers;
    private final DutyRota duty;
    private final Workers workers;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DemoDuty(
            Rotas rotas,
            Swaps swaps,
            HandOvers handOvers,
            DutyRota duty,
            Workers workers,
            TransactionTemplate transaction,
            Clock clock) {
        this.rotas = rotas;
        this.swaps = swaps;
        this.handOvers = handOvers;
        this.duty = duty;
        this.workers = workers;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Makes it. */
    void live(DemoStaff.Posted at) throws Exception {
        var year = LocalDate.now(clock).getYear();
        var lastYear = LocalDate.of(year - 1, 12, 28).atTime(10, 0).atZone(clock.getZone());
        var head = at.head();
        TimeMachine.at(
                lastYear.toInstant(),
                () -> Wall.as(
                        head,
                        () -> transaction.execute(t -> {
                            var id =
                                    rotas.propose(head, Ids.next(), at.station().id(), year, null);
                            return rotas.accept(head, id, 0);
                        })));
        swap(at);
        note(at);
    }

    /** The first of the second worker's turns that a colleague could take. */
    private void swap(DemoStaff.Posted at) throws Exception {
        var asker = at.workers().get(1);
        var today = LocalDate.now(clock);
        var turns = turns(at, new Period(today.plusDays(2), today.plusDays(DAYS_TO_LOOK)));
        var staff = Wall.as(asker, () -> workers.of(asker, at.station().id(), false));
        for (var turn : turns) {
            if (asker.account().equals(turn.account()) && asked(at, asker, turn, staff)) {
                return;
            }
        }
    }

    private boolean asked(DemoStaff.Posted at, Actor asker, DutyRota.Turn turn, List<Worker> staff) throws Exception {
        for (var other : staff) {
            var ask = new Swaps.Ask(
                    Ids.next(), at.station().id(), turn.day(), turn.id(), other.id(), null, null, "孩子开家长会，想请代一个班");
            if (taken(asker, ask)) {
                return true;
            }
        }
        return false;
    }

    /** Somebody who has no time that day is not asked. */
    private boolean taken(Actor asker, Swaps.Ask ask) throws Exception {
        try {
            Wall.as(asker, () -> transaction.execute(t -> swaps.ask(asker, ask)));
            return true;
        } catch (Refused no) {
            return false;
        }
    }

    private void note(DemoStaff.Posted at) throws Exception {
        var yesterday = LocalDate.now(clock).minusDays(1);
        for (var turn : turns(at, new Period(yesterday, yesterday)).reversed()) {
            for (var writer : at.workers()) {
                if (writer.account().equals(turn.account())) {
                    write(at, writer, turn.day(), turn.to(), turn.id());
                    return;
                }
            }
        }
    }

    private void write(DemoStaff.Posted at, Actor writer, LocalDate day, LocalTime end, UUID turn) throws Exception {
        var moment = day.atTime(end).minusMinutes(10).atZone(clock.getZone()).toInstant();
        TimeMachine.at(
                moment,
                () -> Wall.as(
                        writer,
                        () -> transaction.execute(t -> handOvers.write(
                                writer,
                                Ids.next(),
                                at.station().id(),
                                day,
                                turn,
                                "三号楼的钥匙放在前台抽屉。下午有位老人来问高龄津贴，材料差一张银行卡复印件，答应明天上午回电。"))));
    }

    private List<DutyRota.Turn> turns(DemoStaff.Posted at, Period days) throws Exception {
        var head = at.head();
        return Wall.as(head, () -> duty.turns(head, at.station().id(), days));
    }
}
