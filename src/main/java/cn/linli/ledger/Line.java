package cn.linli.ledger;

import cn.linli.shared.Act;
import cn.linli.shared.ProjectId;
import cn.linli.shared.RegionCode;
import cn.linli.shared.StationId;
import cn.linli.shared.WorkKind;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line that stands, with the record it came from.
 *
 * @param source the record behind it
 * @param revision how often the record was corrected before this line was booked
 * @param sign 1; -1 for a line that books another backwards
 * @param workers names as written
 * @param people how many named residents
 * @param at when it was booked
 */
public record Line(
        UUID id,
        Act.Source source,
        int revision,
        int sign,
        StationId station,
        RegionCode region,
        WorkKind kind,
        String field,
        @Nullable ProjectId project,
        LocalDate day,
        int minutes,
        int personTimes,
        int people,
        String title,
        List<String> workers,
        OffsetDateTime at) {}
