package cn.linli.ledger;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.shared.Page;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The read side of the ledger: sums over lines, and the lines behind a sum. Whatever figure is shown anywhere comes
 * from here, so that the same figure on two screens cannot differ.
 */
@Component
public class Figures {

    private static final int LARGEST_PAGE = 200;

    private final SliceSums slices;
    private final SumBook sums;
    private final LineList lines;

    Figures(SliceSums slices, SumBook sums, LineList lines) {
        this.slices = slices;
        this.sums = sums;
        this.lines = lines;
    }

    /** A table of figures; only the actor's own stations count. */
    @Transactional(readOnly = true)
    public Table table(Actor actor, Selection selection, By by) {
        actor.needs(Right.SEE_FIGURES);
        return selection.isWhole() ? slices.table(selection, by) : sums.table(selection, by);
    }

    /**
     * The lines behind a figure, newest first: as many as its sessions say. Lines booked backwards and what they
     * reverse are not among them.
     *
     * @param service services to residents, or the workforce's training beside them
     * @param cursor the mark of the page before, or null
     */
    @Transactional(readOnly = true)
    public Page<Line> lines(Actor actor, Selection selection, boolean service, @Nullable String cursor, int limit) {
        actor.needs(Right.SEE_FIGURES);
        return lines.page(selection, service, cursor, Math.clamp(limit, 1, LARGEST_PAGE));
    }

    /** All lines ever booked for the record behind this line, first to last: the history of its corrections. */
    @Transactional(readOnly = true)
    public List<Line> history(Actor actor, UUID line) {
        actor.needs(Right.SEE_FIGURES);
        var history = lines.history(line);
        if (history.isEmpty()) {
            throw LedgerRefusal.NO_SUCH_LINE.refuse();
        }
        return history;
    }
}
