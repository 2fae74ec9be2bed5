/**
 * 今日. What a worker must do now, gathered from every module that has something waiting, in one order; and the line on
 * which an open screen hears at once what has just come in.
 */
@ApplicationModule(allowedDependencies = {"shared", "access"})
@NullMarked
package cn.linli.today;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
