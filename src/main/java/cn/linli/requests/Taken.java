package cn.linli.requests;

import cn.linli.shared.RequestId;

/**
 * The answer to every change of a request.
 *
 * @param id its id
 * @param number its number at the station, {@code 2026-0042}
 * @param state where it stands now
 * @param version its version now; the next change names it
 */
public record Taken(RequestId id, String number, RequestState state, int version) {}
