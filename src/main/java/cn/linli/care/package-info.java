/**
 * Care (关护): who must be seen or heard, how often, in which way, and by whom. Rules by label and risk give every
 * priority person a next day; what visits and calls report moves it. On any day it can name who was seen, heard, only
 * tried, or missed, and who answers for them (包保责任人).
 */
@ApplicationModule(allowedDependencies = {"shared", "access", "places", "documents", "residents", "stations"})
@NullMarked
package cn.linli.care;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
