package cn.linli.unanswered;

import cn.linli.residents.Risk;
import cn.linli.shared.AccountId;
import cn.linli.shared.Act;
import cn.linli.shared.RequestId;
import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What follows when nobody answers for one person. It begins with a try in vain, goes from step to step as each is done
 * without reaching them or is not done in twice its time, rests while a word of others holds, and comes to the welfare
 * check, which stays. It ends when somebody has seen or heard them, when they have died or moved away, or when what
 * began it turns out not to have been in vain. Nobody can close it.
 */
final class Ladder {

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final Facts facts;
    private Now now;
    private final List<Step> fresh = new ArrayList<>();

    Ladder(Facts facts, Now now) {
        this.facts = facts;
        this.now = now;
    }

    /** What never changes. */
    record Facts(
            LadderId id,
            StationId station,
            ResidentId resident,
            Set<ResidentId> also,
            OffsetDateTime began,
            Act.Source source) {}

    /**
     * Where it stands.
     *
     * @param refused whether it is the gentler one that follows a refusal
     * @param since the day of the try that counts as its beginning
     * @param request of the welfare check, once there is one
     * @param end null while it is open
     */
    record Now(
            boolean refused,
            LocalDate since,
            Risk risk,
            Owner owner,
            Waits waits,
            @Nullable RequestId request,
            @Nullable End end,
            int version) {

        Rung rung() {
            return waits.rung();
        }

        Set<Rung> done() {
            return waits.done();
        }

        OffsetDateTime from() {
            return waits.from();
        }

        OffsetDateTime due() {
            return waits.due();
        }

        boolean climbed() {
            return waits.climbed();
        }

        @Nullable
        LocalDate pausedUntil() {
            return waits.pausedUntil();
        }

        int words() {
            return waits.words();
        }

        @Nullable
        OffsetDateTime ended() {
            return end == null ? null : end.at();
        }

        @Nullable
        Ending ending() {
            return end == null ? null : end.why();
        }

        Now waits(Waits then) {
            return new Now(refused, since, risk, owner, then, request, end, version);
        }

        Now kind(boolean gentler, LocalDate day) {
            return new Now(gentler, day, risk, owner, waits, request, end, version);
        }

        Now risk(Risk as) {
            return new Now(refused, since, as, owner, waits, request, end, version);
        }

        Now owner(Owner to) {
            return new Now(refused, since, risk, to, waits, request, end, version);
        }

        Now request(RequestId check) {
            return new Now(refused, since, risk, owner, waits, check, end, version);
        }

        Now end(@Nullable End as) {
            return new Now(refused, since, risk, owner, waits, request, as, version);
        }
    }

    /**
     * What it waits for.
     *
     * @param done the steps that are over
     * @param from since when the present step waits
     * @param climbed whether the step is late and the head knows
     * @param pausedUntil the day on which a word of others runs out
     * @param words how often such a word was taken
     */
    record Waits(
            Rung rung,
            Set<Rung> done,
            OffsetDateTime from,
            OffsetDateTime due,
            boolean climbed,
            @Nullable LocalDate pausedUntil,
            int words) {

        Waits {
            done = done.isEmpty() ? Set.of() : Set.copyOf(done);
        }

        Waits at(Rung step, Set<Rung> over, OffsetDateTime from, OffsetDateTime due) {
            return new Waits(step, over, from, due, false, null, words);
        }

        Waits paused(LocalDate until, OffsetDateTime since, OffsetDateTime again) {
            return new Waits(rung, done, since, again, false, until, words + 1);
        }

        Waits climbed(boolean has) {
            return new Waits(rung, done, from, due, has, pausedUntil, words);
        }
    }

    /**
     * How it ended.
     *
     * @param by the record that ended it, if one did
     */
    record End(OffsetDateTime at, Ending why, Act.@Nullable Source by) {}

    /** Whose it is. */
    record Owner(AccountId account, String name) {}

