package cn.linli.requests;

import cn.linli.shared.Act;
import cn.linli.shared.Delivered;
import cn.linli.shared.RequestId;

/** A request was done (诉求办理). Done again after the resident said no, it is announced again, as a revision. */
public record RequestDone(RequestId request, Act act) implements Delivered {}
