/**
 * Nobody answers (无人应答): what follows when a visit or a call finds nobody. A ladder of steps with times set by risk:
 * again, by phone, kin, neighbour, grid leader, then an urgent request for a welfare check. It ends only when somebody
 * has seen or heard the person.
 */
@ApplicationModule(allowedDependencies = {"shared", "access", "places", "residents", "stations", "requests"})
@NullMarked
package cn.linli.unanswered;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
