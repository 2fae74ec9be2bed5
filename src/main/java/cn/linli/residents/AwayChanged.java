package cn.linli.residents;

import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is away from home for a while, for other days than was known, or back.
 *
 * @param resident who
 * @param station their station
 * @param away where and how long; null: at home, nothing was known of
 */
public record AwayChanged(
        ResidentId resident, StationId station, @Nullable Away away) {}
