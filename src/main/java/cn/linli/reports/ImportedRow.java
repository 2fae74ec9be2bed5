package cn.linli.reports;

import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;

/**
 * The record behind a line that was kept by hand: which file, which sheet, which row, and what stood there.
 *
 * @param cells by heading, as written
 * @param takenBy who took it over
 */
public record ImportedRow(
        UUID id,
        String fileName,
        String sheet,
        int line,
        Map<String, String> cells,
        String takenBy,
        OffsetDateTime takenAt) {}
