package cn.linli.residents;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the register knows about the people of a roster; asked for many at once. */
interface RosterRegister {

    /** A register in which nobody stands yet. */
    RosterRegister EMPTY = new RosterRegister() {
        @Override
        public boolean empty() {
            return true;
        }

        @Override
        public List<@Nullable RosterKnown> known(List<byte[]> keys) {
            return Collections.nCopies(keys.size(), null);
        }
    };

    /** Whether asking is of no use. */
    boolean empty();

    /** Whom the register knows under each of these keys, in their order; null for nobody. */
    List<@Nullable RosterKnown> known(List<byte[]> keys);
}
