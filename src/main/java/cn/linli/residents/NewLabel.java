package cn.linli.residents;

import cn.linli.shared.Texts;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A label to be given to somebody (重点对象类别).
 *
 * @param kind code of {@code residents.label_kind}: {@code living-alone}
 * @param from first day
 * @param to last day, or null while it lasts
 * @param evidence what it rests on: number of a paper, a visit, the roster's name
 */
public record NewLabel(
        String kind, LocalDate from, @Nullable LocalDate to, String evidence) {

    /** Refuses an end before the beginning and over-long text. */
    public NewLabel {
        if (to != null && to.isBefore(from)) {
            throw ResidentsRefusal.ENDS_BEFORE_BEGIN.refuse();
        }
        evidence = Texts.optional(evidence, "evidence", 500);
    }

    /** From this day on. */
    public static NewLabel since(String kind, LocalDate from, String evidence) {
        return new NewLabel(kind, from, null, evidence);
    }
}
