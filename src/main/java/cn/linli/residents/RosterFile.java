package cn.linli.residents;

import cn.linli.documents.Cell;
import cn.linli.documents.Cells;
import cn.linli.documents.Columns;
import cn.linli.documents.DocumentRefusal;
import cn.linli.documents.Row;
import cn.linli.documents.Sheet;
import cn.linli.documents.Workbook;
import cn.linli.shared.Refused;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A workbook read as a roster: every visible sheet that has a column of names and at least two others we know. */
final class RosterFile {

    private static final int ENOUGH_COLUMNS = 3;
    private static final Pattern FORMER = Pattern.compile("(\\d{1,3})-(\\d{1,7})");
    private static final Pattern CORRECTION = Pattern.compile("待更正.*([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    private final List<Part> parts = new ArrayList<>();

    /** A sheet with its place among the tabs and its columns. */
    record Part(int number, Sheet sheet, Columns columns) {

        boolean has(RosterField field) {
            return columns.has(field.code());
        }
    }

    /**
     * Looks for the rosters in a workbook; refuses one without any.
     *
     * @param said what the station said about headings before
     */
    RosterFile(Workbook workbook, Map<String, String> said) {
        Refused no = null;
        var number = 0;
        for (var sheet : workbook.sheets()) {
            try {
                var columns = RosterHeadings.in(sheet, said);
                if (!sheet.hidden() && columns.fields().size() >= ENOUGH_COLUMNS) {
                    parts.add(new Part(number, sheet, columns));
                }
            } catch (Refused e) {
                if (e.refusal() != DocumentRefusal.HEADER_NOT_FOUND) {
                    throw e;
                }
                no = no == null ? e : no;
            }
            number++;
        }
        if (parts.isEmpty()) {
            throw no == null ? DocumentRefusal.HEADER_NOT_FOUND.refuse("1") : no;
        }
    }

    List<Part> parts() {
        return parts;
    }

    /** Hands over the rows of a sheet that tell of a person; titles, blanks, sums and signatures are left out. */
    static void rows(Part part, Consumer<RosterRow> each) {
        var columns = new EnumMap<RosterField, Integer>(RosterField.class);
        part.columns().fields().forEach((code, column) -> columns.put(RosterField.of(code), column));
        for (var row : part.sheet().rows()) {
            if (part.columns().isData(row)) {
                var read = read(part.number(), row, columns);
                if (read != null) {
                    each.accept(read);
                }
            }
        }
    }

    private static @Nullable RosterRow read(int sheet, Row row, EnumMap<RosterField, Integer> columns) {
        var texts = new EnumMap<RosterField, String>(RosterField.class);
        columns.forEach((field, column) -> {
            var text = row.text(column);
            if (!text.isEmpty()) {
                texts.put(field, text);
            }
        });
        if (tellsOfNobody(texts)) {
            return null;
        }
        var identity = row.cell(columns.getOrDefault(RosterField.IDENTITY, -1));
        var phone = row.cell(columns.getOrDefault(RosterField.PHONE, -1));
        return new RosterRow(
                new RosterPlace(sheet, row.line()),
                texts,
                Cells.day(row.cell(columns.getOrDefault(RosterField.BIRTH, -1))).orElse(null),
                isNumber(identity),
                Cells.untidy(identity) || Cells.untidy(phone));
    }

    /** The line of an earlier roster this row was held in, as the sheet of held rows says: {@code 1-52}. */
    static Optional<RosterPlace> former(RosterRow row) {
        var written = FORMER.matcher(row.text(RosterField.FORMER_LINE));
        return written.matches()
                ? Optional.of(
                        new RosterPlace(Integer.parseInt(written.group(1)) - 1, Integer.parseInt(written.group(2))))
                : Optional.empty();
    }

    /** The roster whose held rows this workbook brings back: its id stands in the title. */
    Optional<UUID> corrects() {
        for (var part : parts) {
            for (var row : part.sheet().rows()) {
                if (row.line() > part.columns().headerLine()) {
                    break;
                }
                var title = CORRECTION.matcher(row.text(0));
                if (title.find()) {
                    return Optional.of(UUID.fromString(title.group(1)));
                }
            }
        }
        return Optional.empty();
    }

    /** A line numbered in advance and left empty, or the headings once more on the next printed page. */
    private static boolean tellsOfNobody(Map<RosterField, String> texts) {
        var filled = texts.size() - (texts.containsKey(RosterField.ORDINAL) ? 1 : 0);
        return filled == 0
                || (filled > 1
                        && RosterHeadings.usual(RosterField.SEX).equals(texts.get(RosterField.SEX))
                        && String.valueOf(texts.get(RosterField.NAME))
                                .contains(RosterHeadings.usual(RosterField.NAME)));
    }

    private static boolean isNumber(Cell cell) {
        return cell instanceof Cell.Numeric || (cell instanceof Cell.Formula formula && isNumber(formula.cached()));
    }
}
