package cn.linli.shared;

import java.time.OffsetDateTime;
import java.util.List;

/** A module in which things wait for somebody; the page 今日 shows them all in one order. */
public interface DueSource {

    /**
     * What waits for this person now: what is theirs to do, what is new for them, where the resident's word is still
     * missing; for a head also what nobody has taken on. Runs in the caller's transaction and scope. At most a few
     * hundred, the most pressing first.
     *
     * @param me whose day it is
     * @param leads whether they lead the station
     * @param now the moment to judge by
     */
    List<Due> dueFor(AccountId me, boolean leads, OffsetDateTime now);
}
