/**
 * The few words every room of the house speaks: ids with a type, the region code, a period, how to say no, what it
 * means that a piece of service was delivered. Nothing here knows a station's work.
 */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package cn.linli.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
