package cn.linli.reports;

import cn.linli.documents.Cells;
import cn.linli.documents.Columns;
import cn.linli.documents.Row;
import cn.linli.shared.WorkKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** One row of a ledger sheet, judged: taken, or held back for the first reason found. */
final class LedgerRow {

    private static final BigDecimal MINUTES_AN_HOUR = BigDecimal.valueOf(60);
    private static final int MINUTES_A_DAY = 24 * 60;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_FIELD = 40;
    private static final Pattern UNIT = Pattern.compile("(个?小时|h|H|分钟|min|人次|人|名|位)$");
    private static final Pattern BETWEEN_NAMES = Pattern.compile("[、,，;；/\\n]+");

    /** How the forms of service are written, and what they are to the ledger; whatever else is written is an activity. */
    private static final Map<WorkKind, List<String>> FORMS = new LinkedHashMap<>();

    static {
        FORMS.put(WorkKind.GROUP, List.of("小组"));
        FORMS.put(WorkKind.CASEWORK, List.of("个案"));
        FORMS.put(WorkKind.MEDIATION, List.of("调解"));
        FORMS.put(WorkKind.VISIT, List.of("走访", "入户", "探访", "上门"));
        FORMS.put(WorkKind.MEETING, List.of("议事", "会议", "座谈"));
        FORMS.put(WorkKind.VOLUNTEER_SHIFT, List.of("志愿"));
        FORMS.put(WorkKind.AID, List.of("慰问", "救助", "发放"));
        FORMS.put(WorkKind.REQUEST, List.of("代办", "诉求"));
    }

    private final LedgerSheet sort;
    private final String sheet;
    private final Columns columns;
    private final Row row;
    private final StationsOfArea stations;
    private final LocalDate today;

    LedgerRow(LedgerSheet sort, String sheet, Columns columns, Row row, StationsOfArea stations, LocalDate today) {
        this.sort = sort;
        this.sheet = sheet;
        this.columns = columns;
        this.row = row;
        this.stations = stations;
        this.today = today;
    }

    /** Takes it, or says why not. */
    Verdict judged() {
        try {
            return new Verdict.Take(accepted());
        } catch (NotSo no) {
            return new Verdict.Hold(held(no));
        }
    }

    /** What becomes of a row. */
    sealed interface Verdict {
        record Take(Accepted row) implements Verdict {}

        record Hold(Held row) implements Verdict {}
    }

    private Accepted accepted() throws NotSo {
        var station = station();
        var day = day();
        var minutes = minutes();
        var heads = heads();
        var service = sort == LedgerSheet.SERVICES;
        var field = text(service ? "field" : "sort", LONGEST_FIELD);
        if (!service && field.isEmpty()) {
            throw new NotSo(HoldReason.TRAINING_KIND_MISSING, "sort", "");
        }
        var project = service ? text("project", LONGEST_NAME) : "";
        var title = text("title", LONGEST_TITLE);
        return new Accepted(
                sheet,
                row.line(),
                station.id(),
                day,
                service ? form(columns.text(row, "form")) : training(field),
                project,
                field,
                title.isEmpty() ? (project.isEmpty() ? field : project) : title,
                minutes,
                heads,
                Arrays.stream(BETWEEN_NAMES.split(text("workers", LONGEST_NAME)))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .map(name -> new Accepted.Doer(
                                stations.account(station.id(), name).orElse(null), name))
                        .toList(),
                columns.text(row, "place") + " "
                        + Cells.time(columns.cell(row, "start"))
                                .map(Object::toString)
                                .orElse(""),
                asWritten());
    }

    private StationsOfArea.Known station() throws NotSo {
        var written = columns.text(row, "station");
        if (written.isEmpty()) {
            throw new NotSo(HoldReason.STATION_MISSING, "station", "");
        }
        var found = stations.named(written);
        if (found.isEmpty()) {
            throw new NotSo(HoldReason.STATION_UNKNOWN, "station", stations.closest(written));
        }
        if (!found.get().mine()) {
            throw new NotSo(HoldReason.STATION_NOT_YOURS, "station", "");
        }
        return found.get();
    }

