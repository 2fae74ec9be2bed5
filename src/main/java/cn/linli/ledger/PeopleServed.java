package cn.linli.ledger;

import cn.linli.access.Actor;
import cn.linli.residents.Residents;
import cn.linli.shared.ResidentId;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the ledger keeps of the people served: their labels of that day, so that a later change of labels alters no
 * past figure. */
@Component
class PeopleServed {

    private final Residents residents;

    PeopleServed(Residents residents) {
        this.residents = residents;
    }

    Map<ResidentId, Set<String>> labelsOn(Actor actor, Set<ResidentId> people, LocalDate day) {
        return people.isEmpty() ? Map.of() : residents.labelsOn(actor, people, day);
    }
}
