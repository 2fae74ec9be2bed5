package cn.linli.care;

import cn.linli.shared.StationId;
import java.util.List;

/**
 * What rules cost: contacts and hours a month, beside what the staff can give. Hours of a contact of two workers count
 * twice; ways between homes are not counted.
 *
 * @param month the month whose working days are counted, its first day
 * @param workingDays working days of that month
 * @param hoursADay working hours of a worker's day
 * @param stations a line each
 */
record RuleCost(java.time.LocalDate month, int workingDays, int hoursADay, List<Line> stations) {

    /**
     * One station, as it is and as it would be.
     *
     * @param workers head and workers of the staff today
     * @param concerned people for whom something would change
     */
    record Line(StationId station, String name, int workers, int concerned, Load now, Load after) {}

    /**
     * A month's work.
     *
     * @param people who are owed contacts
     * @param contacts contacts a month, rounded
     * @param hours working hours a month, rounded
     */
    record Load(int people, int contacts, int hours) {

        static final Load NONE = new Load(0, 0, 0);
    }
}
