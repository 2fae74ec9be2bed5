/**
 * Stand-in children (代理儿女): workers and volunteers paired with elders whose children are far, with a rhythm both keep
 * to, and an ending that is planned.
 */
@ApplicationModule(allowedDependencies = {"shared", "access", "residents", "volunteers", "stations"})
@NullMarked
package cn.linli.standins;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
