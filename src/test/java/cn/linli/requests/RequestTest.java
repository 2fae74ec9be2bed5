package cn.linli.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.shared.AccountId;
import cn.linli.shared.Ids;
import cn.linli.shared.Money;
import cn.linli.shared.Refusal;
import cn.linli.shared.Refused;
import cn.linli.shared.RegionCode;
import cn.linli.shared.RequestId;
import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import cn.linli.volunteers.VolunteerId;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RequestTest {

    static final OffsetDateTime EIGHT = OffsetDateTime.parse("2026-03-02T08:00:00+08:00");
    static final StationId HUB = new StationId(Ids.next());
    static final By WANG = new By(new AccountId(Ids.next()), "王社工", false);
    static final By LI = new By(new AccountId(Ids.next()), "李社工", false);
    static final By HEAD = new By(new AccountId(Ids.next()), "站长", true);
    static final AssignedTo TO_WANG = AssignedTo.worker(WANG.account(), WANG.name());
    static final AssignedTo TO_LI = AssignedTo.worker(LI.account(), LI.name());
    static final AssignedTo TO_VOLUNTEER = new AssignedTo(new Doer.Helper(new VolunteerId(Ids.next())), null, "赵志愿");
    static final WordTaken YES = new WordTaken(new Word.Satisfied(), WordWay.CALL_BACK, "本人");

    static Request aRequest(boolean opinion) {
        var facts = new Request.Facts(
                new RequestId(Ids.next()),
                new StationId(Ids.next()),
                "2026-0001",
                opinion ? "opinion" : "medicine",
                "买药送药",
                "为老服务",
                opinion,
                RegionCode.of("990101001001"),
                EIGHT,
                EIGHT.plusHours(4));
        return Request.received(facts, null, WANG);
    }

    static Request aRequest() {
        return aRequest(false);
    }

    static Request anAssignedRequest() {
        var request = aRequest();
        request.assign(TO_WANG, WANG, EIGHT);
        return request;
    }

    static Request aRequestUnderWay() {
        var request = anAssignedRequest();
        request.begin(WANG, EIGHT.plusMinutes(10));
        return request;
    }

    static Request aDoneRequest() {
        var request = aRequestUnderWay();
        request.done(40, "药已送到", WANG, EIGHT.plusHours(1));
        return request;
    }

    static void assertRefused(ThrowingCallable call, Refusal rule) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.refusal()).isEqualTo(rule));
    }

    @Test
    void aRequestGoesFromTheDeskToTheResidentsWord() {
        var request = aDoneRequest();
        request.word(YES, Money.ZERO, WANG, EIGHT.plusHours(2));

        assertThat(request.state()).isEqualTo(RequestState.CLOSED);
        assertThat(request.snapshot().ending()).isEqualTo(Ending.SATISFIED);
        assertThat(request.steps())
                .extracting(Step::what)
                .containsExactly("received", "assigned", "begun", "done", "satisfied");
        assertThat(request.steps().getLast().saidBy()).isEqualTo("本人");
        assertThat(request.steps().getLast().by()).isEqualTo(WANG);
    }

    @Test
    void whatNobodyAnswersForCannotBegin() {
        assertRefused(() -> aRequest().begin(WANG, EIGHT), RequestRefusal.NOT_ASSIGNED);
    }

    @Test
    void whatHasNotBegunCannotBeDone() {
        assertRefused(() -> anAssignedRequest().done(5, "", WANG, EIGHT), RequestRefusal.NOT_UNDER_WAY);
    }

    @Test
    void nobodyIsAskedBeforeItIsDone() {
        assertRefused(
                () -> aRequestUnderWay().word(YES, Money.ZERO, WANG, EIGHT.plusHours(1)), RequestRefusal.NOT_DONE);
    }

    @Test
    void itBeginsOnce() {
        assertRefused(() -> aRequestUnderWay().begin(WANG, EIGHT.plusHours(1)), RequestRefusal.ALREADY_BEGUN);
    }

    @Test
    void anotherWorkerTakesItOverFirst() {
        var request = anAssignedRequest();
        assertRefused(() -> request.begin(LI, EIGHT), RequestRefusal.ANOTHERS);
        request.takeOver(TO_LI, LI, EIGHT.plusMinutes(1));
        request.begin(LI, EIGHT.plusMinutes(2));
        assertThat(request.snapshot().doer()).isEqualTo(TO_LI);
    }

    @Test
    void whatIsUnderWayGoesOnWhenTakenOver() {
        var request = aRequestUnderWay();
        request.takeOver(TO_LI, LI, EIGHT.plusMinutes(20));
        assertThat(request.state()).isEqualTo(RequestState.UNDER_WAY);
    }

    @Test
    void whatIsAssignedAnewBeginsAnew() {
        var request = aRequestUnderWay();
        request.assign(TO_LI, HEAD, EIGHT.plusMinutes(20));
        assertThat(request.state()).isEqualTo(RequestState.ASSIGNED);
    }

    @Test
    void onesOwnIsNotTakenOver() {
        assertRefused(() -> anAssignedRequest().takeOver(TO_WANG, WANG, EIGHT), RequestRefusal.ALREADY_YOURS);
    }

    @Test
    void theHeadMayActOnWhatIsAnothers() {
        var request = anAssignedRequest();
        request.begin(HEAD, EIGHT);
        assertThat(request.state()).isEqualTo(RequestState.UNDER_WAY);
    }

    @Test
    void theResidentsNoPutsItBackUnderWay() {
        var request = aDoneRequest();
        var no = new WordTaken(new Word.NotYet("药不对"), WordWay.CALL_BACK, "女儿");
        request.word(no, Money.ZERO, WANG, EIGHT.plusHours(2));
        assertThat(request.state()).isEqualTo(RequestState.UNDER_WAY);
        assertThat(request.steps().getLast().note()).isEqualTo("药不对");
    }

    @Test
    void doneAgainItCountsAsARevisionWithAllItsMinutes() {
        var request = aDoneRequest();
        assertThat(request.toBeCounted()).isTrue();
        request.announced();
        assertThat(request.toBeCounted()).isFalse();
        request.word(new WordTaken(new Word.NotYet("还漏"), WordWay.COUNTER, "本人"), Money.ZERO, WANG, EIGHT.plusHours(2));
        assertThat(request.toBeCounted()).isFalse();
        request.done(25, "换了药", WANG, EIGHT.plusHours(3));
        assertThat(request.toBeCounted()).isTrue();
        assertThat(request.snapshot().announced()).isEqualTo(1);
        assertThat(request.snapshot().minutes()).isEqualTo(65);
    }

    @Test
    void aVolunteersWorkCountsOnceTheStationHeardTheWord() {
        var request = aRequest();
        request.assign(TO_VOLUNTEER, HEAD, EIGHT);
        request.begin(WANG, EIGHT);
        request.done(30, "", WANG, EIGHT.plusHours(1));
        assertThat(request.toBeCounted()).isFalse();
        request.word(YES, Money.ZERO, WANG, EIGHT.plusHours(2));
        assertThat(request.toBeCounted()).isTrue();
    }

    @Test
    void unsolvedNeedsAReason() {
        var silent = new WordTaken(new Word.NotSolved(""), WordWay.CALL_BACK, "本人");
        assertRefused(
                () -> aDoneRequest().word(silent, Money.ZERO, WANG, EIGHT.plusHours(2)), RequestRefusal.REASON_MISSING);
    }

    @Test
    void whatNobodyLookedAtIsNotClosedAsUnsolved() {
        var unsolved = new WordTaken(new Word.NotSolved("没人手"), WordWay.CALL_BACK, "本人");
        assertRefused(() -> aRequest().word(unsolved, Money.ZERO, WANG, EIGHT), RequestRefusal.NOT_ASSIGNED);
    }

    @Test
    void itMayBeWithdrawnWhereverItStands() {
        var gone = new WordTaken(new Word.Withdrawn(""), WordWay.CALL_BACK, "本人");
        for (var request : new Request[] {aRequest(), anAssignedRequest(), aRequestUnderWay(), aDoneRequest()}) {
            request.word(gone, Money.ZERO, WANG, EIGHT.plusHours(2));
            assertThat(request.snapshot().ending()).isEqualTo(Ending.WITHDRAWN);
        }
    }

    @Test
    void aWordHasASpeaker() {
        var nobody = new WordTaken(new Word.Satisfied(), WordWay.WITNESS, "");
        assertRefused(
                () -> aDoneRequest().word(nobody, Money.ZERO, WANG, EIGHT.plusHours(2)),
                RequestRefusal.SPEAKER_MISSING);
    }

    @Test
    void nothingHappensAfterTheEnd() {
        var request = aDoneRequest();
        request.word(YES, Money.ZERO, WANG, EIGHT.plusHours(2));
        var later = EIGHT.plusHours(3);
        assertRefused(() -> request.assign(TO_LI, HEAD, later), RequestRefusal.CLOSED);
        assertRefused(() -> request.takeOver(TO_LI, LI, later), RequestRefusal.CLOSED);
        assertRefused(() -> request.begin(WANG, later), RequestRefusal.CLOSED);
        assertRefused(() -> request.done(1, "", WANG, later), RequestRefusal.CLOSED);
        assertRefused(() -> request.word(YES, Money.ZERO, WANG, later), RequestRefusal.CLOSED);
    }

    @Test
    void itDoesNotCloseWhileMoneyIsOpen() {
        assertRefused(
                () -> aDoneRequest().word(YES, new Money(350), WANG, EIGHT.plusHours(2)), RequestRefusal.CASH_OPEN);
    }

    @Test
    void lateItClimbsToTheHeadAndThenToTheHub() {
        var request = anAssignedRequest();
        var due = EIGHT.plusHours(4);
        var patience = Duration.ofHours(24);
        assertThat(request.climb(patience, HUB, HEAD, due)).isFalse();
        assertThat(request.climb(patience, HUB, HEAD, due.plusMinutes(1))).isTrue();
        assertThat(request.climb(patience, HUB, HEAD, due.plusHours(23))).isFalse();
        assertThat(request.climb(patience, HUB, HEAD, due.plusHours(25))).isTrue();
        assertThat(request.climb(patience, HUB, HEAD, due.plusHours(99))).isFalse();
        assertThat(request.snapshot().climbedTo()).isEqualTo(HUB);
    }

    @Test
    void whatIsDoneDoesNotClimb() {
        assertThat(aDoneRequest().climb(Duration.ZERO, HUB, HEAD, EIGHT.plusDays(9)))
                .isFalse();
    }

    @Test
    void onlyAnOpinionIsSentUp() {
        assertRefused(() -> anAssignedRequest().sendUp("区总站", HUB, WANG, EIGHT), RequestRefusal.NOT_AN_OPINION);
    }

    @Test
    void anOpinionComesBackWithItsAnswer() {
        var opinion = aRequest(true);
        opinion.assign(TO_WANG, WANG, EIGHT);
        opinion.sendUp("区总站", HUB, WANG, EIGHT.plusHours(1));
        assertRefused(() -> opinion.sendUp("区总站", HUB, WANG, EIGHT.plusHours(1)), RequestRefusal.SENT_UP_ALREADY);
        assertRefused(() -> opinion.done(5, "", WANG, EIGHT.plusHours(2)), RequestRefusal.ANSWER_MISSING);
        opinion.answer("下月加装路灯", HEAD, EIGHT.plusHours(3));
        assertRefused(() -> opinion.answer("又一次", HEAD, EIGHT.plusHours(3)), RequestRefusal.ANSWERED_ALREADY);
        opinion.done(5, "已告知", WANG, EIGHT.plusHours(4));
        assertThat(opinion.state()).isEqualTo(RequestState.DONE);
    }

    @Test
    void whatWasNotSentUpIsNotAnswered() {
        assertRefused(() -> aRequest(true).answer("好", HEAD, EIGHT), RequestRefusal.NOT_SENT_UP);
    }

    @Test
    void thePersonItIsAboutIsFoundOnce() {
        var request = aRequest();
        request.personKnown(new ResidentId(Ids.next()), WANG, EIGHT);
        assertRefused(
                () -> request.personKnown(new ResidentId(Ids.next()), WANG, EIGHT),
                RequestRefusal.PERSON_KNOWN_ALREADY);
    }

    @Test
    void timeRunsForward() {
        assertRefused(
                () -> aRequestUnderWay().done(5, "", WANG, EIGHT.minusHours(1)), RequestRefusal.BACKWARDS_IN_TIME);
    }

    @Test
    void aDayHasOnlySoManyMinutes() {
        assertRefused(
                () -> aRequestUnderWay().done(1441, "", WANG, EIGHT.plusDays(2)), RequestRefusal.MINUTES_IMPOSSIBLE);
        assertRefused(
                () -> aRequestUnderWay().done(-1, "", WANG, EIGHT.plusDays(2)), RequestRefusal.MINUTES_IMPOSSIBLE);
    }
}
