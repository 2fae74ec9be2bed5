package cn.linli.requests;

import cn.linli.residents.PersonCard;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One request with all that belongs to it.
 *
 * @param card the person it is about, if there is one and these eyes may see them
 * @param callerPhone masked
 * @param balance what is left of the errand's money, in fen
 */
record RequestView(
        RequestLine line,
        @Nullable PersonCard card,
        String words,
        String callerName,
        String callerPhone,
        String callerRelation,
        String takenBy,
        String proposed,
        int minutes,
        int rounds,
        @Nullable OffsetDateTime wanted,
        @Nullable UUID visit,
        List<StepView> steps,
        List<CashView> cash,
        long balance,
        @Nullable MedicineView medicine,
        boolean bringsMedicine,
        boolean handlesCash,
        boolean climbs) {

    /** Says nothing of what was said. */
    @Override
    public String toString() {
        return "RequestView[%s]".formatted(line.number());
    }

    record StepView(
            OffsetDateTime at,
            String what,
            String by,
            @Nullable String way,
            String saidBy,
            String note) {}

    record CashView(
            OffsetDateTime at,
            String what,
            long fen,
            @Nullable UUID receipt,
            String note,
            String by) {}

    record MedicineView(
            String what,
            String dose,
            @Nullable UUID box,
            int days,
            @Nullable LocalDate runsOut) {}
}
