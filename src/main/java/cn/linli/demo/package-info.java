/**
 * A fictional district to try everything on: invented streets (codes starting with 99), invented people with generated
 * identity numbers, a year of work, made through the modules' own faces with a fixed seed. Only in demo mode.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "access",
            "places",
            "documents",
            "stations",
            "residents",
            "volunteers",
            "requests",
            "visits",
            "care",
            "rota",
            "campaigns",
            "standins",
            "rounds"
        })
@NullMarked
package cn.linli.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
