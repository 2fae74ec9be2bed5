package cn.linli.residents;

import java.util.List;
import java.util.Set;

/** What becomes of a row: it is taken, it waits for a correction, or the same person stands in it a second time. */
sealed interface RosterVerdict {

    /** Where the row stands. */
    RosterPlace place();

    /**
     * Taken.
     *
     * @param warnings what should be looked at; the first one is counted
     */
    record Accepted(RosterRow row, RosterPerson person, Set<RosterCode> warnings) implements RosterVerdict {

        @Override
        public RosterPlace place() {
            return row.place();
        }
    }

    /**
     * Waits.
     *
     * @param code why
     * @param written what the cell says
     * @param hints what it might be: communities, labels, the other line; never a guessed identity number
     */
    record Held(RosterRow row, RosterCode code, String written, List<String> hints) implements RosterVerdict {

        @Override
        public RosterPlace place() {
            return row.place();
        }

        @Override
        public String toString() {
            return "Held[" + place() + " " + code + "]";
        }
    }

    /** The person of an earlier row again. */
    record Merged(RosterPlace place, RosterPlace first) implements RosterVerdict {}
}
