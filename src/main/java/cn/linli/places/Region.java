package cn.linli.places;

import cn.linli.shared.RegionCode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One region under one name, for as long as it was called so. Codes and names change year by year; the older name
 * stays, so that a paper of that year still reads right.
 *
 * @param code GB/T 2260 and the statistical code below it, 12 digits
 * @param name as the authorities write it: 南村街道, 东区社区居民委员会
 * @param level how far down it lies
 * @param parent the region it lies in; none for a province
 * @param from first day under this code and name
 * @param to last day; none while it still is
 */
public record Region(
        RegionCode code,
        String name,
        RegionLevel level,
        @Nullable RegionCode parent,
        LocalDate from,
        @Nullable LocalDate to) {

    /** Since when the regions that came with the program are taken to be so called. */
    public static final LocalDate SINCE_EVER = LocalDate.of(1949, 10, 1);

    /** A region that has always been called so and lies where its code says. */
    public static Region of(String code, String name, RegionLevel level) {
        var own = RegionCode.of(code);
        return new Region(own, name, level, parentOf(own, level), SINCE_EVER, null);
    }

    /** The same region without its committee, as people say it: 东区社区, 张庄村, 南村街道. */
    public String spoken() {
        return level == RegionLevel.COMMUNITY ? Spelling.of(name).spoken() : name;
    }

    private static @Nullable RegionCode parentOf(RegionCode code, RegionLevel level) {
        return switch (level) {
            case PROVINCE -> null;
            case CITY -> RegionCode.of(code.value().substring(0, 2));
            case COUNTY -> RegionCode.of(code.value().substring(0, code.value().startsWith("00", 4) ? 2 : 4));
            case STREET -> code.county();
            case COMMUNITY -> code.street();
        };
    }
}
