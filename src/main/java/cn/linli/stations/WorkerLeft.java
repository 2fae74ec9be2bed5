package cn.linli.stations;

import cn.linli.shared.AccountId;
import cn.linli.shared.StationId;
import cn.linli.shared.WorkerId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of the staff leaves; what they answered for needs somebody else.
 *
 * @param worker who
 * @param station which station they leave
 * @param account what they signed in with, if they did
 * @param last their last day, past or to come
 */
public record WorkerLeft(
        WorkerId worker, StationId station, @Nullable AccountId account, LocalDate last) {}
