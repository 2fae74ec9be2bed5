/**
 * The duty rota (值班) of a year: shifts and holidays, proposed fair, swapped with consent, with a note for the next on
 * duty.
 */
@ApplicationModule(allowedDependencies = {"shared", "access", "places", "stations"})
@NullMarked
package cn.linli.rota;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
