/**
 * 辖区. The ground a station stands on: the regions of the country from province to community, as they are called today
 * and were called before; the grids of a community and who leads each; how an address is written down; and which days
 * are working days, with the holidays and the make-up days of every year. A roster's "南村社区" is found here to be
 * the 南村社区居民委员会 of that street. Names of regions are public: everybody may read them.
 */
@ApplicationModule(allowedDependencies = {"shared", "access"})
@NullMarked
package cn.linli.places;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
