/**
 * The desk (诉求): every need enters here, whether it was phoned in, said at the counter, seen on a visit, written by a
 * relative through a link or raised by another program. The desk gives it a number, an owner and a due time; it is
 * assigned, begun, done, and ends only on the resident's word, or visibly unsolved with a reason. What nobody gets done
 * in time climbs to the head and then to the hub. What was done is announced once and booked by the ledger.
 */
@ApplicationModule(
        allowedDependencies = {"shared", "access", "places", "stations", "residents", "volunteers", "documents"})
@NullMarked
package cn.linli.requests;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
