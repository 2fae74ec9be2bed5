package cn.linli.shared;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits for somebody today.
 *
 * @param module the module that keeps the record
 * @param record its id; the screens open it at {@code /<module>/<record>}
 * @param why a code: {@code overdue}, {@code due-today}, {@code new-for-me}, {@code waiting-for-word},
 *     {@code unassigned}
 * @param titleZh one line, in Chinese
 * @param titleEn the same in English
 * @param person the resident's name, if there is one
 * @param station the station's name, for those who look after several
 * @param due when it should be done
 * @param since since when it waits
 * @param urgent whether it is urgent
 * @param version the record's version, for an action right from the list
 */
public record Due(
        String module,
        UUID record,
        String why,
        String titleZh,
        String titleEn,
        @Nullable String person,
        @Nullable String station,
        @Nullable OffsetDateTime due,
        OffsetDateTime since,
        boolean urgent,
        int version) {}
