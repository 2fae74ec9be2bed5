package cn.linli.standins;

import java.time.LocalDate;

/**
 * How often two hear of each other. Past the rhythm and a half they drift apart: whoever is responsible is told; past
 * twice the rhythm the head is.
 *
 * @param days 1 to 92
 */
record Rhythm(int days) {

    static final int LONGEST = 92;

    /** Refuses a rhythm of nothing and of more than a quarter. */
    Rhythm {
        if (days < 1 || days > LONGEST) {
            throw StandInRefusal.RHYTHM_OUT_OF_RANGE.refuse(LONGEST);
        }
    }

    /** The day the next contact is due. */
    LocalDate due(LocalDate last) {
        return last.plusDays(days);
    }

    /** From this day on they drift apart. */
    LocalDate drifts(LocalDate last) {
        return last.plusDays((long) Math.ceil(days * 1.5)).plusDays(1);
    }

    /** From this day on the head is told. */
    LocalDate climbs(LocalDate last) {
        return last.plusDays(2L * days).plusDays(1);
    }
}
