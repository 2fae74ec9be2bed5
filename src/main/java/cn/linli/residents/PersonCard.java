package cn.linli.residents;

import cn.linli.shared.GridId;
import cn.linli.shared.RegionCode;
import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person on one line, with nothing sealed in it.
 *
 * @param age in whole years, today or on the day of death; null when the birth is not known
 * @param community the community they live in, or the street when it is not known
 * @param road road or estate; no door
 * @param labels codes of the labels carried today, their own and those of entries merged into them
 * @param moved whether they moved away
 * @param mergedInto the entry that stands for them now, if this one was merged away
 */
public record PersonCard(
        ResidentId id,
        String name,
        Sex sex,
        @Nullable LocalDate birth,
        @Nullable Integer age,
        StationId station,
        RegionCode community,
        @Nullable GridId grid,
        String road,
        Set<String> labels,
        Risk risk,
        boolean livesAlone,
        boolean deceased,
        boolean moved,
        @Nullable ResidentId mergedInto) {}
