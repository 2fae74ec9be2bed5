package cn.linli.requests;

import cn.linli.shared.RequestId;
import cn.linli.shared.StationId;

/** Somebody answers for a request from now on. */
public record RequestAssigned(RequestId request, StationId station) {}
