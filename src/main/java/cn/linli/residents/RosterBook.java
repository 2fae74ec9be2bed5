package cn.linli.residents;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Secrets;
import cn.linli.access.Trail;
import cn.linli.documents.TableWriter;
import cn.linli.shared.Page;
import cn.linli.shared.SharedRefusal;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rosters as the screens show them. Numbers and phones stay covered; the sheet of held rows shows them, traced. */
@Service
class RosterBook {

    private static final TypeReference<Map<String, String>> CELLS = new TypeReference<>() {};
    private static final TypeReference<List<RosterShelf.Column>> COLUMNS = new TypeReference<>() {};

    private final JdbcClient db;
    private final Secrets secrets;
    private final JsonMapper json;
    private final Trail trail;
    private final RosterTexts texts;

    RosterBook(JdbcClient db, Secrets secrets, JsonMapper json, Trail trail, RosterTexts texts) {
        this.db = db;
        this.secrets = secrets;
        this.json = json;
        this.trail = trail;
        this.texts = texts;
    }

    /**
     * A roster and how far it is.
     *
     * @param state reading, ready, refused, confirming, confirmed, dropped
     * @param rowsDone how many rows so far
     * @param waiting rows still waiting for a correction
     * @param refusal why it came to nothing, or was put back: the code of a refusal
     */
    record View(
            UUID id,
            int version,
            String area,
            String fileName,
            long fileBytes,
            String state,
            int rowsDone,
            @Nullable RosterFigures figures,
            List<RosterShelf.Column> columns,
            int waiting,
            @Nullable String refusal,
            String by,
            OffsetDateTime started,
            @Nullable OffsetDateTime confirmed,
            @Nullable UUID corrects) {}

    /**
     * A row that waits.
     *
     * @param field the column it concerns
     * @param written what the cell says; numbers covered
     * @param name the name in the row
     */
    record Held(
            int sheet,
            int line,
            String code,
            String field,
            String written,
            String name,
            List<String> hints,
            @Nullable OffsetDateTime settled,
            String settledHow) {}

    /** One line of what would change. */
    record Difference(
            int no,
            @Nullable UUID person,
            @Nullable Integer sheet,
            @Nullable Integer line,
            String name,
            List<String> fields) {}

    @Transactional(readOnly = true)
    public View view(Actor actor, UUID id) {
        actor.needs(Right.IMPORT_ROSTER);
        return db.sql(VIEW + "where r.id = :id")
                .param("id", id)
                .query((row, n) -> view(row, true))
                .optional()
                .orElseThrow(SharedRefusal.NOT_FOUND::refuse);
    }

    /** The rosters in sight, newest first. */
    @Transactional(readOnly = true)
    public Page<View> list(Actor actor, @Nullable String after, int limit) {
        actor.needs(Right.IMPORT_ROSTER);
        var rows = db.sql(VIEW + """
                where (:after::uuid is null or r.id < :after::uuid) and r.state <> 'dropped'
                order by r.id desc
                limit :limit
                """)
                .param("after", after)
                .param("limit", limit + 1)
                .query((row, n) -> view(row, false))
                .list();
        return Page.cut(rows, limit, view -> view.id().toString());
    }

    private static final String VIEW = """
            select r.*, (
              select count(*) from residents.roster_held h where h.roster_id = r.id and h.settled is null) as waiting
            from residents.roster r
            """;

    private View view(ResultSet row, boolean whole) throws SQLException {
        var figures = row.getString("figures");
        var columns = row.getString("columns");
        return new View(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                row.getString("area").strip(),
                row.getString("file_name"),
                row.getLong("file_bytes"),
                row.getString("state"),
                row.getInt("rows_done"),
                figures == null ? null : json.readValue(figures, RosterFigures.class),
                columns == null || !whole ? List.of() : json.readValue(columns, COLUMNS),
                row.getInt("waiting"),
                row.getString("refusal"),
                row.getString("by_whom"),
                row.getObject("started", OffsetDateTime.class),
                row.getObject("confirmed", OffsetDateTime.class),
                row.getObject("corrects", UUID.class));
    }

    /** The rows that wait, in the order of the file. */
    @Transactional(readOnly = true)
    public Page<Held> held(Actor actor, UUID id, @Nullable String after, int limit) {
        view(actor, id);
        var mark = after == null ? new String[] {"-1", "-1"} : after.split("-", 2);
        var rows = db.sql("""
                select * from residents.roster_held
                where roster_id = :id and (sheet, line) > (:sheet, :line)
                order by sheet, line
                limit :limit
                """)
                .param("id", id)
                .param("sheet", number(mark[0]))
                .param("line", number(mark.length > 1 ? mark[1] : ""))
                .param("limit", limit + 1)
                .query((row, n) -> held(row))
                .list();
        return Page.cut(rows, limit, held -> held.sheet() + "-" + held.line());
    }

