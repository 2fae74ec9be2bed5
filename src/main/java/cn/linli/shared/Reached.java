package cn.linli.shared;

/**
 * Somebody was reached or not. Announced once, inside the transaction that writes it down, by the module whose work it
 * was: a visit, a call, a request brought in person. The care clock, the ladder and campaigns listen.
 */
public interface Reached {

    /** Whom, how, and what came of it. */
    Contact contact();
}
