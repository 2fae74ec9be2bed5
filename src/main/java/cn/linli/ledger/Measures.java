package cn.linli.ledger;

/**
 * What is counted.
 *
 * @param sessions pieces of work (场次)
 * @param minutes how long they took together
 * @param personTimes heads served (人次)
 * @param people distinct named residents; somebody entered twice and merged counts once
 */
public record Measures(long sessions, long minutes, long personTimes, long people) {

    /** Nothing. */
    public static final Measures NONE = new Measures(0, 0, 0, 0);
}
