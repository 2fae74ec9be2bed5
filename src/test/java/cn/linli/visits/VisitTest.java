package cn.linli.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.shared.AccountId;
import cn.linli.shared.Act;
import cn.linli.shared.Contact;
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
import java.util.Set;
import org.junit.jupiter.api.Test;

class VisitTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final ResidentId HE = new ResidentId(Ids.next());
    private static final ResidentId SHE = new ResidentId(Ids.next());
    private static final Going.Colleague WORKER = new Going.Colleague(new AccountId(Ids.next()), "测试员");
    private static final Going.Colleague OTHER = new Going.Colleague(new AccountId(Ids.next()), "同事");
    private static final Going ALONE = new Going(Contact.Way.HOME, WORKER, null, false);
    private static final Going BY_PHONE = new Going(Contact.Way.PHONE, WORKER, null, false);

    @Test
    void aVisitIsRecordedOnlyOnce() {
        var visit = aVisit();
        visit.record(met(30), ALONE, "", TODAY);
        refused(VisitRefusal.ALREADY_RECORDED, () -> visit.record(met(30), ALONE, "", TODAY));
    }

    @Test
    void aCorrectionCountsOneRevisionUp() {
        var visit = aVisit();
        assertThat(visit.record(met(30), ALONE, "", TODAY).act().revision()).isZero();
        var mended = visit.correct(met(45), ALONE, "", TODAY);
        assertThat(mended.act().revision()).isEqualTo(1);
        assertThat(mended.act().minutes()).isEqualTo(45);
    }

    @Test
    void nobodyHomeCountsNothing() {
        var told = aVisit().record(with(new VisitOutcome.NobodyHome(true)), ALONE, "", TODAY);
        assertThat(told.counts()).isFalse();
        assertThat(told.act().people()).isEmpty();
    }

    @Test
    void aRefusalAtTheDoorCountsNothing() {
        assertThat(aVisit().record(with(new VisitOutcome.Declined("不方便")), ALONE, "", TODAY)
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
        refused(VisitRefusal.OBSERVATIONS_NEED_SOMEBODY, () -> aVisit().record(seen, ALONE, "", TODAY));
    }

    @Test
    void aVisitIsNotRecordedAheadOfItsDay() {
        var ahead = new VisitRecord(TODAY.plusDays(1), null, new VisitOutcome.Met(30, 1), "", List.of(), List.of());
        refused(VisitRefusal.DAY_IN_THE_FUTURE, () -> aVisit().record(ahead, ALONE, "", TODAY));
    }

    @Test
    void aVisitIsRecordedWithinAYear() {
        var late = new VisitRecord(
                TODAY.minusYears(1).minusDays(1), null, new VisitOutcome.Met(30, 1), "", List.of(), List.of());
        refused(VisitRefusal.TOO_LONG_AGO, () -> aVisit().record(late, ALONE, "", TODAY));
    }

    @Test
    void aVisitHasAtMostTwentyPhotos() {
        var photos = Collections.nCopies(21, Ids.next());
        var seen = new VisitRecord(TODAY, null, new VisitOutcome.Met(30, 1), "", List.of(), photos);
        refused(VisitRefusal.TOO_MANY_PHOTOS, () -> aVisit().record(seen, ALONE, "", TODAY));
    }

    @Test
    void whoeverIsVisitedIsPresent() {
        refused(
                VisitRefusal.PRESENT_OUT_OF_RANGE,
                () -> aVisit().record(with(new VisitOutcome.Met(30, 0)), ALONE, "", TODAY));
        refused(
                VisitRefusal.PRESENT_OUT_OF_RANGE,
                () -> aVisit().record(with(new VisitOutcome.Met(30, 201)), ALONE, "", TODAY));
    }

    @Test
    void aVisitLastsAtLeastAMinuteAndAtMostHalfADay() {
        refused(VisitRefusal.MINUTES_OUT_OF_RANGE, () -> aVisit().record(met(0), ALONE, "", TODAY));
        refused(VisitRefusal.MINUTES_OUT_OF_RANGE, () -> aVisit().record(met(721), ALONE, "", TODAY));
        assertThat(aVisit().record(met(600), ALONE, "", TODAY).act().minutes()).isEqualTo(600);
    }

    @Test
    void aVisitThatWasCalledOffIsNotRecorded() {
        var visit = aVisit();
        visit.callOff("住院");
        refused(VisitRefusal.CALLED_OFF, () -> visit.record(met(30), ALONE, "", TODAY));
        refused(VisitRefusal.NOT_RECORDED_YET, () -> visit.correct(met(30), ALONE, "", TODAY));
    }

    @Test
    void whatWasRecordedOrCalledOffIsNotCalledOff() {
        var made = aVisit();
        made.record(met(30), ALONE, "", TODAY);
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

    @Test
    void seenHeardTriedAndRefusedAreFourThings() {
        assertThat(result(ALONE, new VisitOutcome.Met(30, 1))).isEqualTo(Contact.Result.SEEN);
        assertThat(result(by(Contact.Way.VIDEO), new VisitOutcome.Met(10, 1))).isEqualTo(Contact.Result.SEEN);
        assertThat(result(by(Contact.Way.ELSEWHERE), new VisitOutcome.Met(10, 1)))
                .isEqualTo(Contact.Result.SEEN);
        assertThat(result(BY_PHONE, new VisitOutcome.Met(10, 1))).isEqualTo(Contact.Result.HEARD);
        assertThat(result(ALONE, new VisitOutcome.NobodyHome(true))).isEqualTo(Contact.Result.NO_ANSWER);
        assertThat(result(BY_PHONE, new VisitOutcome.NobodyHome(false))).isEqualTo(Contact.Result.NO_ANSWER);
        assertThat(result(BY_PHONE, new VisitOutcome.WrongNumber())).isEqualTo(Contact.Result.NO_ANSWER);
        assertThat(result(ALONE, new VisitOutcome.Declined(""))).isEqualTo(Contact.Result.REFUSED);
    }

    @Test
    void onlyACallHasAWrongNumber() {
        refused(
                VisitRefusal.WRONG_NUMBER_BY_PHONE,
                () -> aVisit().record(with(new VisitOutcome.WrongNumber()), ALONE, "", TODAY));
    }

    @Test
    void aCallCountsAsAVisitAndSaysSo() {
        assertThat(aVisit().record(met(10), BY_PHONE, "", TODAY).act().title()).isEqualTo("电话探访：入户走访");
        var unnamed = planned(new NewVisit(List.of(SHE), null, TODAY, null, ""));
        assertThat(unnamed.record(met(10), BY_PHONE, "", TODAY).act().title()).isEqualTo("电话探访");
        assertThat(unnamed.correct(met(10), ALONE, "", TODAY).act().title()).isEqualTo("入户走访");
    }

    @Test
    void whoWentAlongDidItToo() {
        var told = aVisit().record(met(30), new Going(Contact.Way.HOME, WORKER, OTHER, true), "", TODAY);
        assertThat(told.act().workers()).extracting(Act.Doer::name).containsExactly("测试员", "同事");
        assertThat(told.contact().two()).isTrue();
        assertThat(aVisit().record(met(30), ALONE, "", TODAY).contact().two()).isFalse();
    }

    @Test
    void twoWorkersAreNotOne() {
        refused(VisitRefusal.TWICE_THE_SAME, () -> new Going(Contact.Way.HOME, WORKER, WORKER, true));
    }

    @Test
    void whoeverOfAHouseholdWasNotThereWasNotMet() {
        var told = aCouple().record(with(new VisitOutcome.Met(30, 1, Set.of(HE))), ALONE, "", TODAY);
        assertThat(told.act().people()).containsExactly(SHE);
        assertThat(told.contact().people()).containsExactly(SHE);
        assertThat(told.missed().contact().people()).containsExactly(HE);
        assertThat(told.missed().contact().result()).isEqualTo(Contact.Result.NO_ANSWER);
        assertThat(told.missed().contact().source()).isNotEqualTo(told.contact().source());
    }

    @Test
    void someoneOfTheHouseholdIsMet() {
        refused(
                VisitRefusal.EVERYBODY_MISSED,
                () -> aCouple().record(with(new VisitOutcome.Met(30, 1, Set.of(HE, SHE))), ALONE, "", TODAY));
        refused(
                VisitRefusal.MISSED_IS_NOT_VISITED,
                () -> aCouple()
                        .record(
                                with(new VisitOutcome.Met(30, 2, Set.of(new ResidentId(Ids.next())))),
                                ALONE,
                                "",
                                TODAY));
        refused(
                VisitRefusal.PRESENT_OUT_OF_RANGE,
                () -> aCouple().record(with(new VisitOutcome.Met(30, 1)), ALONE, "", TODAY));
    }

    @Test
    void nothingIsObservedOfSomebodyWhoWasNotThere() {
        var seen = with(new VisitOutcome.Met(30, 1, Set.of(HE)))
                .seen(List.of(new VisitRecord.Observation(HE, "mood", "good", "")));
        refused(VisitRefusal.OBSERVATIONS_NEED_SOMEBODY, () -> aCouple().record(seen, ALONE, "", TODAY));
    }

    @Test
    void aPlannedVisitIsMovedUntilItIsMade() {
        var visit = aVisit();
        visit.move(new Going(Contact.Way.HOME, OTHER, null, false), TODAY.plusDays(1), null, TODAY);
        assertThat(visit.going().worker()).isEqualTo(OTHER);
        assertThat(visit.plannedFor()).isEqualTo(TODAY.plusDays(1));
        refused(VisitRefusal.DAY_GONE_BY, () -> visit.move(ALONE, TODAY.minusDays(1), null, TODAY));
        visit.record(met(30), ALONE, "", TODAY);
        refused(VisitRefusal.ALREADY_RECORDED, () -> visit.move(ALONE, TODAY, null, TODAY));
        var off = aVisit();
        off.callOff("住院");
        refused(VisitRefusal.CALLED_OFF, () -> off.move(ALONE, TODAY, null, TODAY));
    }

    @Test
    void aYearAgoIsTheSameDayAlsoWhenThatIsThe29thOfFebruary() {
        var leap = LocalDate.of(2028, 2, 29);
        var lastYear =
                new VisitRecord(LocalDate.of(2027, 2, 28), null, new VisitOutcome.Met(30, 1), "", List.of(), List.of());
        assertThat(aVisit().record(lastYear, ALONE, "", leap).day()).isEqualTo(LocalDate.of(2027, 2, 28));
        var onIt = new VisitRecord(leap, null, new VisitOutcome.Met(30, 1), "", List.of(), List.of());
        assertThat(aVisit().record(onIt, ALONE, "", LocalDate.of(2029, 2, 28))
                        .contact()
                        .day())
                .isEqualTo(leap);
    }

    private static Going by(Contact.Way way) {
        return new Going(way, WORKER, null, false);
    }

    private static Contact.Result result(Going going, VisitOutcome outcome) {
        return aVisit().record(with(outcome), going, "", TODAY).contact().result();
    }

    private static Visit aCouple() {
        return planned(new NewVisit(List.of(HE, SHE), null, TODAY, null, "入户走访"));
    }

    private static Visit aVisit() {
        return planned(new NewVisit(List.of(new ResidentId(Ids.next())), null, TODAY, null, "入户走访"));
    }

    private static Visit planned(NewVisit wish) {
        return Visit.plan(
                new VisitId(Ids.next()), new StationId(Ids.next()), RegionCode.of("990101001001"), null, wish, ALONE);
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
