package cn.linli.requests;

import cn.linli.shared.Act;
import cn.linli.shared.Delivered;
import cn.linli.shared.RequestId;

/**
 * A request was done (诉求办理). Done again after the resident said no, it is announced again, as a revision.
 *
 * @param counts false when a visit made for it is counted instead, so that one act counts once
 */
public record RequestDone(RequestId request, Act act, boolean counts) implements Delivered {}
