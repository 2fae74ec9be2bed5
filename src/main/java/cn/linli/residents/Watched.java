package cn.linli.residents;

import cn.linli.shared.GridId;
import cn.linli.shared.RegionCode;
import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody is watched over, as the register stands today; no name, nothing sealed.
 *
 * @param labels codes of the labels carried today, their own and those of entries merged into them
 * @param gone the day they died or moved away; null while they are here
 * @param standsFor the entry that stands for them now, if this one was merged away
 * @param away where they are for a while, if not at home
 */
public record Watched(
        ResidentId id,
        StationId station,
        RegionCode community,
        @Nullable GridId grid,
        Set<String> labels,
        Risk risk,
        @Nullable LocalDate gone,
        @Nullable ResidentId standsFor,
        @Nullable Away away) {

    /** Copies the labels. */
    public Watched {
        labels = Set.copyOf(labels);
    }
}