    /** Begins one after a try in vain, or a gentler one after a refusal. */
    static Ladder begin(Facts facts, boolean refused, Risk risk, LocalDate day, Told told, Pace pace, Owner owner) {
        var first = pace.steps(refused).getFirst();
        var waits = new Waits(first, Set.of(), told.at(), pace.due(first, told.at()), false, null, 0);
        var now = new Now(refused, day, risk, owner, waits, null, null, 0);
        var ladder = new Ladder(facts, now);
        ladder.add(first, What.BEGAN, null, told);
        return ladder;
    }

    /** A step was done and did not reach the person: a try in vain, or nobody there to ask. The next one begins. */
    void inVain(Rung rung, What what, Told told, Pace pace) {
        open();
        mustBeAStep(rung, pace);
        add(rung, what, dueOf(rung), told);
        over(rung, told.at(), pace);
    }

    /** A try that is no step of this ladder any more is noted, and moves nothing. */
    void noted(Rung rung, What what, Told told) {
        open();
        add(rung, what, null, told);
    }

    /** Whether that step is still to be done. */
    boolean awaits(Rung rung, Pace pace) {
        return pace.steps(now.refused()).contains(rung) && !now.done().contains(rung);
    }

    /** They did not want it: from here on it goes gently, and the head is asked. */
    void refused(Rung rung, Told told, Pace pace) {
        open();
        add(rung, What.REFUSED, dueOf(rung), told);
        if (!now.refused()) {
            add(rung, What.TURNED, null, told.with(cn.linli.shared.Ids.next(), "", null));
        }
        now = now.kind(true, Pace.day(told.at()));
        goTo(Rung.ASK_HEAD, Set.of(), told.at(), pace);
    }

    /** Nobody answered where they had only refused before: now it is the other ladder. */
    void nobodyAnswersNow(LocalDate day, Told told, Pace pace) {
        open();
        add(now.rung(), What.NO_ANSWER, null, told);
        add(now.rung(), What.TURNED, null, told.with(cn.linli.shared.Ids.next(), "", null));
        now = now.kind(false, day);
        goTo(pace.steps(false).getFirst(), Set.of(), told.at(), pace);
    }

    /**
     * Others give word of the person. It is not seen and not heard: the ladder rests until that day and then asks again.
     * After too many words it does not rest any more.
     */
    void word(Rung rung, Told told, Pace pace) {
        open();
        mustBeAStep(rung, pace);
        if (told.words().isEmpty()) {
            throw UnansweredRefusal.WORD_WITHOUT_WORDS.refuse();
        }
        var today = Pace.day(told.at());
        var until = told.until() == null ? today.plusDays(pace.wordDays()) : told.until();
        if (!until.isAfter(today) || until.isAfter(today.plusDays(pace.wordDays()))) {
            throw UnansweredRefusal.WORD_TOO_LONG.refuse(pace.wordDays());
        }
        add(rung, What.WORD, dueOf(rung), told.with(told.id(), told.words(), until));
        if (now.words() + 1 > pace.wordsAtMost()) {
            over(rung, told.at(), pace);
            return;
        }
        now = now.waits(now.waits()
                .paused(
                        until,
                        told.at(),
                        until.atTime(MORNING).atZone(Pace.CHINA).toOffsetDateTime()));
    }

    /** The head says how to go on after a refusal. */
    void advised(Told told, Pace pace) {
        inVain(Rung.ASK_HEAD, What.ADVISED, told, pace);
    }

    /** Somebody has seen or heard them, on a step of this ladder. What ends it is the contact that is announced. */
    void reached(Rung rung, What what, Told told) {
        open();
        add(rung, what, dueOf(rung), told);
    }

    /** Straight to the welfare check: somebody is worried. */
    void straightToCheck(Told told, Pace pace) {
        open();
        if (now.refused()) {
            add(now.rung(), What.TURNED, null, told.with(cn.linli.shared.Ids.next(), "", null));
            now = now.kind(false, Pace.day(told.at()));
        }
        if (now.rung() == Rung.WELFARE_CHECK) {
            throw UnansweredRefusal.NOT_A_STEP_NOW.refuse();
        }
        var before = EnumSet.copyOf(Rung.FOR_NO_ANSWER);
        before.remove(Rung.WELFARE_CHECK);
        add(now.rung(), What.PASSED, dueOf(now.rung()), told);
        goTo(Rung.WELFARE_CHECK, before, told.at(), pace);
    }

