package cn.linli.requests;

import cn.linli.shared.RequestId;
import cn.linli.shared.StationId;

/**
 * A request ended.
 *
 * @param solved whether it closed on the resident's being satisfied
 */
public record RequestClosed(RequestId request, StationId station, boolean solved) {}