    private LocalDate day() throws NotSo {
        var cell = columns.cell(row, "day");
        if (Cells.text(cell).isEmpty()) {
            throw new NotSo(HoldReason.DATE_MISSING, "day", "");
        }
        var day = Cells.day(cell).orElse(null);
        if (day == null) {
            throw new NotSo(HoldReason.DATE_UNREADABLE, "day", "");
        }
        if (day.isAfter(today)) {
            throw new NotSo(HoldReason.DATE_IN_FUTURE, "day", "");
        }
        return day;
    }

    /** 2.5 hours are 150 minutes; parts of a minute are rounded. */
    private int minutes() throws NotSo {
        var field = columns.has("minutes") ? "minutes" : "hours";
        if (columns.text(row, field).isEmpty()) {
            throw new NotSo(HoldReason.DURATION_MISSING, field, "");
        }
        var written = number(field);
        if (written.isEmpty() || written.get().signum() <= 0) {
            throw new NotSo(HoldReason.DURATION_UNREADABLE, field, "");
        }
        var minutes = field.equals("hours") ? written.get().multiply(MINUTES_AN_HOUR) : written.get();
        if (minutes.compareTo(BigDecimal.valueOf(MINUTES_A_DAY)) > 0) {
            var inHours = minutes.divide(MINUTES_AN_HOUR.pow(2), 2, RoundingMode.HALF_UP)
                    .stripTrailingZeros();
            throw new NotSo(
                    HoldReason.DURATION_OVER_A_DAY, field, field.equals("hours") ? inHours.toPlainString() : "");
        }
        return minutes.setScale(0, RoundingMode.HALF_UP).intValueExact();
    }

    private int heads() throws NotSo {
        if (columns.text(row, "personTimes").isEmpty()) {
            throw new NotSo(HoldReason.PERSON_TIMES_MISSING, "personTimes", "");
        }
        var heads = number("personTimes");
        try {
            if (heads.isPresent() && heads.get().signum() >= 0) {
                return heads.get().intValueExact();
            }
        } catch (ArithmeticException e) {
            throw new NotSo(HoldReason.PERSON_TIMES_UNREADABLE, "personTimes", "");
        }
        throw new NotSo(HoldReason.PERSON_TIMES_UNREADABLE, "personTimes", "");
    }

    private Optional<BigDecimal> number(String field) {
        var cell = columns.cell(row, field);
        return Cells.decimal(cell)
                .or(() -> Cells.decimal(new cn.linli.documents.Cell.Text(
                        UNIT.matcher(Cells.code(cell)).replaceFirst(""))));
    }

    private String text(String field, int longest) throws NotSo {
        var text = columns.text(row, field);
        if (text.codePointCount(0, text.length()) > longest) {
            throw new NotSo(HoldReason.TEXT_TOO_LONG, field, "");
        }
        return text;
    }

    static WorkKind form(String written) {
        for (var form : FORMS.entrySet()) {
            if (form.getValue().stream().anyMatch(written::contains)) {
                return form.getKey();
            }
        }
        return WorkKind.ACTIVITY;
    }

    static WorkKind training(String sort) {
        return sort.contains("督导") ? WorkKind.SUPERVISION : WorkKind.TRAINING;
    }

    private Map<String, String> asWritten() {
        var cells = new LinkedHashMap<String, String>();
        for (var heading : columns.headings()) {
            var text = row.text(heading.column());
            if (!text.isEmpty()) {
                cells.put(heading.text().isEmpty() ? Row.columnName(heading.column()) : heading.text(), text);
            }
        }
        return cells;
    }

    private Held held(NotSo no) {
        var heading = columns.headings().stream()
                .filter(one -> one.field().equals(no.field))
                .map(Columns.Heading::text)
                .findFirst()
                .orElse("");
        return new Held(
                sheet,
                row.line(),
                columns.cellName(row, no.field),
                heading,
                no.reason,
                columns.text(row, no.field),
                no.suggestion,
                columns.headings().stream().map(Columns.Heading::text).toList(),
                columns.headings().stream().map(one -> row.text(one.column())).toList());
    }

    /** The first reason found. */
    private static final class NotSo extends Exception {

        private static final long serialVersionUID = 1L;

        private final HoldReason reason;
        private final String field;
        private final String suggestion;

        NotSo(HoldReason reason, String field, String suggestion) {
            super(reason.code(), null, false, false);
            this.reason = reason;
            this.field = field;
            this.suggestion = suggestion;
        }
    }
}
