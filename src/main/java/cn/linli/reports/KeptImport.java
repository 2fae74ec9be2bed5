package cn.linli.reports;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An import that was read and waits for the word, or has been taken. */
record KeptImport(
        UUID id,
        String fileName,
        String area,
        OffsetDateTime readAt,
        @Nullable OffsetDateTime confirmedAt,
        ImportSummary summary,
        List<Held> held) {}