    /** The urgent request of the welfare check. */
    void requested(RequestId request, Told told) {
        now = now.request(request);
        add(Rung.WELFARE_CHECK, What.REQUESTED, null, told);
    }

    /** Somebody else sees to it from now on. */
    void handOver(Owner to, Told told) {
        open();
        now = now.owner(to);
        add(now.rung(), What.HANDED_OVER, null, told);
    }

    /**
     * Time has passed: a word has run out, a step is late and goes to the head, or nobody did it in twice its time and
     * the next begins.
     *
     * @return whether anything moved
     */
    boolean timePassed(Told told, Pace pace) {
        if (now.ended() != null || !told.at().isAfter(now.due())) {
            return false;
        }
        if (now.pausedUntil() != null) {
            add(now.rung(), What.RESUMED, now.due(), told);
            goTo(now.rung(), now.done(), told.at(), pace);
            return true;
        }
        var given = java.time.Duration.between(now.from(), now.due());
        if (told.at().isAfter(now.due().plus(given))) {
            add(now.rung(), What.PASSED, now.due(), told);
            over(now.rung(), told.at(), pace);
            return true;
        }
        if (!now.climbed()) {
            add(now.rung(), What.CLIMBED, now.due(), told);
            now = now.waits(now.waits().climbed(true));
            return true;
        }
        return false;
    }

    /** It ends. */
    void end(Ending why, Act.@Nullable Source by, Told told) {
        open();
        now = now.end(new End(told.at(), why, by));
        add(now.rung(), What.ENDED, null, told);
    }

    /** What had ended it was corrected, or the person is back: it goes on where it stood, with its time anew. */
    void reopen(Told told, Pace pace) {
        now = now.end(null);
        add(now.rung(), What.REOPENED, null, told);
        goTo(now.rung(), now.done(), told.at(), pace);
    }

    /** The risk as it is today decides the times of the next steps. */
    void riskIs(Risk risk) {
        now = now.risk(risk);
    }

    private void over(Rung rung, OffsetDateTime at, Pace pace) {
        if (now.refused()) {
            goTo(rung == Rung.ASK_HEAD ? Rung.GENTLY : Rung.ASK_HEAD, Set.of(), at, pace);
            return;
        }
        var done = EnumSet.noneOf(Rung.class);
        done.addAll(now.done());
        if (rung != Rung.WELFARE_CHECK) {
            done.add(rung);
        }
        if (rung != now.rung()) {
            now = now.waits(
                    now.waits().at(now.rung(), done, now.from(), now.due()).climbed(now.climbed()));
            return;
        }
        var next = pace.steps(false).stream()
                .filter(step -> !done.contains(step))
                .findFirst()
                .orElse(Rung.WELFARE_CHECK);
        goTo(next, done, at, pace);
    }

    private void goTo(Rung rung, Set<Rung> done, OffsetDateTime at, Pace pace) {
        now = now.waits(now.waits().at(rung, done, at, pace.due(rung, at)));
    }

    private void mustBeAStep(Rung rung, Pace pace) {
        if (!awaits(rung, pace) || ((rung == Rung.WELFARE_CHECK || now.refused()) && rung != now.rung())) {
            throw UnansweredRefusal.NOT_A_STEP_NOW.refuse();
        }
    }

    private @Nullable OffsetDateTime dueOf(Rung rung) {
        return rung == now.rung() ? now.due() : null;
    }

    private void open() {
        if (now.ended() != null) {
            throw UnansweredRefusal.ENDED_ALREADY.refuse();
        }
    }

    private void add(Rung rung, What what, @Nullable OffsetDateTime due, Told told) {
        fresh.add(new Step(
                told.id(),
                rung,
                what,
                due,
                now.owner().name(),
                told.at(),
                told.by(),
                told.byName(),
                told.words(),
                told.until(),
                told.source()));
    }

    boolean begunBy(Act.Source source) {
        return facts.source().equals(source);
    }

    Facts facts() {
        return facts;
    }

    Now now() {
        return now;
    }

    /** The lines to be added. */
    List<Step> fresh() {
        return List.copyOf(fresh);
    }
}
