package cn.linli.shared;

/**
 * A finished piece of service, announced once by the module that did it, inside the transaction that records it. The
 * ledger (台账) books it there and then; reports, project progress and briefs read only the ledger.
 */
public interface Delivered {

    /** What was delivered, in the ledger's words. */
    Act act();

    /**
     * Whether it counts. False when nothing was delivered after all (nobody was home): then nothing is booked, and what
     * an earlier revision of the same source had booked is reversed.
     */
    default boolean counts() {
        return true;
    }
}
