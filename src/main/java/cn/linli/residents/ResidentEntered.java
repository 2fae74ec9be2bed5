package cn.linli.residents;

import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;

/**
 * Somebody stands in the register: newly entered, or again after a death that was noted by mistake.
 *
 * @param resident who
 * @param station the station that looks after them
 */
public record ResidentEntered(ResidentId resident, StationId station) {}
