package cn.linli.residents;

import java.util.Map;

/**
 * What a roster comes to.
 *
 * @param dataRows rows that tell of a person; titles, blanks, sums and signatures are none
 * @param accepted people taken
 * @param merged rows that repeat a person taken
 * @param held rows that wait for a correction
 * @param heldBy how many by reason
 * @param warnedBy how many of the people taken by warning
 * @param added people the register did not know
 * @param changed people of whom the roster says something new
 * @param unchanged people of whom it says nothing new
 * @param gone people of an earlier roster who are not in it; they are listed, never taken out
 */
public record RosterFigures(
        int dataRows,
        int accepted,
        int merged,
        int held,
        Map<String, Integer> heldBy,
        Map<String, Integer> warnedBy,
        int added,
        int changed,
        int unchanged,
        int gone) {}
