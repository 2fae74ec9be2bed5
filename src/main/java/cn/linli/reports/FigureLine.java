package cn.linli.reports;

import cn.linli.ledger.Line;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * One line behind a figure, with names.
 *
 * @param module the module that keeps the record
 * @param record the record's id
 * @param sign 1; -1 where a line books another backwards
 * @param corrected whether the record was corrected before this line was booked
 */
record FigureLine(
        UUID id,
        String module,
        UUID record,
        LocalDate day,
        String title,
        String kind,
        String field,
        String station,
        String place,
        String project,
        int minutes,
        int personTimes,
        int people,
        List<String> workers,
        int sign,
        boolean corrected,
        OffsetDateTime at) {

    static FigureLine of(Line line, String station, String project, String place) {
        return new FigureLine(
                line.id(),
                line.source().module(),
                line.source().record(),
                line.day(),
                line.title(),
                line.kind().code(),
                line.field(),
                station,
                place,
                project,
                line.minutes(),
                line.personTimes(),
                line.people(),
                line.workers(),
                line.sign(),
                line.revision() > 0,
                line.at());
    }
}