    private static int number(String text) {
        try {
            return text.isEmpty() ? -1 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw SharedRefusal.UNREADABLE.refuse().at("after");
        }
    }

    private Held held(ResultSet row) throws SQLException {
        var cells = json.readValue(secrets.open(row.getBytes("cells")), CELLS);
        var field = RosterField.of(row.getString("field"));
        return new Held(
                row.getInt("sheet"),
                row.getInt("line"),
                row.getString("code"),
                field.code(),
                covered(field, cells.getOrDefault(field.code(), "")),
                cells.getOrDefault(RosterField.NAME.code(), ""),
                List.of((String[]) row.getArray("hints").getArray()),
                row.getObject("settled", OffsetDateTime.class),
                row.getString("settled_how"));
    }

    private static final EnumSet<RosterField> COVERED = EnumSet.of(
            RosterField.IDENTITY,
            RosterField.DISABILITY_CARD,
            RosterField.PHONE,
            RosterField.KIN_PHONE,
            RosterField.HEALTH);

    private static String covered(RosterField field, String text) {
        return !COVERED.contains(field) || text.length() < 8
                ? text
                : text.substring(0, 3) + "*".repeat(text.length() - 7) + text.substring(text.length() - 4);
    }

    /** What would change, or has: {@code new}, {@code changed} or {@code gone}. */
    @Transactional(readOnly = true)
    public Page<Difference> differences(Actor actor, UUID id, String what, @Nullable String after, int limit) {
        view(actor, id);
        var rows = db.sql("""
                select * from residents.roster_difference
                where roster_id = :id and what = :what and no > :after
                order by no
                limit :limit
                """)
                .param("id", id)
                .param("what", what)
                .param("after", after == null ? 0 : number(after))
                .param("limit", limit + 1)
                .query((row, n) -> new Difference(
                        row.getInt("no"),
                        row.getObject("person_id", UUID.class),
                        row.getObject("sheet", Integer.class),
                        row.getObject("line", Integer.class),
                        row.getString("name"),
                        List.of((String[]) row.getArray("fields").getArray())))
                .list();
        return Page.cut(rows, limit, line -> String.valueOf(line.no()));
    }

    /**
     * The rows that wait as a workbook: reason and suggestion in front, the row as it was behind. Mended, it is brought
     * back as it is. Its numbers are open, so it leaves a line in the trail.
     */
    @Transactional
    public void heldSheet(Actor actor, UUID id, Locale language, OutputStream out) {
        var roster = view(actor, id);
        trail.write(actor, "residents.roster-held-taken-out", id, Map.of("rows", roster.waiting()));
        var fields = EnumSet.allOf(RosterField.class);
        fields.remove(RosterField.FORMER_LINE);
        var columns = new ArrayList<TableWriter.Column>();
        columns.add(TableWriter.Column.text(RosterHeadings.usual(RosterField.FORMER_LINE), 10));
        columns.add(TableWriter.Column.text(texts.say("residents.roster.reason", language), 34));
        columns.add(TableWriter.Column.text(texts.say("residents.roster.suggestion", language), 40));
        fields.forEach(field -> columns.add(TableWriter.Column.text(RosterHeadings.usual(field), width(field))));
        try (var table = TableWriter.to(out)) {
            table.sheet(texts.say("residents.roster.sheet", language), columns);
            table.title("待更正 · " + roster.fileName() + " · " + id);
            db.sql("""
                    select * from residents.roster_held
                    where roster_id = :id and settled is null
                    order by sheet, line
                    """).param("id", id).query(row -> {
                table.row(line(row, fields, language));
            });
        }
    }

    private List<String> line(ResultSet row, EnumSet<RosterField> fields, Locale language) throws SQLException {
        var cells = json.readValue(secrets.open(row.getBytes("cells")), CELLS);
        var hints = List.of((String[]) row.getArray("hints").getArray());
        var code = row.getString("code");
        var line = new ArrayList<String>();
        line.add((row.getInt("sheet") + 1) + "-" + row.getInt("line"));
        line.add(texts.say("residents.roster." + code, language));
        line.add(texts.suggestion(code, hints, language));
        fields.forEach(field -> line.add(cells.getOrDefault(field.code(), "")));
        return line;
    }

    private static double width(RosterField field) {
        return switch (field) {
            case ORDINAL, SEX, GRID, DISABILITY_KIND, DISABILITY_LEVEL, KIN_RELATION -> 8;
            case IDENTITY, DISABILITY_CARD -> 24;
            case REGISTERED, HOME -> 40;
            default -> 14;
        };
    }
}
