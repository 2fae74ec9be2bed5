package cn.linli.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.shared.Refused;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WorkingDaysTest {

    private static final WorkingDays DAYS = new WorkingDays(CountryData.days());

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    @Test
    void newYear2026IsFreeForThreeDaysAndTheSundayAfterIsWorked() {
        assertThat(DAYS.workingDay(day("2025-12-31"))).isTrue();
        assertThat(DAYS.workingDay(day("2026-01-01"))).isFalse();
        assertThat(DAYS.workingDay(day("2026-01-02"))).isFalse();
        assertThat(DAYS.workingDay(day("2026-01-03"))).isFalse();
        assertThat(DAYS.workingDay(day("2026-01-04"))).as("Sunday, made up").isTrue();
        assertThat(DAYS.plus(day("2025-12-31"), 1)).isEqualTo(day("2026-01-04"));
    }

    @Test
    void springFestivalTakesNineDaysAndGivesTwoSaturdays() {
        assertThat(DAYS.workingDay(day("2026-02-14"))).isTrue();
        assertThat(DAYS.workingDay(day("2026-02-28"))).isTrue();
        assertThat(DAYS.plus(day("2026-02-14"), 1)).isEqualTo(day("2026-02-24"));
        assertThat(DAYS.between(day("2026-02-14"), day("2026-02-28"))).isEqualTo(5);
    }

    @Test
    void threeWorkingDaysFromAFridayEndOnWednesday() {
        assertThat(DAYS.plus(day("2026-11-20"), 3)).isEqualTo(day("2026-11-25"));
        assertThat(DAYS.plus(day("2026-11-21"), 0)).isEqualTo(day("2026-11-21"));
    }

    @Test
    void aYearNotYetPublishedHasWeekendsAndTheFixedHolidays() {
        assertThat(DAYS.workingDay(day("2031-01-01"))).isFalse();
        assertThat(DAYS.workingDay(day("2031-10-02"))).isFalse();
        assertThat(DAYS.workingDay(day("2031-10-08"))).isTrue();
        assertThat(DAYS.workingDay(day("2031-10-11"))).as("Saturday").isFalse();
    }

    @Property
    void aLaterStartOrMoreDaysNeverEndEarlier(
            @ForAll @IntRange(max = 8400) int start,
            @ForAll @IntRange(max = 60) int apart,
            @ForAll @IntRange(max = 60) int days) {
        var from = day("2004-01-01").plusDays(start);
        assertThat(DAYS.plus(from.plusDays(apart), days)).isAfterOrEqualTo(DAYS.plus(from, days));
        assertThat(DAYS.plus(from, days + 1)).isAfter(DAYS.plus(from, days));
    }

    @Property
    void goingSoManyWorkingDaysOnPassesJustSoMany(
            @ForAll @IntRange(max = 8400) int start, @ForAll @IntRange(min = 1, max = 60) int days) {
        var from = day("2004-01-01").plusDays(start);
        var reached = DAYS.plus(from, days);
        assertThat(DAYS.workingDay(reached)).isTrue();
        assertThat(DAYS.between(from, reached)).isEqualTo(days);
    }

    @Test
    void aLineOfANewYearsCalendarIsRead() {
        assertThat(DayOff.read("2027-01-01,holiday,元旦"))
                .isEqualTo(new DayOff(day("2027-01-01"), DayOff.Kind.HOLIDAY, "元旦"));
        assertThat(DayOff.read("2027-01-02,上班,")).isEqualTo(new DayOff(day("2027-01-02"), DayOff.Kind.MAKE_UP, ""));
        for (var wrong : List.of("元旦", "2027-13-01,holiday,x", "2027-01-01,maybe,x")) {
            assertThatThrownBy(() -> DayOff.read(wrong)).isInstanceOf(Refused.class);
        }
    }
}
