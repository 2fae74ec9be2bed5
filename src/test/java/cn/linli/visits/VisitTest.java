package cn.linli.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.shared.AccountId;
import cn.linli.shared.Ids;
import cn.linli.shared.Refusal;
import cn.linli.shared.Refused;
import cn.linli.shared.RegionCode;
import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import cn.linli.shared.VisitId;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class VisitTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @Test
    void aVisitIsRecordedOnlyOnce() {
        var visit = aVisit();
        visit.record(met(30), "", TODAY);
        refused(VisitRefusal.ALREADY_RECORDED, () -> visit.record(met(30), "", TODAY));
    }

    @Test
    void aCorrectionCountsOneRevisionUp() {
        var visit = aVisit();
        assertThat(visit.record(met(30), "", TODAY).act().revision()).isZero();
        var mended = visit.correct(met(45), "", TODAY);
        assertThat(mended.act().revision()).isEqualTo(1);
        assertThat(mended.act().minutes()).isEqualTo(45);
    }

    @Test
    void nobodyHomeCountsNothing() {
        var told = aVisit().record(with(new VisitOutcome.NobodyHome(true)), "", TODAY);
        assertThat(told.counts()).isFalse();
        assertThat(told.act().people()).isEmpty();
    }

    @Test
    void aRefusalAtTheDoorCountsNothing() {
        assertThat(aVisit().record(with(new VisitOutcome.Declined("不方便")), "", TODAY)
                        .counts())
                .isFalse();
    }

    @Test
    void nothingIsObservedWhenNobodyWasMet() {
        var seen = new VisitRecord(
                TODAY,
                null,
                new VisitOutcome.NobodyHome(false),
                "",
                List.of(new VisitRecord.Observation("mood", "good", "")),
                List.of());
        refused(VisitRefusal.OBSERVATIONS_NEED_SOMEBODY, () -> aVisit().record(seen, "", TODAY));
    }

    @Test
    void aVisitIsNotRecordedAheadOfItsDay() {
        var ahead = new VisitRecord(TODAY.plusDays(1), null, new VisitOutcome.Met(30, 1), "", List.of(), List.of());
        refused(VisitRefusal.DAY_IN_THE_FUTURE, () -> aVisit().record(ahead, "", TODAY));
    }

    @Test
    void aVisitIsRecordedWithinAYear() {
        var late = new VisitRecord(
                TODAY.minusYears(1).minusDays(1), null, new VisitOutcome.Met(30, 1), "", List.of(), List.of());
        refused(VisitRefusal.TOO_LONG_AGO, () -> aVisit().record(late, "", TODAY));
    }

    @Test
    void aVisitHasAtMostTwentyPhotos() {
        var photos = Collections.nCopies(21, Ids.next());
        var seen = new VisitRecord(TODAY, null, new VisitOutcome.Met(30, 1), "", List.of(), photos);
        refused(VisitRefusal.TOO_MANY_PHOTOS, () -> aVisit().record(seen, "", TODAY));
    }

    @Test
    void whoeverIsVisitedIsPresent() {
        refused(VisitRefusal.PRESENT_OUT_OF_RANGE, () -> aVisit().record(with(new VisitOutcome.Met(30, 0)), "", TODAY));
        refused(
                VisitRefusal.PRESENT_OUT_OF_RANGE,
                () -> aVisit().record(with(new VisitOutcome.Met(30, 201)), "", TODAY));
    }

    @Test
    void aVisitLastsAtLeastAMinuteAndAtMostHalfADay() {
        refused(VisitRefusal.MINUTES_OUT_OF_RANGE, () -> aVisit().record(met(0), "", TODAY));
        refused(VisitRefusal.MINUTES_OUT_OF_RANGE, () -> aVisit().record(met(721), "", TODAY));
        assertThat(aVisit().record(met(600), "", TODAY).act().minutes()).isEqualTo(600);
    }

    @Test
    void aVisitThatWasCalledOffIsNotRecorded() {
        var visit = aVisit();
        visit.callOff("住院");
        refused(VisitRefusal.CALLED_OFF, () -> visit.record(met(30), "", TODAY));
        refused(VisitRefusal.NOT_RECORDED_YET, () -> visit.correct(met(30), "", TODAY));
    }

    @Test
    void whatWasRecordedOrCalledOffIsNotCalledOff() {
        var made = aVisit();
        made.record(met(30), "", TODAY);
        refused(VisitRefusal.ALREADY_RECORDED, () -> made.callOff("住院"));
        var off = aVisit();
        off.callOff("住院");
        refused(VisitRefusal.CALLED_OFF, () -> off.callOff("住院"));
    }

    @Test
    void aVisitIsToSomebody() {
        var wish = new NewVisit(List.of(), null, TODAY, null, "");
        refused(VisitRefusal.NOBODY_TO_VISIT, () -> planned(wish));
    }

    private static Visit aVisit() {
        return planned(new NewVisit(List.of(new ResidentId(Ids.next())), null, TODAY, null, "入户走访"));
    }

    private static Visit planned(NewVisit wish) {
        return Visit.plan(
                new VisitId(Ids.next()),
                new StationId(Ids.next()),
                RegionCode.of("990101001001"),
                null,
                wish,
                new AccountId(Ids.next()),
                "测试员");
    }

    private static VisitRecord met(int minutes) {
        return with(new VisitOutcome.Met(minutes, 1));
    }

    private static VisitRecord with(VisitOutcome outcome) {
        return new VisitRecord(TODAY, null, outcome, "", List.of(), List.of());
    }

    private static void refused(Refusal why, org.assertj.core.api.ThrowableAssert.ThrowingCallable what) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal()).isEqualTo(why));
    }
}
