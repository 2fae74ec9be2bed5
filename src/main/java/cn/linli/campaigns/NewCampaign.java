package cn.linli.campaigns;

import cn.linli.shared.StationId;
import java.time.LocalDate;
import java.util.Set;

/**
 * A campaign to be made.
 *
 * @param station who runs it: a station for itself, or the hub for its district
 * @param stations of a district, the stations that take part; empty: all of them
 * @param kind what for
 * @param title what it is called
 * @param message what to say, look at and bring; may be empty
 * @param from first day; a contact counts from this day on
 * @param to the last day for everybody
 * @param heard whether a voice on the phone counts, or only who was seen
 * @param unit each person, each door, or places
 * @param pick who is meant
 */
public record NewCampaign(
        StationId station,
        Set<StationId> stations,
        CampaignKind kind,
        String title,
        String message,
        LocalDate from,
        LocalDate to,
        boolean heard,
        Unit unit,
        Pick pick) {

    private static final int LONGEST_DAYS = 366;

    /** Refuses an end before the beginning and more than a year. */
    public NewCampaign {
        stations = Set.copyOf(stations);
        if (to.isBefore(from)) {
            throw CampaignRefusal.DAYS_BACKWARDS.refuse();
        }
        if (to.isAfter(from.plusDays(LONGEST_DAYS))) {
            throw CampaignRefusal.TOO_LONG.refuse(LONGEST_DAYS);
        }
    }
}
