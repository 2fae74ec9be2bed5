/**
 * Campaigns (专项行动): everybody of a kind is to be reached by a day, for heat, cold, a storm, a festival, a policy to
 * explain; every door of an area in an epidemic; the shops. Each target has an owner and a last day. What became of it
 * follows from the contacts every module announces: a visit that serves a routine and a campaign is one visit.
 */
@ApplicationModule(allowedDependencies = {"shared", "access", "places", "documents", "residents", "stations"})
@NullMarked
package cn.linli.campaigns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
