/**
 * Visits (走访): somebody goes and sees a person or a household, alone or in twos, or calls them. A visit is planned, or
 * simply made; it ends met, with nobody home, declined, or at a wrong number. What was seen is kept field by field; a need that was found becomes a request at once. Only
 * a visit at which somebody was met counts as service.
 */
@ApplicationModule(allowedDependencies = {"shared", "access", "residents", "stations", "requests"})
@NullMarked
package cn.linli.visits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
