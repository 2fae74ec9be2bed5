package cn.linli.requests;

import cn.linli.shared.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for a request.
 *
 * @param doer worker or volunteer
 * @param account the account they sign in with; a volunteer may have none
 * @param name as shown
 */
record AssignedTo(Doer doer, @Nullable AccountId account, String name) {

    static AssignedTo worker(AccountId account, String name) {
        return new AssignedTo(new Doer.Worker(account), account, name);
    }

    boolean volunteer() {
        return doer instanceof Doer.Helper;
    }
}
