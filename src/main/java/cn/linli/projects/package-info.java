/**
 * 项目: what each station set out to do in a year, two or three focus projects in its fields of service. The ledger
 * counts what was delivered for each of them.
 */
@ApplicationModule(allowedDependencies = {"shared", "access"})
@NullMarked
package cn.linli.projects;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
