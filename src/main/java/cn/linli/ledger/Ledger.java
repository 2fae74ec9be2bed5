package cn.linli.ledger;

import cn.linli.access.Actor;
import cn.linli.access.Wall;
import cn.linli.shared.Act;
import cn.linli.shared.Delivered;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hears what was delivered and books it there and then, in the transaction of the record: both are saved or neither.
 *
 * <p>The first revision of a source is one line. A later revision books what stands backwards and the new act beside
 * it; a later revision that does not count only books backwards. A revision heard before, or older than one heard
 * before, changes nothing.
 */
@Component
public class Ledger {

    private final LineBook lines;
    private final PeopleServed people;

    Ledger(LineBook lines, PeopleServed people) {
        this.lines = lines;
        this.people = people;
    }

    /** Books one delivered piece of service. Refuses to work outside the transaction of the record. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void book(Delivered delivered) {
        var act = delivered.act();
        if (act.revision() == 0) {
            if (delivered.counts()) {
                add(act);
            }
            return;
        }
        lines.oneAtATime(act.source());
        if (lines.heardOf(act.source()) >= act.revision()) {
            return;
        }
        lines.reverse(act.source(), act.revision());
        if (delivered.counts()) {
            add(act);
        }
    }

    private void add(Act act) {
        lines.add(act, people.labelsOn(atWork(), act.people(), act.day()));
    }

    private static Actor atWork() {
        var actor = Wall.atWork();
        if (actor == null) {
            throw new IllegalStateException("Nobody is at work: nothing is booked.");
        }
        return actor;
    }
}
