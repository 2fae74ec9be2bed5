/**
 * Rounds (走访安排): who goes to whom today, in which order and when, so that it can be done on foot. Promises are kept,
 * what is overdue comes first, people see the worker they know, ways are short and loads fair, in this order of weight.
 */
@ApplicationModule(
        allowedDependencies = {"shared", "access", "places", "residents", "stations", "requests", "visits", "care"})
@NullMarked
package cn.linli.rounds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
