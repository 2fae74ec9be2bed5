package cn.linli.requests;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.Ids;
import cn.linli.shared.Money;
import cn.linli.shared.Refused;
import cn.linli.shared.ResidentId;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A random walk over everything that can be done to a request never leads where no request may be. */
class RequestWalkTest {

    private static final Map<RequestState, Set<RequestState>> ALLOWED = new EnumMap<>(Map.of(
            RequestState.RECEIVED, Set.of(RequestState.RECEIVED, RequestState.ASSIGNED, RequestState.CLOSED),
            RequestState.ASSIGNED, Set.of(RequestState.ASSIGNED, RequestState.UNDER_WAY, RequestState.CLOSED),
            RequestState.UNDER_WAY,
                    Set.of(RequestState.UNDER_WAY, RequestState.ASSIGNED, RequestState.DONE, RequestState.CLOSED),
            RequestState.DONE, Set.of(RequestState.DONE, RequestState.UNDER_WAY, RequestState.CLOSED),
            RequestState.CLOSED, Set.of(RequestState.CLOSED)));

    @Property(tries = 1000)
    void noWalkReachesAnIllegalState(
            @ForAll boolean opinion, @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 16) Integer> verbs) {
        var request = RequestTest.aRequest(opinion);
        int announced = 0;
        var at = RequestTest.EIGHT;
        for (int verb : verbs) {
            var before = request.snapshot();
            int steps = request.steps().size();
            try {
                at = at.plusMinutes(verb == 16 ? 300 : 1);
                does(request, verb, at);
            } catch (Refused no) {
                assertThat(request.snapshot()).isEqualTo(before);
                assertThat(request.steps()).hasSize(steps);
            }
            assertThat(ALLOWED.get(before.state())).contains(request.state());
            if (request.toBeCounted()) {
                assertThat(request.snapshot().announced()).isEqualTo(announced);
                request.announced();
                announced++;
                assertThat(request.toBeCounted()).isFalse();
            }
            holds(request.snapshot());
        }
    }

    private static void holds(Request.Snapshot now) {
        assertThat(now.ending() != null).isEqualTo(now.state() == RequestState.CLOSED);
        if (now.state() != RequestState.RECEIVED && now.state() != RequestState.CLOSED) {
            assertThat(now.doer()).isNotNull();
        }
        if (now.state() == RequestState.DONE) {
            assertThat(now.rounds()).isPositive();
            assertThat(now.doneAt()).isNotNull();
        }
        if (now.ending() == Ending.SATISFIED) {
            assertThat(now.rounds()).isPositive();
        }
        assertThat(now.announced()).isLessThanOrEqualTo(now.rounds());
        if (now.climbed() == Request.Climbed.TO_HUB || now.sentUpTo() != null) {
            assertThat(now.climbedTo()).isNotNull();
        }
        assertThat(now.answered() && now.sentUpTo() == null).isFalse();
    }

    private static void does(Request request, int verb, OffsetDateTime at) {
        switch (verb) {
            case 0 -> request.assign(RequestTest.TO_WANG, RequestTest.HEAD, at);
            case 1 -> request.assign(RequestTest.TO_VOLUNTEER, RequestTest.HEAD, at);
            case 2 -> request.takeOver(RequestTest.TO_LI, RequestTest.LI, at);
            case 3 -> request.begin(RequestTest.WANG, at);
            case 4 -> request.begin(RequestTest.HEAD, at);
            case 5 -> request.done(10, "办了", RequestTest.HEAD, at);
            case 6 -> request.done(10, "办了", RequestTest.LI, at);
            case 7 -> word(request, new Word.Satisfied(), 0, at);
            case 8 -> word(request, new Word.Satisfied(), 100, at);
            case 9 -> word(request, new Word.NotYet("还漏"), 0, at);
            case 10 -> word(request, new Word.NotSolved("修不了"), 0, at);
            case 11 -> word(request, new Word.NotSolved(""), 0, at);
            case 12 -> word(request, new Word.Withdrawn(""), -5, at);
            case 13 -> request.sendUp("区总站", RequestTest.HUB, RequestTest.WANG, at);
            case 14 -> request.answer("已安排", RequestTest.HEAD, at);
            case 15 -> request.personKnown(new ResidentId(Ids.next()), RequestTest.WANG, at);
            default -> request.climb(Duration.ZERO, RequestTest.HUB, RequestTest.HEAD, at);
        }
    }

    private static void word(Request request, Word word, long fen, OffsetDateTime at) {
        request.word(new WordTaken(word, WordWay.CALL_BACK, "本人"), new Money(fen), RequestTest.WANG, at);
    }
}
