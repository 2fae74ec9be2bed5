package cn.linli.stations;

import cn.linli.shared.AccountId;
import cn.linli.shared.StationId;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agency that runs stations under contract (承接机构).
 *
 * @param contact whom to ask for there
 * @param manager its manager's account, who sees the stations while a contract runs
 * @param contracts its contracts, newest first
 * @param version counts the changes
 */
public record Operator(
        UUID id,
        String name,
        String contact,
        String phone,
        @Nullable AccountId manager,
        List<Contract> contracts,
        int version) {

    /**
     * A contract for one station.
     *
     * @param number as it stands on the paper
     * @param from first day
     * @param to last day
     */
    public record Contract(UUID id, StationId station, String number, LocalDate from, LocalDate to) {

        boolean meets(LocalDate otherFrom, LocalDate otherTo) {
            return !from.isAfter(otherTo) && !to.isBefore(otherFrom);
        }
    }
}
