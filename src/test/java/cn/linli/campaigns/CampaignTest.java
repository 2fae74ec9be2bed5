package cn.linli.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.shared.Ids;
import cn.linli.shared.Refusal;
import cn.linli.shared.Refused;
import cn.linli.shared.StationId;
import java.time.LocalDate;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CampaignTest {

    private static final LocalDate LEAP_DAY = LocalDate.of(2028, 2, 29);

    @Test
    void itStartsOnItsFirstDayAndNotBefore() {
        var campaign = from(LEAP_DAY, LEAP_DAY.plusDays(10));
        refuses(CampaignRefusal.NOT_YET, () -> campaign.start(LEAP_DAY.minusDays(1)));
        campaign.start(LEAP_DAY);
        assertThat(campaign.state()).isEqualTo(Campaign.State.RUNNING);
        refuses(CampaignRefusal.NOT_A_DRAFT, () -> campaign.start(LEAP_DAY));
    }

    @Test
    void itDoesNotStartAfterItsLastDay() {
        var campaign = from(LEAP_DAY, LEAP_DAY);
        refuses(CampaignRefusal.ENDS_IN_THE_PAST, () -> campaign.start(LEAP_DAY.plusDays(1)));
    }

    @Test
    void theLastDayMovesWhileItRunsButNotIntoThePast() {
        var campaign = from(LEAP_DAY, LEAP_DAY.plusDays(3));
        campaign.start(LEAP_DAY);
        campaign.change("寒潮关爱", "", LEAP_DAY.plusYears(1), LEAP_DAY.plusDays(1));
        assertThat(campaign.to()).isEqualTo(LocalDate.of(2029, 2, 28));
        refuses(CampaignRefusal.ENDS_IN_THE_PAST, () -> campaign.change("寒潮关爱", "", LEAP_DAY, LEAP_DAY.plusDays(1)));
    }

    @Test
    void whatHasEndedStaysEnded() {
        var campaign = from(LEAP_DAY, LEAP_DAY.plusDays(3));
        refuses(CampaignRefusal.NOT_RUNNING, () -> campaign.end("没有开始", LEAP_DAY));
        campaign.start(LEAP_DAY);
        refuses(CampaignRefusal.NOT_A_DRAFT, () -> campaign.callOff("不做了", LEAP_DAY));
        campaign.end("全部走到", LEAP_DAY.plusDays(2));
        refuses(CampaignRefusal.NOT_RUNNING, () -> campaign.end("再来一次", LEAP_DAY.plusDays(2)));
        assertThat(campaign.endedOn()).isEqualTo(LocalDate.of(2028, 3, 2));
    }

    @Test
    void daysThatRunBackwardsAndMoreThanAYearAreRefused() {
        refuses(CampaignRefusal.DAYS_BACKWARDS, () -> from(LEAP_DAY, LEAP_DAY.minusDays(1)));
        refuses(CampaignRefusal.TOO_LONG, () -> from(LEAP_DAY, LEAP_DAY.plusYears(2)));
        refuses(
                CampaignRefusal.AGE_OUT_OF_RANGE,
                () -> new Pick(Set.of(), Set.of(), Set.of(), Set.of(), 80, 60, false));
    }

    @Test
    void ageIsCountedInWholeYearsAlsoOnTheTwentyNinthOfFebruary() {
        var sixties = new Pick(Set.of(), Set.of(), Set.of(), Set.of(), 60, 69, false);
        assertThat(sixties.bornTo(LEAP_DAY)).isEqualTo(LocalDate.of(1968, 2, 29));
        assertThat(sixties.bornFrom(LEAP_DAY)).isEqualTo(LocalDate.of(1958, 3, 1));
    }

    private static Campaign from(LocalDate from, LocalDate to) {
        var station = new StationId(Ids.next());
        var plan = new NewCampaign(
                station, Set.of(station), CampaignKind.COLD, "寒潮关爱", "", from, to, false, Unit.PERSON, Pick.EVERYBODY);
        return new Campaign(new CampaignId(Ids.next()), plan, Campaign.State.DRAFT, 0, null, "");
    }

    private static void refuses(Refusal no, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(no));
    }
}
