package cn.linli.rota;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What every rota must keep. Whoever works full weeks is at work on working days anyway; a turn of duty on a free day
 * comes on top, so the days in a row are counted over both. Nothing here asks the solver: swaps and tests judge by it
 * too.
 *
 * @param mostInARow at most so many days of work without one off; 6 by Labour Law article 38 (one day off a week)
 * @param restHours at least so many hours between the end of one day's work and the beginning of the next, in a row
 * @param officeFrom when the usual day begins
 * @param officeTo when it ends
 * @param kinds what sort of day a day is
 */
record Rules(int mostInARow, int restHours, LocalTime officeFrom, LocalTime officeTo, Function<LocalDate, Kind> kinds) {

    private static final int DAY = 24 * 60;

    /** A turn of duty, as far as rest is concerned. */
    record Turn(LocalDate day, LocalTime from, LocalTime to) {}

    /** How a turn breaks the rules. */
    enum Broken {
        NOT_HERE,
        ON_LEAVE,
        NOT_AT_WORK,
        TWICE_A_DAY,
        DAYS_IN_A_ROW,
        HOURS_OF_REST;

        /** As it stands in the database and on the wire: {@code on-leave}. */
        String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** Whether somebody can be put down for a day at all, whatever else they do: empty if they can. */
    List<Broken> cannot(Member member, LocalDate day) {
        if (!member.takesPart() || !member.here(day)) {
            return List.of(Broken.NOT_HERE);
        }
        if (member.away(day)) {
            return List.of(Broken.ON_LEAVE);
        }
        var kind = kinds.apply(day);
        return kind == Kind.WORKING && !member.atWork(day, kind) ? List.of(Broken.NOT_AT_WORK) : List.of();
    }

    /** What a turn would break beside the other turns of this person; empty if nothing. */
    List<Broken> breaks(Member member, Turn turn, List<Turn> others) {
        var broken = new ArrayList<>(cannot(member, turn.day()));
        if (others.stream().anyMatch(other -> other.day().equals(turn.day()))) {
            broken.add(Broken.TWICE_A_DAY);
        }
        var first = turn.day().minusDays(8);
        var days = new Days(this, member, first, 17);
        others.forEach(days::add);
        var before = days.inARow();
        var tight = days.tooLittleRest();
        days.add(turn);
        if (days.inARow() > before) {
            broken.add(Broken.DAYS_IN_A_ROW);
        }
        if (days.tooLittleRest() > tight) {
            broken.add(Broken.HOURS_OF_REST);
        }
        return broken;
    }

    /** The days of one person, as minutes from midnight; what they do at work and what they do on duty. */
    static final class Days {

        private final Rules rules;
        private final LocalDate first;
        private final int[] begins;
        private final int[] ends;
        private final boolean[] duty;
        private final boolean[] extra;

        /** With the usual working days filled in. */
        Days(Rules rules, Member member, LocalDate first, int count) {
            this.rules = rules;
            this.first = first;
            begins = new int[count];
            ends = new int[count];
            duty = new boolean[count];
            extra = new boolean[count];
            for (int i = 0; i < count; i++) {
                var day = first.plusDays(i);
                var works = member.atWork(day, rules.kinds.apply(day));
                begins[i] = works ? minutes(rules.officeFrom) : -1;
                ends[i] = works ? minutes(rules.officeTo) : -1;
            }
        }

        private Days(Days from) {
            rules = from.rules;
            first = from.first;
            begins = from.begins.clone();
            ends = from.ends.clone();
            duty = from.duty.clone();
            extra = from.extra.clone();
        }

        /** The same days, to be filled in another way. */
        Days copy() {
            return new Days(this);
        }

        void add(Turn turn) {
            add(
                    (int) java.time.temporal.ChronoUnit.DAYS.between(first, turn.day()),
                    minutes(turn.from()),
                    minutes(turn.to()));
        }

        void add(int at, int from, int to) {
            if (at < 0 || at >= begins.length) {
                return;
            }
            duty[at] = true;
            extra[at] = begins[at] < 0;
            begins[at] = begins[at] < 0 ? from : Math.min(begins[at], from);
            ends[at] = Math.max(ends[at], to);
        }

        boolean onDuty(int at) {
            return duty[at];
        }

        /** How often a free day is taken within a week of the one before. */
        int freeDaysClose() {
            int close = 0;
            int last = -100;
            for (int i = 0; i < extra.length; i++) {
                if (extra[i]) {
                    close += i - last < 7 ? 1 : 0;
                    last = i;
                }
            }
            return close;
        }

        /** Days beyond what may be worked in a row, in runs a turn on a free day is part of. */
        int inARow() {
            int over = 0;
            int run = 0;
            boolean by = false;
            for (int i = 0; i <= begins.length; i++) {
                if (i < begins.length && begins[i] >= 0) {
                    run++;
                    by |= extra[i];
                } else {
                    over += by ? Math.max(0, run - rules.mostInARow) : 0;
                    run = 0;
                    by = false;
                }
            }
            return over;
        }

        /** How often a turn leaves too few hours to the next day's work. */
        int tooLittleRest() {
            int tight = 0;
            for (int i = 0; i + 1 < begins.length; i++) {
                if (begins[i] >= 0
                        && begins[i + 1] >= 0
                        && (duty[i] || duty[i + 1])
                        && begins[i + 1] + DAY - ends[i] < rules.restHours * 60) {
                    tight++;
                }
            }
            return tight;
        }

        static int minutes(LocalTime time) {
            return time.getHour() * 60 + time.getMinute();
        }
    }
}
