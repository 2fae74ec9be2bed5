/**
 * 统计简报: the figures of any period and area, by station, field, month, kind or project, each number with the lines
 * behind it; the same numbers as an Excel workbook; and the years that were kept by hand, taken over from their
 * workbooks. Counts nothing itself: every number is a sum of the ledger.
 */
@ApplicationModule(
        allowedDependencies = {"shared", "access", "places", "documents", "stations", "residents", "projects", "ledger"
        })
@NullMarked
package cn.linli.reports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
