package cn.linli.requests;

import cn.linli.shared.ResidentId;

/** What a request is about. */
public sealed interface About {

    /** A person of the register. */
    record Person(ResidentId resident) implements About {}

    /**
     * A shop, a yard, an address, or somebody not known yet: no person is needed.
     *
     * @param words where, as written; at most 200 characters
     */
    record Place(String words) implements About {}
}
