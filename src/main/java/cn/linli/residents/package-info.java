/**
 * 居民. The register of the people a station looks after: who they are, where they live and with whom, whom to call,
 * what makes them somebody to watch over (dated labels with evidence), what they agreed to. Two entries of one person
 * are found before they are made and can be made one, and two again. Whoever has the right sees names; numbers, phones,
 * doors and health stay covered until somebody says what for, and each look leaves a line in the trail.
 */
@ApplicationModule(allowedDependencies = {"shared", "access", "documents", "places", "stations"})
@NullMarked
package cn.linli.residents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
