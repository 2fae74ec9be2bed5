/**
 * Campaigns (专项行动): everybody of a kind is to be reached by a day, for heat, cold, a storm, a festival, a policy to
 * explain. Each has an owner; a visit that serves a routine and a campaign is one visit.
 */
@ApplicationModule(allowedDependencies = {"shared", "access", "residents", "stations"})
@NullMarked
package cn.linli.campaigns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
