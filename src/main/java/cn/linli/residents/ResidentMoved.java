package cn.linli.residents;

import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import java.time.LocalDate;

/**
 * Somebody moved: to another community, or away.
 *
 * @param resident who
 * @param station the station that looked after them
 * @param day since when
 * @param away whether out of the station's sight
 */
public record ResidentMoved(ResidentId resident, StationId station, LocalDate day, boolean away) {}
