/**
 * 台账: one line for every piece of work the stations delivered: who, for whom, where, when, how long, how many heads,
 * for which project, in which field, and the record it came from. Lines are booked in the transaction of the record and
 * never changed or taken away: a correction books the old line backwards and a new one. Every figure anywhere is a sum
 * over these lines, and every figure opens the lines behind it.
 */
@ApplicationModule(allowedDependencies = {"shared", "access", "residents"})
@NullMarked
package cn.linli.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
