package cn.linli.residents;

import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;

/**
 * Somebody is watched over more closely than before, or less.
 *
 * @param resident who
 * @param station their station
 * @param from how closely until now
 * @param to how closely from now on
 */
public record RiskChanged(ResidentId resident, StationId station, Risk from, Risk to) {

    /** Whether the risk is high now and was not before. */
    public boolean raisedToHigh() {
        return to == Risk.HIGH && from != Risk.HIGH;
    }
}
