package cn.linli.visits;

import cn.linli.shared.AccountId;
import cn.linli.shared.Contact;
import org.jspecify.annotations.Nullable;

/**
 * How a visit is made, and by whom.
 *
 * @param way at their home, by phone, by video or elsewhere
 * @param worker who answers for it
 * @param second who goes along
 * @param two whether it takes two workers, whoever the second will be
 */
record Going(Contact.Way way, Colleague worker, @Nullable Colleague second, boolean two) {

    /** Refuses two who are one. */
    Going {
        if (second != null && second.account().equals(worker.account())) {
            throw VisitRefusal.TWICE_THE_SAME.refuse(worker.name());
        }
    }

    /** Somebody of the station, by the name of that day. */
    record Colleague(AccountId account, String name) {}
}
