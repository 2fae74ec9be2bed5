/**
 * Stand-in children (代理儿女): workers and volunteers paired with elders whose children are far: proposed by what they
 * have in common, begun when both agree, kept up in a rhythm, ended on a named day. A pair that drifts apart is noticed.
 */
@ApplicationModule(allowedDependencies = {"shared", "access", "residents", "volunteers", "stations"})
@NullMarked
package cn.linli.standins;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
