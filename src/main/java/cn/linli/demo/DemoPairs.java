package cn.linli.demo;

import cn.linli.access.Actor;
import cn.linli.access.Wall;
import cn.linli.residents.PersonCard;
import cn.linli.residents.Residents;
import cn.linli.shared.Contact;
import cn.linli.shared.Ids;
import cn.linli.shared.ResidentId;
import cn.linli.standins.StandInId;
import cn.linli.standins.StandIns;
import cn.linli.volunteers.NewVolunteer;
import cn.linli.volunteers.VolunteerId;
import cn.linli.volunteers.Volunteers;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Stand-in children at the first station: some pairs in good contact, one that drifts apart, one just proposed. */
@Component
@ConditionalOnProperty(name = "linli.kind", havingValue = "demo")
class DemoPairs {

    private static final List<String> HELPERS = List.of("何晓舟", "梁思远", "董佳宁", "孟春兰", "冯知行");
    private static final int RHYTHM = 7;

    private final StandIns standIns;
    private final Volunteers volunteers;
    private final Residents residents;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DemoPairs(
            StandIns standIns,
            Volunteers volunteers,
            Residents residents,
            TransactionTemplate transaction,
            Clock clock) {
        this.standIns = standIns;
        this.volunteers = volunteers;
        this.residents = residents;
        this.transaction = transaction;
        this.clock = clock;
    }

    void tell(DemoStaff.Posted at, List<ResidentId> people) throws Exception {
        var head = at.head();
        var today = LocalDate.now(clock);
        var elders = then(
                head,
                today,
                () -> residents.cards(head, people).stream()
                        .filter(card -> card.labels().contains("empty-nest"))
                        .map(PersonCard::id)
                        .limit(HELPERS.size())
                        .toList());
        for (int i = 0; i < elders.size(); i++) {
            var elder = elders.get(i);
            var name = HELPERS.get(i);
            var helper = new VolunteerId(Ids.next());
            var pair = new StandInId(Ids.next());
            var asked = i == HELPERS.size() - 1;
            then(head, today.minusDays(asked ? 1 : 40), () -> {
                volunteers.add(head, helper, new NewVolunteer(at.station().id(), name, "", List.of("陪伴"), null));
                return standIns.propose(head, pair, elder, helper.value(), RHYTHM, null);
            });
            if (!asked) {
                then(head, today.minusDays(39), () -> {
                    standIns.agree(head, pair, 0, StandIns.Side.ELDER, "spoken");
                    return standIns.agree(head, pair, 1, StandIns.Side.HELPER, "");
                });
                heard(head, pair, i == 0 ? today.minusDays(17) : today.minusDays(i));
            }
        }
    }

    /** The first pair has not heard of each other for more than the rhythm and a half. */
    private void heard(Actor head, StandInId pair, LocalDate day) throws Exception {
        then(head, day, () -> {
            standIns.note(
                    head, pair, Ids.next(), day, Contact.Way.PHONE, Contact.Result.HEARD, 15, "通了电话，说身体还好，想周末有人来下棋。");
            return 0;
        });
    }

    private <T> T then(Actor who, LocalDate day, Callable<T> work) throws Exception {
        var moment = day.atTime(15, 20).atZone(clock.getZone()).toInstant();
        return TimeMachine.at(
                moment,
                () -> Wall.as(
                        who,
                        () -> java.util.Objects.requireNonNull(transaction.execute(t -> {
                            try {
                                return work.call();
                            } catch (RuntimeException e) {
                                throw e;
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        }))));
    }
}
