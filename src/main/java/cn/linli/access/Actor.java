package cn.linli.access;

import cn.linli.shared.AccountId;
import cn.linli.shared.StationId;
import java.util.Set;

/**
 * Who is at work: a person signed in, a token, the command line or a nightly job. It comes in by the door of every
 * face as its first argument.
 *
 * @param account the account
 * @param name the name shown beside what was done
 * @param roles what they are
 * @param rights what they may do
 * @param scope what they may see
 */
public record Actor(AccountId account, String name, Set<Role> roles, Set<Right> rights, Scope scope) {

    /** Copies the sets. */
    public Actor {
        roles = Set.copyOf(roles);
        rights = Set.copyOf(rights);
    }

    /** Goes on only if this actor has the right. */
    public void needs(Right right) {
        if (!rights.contains(right)) {
            throw AccessRefusal.NOT_ALLOWED.refuse();
        }
    }

    /** Whether this actor has the right. */
    public boolean may(Right right) {
        return rights.contains(right);
    }

    /** Whether this actor is one of those. */
    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Goes on only if the station lies in the scope. A foreign station does not exist for this actor. */
    public void worksAt(StationId station) {
        if (!scope.stations().contains(station)) {
            throw cn.linli.shared.SharedRefusal.NOT_FOUND.refuse();
        }
    }
}
