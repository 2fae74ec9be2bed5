package cn.linli.residents;

import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import java.time.LocalDate;

/**
 * Somebody of the register died.
 *
 * @param resident who
 * @param station the station that looked after them
 * @param day the day of death
 */
public record ResidentDied(ResidentId resident, StationId station, LocalDate day) {}
