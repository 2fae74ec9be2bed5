package cn.linli.care;

import cn.linli.residents.Risk;
import cn.linli.shared.AccountId;
import cn.linli.shared.Contact;
import cn.linli.shared.ResidentId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who must be contacted.
 *
 * @param resident who
 * @param owner who answers for them (包保责任人)
 * @param ownerName their name, empty without one
 * @param due the last day on which the contact is in time
 * @param way in which way; null: seen or heard, whichever
 * @param two whether two workers go
 * @param minutes how long a contact takes
 * @param risk how closely they are watched over
 */
public record Owed(
        ResidentId resident,
        @Nullable AccountId owner,
        String ownerName,
        LocalDate due,
        Contact.@Nullable Way way,
        boolean two,
        int minutes,
        Risk risk) {}
